"""Numbers of rules that go together 预设: a beginning for a coordinator who does not want to choose each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cohortplan.text import Text

Numbers = Mapping[str, Mapping[str, int | bool | str]]
"""Settings by rule and name, as ``[rules.NAME]`` writes them."""

PRESET = "preset"
"""The key of ``[rules]`` that names one. No rule may be called so."""


@dataclass(frozen=True, kw_only=True)
class Preset:
    """What differs from the defaults, and for whom that is meant. What ``[rules.NAME]`` writes beside it wins."""

    name: str
    title: Text
    meaning: Text
    numbers: Numbers


PRESETS = (
    Preset(
        name="principals",
        title=Text(zh="校长班", en="Principals"),
        meaning=Text(
            zh="看得广、跟得紧：多听不同年级、学科和教师的课，多走部门，每天都可跟岗；跟岗认本人导师，热门活动机会均等。",
            en="Wide, and close to leaders: more grades, subjects, teachers and departments, shadowing on every day and "
            "beside the own mentor, popular sessions shared evenly.",
        ),
        numbers={
            "variety": {"weight": 2, "grades": 4, "subjects": 4, "teachers": 6, "departments": 3},
            "mentor_hours": {"days_a_week": 5},
            "continuity": {"weight": 3},
            "repeat_visits": {"weight": 2},
            "fair_share": {"weight": 2, "hours_apart": 4},
            "coverage": {"weight": 2},
            "mixing": {"weight": 2},
        },
    ),
    Preset(
        name="directors",
        title=Text(zh="教导主任班", en="Academic directors"),
        meaning=Text(
            zh="在本学科内看得深：同一学科跨年级听课，同一班级、同一位教师可以再听一次看进展；学科导师跟到底，同学科的学员难免常在一起。",
            en="Deep in the own subject: its lessons through the grades, the same class or teacher a second time to see how it "
            "goes on; the subject mentor throughout, and those of one subject meet often.",
        ),
        numbers={
            "variety": {"weight": 2, "grades": 4, "departments": 1},
            "repeat_visits": {"per_class": 2, "per_teacher": 2},
            "teacher_visits": {"per_week": 3},
            "continuity": {"weight": 4},
            "wishes": {"weight": 2},
            "mixing": {"together": 5},
        },
    ),
    Preset(
        name="gentle",
        title=Text(zh="少打扰", en="Gentle"),
        meaning=Text(
            zh="照顾接待的班级、教师和导师：每班每位教师每周只被听一节，每名学员每天至多听两节，导师每周少跟一天，变动提前两天定下。",
            en="Kind to classes, teachers and mentors of the host: each class and teacher visited once a week, two lessons a day "
            "for a trainee, a day less of shadowing, and no change within two days.",
        ),
        numbers={
            "class_visits": {"per_week": 1},
            "teacher_visits": {"per_week": 1},
            "gentle_visits": {"weight": 4},
            "mentor_hours": {"days_a_week": 3, "days_a_week_heads": 4},
            "mentor_balance": {"weight": 3},
            "daily_load": {"lessons": 2},
            "pins": {"freeze_hours": 48},
            "stability": {"weight": 5, "soon_hours": 48},
        },
    ),
    Preset(
        name="strict",
        title=Text(zh="从严", en="Strict"),
        meaning=Text(
            zh="能写成承诺的都写成上限，一点也不许超：跟岗只跟本人导师，能力项人人覆盖，同县学员不扎堆；导师负担和机会均等加重，两校区之间多留时间。",
            en="Whatever can be promised is a limit, with nothing tolerated: shadowing beside the own mentor only, every "
            "competency for everybody, no session crowded by one county; even loads and equal chances count more, and "
            "there is more time between campuses.",
        ),
        numbers={
            "no_clash": {"buffer": 15},
            "leader_clash": {"buffer": 15},
            "continuity": {"limit": 0},
            "coverage": {"limit": 0},
            "mixing": {"limit": 0},
            "mentor_balance": {"weight": 3},
            "fair_share": {"weight": 3},
        },
    ),
)


def preset_named(name: str) -> Preset | None:
    """The preset of this name, or ``None``."""
    return next((each for each in PRESETS if each.name == name), None)
