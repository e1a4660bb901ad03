"""The research (教研) of scenario A: which afternoons are kept free of lessons, and what each group does then.

Each afternoon leaves enough teachers of the other subjects for all classes.
"""

from __future__ import annotations

from functools import partial

from cohortplan.generator.agenda import Event, Protected
from cohortplan.generator.curriculum import MORAL
from cohortplan.generator.school_a import DIRECTOR, PRINCIPAL

AFTERNOON = ("5", "6")
ARTS = ("体育与健康", "音乐", "美术")
PROTECTED = (
    Protected(subjects=("语文",), weekday="Tue", periods=AFTERNOON),
    Protected(subjects=("数学", "英语"), weekday="Wed", periods=AFTERNOON),
    Protected(subjects=("科学", "信息科技", MORAL, *ARTS, "劳动"), weekday="Thu", periods=AFTERNOON),
)

research = partial(Event, kind="research", periods=AFTERNOON, seats=6, roles=(PRINCIPAL, DIRECTOR), hours=2)


def titled(group: str, *topics: str) -> tuple[str, ...]:
    """The titles of a group's sessions."""
    return tuple(f"{group}教研活动：{topic}" for topic in topics)


RESEARCH = (
    research(
        id="教研-语文低段",
        titles=titled("语文组（低段）", "识字教学的情境化", "低段写话起步", "拼音与阅读的衔接"),
        on="Tue",
        room="大会议室",
        leader="语文1",
        department="语文教研组",
        themes=("语文",),
    ),
    research(
        id="教研-语文高段",
        titles=titled("语文组（高段）", "单元整体教学", "习作单元的教学评一致", "整本书阅读的推进"),
        on="Tue",
        room="录播教室",
        leader="语文2",
        department="语文教研组",
        themes=("语文",),
    ),
    research(
        id="教研-数学低段",
        titles=titled("数学组（低段）", "数的认识与操作活动", "低段计算的算理与算法", "用画图表达思考"),
        on="Wed",
        room="大会议室",
        leader="数学1",
        department="数学教研组",
        themes=("数学",),
    ),
    research(
        id="教研-数学高段",
        titles=titled("数学组（高段）", "单元整体教学", "分数意义的结构化教学", "综合与实践的主题设计"),
        on="Wed",
        room="录播教室",
        leader="数学2",
        department="数学教研组",
        themes=("数学",),
    ),
    research(
        id="教研-英语",
        titles=titled("英语组", "语篇教学中的问题链", "单元整体视域下的对话课", "绘本进入课堂"),
        on="Wed",
        room="教研室",
        leader="英语1",
        department="英语教研组",
        themes=("英语",),
    ),
    research(
        id="教研-科学",
        titles=titled("科学组", "探究实验的设计与记录", "工程实践单元", "科学概念的进阶"),
        on="Thu",
        room="教研室",
        leader="科学1",
        department="科学教研组",
        themes=("科学", "信息科技"),
    ),
    research(
        id="教研-道德与法治",
        titles=titled("道德与法治组", "议题式教学的设计", "生活素材进课堂", "法治专册的教学"),
        on="Thu",
        room="大会议室",
        leader="moral_education",
        department="道德与法治教研组",
        themes=(MORAL,),
    ),
    research(
        id="教研-艺体",
        titles=titled("艺体组", "大单元教学与学练赛", "美育浸润的课堂样态", "跨学科的艺术实践"),
        on="Thu",
        room="录播教室",
        leader="体育与健康1",
        department="艺体教研组",
        themes=ARTS,
    ),
)
