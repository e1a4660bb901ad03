"""Scenario A: one host, one campus, one week, twelve trainees.

The numbers are those of the domain notes with their corrections. Principals find
12 places with their mentors and academic directors 6, for eight and four of
them, so that either role can lose a mentor for a day. They want 104 seats in
lessons; three sit in a lesson and a class is visited twice a week, so that at
least 35 of 48 visits are needed: tight, but feasible.
"""

from __future__ import annotations

from cohortplan.generator.agenda import Quota
from cohortplan.generator.cast import Cohort
from cohortplan.generator.curriculum import CLASS_HOUR, MORAL
from cohortplan.generator.programme_a import EVENTS, FRIDAY, MONDAY, THURSDAY, WEDNESDAY
from cohortplan.generator.research_a import PROTECTED
from cohortplan.generator.school_a import CAMPUS, DIRECTOR, LABS, MENTORS, POSTS, PRINCIPAL, TEACHERS
from cohortplan.generator.spec import World
from cohortplan.generator.troubles import Delegation, Illness, Troubles

PRINCIPALS = Cohort(
    role=PRINCIPAL,
    count=8,
    subjects=(
        ("语文",), ("数学",), ("语文", MORAL), ("数学", "科学"), ("英语",), ("科学",), (MORAL,), ("体育与健康",),
    ),
)  # fmt: skip
DIRECTORS = Cohort(role=DIRECTOR, count=4, subjects=(("语文",), ("数学",), ("英语",), ("语文", MORAL)))


OFFERS = {"shadowing": True, "mentoring": "13:40-14:20", "critiques": True}


def quotas(role: str, lessons: int, own: int) -> tuple[Quota, ...]:
    """What one role is to attend; ``own`` lessons at least in the trainee's own subjects."""
    own_lessons = (Quota(role=role, kinds="lesson", least=own, own=True),) if own else ()
    return (
        Quota(role=role, kinds="lesson", least=lessons),
        *own_lessons,
        Quota(role=role, kinds="lesson", per="day", most=3),
        Quota(role=role, kinds="critique", least=3),
        Quota(role=role, kinds="shadowing", least=2),
        Quota(role=role, kinds="research", least=1, own=True),
        Quota(role=role, kinds="meeting", least=1, most=2),
        Quota(role=role, kinds="mentoring", least=3),
        Quota(role=role, kinds="talk", least=2),
    )


WORLD = World(
    like="A",
    title="2026年秋季校长、教导主任跟岗学习",
    schools=("青禾实验小学", "听溪小学", "松间实验小学", "揽月小学", "望舒小学", "石榴湾小学"),
    start=MONDAY,
    end=FRIDAY,
    term_start="2026-09-01",
    as_of="2026-10-12T09:00",
    zone="Asia/Shanghai",
    holidays={},
    make_up={},
    campuses=(CAMPUS,),
    posts=POSTS,
    teachers=TEACHERS,
    protected=PROTECTED,
    class_hour=CLASS_HOUR,
    shared_subjects={
        CLASS_HOUR: ("语文", "数学", "英语", "科学"),
        MORAL: ("语文", "数学"),
        "劳动": ("语文", "数学", "英语", "美术"),
        "综合实践": ("语文", "数学", "英语", "科学"),
    },
    closed_teachers=("新入职教师", "新入职教师", "代课教师"),
    morning_subjects=("语文", "数学", "英语"),
    counties=6,
    cohorts=(DIRECTORS, PRINCIPALS),
    quotas=(*quotas(PRINCIPAL, lessons=8, own=0), *quotas(DIRECTOR, lessons=10, own=3)),
    events=EVENTS,
    swaps_on=("2026-10-20",),
    offers=OFFERS,
    troubles=Troubles(
        illness=Illness(on=WEDNESDAY, until=WEDNESDAY, among=MENTORS[1:]),
        delegations=(
            Delegation(
                title="邻省校长考察团来访",
                on=THURSDAY,
                start="09:30",
                end="11:30",
                people=30,
                rooms=("报告厅", LABS[0]),
                leader="head",
            ),
        ),
    ),
)
