"""Scenario B: one host, two campuses, ten working days with a make-up Sunday and a holiday, forty trainees.

The numbers are those of the domain notes with their corrections. Principals find
34 places with their mentors and academic directors 18, for 26 and 14 of them.
They want 536 seats in lessons; four sit in a lesson and a class is visited twice
a week, so that at least 134 of 240 visits are needed, of 217 when guests,
parents and a grade's test have taken theirs.
"""

from __future__ import annotations

from cohortplan.generator.agenda import Quota
from cohortplan.generator.campuses_b import (
    CAMPUSES,
    EAST,
    HALL,
    MUSEUM,
    RUNS,
    STUDIO,
    TEACHERS,
    WAYS,
    WEST,
    at,
)
from cohortplan.generator.cast import Cohort
from cohortplan.generator.curriculum import CLASS_HOUR, MORAL
from cohortplan.generator.duties_b import WEEKLY, closed, party_meeting
from cohortplan.generator.leaders_b import DEPUTIES, DIRECTORS, HEADS_OFFICE, POSTS, keys
from cohortplan.generator.programme_b import closing, induction, meetings, opening, patrol, reflections
from cohortplan.generator.research_b import PROTECTED, research
from cohortplan.generator.school_a import DIRECTOR, PRINCIPAL
from cohortplan.generator.spec import World
from cohortplan.generator.talks_b import talks
from cohortplan.generator.troubles import Delegation, GradeAway, Illness, Late, OpenWeek, Recall, Troubles

MON, TUE, WED, THU, FRI, SUN = (f"2026-09-{day}" for day in (14, 15, 16, 17, 18, 20))
MON_2, TUE_2, WED_2, THU_2, HOLIDAY = (f"2026-09-{day}" for day in (21, 22, 23, 24, 25))
MAKE_UP = {SUN: HOLIDAY}

SCHOOLS = ("云栖实验小学", "两江附属小学", "桐荫小学", "远山外国语小学", "澄心小学", "榕城实验小学")
SHARED_SUBJECTS = {
    CLASS_HOUR: ("语文", "数学", "英语"),
    MORAL: ("语文", "数学"),
    "劳动": ("语文", "数学", "英语", "美术"),
    "综合实践": ("语文", "数学", "英语", "科学"),
}
CLOSED_TEACHERS = ("新入职教师", "新入职教师", "代课教师", "孕期教师", "新入职教师", "代课教师")
OFFERS = {"shadowing": True, "mentoring": "16:10-16:40", "critiques": True}

PRINCIPALS = Cohort(
    role=PRINCIPAL,
    count=26,
    subjects=(
        *(("语文",),) * 5, *(("语文", MORAL),) * 3, *(("数学",),) * 5, *(("数学", "科学"),) * 2, *(("英语",),) * 3,
        *(("科学",),) * 3, *((MORAL,),) * 3, *(("体育与健康",),) * 2,
    ),
)  # fmt: skip
DIRECTORS_OF_TEACHING = Cohort(
    role=DIRECTOR, count=14, subjects=(*(("语文",),) * 6, *(("数学",),) * 5, *(("英语",),) * 3)
)


def asked(role: str, kinds: dict[str, int], own_lessons: int) -> tuple[Quota, ...]:
    """What one role is to attend, so many of each kind; research of the own subject, and some lessons too."""
    own = (Quota(role=role, kinds="lesson", least=own_lessons, own=True),) if own_lessons else ()
    return (
        *(Quota(role=role, kinds=kind, least=least, own=kind == "research") for kind, least in kinds.items()),
        *own,
        Quota(role=role, kinds="lesson", per="day", most=3),
    )


KINDS = {"lesson": 12, "critique": 4, "shadowing": 4, "research": 2, "meeting": 1, "talk": 3, "mentoring": 3}
QUOTAS = (
    *asked(PRINCIPAL, KINDS, own_lessons=0),
    Quota(role=PRINCIPAL, kinds="shadowing", least=1, department=HEADS_OFFICE),
    *asked(DIRECTOR, KINDS | {"lesson": 16, "critique": 5}, own_lessons=8),
    Quota(role=DIRECTOR, kinds="shadowing", least=1, department=HEADS_OFFICE),
)

MENTORS = keys(POSTS)
MENTORS_OF = {campus: keys(POSTS, campus) for campus in (EAST, WEST)}
EVENTS = (
    *opening(MON, MENTORS, seats=60),
    *talks((TUE, WED, THU, FRI, SUN, MON_2, TUE_2, WED_2), seats=24),
    *meetings(6, MENTORS_OF, four_days=False),
    *research(8),
    patrol(TUE, EAST, "deputy_conduct_east", "随行巡课：课堂常规", ("09:20", "10:00")),
    patrol(THU, WEST, "deputy_teaching_west", "随行巡课：高年级课堂", ("09:30", "10:10")),
    patrol(FRI, EAST, "deputy_teaching_east", "随行巡课：低年级课堂", ("11:25", "12:05")),
    patrol(MON_2, WEST, "deputy_affairs_west", "随行巡课：课堂与后勤", ("13:50", "14:35")),
    patrol(WED_2, EAST, "director_conduct_east", "随行巡课：班级文化", ("09:20", "10:00")),
    *reflections((MON, TUE, WED, THU, FRI, SUN, MON_2, TUE_2, WED_2)),
    *closing(THU_2, MENTORS, seats=60),
)
DUTIES = (
    *WEEKLY,
    party_meeting(FRI),
    closed("区教育局校长会", TUE, ("14:00", "16:30"), "head"),
    closed("学生个案会商", THU, ("14:30", "16:00"), "director_conduct_east", "director_conduct_west"),
    closed("校园安全督查", FRI, ("09:00", "11:00"), "deputy_affairs_west"),
    closed("人事工作会", MON_2, ("10:00", "11:30"), "head", "campus_head_east"),
    closed("职称评审会", TUE_2, ("14:00", "16:00"), "deputy_research_east"),
    closed("区教导主任例会", WED_2, ("09:00", "11:00"), "director_teaching_east", "director_teaching_west"),
)
TROUBLES = Troubles(
    illness=Illness(on=THU, until=THU_2, among=keys((*DEPUTIES, *DIRECTORS))),
    delegations=(
        Delegation(
            title="结对县校长考察团来访",
            on=WED,
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
            on=TUE_2,
            start="09:00",
            end="11:30",
            people=45,
            rooms=(at(EAST, HALL), at(EAST, MUSEUM), at(EAST, "科学实验室二")),
            leader="head",
            campus=EAST,
            classes=(
                "一(1)班", "一(2)班", "二(1)班", "二(2)班", "三(1)班", "三(2)班", "三(3)班", "四(1)班", "四(2)班",
                "四(3)班", "五(1)班", "五(2)班",
            ),
            people_in_class=4,
        ),
    ),
    open_weeks=(
        OpenWeek(
            title="西校区一年级家长开放周", start=MON_2, end=THU_2, campus=WEST, grade="一年级", people_in_class=4
        ),
    ),
    grades_away=(GradeAway(grade="六年级", on=TUE_2, until=TUE_2, reason="六年级体质健康测试"),),
    swaps_on=(TUE, FRI, WED_2),
    late=Late(count=2, arrive=f"{TUE} 12:00", induction=induction(TUE)),
    recall=Recall(start=MON_2, end=f"{TUE_2} am", reason="回本县处理学校急务"),
)  # fmt: skip

WORLD = World(
    like="B",
    title="2026年秋季校长、教导主任跟岗学习（一校两区）",
    schools=SCHOOLS,
    start=MON,
    end=HOLIDAY,
    term_start="2026-09-01",
    as_of="2026-09-10T09:00",
    zone="Asia/Shanghai",
    holidays={HOLIDAY: "中秋节"},
    make_up=MAKE_UP,
    campuses=CAMPUSES,
    posts=POSTS,
    teachers=TEACHERS,
    protected=PROTECTED,
    class_hour=CLASS_HOUR,
    shared_subjects=SHARED_SUBJECTS,
    closed_teachers=CLOSED_TEACHERS,
    morning_subjects=("语文", "数学", "英语"),
    counties=12,
    cohorts=(DIRECTORS_OF_TEACHING, PRINCIPALS),
    quotas=QUOTAS,
    events=EVENTS,
    troubles=TROUBLES,
    ways=WAYS,
    runs=RUNS,
    duties=DUTIES,
    attendance_told=True,
    same_school=5,
    group_size=4,
    conflicts=2,
    offers=OFFERS,
)
