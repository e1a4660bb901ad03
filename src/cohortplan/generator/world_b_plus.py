"""Scenario B+, for size: B's two campuses for four clean weeks, with 120 trainees and 36 mentors.

Principals find 82 places and academic directors 48, for 78 and 42 of them. They
want 1,284 of 1,920 seats in lessons.
"""

from __future__ import annotations

from dataclasses import replace

from cohortplan.generator.agenda import Quota
from cohortplan.generator.campuses_b import EAST, HALL, MUSEUM, STUDIO, WEST, at
from cohortplan.generator.cast import Cohort
from cohortplan.generator.duties_b import WEEKLY, closed, party_meeting
from cohortplan.generator.leaders_b import MORE_POSTS, keys
from cohortplan.generator.programme_b import closing, induction, meetings, opening, patrol, reflections
from cohortplan.generator.research_b import research
from cohortplan.generator.school_a import DIRECTOR, PRINCIPAL
from cohortplan.generator.talks_b import talks
from cohortplan.generator.troubles import Delegation, GradeAway, Illness, Late, OpenWeek, Recall, Troubles
from cohortplan.generator.world_b import DIRECTORS_OF_TEACHING, PRINCIPALS, asked
from cohortplan.generator.world_b import WORLD as B

WEEKS = tuple(
    tuple(f"2026-{day}" for day in week)
    for week in (
        ("10-12", "10-13", "10-14", "10-15", "10-16"),
        ("10-19", "10-20", "10-21", "10-22", "10-23"),
        ("10-26", "10-27", "10-28", "10-29", "10-30"),
        ("11-02", "11-03", "11-04", "11-05", "11-06"),
    )
)
FIRST, SECOND, THIRD, FOURTH = WEEKS
DAYS = tuple(day for week in WEEKS for day in week)
TALK_DAYS = (
    *(FIRST[1], FIRST[2], FIRST[3]),
    *(SECOND[1], SECOND[3], SECOND[4]),
    *(THIRD[1], THIRD[2], THIRD[3]),
    *(FOURTH[0], FOURTH[1], FOURTH[2]),
)

KINDS = {"lesson": 10, "critique": 4, "shadowing": 6, "research": 4, "meeting": 2, "talk": 6, "mentoring": 4}
QUOTAS: tuple[Quota, ...] = (
    *asked(PRINCIPAL, KINDS, own_lessons=0),
    *asked(DIRECTOR, KINDS | {"lesson": 12}, own_lessons=6),
)
COHORTS = (
    Cohort(role=DIRECTOR, count=42, subjects=DIRECTORS_OF_TEACHING.subjects * 3),
    Cohort(role=PRINCIPAL, count=78, subjects=PRINCIPALS.subjects * 3),
)

MENTORS = keys(MORE_POSTS)
MENTORS_OF = {campus: keys(MORE_POSTS, campus) for campus in (EAST, WEST)}
EVENTS = (
    *opening(DAYS[0], MENTORS, seats=140),
    *talks(TALK_DAYS, seats=90),
    *meetings(12, MENTORS_OF, four_days=True),
    *research(16),
    *(patrol(week[1], EAST, "deputy_conduct_east", "随行巡课：课堂常规", ("09:20", "10:00")) for week in WEEKS),
    *(patrol(week[3], WEST, "deputy_teaching_west", "随行巡课：高年级课堂", ("09:30", "10:10")) for week in WEEKS),
    *reflections(DAYS[:-1]),
    *closing(DAYS[-1], MENTORS, seats=140),
)
DUTIES = (
    *WEEKLY,
    *(party_meeting(week[4]) for week in WEEKS[:-1]),
    closed("区教育局校长会", FIRST[1], ("14:00", "16:30"), "head"),
    closed("学生个案会商", SECOND[3], ("14:30", "16:00"), "director_conduct_east", "director_conduct_west"),
    closed("校园安全督查", SECOND[4], ("09:00", "11:00"), "deputy_affairs_west"),
    closed("人事工作会", THIRD[0], ("10:00", "11:30"), "head", "campus_head_east"),
    closed("职称评审会", THIRD[1], ("14:00", "16:00"), "deputy_research_east"),
    closed("区教导主任例会", FOURTH[2], ("09:00", "11:00"), "director_teaching_east", "director_teaching_west"),
)
TROUBLES = Troubles(
    illness=Illness(
        on=SECOND[2], until=SECOND[4], among=tuple(key for key in MENTORS if "deputy" in key or "director" in key)
    ),
    delegations=(
        Delegation(
            title="结对县校长考察团来访",
            on=SECOND[2],
            start="09:30",
            end="11:20",
            people=12,
            rooms=(at(WEST, STUDIO), at(WEST, "科学实验室一")),
            leader="deputy_teaching_west",
            campus=WEST,
            classes=("三(7)班", "四(7)班", "五(7)班"),
            people_in_class=4,
        ),
        Delegation(
            title="外省教育考察团来访",
            on=THIRD[3],
            start="09:00",
            end="11:30",
            people=45,
            rooms=(at(EAST, HALL), at(EAST, MUSEUM), at(EAST, "科学实验室二")),
            leader="head",
            campus=EAST,
        ),
    ),
    open_weeks=(
        OpenWeek(
            title="西校区一年级家长开放周", start=THIRD[0], end=THIRD[4], campus=WEST, grade="一年级", people_in_class=4
        ),
    ),
    grades_away=(GradeAway(grade="六年级", on=SECOND[3], until=SECOND[3], reason="六年级体质健康测试"),),
    swaps_on=(FIRST[1], SECOND[4], THIRD[2], FOURTH[0]),
    late=Late(count=3, arrive=f"{FIRST[1]} 12:00", induction=induction(FIRST[1])),
    recall=Recall(start=THIRD[0], end=f"{THIRD[1]} am", reason="回本县处理学校急务"),
)  # fmt: skip

WORLD = replace(
    B,
    like="B+",
    title="2026年秋季校长、教导主任跟岗学习（一校两区，四周）",
    start=DAYS[0],
    end=DAYS[-1],
    as_of="2026-10-08T09:00",
    holidays={},
    make_up={},
    posts=MORE_POSTS,
    counties=24,
    cohorts=COHORTS,
    quotas=QUOTAS,
    events=EVENTS,
    troubles=TROUBLES,
    duties=DUTIES,
    same_school=12,
    group_size=6,
    conflicts=4,
)
