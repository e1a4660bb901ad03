"""What people wish, decide and remember."""

from __future__ import annotations

from cohortplan.intake.cells import Day, Kind, OneOf, Period, Refers
from cohortplan.intake.schema.columns import COUNT, FLAG, LIST, PEOPLE, TEXT, Column, Table
from cohortplan.intake.words import PIN_PARTS, WISH_FOR
from cohortplan.text import Text

ATTENDED = Table(
    "attended",
    Text(zh="考勤", en="attended"),
    (
        Column("trainee", ("学员", "姓名"), Refers("trainees"), required=True),
        Column("session", ("活动", "活动编号"), TEXT, required=True),
        Column("minutes", ("分钟", "在场分钟"), COUNT),
    ),
)
WISHES = Table(
    "wishes",
    Text(zh="志愿", en="wishes"),
    (
        Column("trainee", ("学员", "姓名"), Refers("trainees"), required=True),
        Column("for", ("类别", "志愿类别"), OneOf(WISH_FOR), required=True),
        Column("value", ("内容", "志愿"), TEXT, required=True),
        Column("rank", ("次序", "顺序", "志愿次序"), PEOPLE),
    ),
    unique=("trainee", "for", "value"),
)
PINS = Table(
    "pins",
    Text(zh="锁定", en="pins"),
    (
        Column("trainee", ("学员", "姓名"), Refers("trainees"), required=True),
        Column("session", ("活动", "活动编号"), TEXT),
        Column("kind", ("类型", "活动类型"), Kind()),
        Column("date", ("日期",), Day()),
        Column("period", ("节次",), Period()),
        Column("must", ("必须", "必须参加"), FLAG),
        Column("part", ("锁定内容", "部分"), OneOf(PIN_PARTS)),
        Column("reason", ("原因", "理由"), TEXT),
        Column("author", ("经办人", "记录人"), TEXT),
        Column("until", ("有效期至", "截止"), Day()),
    ),
)
WAIVERS = Table(
    "waivers",
    Text(zh="豁免", en="waivers"),
    (
        Column("rule", ("规则",), TEXT, required=True),
        Column("about", ("对象", "涉及"), LIST, required=True),
        Column("reason", ("理由", "原因"), TEXT, required=True),
        Column("author", ("批准人", "经办人"), TEXT),
        Column("until", ("有效期至", "截止"), Day()),
    ),
)
HISTORY = Table(
    "history",
    Text(zh="往期记录", en="history"),
    (
        Column("cohort", ("期次", "往期", "班次"), TEXT, required=True),
        Column("date", ("日期",), Day(), required=True),
        Column("kind", ("类型", "活动类型"), Kind(), required=True),
        Column("class", ("班级", "教学班"), TEXT),
        Column("teacher", ("教师", "任课教师"), TEXT),
        Column("mentor", ("导师",), TEXT),
        Column("people", ("人数",), PEOPLE),
    ),
)
