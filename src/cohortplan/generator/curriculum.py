"""What a primary school teaches, and when its bells ring: shared by the scenarios.

The weekly allocation has 26 lessons in the first two grades and 30 above. It is
the published one of the domain notes in today's subjects: science from the
first grade, labour and information technology on their own.
"""

from __future__ import annotations

from cohortplan.generator.site import Bell, Grade

MORAL, CLASS_HOUR = "道德与法治", "班队活动"

FIVE, SIX = ("1", "2", "3", "4", "5"), ("1", "2", "3", "4", "5", "6")
LOW_WEEK = {"Mon": SIX, "Tue": FIVE, "Wed": FIVE, "Thu": FIVE, "Fri": FIVE}
WEEK = {"Mon": SIX, "Tue": SIX, "Wed": SIX, "Thu": SIX, "Fri": SIX}

EVERYWHERE = {"数学": 5, MORAL: 2, "音乐": 2, "美术": 2, "劳动": 1, CLASS_HOUR: 1}
LOW = EVERYWHERE | {"语文": 8, "科学": 1, "体育与健康": 4}
MIDDLE = EVERYWHERE | {"语文": 7, "英语": 3, "科学": 2, "体育与健康": 3, "信息科技": 1, "综合实践": 1}
HIGH = MIDDLE | {"语文": 6, "科学": 3}

GRADES = (
    Grade(name="一年级", allocation=LOW, periods=LOW_WEEK),
    Grade(name="二年级", allocation=LOW, periods=LOW_WEEK),
    Grade(name="三年级", allocation=MIDDLE, periods=WEEK),
    Grade(name="四年级", allocation=MIDDLE, periods=WEEK),
    Grade(name="五年级", allocation=HIGH, periods=WEEK),
    Grade(name="六年级", allocation=HIGH, periods=WEEK),
)

FOUR_PLUS_TWO = (
    Bell(period="1", start="08:30", end="09:10", part="am"),
    Bell(period="2", start="09:20", end="10:00", part="am"),
    Bell(period="3", start="10:30", end="11:15", part="am"),
    Bell(period="4", start="11:25", end="12:05", part="am"),
    Bell(period="5", start="14:30", end="15:15", part="pm"),
    Bell(period="6", start="15:25", end="16:05", part="pm"),
    Bell(period="7", start="16:15", end="17:00", part="after"),
)

THREE_PLUS_THREE = (
    Bell(period="1", start="08:40", end="09:20", part="am"),
    Bell(period="2", start="09:30", end="10:10", part="am"),
    Bell(period="3", start="10:35", end="11:20", part="am"),
    Bell(period="4", start="13:00", end="13:40", part="pm"),
    Bell(period="5", start="13:50", end="14:35", part="pm"),
    Bell(period="6", start="14:45", end="15:25", part="pm"),
    Bell(period="7", start="15:30", end="16:00", part="after"),
)
