"""The talks (专题讲座) that the school of scenarios B and B+ can give."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.generator.agenda import Event
from cohortplan.generator.campuses_b import EAST, HALL, WEST, at
from cohortplan.generator.leaders_b import AFFAIRS, CONDUCT, HEADS_OFFICE, RESEARCH, TEACHING
from cohortplan.generator.school_a import DIRECTOR, PRINCIPAL

MORNING, AFTERNOON, LATE = ("10:30", "11:15"), ("14:30", "15:15"), ("16:15", "17:00")
MORNING_WEST, LATE_WEST = ("10:35", "11:20"), ("15:35", "16:20")


@dataclass(frozen=True)
class Topic:
    """What one talk is about, who gives it, where, and when on its day."""

    theme: str
    titles: tuple[str, ...]
    leader: str
    department: str
    campus: str
    hours: tuple[str, str]


TOPICS = (
    Topic(
        "课程建设",
        ("学校课程的整体规划与实施", "从国家课程到校本表达", "课程方案如何落到课表"),
        "deputy_teaching_east", TEACHING, EAST, MORNING,
    ),
    Topic(
        "集团办学",
        ("一校两区的管理与融合", "新校区三年：和而不同", "两个校区，一支队伍"),
        "campus_head_west", HEADS_OFFICE, WEST, LATE_WEST,
    ),
    Topic(
        "教师发展",
        ("校本研修与教师成长", "青年教师的三年成长计划", "把教研组建成学习共同体"),
        "director_research_east", RESEARCH, EAST, LATE,
    ),
    Topic(
        "学校文化",
        ("办学理念与学校文化", "一所学校的文化是怎样长出来的", "校长的一天与一年"),
        "head", HEADS_OFFICE, EAST, MORNING,
    ),
    Topic(
        "协同育人",
        ("家校社协同育人的实践", "班主任队伍建设与家校沟通", "五育并举下的德育一体化"),
        "director_conduct_east", CONDUCT, EAST, LATE,
    ),
    Topic(
        "教学质量",
        ("教学质量的过程管理", "用好课堂观察的数据", "让教学常规成为习惯"),
        "campus_head_west", HEADS_OFFICE, WEST, MORNING_WEST,
    ),
    Topic(
        "评价改革",
        ("综合素质评价的校本探索", "作业与评价的减负提质", "一二年级无纸笔测评"),
        "deputy_teaching_east", TEACHING, EAST, AFTERNOON,
    ),
    Topic(
        "数字校园",
        ("数字化工具进课堂", "信息技术与学科融合", "数据如何帮助教师"),
        "deputy_research_east", RESEARCH, EAST, MORNING,
    ),
    Topic(
        "校园安全",
        ("校园安全的网格化管理", "看得见的安全与看不见的安全", "从应急演练到安全文化"),
        "deputy_affairs_west", AFFAIRS, WEST, LATE_WEST,
    ),
    Topic(
        "课后服务",
        ("课后服务的课程化", "延时不延负", "课后两小时的供给与管理"),
        "director_conduct_west", CONDUCT, WEST, MORNING_WEST,
    ),
    Topic(
        "劳动教育",
        ("劳动教育的清单与基地", "校园里的小农场", "劳动课程的校本实施"),
        "deputy_conduct_east", CONDUCT, EAST, LATE,
    ),
    Topic(
        "队伍建设",
        ("中层干部的培养", "教研组长的领导力", "从执行到思考：主任的成长"),
        "campus_head_east", HEADS_OFFICE, EAST, MORNING,
    ),
)  # fmt: skip


def talks(days: tuple[str, ...], seats: int) -> tuple[Event, ...]:
    """One talk on each of these days, topic by topic."""
    return tuple(
        Event(
            id=f"讲座-{topic.theme}",
            kind="talk",
            titles=tuple(f"专题讲座：{title}" for title in topic.titles),
            on=day,
            start=topic.hours[0],
            end=topic.hours[1],
            seats=seats,
            room=at(topic.campus, HALL),
            leader=topic.leader,
            roles=(PRINCIPAL, DIRECTOR),
            department=topic.department,
            themes=(topic.theme,),
            hours=2,
            campus=topic.campus,
        )
        for topic, day in zip(TOPICS, days, strict=False)
    )
