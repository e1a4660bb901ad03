"""The words a cell may hold for each code: the code itself, the school's word, and what else people write."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cohortplan.domain.vocabulary import KINDS, POSTS, ROLES, Term
from cohortplan.text import WEEKDAYS, Language, Text


@dataclass(frozen=True)
class Choices:
    """A closed set of codes with the words for them; the first word is the one that is written."""

    words: Mapping[str, Text]
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def code(self, text: str) -> str | None:
        """The code that a cell means, or ``None``."""
        return self._codes.get(folded(text))

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        return {
            folded(each): code
            for code, word in reversed(list(self.words.items()))
            for each in (code, word.zh, word.en, *self.also.get(code, ()))
        }

    def show(self, code: str, language: Language) -> str:
        """The word for a code; a code of nobody's stays as it is."""
        return self.words[code][language] if code in self.words else code

    @property
    def listed(self) -> tuple[Text, ...]:
        """All words, for a message."""
        return tuple(self.words.values())


YES_NO = Choices(
    {"yes": Text(zh="是", en="yes"), "no": Text(zh="否", en="no")},
    {"yes": ("true", "y", "1", "√", "✓", "有"), "no": ("false", "n", "0", "×", "无")},
)
WEEKDAY = Choices(
    {
        english: Text(zh=chinese, en=english)
        for chinese, english in zip(WEEKDAYS[Language.ZH_CN], WEEKDAYS[Language.EN], strict=True)
    },
    {
        "Mon": ("Monday", "星期一", "礼拜一", "一"),
        "Tue": ("Tuesday", "Tues", "星期二", "礼拜二", "二"),
        "Wed": ("Wednesday", "星期三", "礼拜三", "三"),
        "Thu": ("Thursday", "Thur", "Thurs", "星期四", "礼拜四", "四"),
        "Fri": ("Friday", "星期五", "礼拜五", "五"),
        "Sat": ("Saturday", "星期六", "礼拜六", "六"),
        "Sun": ("Sunday", "星期日", "星期天", "礼拜天", "礼拜日", "周天", "日"),
    },
)
PART_OF_DAY = Choices(
    {
        "am": Text(zh="上午", en="am"),
        "noon": Text(zh="中午", en="noon"),
        "pm": Text(zh="下午", en="pm"),
        "after": Text(zh="课后", en="after school"),
    },
    {"am": ("morning",), "noon": ("午间", "lunch"), "pm": ("afternoon",), "after": ("课后服务", "延时服务", "放学后")},
)
WEEKS = Choices(
    {"all": Text(zh="每周", en="all"), "odd": Text(zh="单周", en="odd"), "even": Text(zh="双周", en="even")},
    {"all": ("every", "全部"), "odd": ("单",), "even": ("双",)},
)
PER = Choices(
    {"project": Text(zh="全程", en="project"), "week": Text(zh="每周", en="week"), "day": Text(zh="每天", en="day")},
    {"project": ("整个项目", "项目", "总计"), "week": ("周", "weekly"), "day": ("天", "每日", "daily")},
)
OWN = Choices({"own": Text(zh="本学科", en="own")}, {"own": ("own subject", "自己学科", "所教学科")})
AWAY = Choices(
    {
        "staff": Text(zh="教职工", en="staff"),
        "trainee": Text(zh="学员", en="trainee"),
        "class": Text(zh="班级", en="class"),
        "grade": Text(zh="年级", en="grade"),
        "room": Text(zh="场地", en="room"),
        "campus": Text(zh="校区", en="campus"),
    },
    {"staff": ("教师", "老师", "导师", "mentor", "teacher"), "class": ("教学班",), "room": ("教室",)},
)
VISIT_KINDS = Choices(
    {"delegation": Text(zh="参观考察团", en="delegation"), "open_week": Text(zh="教学开放周", en="open week")},
    {"delegation": ("来访团", "考察团", "来访"), "open_week": ("开放周", "开放日", "open day", "open week")},
)
WISH_FOR = Choices(
    {
        "subject": Text(zh="学科", en="subject"),
        "theme": Text(zh="主题", en="theme"),
        "mentor": Text(zh="导师", en="mentor"),
        "class": Text(zh="班级", en="class"),
        "session": Text(zh="活动", en="session"),
    },
)
PAIR_RULES = Choices(
    {
        "together": Text(zh="在一起", en="together"),
        "apart": Text(zh="分开", en="apart"),
        "not_mentor": Text(zh="不带教", en="not mentor"),
    },
    {
        "together": ("一起", "同行", "同组"),
        "apart": ("不在一起", "回避", "不同组"),
        "not_mentor": ("不作导师", "不得带教", "带教回避"),
    },
)
PIN_PARTS = Choices(
    {"whole": Text(zh="全部", en="whole"), "time": Text(zh="时间", en="time"), "person": Text(zh="人员", en="person")},
    {"whole": ("整项", "all"), "person": ("人",)},
)
POST = Choices(
    POSTS,
    {
        "head": ("principal", "正校长", "总校长"),
        "campus_head": ("校区负责人", "执行校长", "分校校长"),
        "deputy": ("副职", "deputy", "vice principal"),
        "director": ("中层", "中层主任"),
        "teacher": ("老师", "任课教师"),
    },
)
KINDS_ALSO = {
    "lesson": ("旁听", "听课观摩", "observation"),
    "critique": ("议课", "评议课"),
    "shadowing": ("跟班", "部门跟岗"),
    "meeting": ("例会", "校务会", "班主任会"),
    "research": ("教研",),
    "talk": ("讲座",),
    "mentoring": ("导师会面", "面谈"),
    "practice": ("汇报", "交流发言", "汇报/交流发言"),
    "reflection": ("整理",),
    "ceremony": ("开班", "结业", "开班仪式", "结业仪式", "典礼"),
}
ROLES_ALSO = {
    "principal": ("副校长", "校长/副校长", "principals"),
    "academic_director": ("教务主任", "教导", "director", "academic directors"),
}


@dataclass(frozen=True)
class Words:
    """The words of one project: the standard ones, and what it declares besides."""

    kinds: Choices
    roles: Choices

    @classmethod
    def of(cls, kinds: Iterable[Term] = (), roles: Iterable[Term] = ()) -> Words:
        """The standard words and these."""
        return cls(
            Choices(KINDS | {term.code: Text(zh=term.zh, en=term.en) for term in kinds}, KINDS_ALSO),
            Choices(ROLES | {term.code: Text(zh=term.zh, en=term.en) for term in roles}, ROLES_ALSO),
        )


def folded(text: str) -> str:
    """A word as it is compared: width, case, spaces and underscores aside."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if not sign.isspace() and sign not in "_-.")
