"""The research (教研) of scenarios B and B+: Wednesday afternoon maths and English, Thursday Chinese, the others on Friday.

So each afternoon leaves teachers of other subjects for all sixty classes. On
Friday only the last period is kept free, and a make-up workday that follows a
Friday has it too.
"""

from __future__ import annotations

from cohortplan.generator.agenda import Event, Protected
from cohortplan.generator.campuses_b import BIG, EAST, LECTURE, LIBRARY, WEST, at
from cohortplan.generator.curriculum import MORAL
from cohortplan.generator.research_a import titled
from cohortplan.generator.school_a import DIRECTOR, PRINCIPAL

AFTERNOON, LAST = ("5", "6"), ("6",)
SCIENCE, ARTS = ("科学", "信息科技"), ("体育与健康", "音乐", "美术")
PROTECTED = (
    Protected(subjects=("数学", "英语"), weekday="Wed", periods=AFTERNOON),
    Protected(subjects=("语文",), weekday="Thu", periods=AFTERNOON),
    Protected(subjects=(*SCIENCE, MORAL, *ARTS, "劳动"), weekday="Fri", periods=LAST),
)

CHINESE_LOW = titled("语文组（低段）", "识字教学的情境化", "低段写话起步", "拼音与阅读的衔接")
CHINESE_HIGH = titled("语文组（高段）", "单元整体教学", "习作单元的教学评一致", "整本书阅读的推进")
CHINESE = titled("语文组", "单元整体教学", "课堂提问的设计", "整本书阅读的推进")
MATHS_LOW = titled("数学组（低段）", "数的认识与操作活动", "低段计算的算理与算法", "用画图表达思考")
MATHS_HIGH = titled("数学组（高段）", "单元整体教学", "分数意义的结构化教学", "综合与实践的主题设计")
MATHS = titled("数学组", "单元整体教学", "作业设计的减量提质", "综合与实践的主题设计")
ENGLISH = titled("英语组", "语篇教学中的问题链", "单元整体视域下的对话课", "绘本进入课堂")
NATURE = titled("科学组", "探究实验的设计与记录", "工程实践单元", "科学概念的进阶")
MORALS = titled("道德与法治组", "议题式教学的设计", "生活素材进课堂", "法治专册的教学")
ART = titled("艺体组", "大单元教学与学练赛", "美育浸润的课堂样态", "跨学科的艺术实践")

WEEK = (
    (EAST, "东区数学低段", MATHS_LOW, "Wed", LECTURE, "东区数学1", ("数学",)),
    (EAST, "东区数学高段", MATHS_HIGH, "Wed", BIG, "东区数学2", ("数学",)),
    (EAST, "东区英语", ENGLISH, "Wed", LIBRARY, "东区英语1", ("英语",)),
    (WEST, "西区数学", MATHS, "Wed", LECTURE, "西区数学1", ("数学",)),
    (WEST, "西区英语", ENGLISH, "Wed", LIBRARY, "西区英语1", ("英语",)),
    (EAST, "东区语文低段", CHINESE_LOW, "Thu", LECTURE, "东区语文1", ("语文",)),
    (EAST, "东区语文高段", CHINESE_HIGH, "Thu", BIG, "东区语文2", ("语文",)),
    (WEST, "西区语文", CHINESE, "Thu", LECTURE, "西区语文1", ("语文",)),
    (EAST, "东区科学", NATURE, "Fri", LIBRARY, "东区科学1", SCIENCE),
    (EAST, "东区道德与法治", MORALS, "Fri", BIG, "moral_east", (MORAL,)),
    (EAST, "东区艺体", ART, "Fri", LECTURE, "东区体育与健康1", ARTS),
    (WEST, "西区科学", NATURE, "Fri", LIBRARY, "西区科学1", SCIENCE),
    (WEST, "西区道德与法治", MORALS, "Fri", BIG, "moral_west", (MORAL,)),
    (WEST, "西区艺体", ART, "Fri", LECTURE, "西区体育与健康1", ARTS),
)  # fmt: skip
"""Campus, name, titles, weekday, room, leader and subjects of every group."""


def research(seats: int) -> tuple[Event, ...]:
    """The weekly sessions of all groups."""
    return tuple(
        Event(
            id=f"教研-{name}",
            kind="research",
            titles=titles,
            on=weekday,
            periods=LAST if weekday == "Fri" else AFTERNOON,
            seats=seats,
            room=at(campus, room),
            leader=leader,
            roles=(PRINCIPAL, DIRECTOR),
            themes=subjects,
            hours=1 if weekday == "Fri" else 2,
            campus=campus,
            on_make_up_days=weekday == "Fri",
        )
        for campus, name, titles, weekday, room, leader, subjects in WEEK
    )
