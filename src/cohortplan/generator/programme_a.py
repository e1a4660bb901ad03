"""What the host of scenario A offers in its week, beside lessons and research.

What the school does every week has a weekday; what it does for its guests has a
date. The opening fills the Monday morning and the closing the Friday afternoon,
so no lesson of these can be observed. A director is asked 22 sessions and may
attend six a day, so what belongs together is one session, and six are all that
everybody must attend.
"""

from __future__ import annotations

from functools import partial

from cohortplan.generator.agenda import Event
from cohortplan.generator.research_a import RESEARCH
from cohortplan.generator.school_a import DIRECTOR, MENTORS, PRINCIPAL

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (f"2026-10-{day}" for day in range(19, 24))

open_to_all = partial(Event, roles=(PRINCIPAL, DIRECTOR))
ceremony = partial(open_to_all, kind="ceremony", seats=30, required=True)
talk = partial(open_to_all, kind="talk", seats=24, hours=2)
meeting = partial(
    open_to_all, kind="meeting", start="16:15", end="17:00", seats=7, room="小会议室", themes=("学校管理",)
)
patrol = partial(open_to_all, kind="patrol", seats=3, room="", themes=("教学常规",))
reflection = partial(open_to_all, kind="reflection", start="17:05", end="17:35", seats=24, room="图书馆", required=True)

OPENING_AND_CLOSING = (
    ceremony(
        id="开班仪式",
        titles=("升旗仪式与开班仪式",),
        on=MONDAY,
        start="08:00",
        end="09:30",
        room="报告厅",
        leader="head",
        attended_by=MENTORS,
    ),
    ceremony(
        id="入校说明会",
        titles=("入校说明会：听课礼仪与跟岗要求",),
        on=MONDAY,
        start="09:40",
        end="10:30",
        room="大会议室",
        leader="director_teaching",
    ),
    ceremony(
        id="师徒结对",
        titles=("校园参观与师徒结对",),
        on=MONDAY,
        start="10:40",
        end="11:50",
        room="校史馆",
        leader="deputy_teaching",
        attended_by=MENTORS,
    ),
    ceremony(
        id="汇报与结业",
        kind="practice",
        titles=("跟岗收获汇报交流与结业仪式", "汇报交流与结业仪式：我把什么带回去"),
        on=FRIDAY,
        start="14:30",
        end="16:20",
        room="报告厅",
        leader="head",
        attended_by=MENTORS,
        hours=2,
    ),
)

TALKS = (
    talk(
        id="讲座-课程建设",
        titles=(
            "专题讲座：学校课程的整体规划与实施",
            "专题讲座：从国家课程到校本表达",
            "专题讲座：课程方案如何落到课表",
        ),
        on=TUESDAY,
        start="10:30",
        end="11:20",
        room="报告厅",
        leader="deputy_teaching",
        themes=("课程建设",),
        department="校长室",
    ),
    talk(
        id="讲座-教师发展",
        titles=(
            "专题讲座：校本研修与教师成长",
            "专题讲座：青年教师的三年成长计划",
            "专题讲座：把教研组建成学习共同体",
        ),
        on=WEDNESDAY,
        start="10:30",
        end="11:15",
        room="大会议室",
        leader="director_research",
        themes=("教师发展",),
        department="教科室",
    ),
    talk(
        id="讲座-学校文化",
        titles=(
            "专题讲座：办学理念与学校文化",
            "专题讲座：一所学校的文化是怎样长出来的",
            "专题讲座：校长的一天与一年",
        ),
        on=THURSDAY,
        start="10:40",
        end="11:30",
        room="报告厅",
        leader="head",
        themes=("学校文化",),
        department="校长室",
    ),
    talk(
        id="讲座-协同育人",
        titles=(
            "专题讲座：家校社协同育人的实践",
            "专题讲座：班主任队伍建设与家校沟通",
            "专题讲座：五育并举下的德育一体化",
        ),
        on=THURSDAY,
        start="16:15",
        end="17:00",
        room="报告厅",
        leader="director_moral",
        themes=("协同育人",),
        department="德育处",
    ),
)

MEETINGS = (
    meeting(id="行政例会", titles=("行政例会",), on="Mon", leader="head", attended_by=MENTORS, department="校长室"),
    meeting(id="教研组长例会", titles=("教研组长例会",), on="Tue", leader="director_teaching", department="教导处"),
    meeting(id="班主任工作例会", titles=("班主任工作例会",), on="Wed", leader="director_moral", department="德育处"),
)

PATROLS = (
    patrol(
        id="巡课-周二",
        titles=("随行巡课：课堂常规",),
        on=TUESDAY,
        start="09:20",
        end="10:00",
        leader="deputy_moral",
    ),
    patrol(
        id="巡课-周三",
        titles=("随行巡课：高年级课堂",),
        on=WEDNESDAY,
        start="11:25",
        end="12:05",
        leader="deputy_teaching",
    ),
    patrol(id="巡课-周四", titles=("大课间巡视",), on=THURSDAY, start="10:00", end="10:30", leader="head"),
    patrol(
        id="巡课-周五",
        titles=("随行巡课：低年级课堂",),
        on=FRIDAY,
        start="09:20",
        end="10:00",
        leader="director_teaching",
    ),
)

REFLECTIONS = (
    reflection(id="自主整理-周二", titles=("自主整理：撰写跟岗日志",), on="Tue"),
    reflection(id="自主整理-周四", titles=("自主整理：撰写跟岗日志",), on="Thu"),
)

EVENTS = (*OPENING_AND_CLOSING, *TALKS, *MEETINGS, *RESEARCH, *PATROLS, *REFLECTIONS)
