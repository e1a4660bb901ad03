"""What is offered and asked, and what stands in its way."""

from __future__ import annotations

from cohortplan.intake.cells import Clock, Day, Invited, Kind, ListOf, OneOf, Period, Refers, Role, Weekday
from cohortplan.intake.schema.columns import CAMPUS, COUNT, FLAG, LIST, ROOM, STAFF, TEXT, WHEN, Column, Table
from cohortplan.intake.words import AWAY, OWN, PER, VISIT_KINDS, WEEKS
from cohortplan.text import Text

SESSIONS = Table(
    "sessions",
    Text(zh="活动", en="sessions"),
    (
        Column("session", ("活动编号", "编号"), TEXT),
        Column("kind", ("类型", "活动类型"), Kind(), required=True),
        Column("title", ("活动名称", "名称", "主题名称", "题目"), TEXT),
        Column("date", ("日期",), Day()),
        Column("weekday", ("星期",), Weekday()),
        Column("start", ("开始", "开始时间"), Clock()),
        Column("end", ("结束", "结束时间"), Clock()),
        Column("periods", ("节次",), ListOf(Period())),
        Column("campus", ("校区",), CAMPUS),
        Column("room", ("场地", "地点", "教室"), ROOM),
        Column("leader", ("主持人", "负责人", "带领人", "主讲人"), STAFF),
        Column("seats", ("名额", "人数上限"), COUNT),
        Column("min_seats", ("最少人数", "人数下限"), COUNT),
        Column("audience", ("参加对象", "对象"), ListOf(Invited())),
        Column("required", ("必到", "必须参加"), FLAG),
        Column("lessons", ("所评课", "听的课"), LIST),
        Column("subject", ("学科",), TEXT),
        Column("department", ("部门", "处室"), TEXT),
        Column("themes", ("主题",), LIST),
        Column("competencies", ("能力项", "能力"), LIST),
        Column("hours", ("学时",), COUNT),
        Column("after", ("先修", "在其后", "先行活动"), LIST),
        Column("weeks", ("单双周", "周次"), OneOf(WEEKS)),
        Column("make_up", ("调休日照常", "调休照常"), FLAG),
        Column("open", ("开放",), FLAG),
    ),
    id="session",
    name="title",
)
QUOTAS = Table(
    "quotas",
    Text(zh="任务指标", en="quotas"),
    (
        Column("role", ("角色", "学员角色"), ListOf(Role()), required=True),
        Column("kinds", ("活动类型", "类型"), ListOf(Kind()), required=True),
        Column("per", ("周期", "统计周期"), OneOf(PER)),
        Column("min", ("最少", "下限", "至少"), COUNT),
        Column("max", ("最多", "上限", "至多"), COUNT),
        Column("subject", ("学科", "学科要求"), OneOf(OWN)),
        Column("department", ("部门", "处室"), TEXT),
        Column("weight", ("权重",), COUNT),
        Column("prorate", ("按在校时间折算", "折算"), FLAG),
    ),
    needed=True,
)
ABSENCES = Table(
    "absences",
    Text(zh="请假与停用", en="absences"),
    (
        Column("what", ("类别", "对象类别"), OneOf(AWAY), required=True),
        Column("id", ("对象", "姓名", "名称"), TEXT, required=True),
        Column("from", ("从", "开始"), WHEN, required=True),
        Column("to", ("到", "结束", "至"), WHEN),
        Column("reason", ("原因", "理由"), TEXT),
    ),
)
VISITS = Table(
    "visits",
    Text(zh="来访", en="visits"),
    (
        Column("visit", ("来访编号", "编号"), TEXT),
        Column("title", ("来访名称", "名称"), TEXT),
        Column("kind", ("类型",), OneOf(VISIT_KINDS), required=True),
        Column("from", ("从", "开始"), WHEN, required=True),
        Column("to", ("到", "结束", "至"), WHEN),
        Column("people", ("人数",), COUNT),
        Column("campus", ("校区",), CAMPUS),
        Column("rooms", ("占用场地", "场地"), ListOf(ROOM)),
        Column("classes", ("班级", "进入班级"), ListOf(Refers("classes"))),
        Column("leaders", ("接待人", "陪同人员"), ListOf(STAFF)),
        Column("people_in_class", ("每班人数", "进班人数"), COUNT),
    ),
    id="visit",
    name="title",
)
