"""``[assumed]``: what an import filled in by custom, for a coordinator to confirm by deleting the line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cohortplan.intake.section import Section
from cohortplan.intake.toml_lines import line_of
from cohortplan.text import Language, Text

SECTION = "assumed"


@dataclass(frozen=True)
class Assumption:
    """A sentence with the names of its numbers and words, in the order in which the file lists them."""

    text: Text
    names: tuple[str, ...] = ()

    def filled(self, values: Iterable[object]) -> Text:
        """The sentence with these."""
        facts = dict(zip(self.names, values, strict=True))
        return Text(zh=self.text.say(Language.ZH_CN, **facts), en=self.text.say(Language.EN, **facts))


ASSUMED: Mapping[str, Assumption] = {
    "as_of": Assumption(
        Text(zh="排定时刻按{moment}。", en="The moment of planning is taken to be {moment}."), ("moment",)
    ),
    "name": Assumption(Text(zh="项目名称取为“{name}”。", en="The project is called “{name}”."), ("name",)),
    "campus": Assumption(
        Text(zh="没有说校区，按只有一个校区“{campus}”。", en="No campus is named; there is one, “{campus}”."),
        ("campus",),
    ),
    "bells": Assumption(
        Text(
            zh="没有作息时间，按“4+2”：上午 8:30 起四节，下午 14:30 起两节，课后一节 16:15–17:00。",
            en="There are no bells; “4+2” is taken: four periods from 8:30, two from 14:30, one after school "
            "16:15–17:00.",
        )
    ),
    "seasons": Assumption(
        Text(
            zh="夏令时、冬令时作息没有写起止日期，按夏季 5月1日至9月30日、冬季 10月1日至次年4月30日。",
            en="The summer and winter bells have no dates; summer is taken to last from 1 May to 30 September, winter from "
            "1 October to 30 April.",
        )
    ),
    "seats": Assumption(
        Text(zh="每个班每节课的听课名额按 {seats} 人。", en="Each class has {seats} seats for visitors in a lesson."),
        ("seats",),
    ),
    "visits": Assumption(
        Text(
            zh="每个班每天最多接待听课 {day} 节、每周 {week} 节。",
            en="Each class is visited in at most {day} lessons a day and {week} a week.",
        ),
        ("day", "week"),
    ),
    "mentor_places": Assumption(
        Text(
            zh="导师最多带教：校长 {head} 人，校区校长 {campus_head} 人，副校长 {deputy} 人，主任及其他 {director} 人。",
            en="Mentors lead at most: the head {head}, a campus head {campus_head}, a deputy {deputy}, a director or "
            "any other {director}.",
        ),
        ("head", "campus_head", "deputy", "director"),
    ),
    "mentor_roles": Assumption(
        Text(
            zh="校长、校区校长、副校长带教校长学员，主任及其他导师带教教导主任学员。",
            en="Heads, campus heads and deputies lead principals; directors and other mentors lead academic directors.",
        )
    ),
    "mentors_from_staff": Assumption(
        Text(
            zh="没有导师名单，按教职工名单中的 {count} 位校长、副校长和主任为导师。",
            en="There is no list of mentors; the {count} heads, deputies and directors of the staff list are mentors.",
        ),
        ("count",),
    ),
    "trainee_roles": Assumption(
        Text(zh="学员角色由职务判断（{count} 人）。", en="The roles of {count} trainees follow from their posts."),
        ("count",),
    ),
    "lesson_quotas": Assumption(
        Text(
            zh="按 {days} 个上课日，听课至少：校长 {principals} 节，教导主任 {directors} 节。",
            en="For {days} working days, lessons to observe: principals {principals}, academic directors {directors}.",
        ),
        ("days", "principals", "directors"),
    ),
    "offer_quotas": Assumption(
        Text(
            zh="每人至少跟岗 {shadowing} 个半天，导师面谈 {mentoring} 次。",
            en="Everybody has at least {shadowing} half-days of shadowing and {mentoring} mentor meetings.",
        ),
        ("shadowing", "mentoring"),
    ),
    "critique_quotas": Assumption(
        Text(
            zh="评课至少：校长 {principals} 次，教导主任 {directors} 次。",
            en="Critiques at least: principals {principals}, academic directors {directors}.",
        ),
        ("principals", "directors"),
    ),
    "session_quotas": Assumption(
        Text(
            zh="活动表中已有的{kinds}，每人至少一次。", en="Of {kinds}, which the sessions hold, everybody attends one."
        ),
        ("kinds",),
    ),
    "offers": Assumption(
        Text(
            zh="由程序按课表生成导师半天跟岗（每次 {seats} 人）和 {window} 的导师面谈；评课可在 [offers] 中打开。",
            en="Half-days beside mentors ({seats} at a time) and mentor meetings {window} are made from the timetable; "
            "critiques can be switched on in [offers].",
        ),
        ("seats", "window"),
    ),
    "opening": Assumption(
        Text(zh="{day}上午安排开班仪式与入校说明。", en="The morning of {day} is for the opening and the induction."),
        ("day",),
    ),
    "closing": Assumption(
        Text(zh="{day}下午安排汇报交流与结业仪式。", en="The afternoon of {day} is for reports and the closing."),
        ("day",),
    ),
    "alternating": Assumption(
        Text(
            zh="有 {count} 格写了两门课，按单周第一门、双周第二门。",
            en="{count} cells name two subjects; the first is taught in odd weeks, the second in even ones.",
        ),
        ("count",),
    ),
    "shared_rooms": Assumption(
        Text(
            zh="{rooms}同时有几个班上课，不当作需要独占的场地。",
            en="{rooms} hold several classes at once, so they are not rooms that are taken by one.",
        ),
        ("rooms",),
    ),
    "without_teacher": Assumption(
        Text(
            zh="有 {count} 节课不知道教师，照常开放听课。",
            en="Of {count} lessons the teacher is not known; they are open to visitors all the same.",
        ),
        ("count",),
    ),
}

VALUES = Text(
    zh="导入时写下的内容，请勿改动；确认后删去这一行", en="what the import wrote; leave it, or delete the line"
)


def read_assumed(section: Section) -> tuple[Text, ...]:
    """What is still to be confirmed, as sentences; what is none of these is noted."""
    section.only(*ASSUMED)
    found = []
    for code, value in section.data.items():
        assumption = ASSUMED.get(code)
        if assumption is None:
            continue
        if isinstance(value, list) and len(value) == len(assumption.names) and _plain(value):
            found.append(assumption.filled(value))
        else:
            section.note("wrong_type", code, str(value), expected=VALUES)
    return tuple(found)


def _plain(values: list[object]) -> bool:
    return all(isinstance(value, (str, int, date)) for value in values)


def unconfirmed(source: str) -> dict[str, Text]:
    """What a ``project.toml`` still asks to confirm, by code; empty where it cannot be read."""
    try:
        section = tomllib.loads(source).get(SECTION, {})
    except (ValueError, RecursionError):
        return {}
    read = {code: read_assumed(Section({code: value}, (SECTION,), "")) for code, value in dict(section).items()}
    return {code: sentences[0] for code, sentences in read.items() if sentences}


def confirmed(source: str, code: str) -> str:
    """The same ``project.toml`` without this assumption; all else stays as it is, comments included."""
    if code not in unconfirmed(source):
        return source
    lines = source.splitlines(keepends=True)
    del lines[line_of(source, (SECTION, code)) - 1]
    return "".join(lines)
