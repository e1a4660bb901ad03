"""Campuses and the ways between them, rooms and classes."""

from __future__ import annotations

from cohortplan.intake.cells import Clock, Day, ListOf, Weekday
from cohortplan.intake.schema.columns import CAMPUS, COUNT, TEXT, Column, Table
from cohortplan.text import Text

CAMPUSES = Table(
    "campuses",
    Text(zh="校区", en="campuses"),
    (
        Column("campus", ("校区", "校区编号", "编号"), TEXT),
        Column("name", ("校区名称", "名称", "全称"), TEXT),
        Column("address", ("地址",), TEXT),
        Column("meet", ("集合地点", "集合点"), TEXT),
    ),
    id="campus",
    name="name",
    needed=True,
)
TRAVEL = Table(
    "travel",
    Text(zh="校区间路程", en="travel"),
    (
        Column("from", ("从", "出发校区", "起点"), CAMPUS, required=True),
        Column("to", ("到", "到达校区", "终点"), CAMPUS, required=True),
        Column("minutes", ("分钟", "用时", "路程分钟"), COUNT, required=True),
    ),
    unique=("from", "to"),
)
SHUTTLES = Table(
    "shuttles",
    Text(zh="校区班车", en="shuttles"),
    (
        Column("from", ("从", "出发校区", "起点"), CAMPUS, required=True),
        Column("to", ("到", "到达校区", "终点"), CAMPUS, required=True),
        Column("date", ("日期",), Day()),
        Column("weekday", ("星期",), ListOf(Weekday())),
        Column("leaves", ("发车", "发车时间", "开车时间"), Clock(), required=True),
        Column("seats", ("座位", "座位数", "名额"), COUNT, required=True),
    ),
)
CLASSES = Table(
    "classes",
    Text(zh="班级", en="classes"),
    (
        Column("class", ("班级", "教学班", "班级名称"), TEXT, required=True),
        Column("grade", ("年级",), TEXT),
        Column("campus", ("校区",), CAMPUS),
        Column("room", ("教室", "场地"), TEXT),
        Column("seats", ("听课名额", "名额", "座位"), COUNT),
        Column("visits_per_day", ("每天最多听课次数", "每日听课上限", "每天次数"), COUNT),
        Column("visits_per_week", ("每周最多听课次数", "每周听课上限", "每周次数"), COUNT),
    ),
    id="class",
)
ROOMS = Table(
    "rooms",
    Text(zh="场地", en="rooms"),
    (
        Column("room", ("场地", "教室", "场地编号", "编号"), TEXT),
        Column("campus", ("校区",), CAMPUS),
        Column("seats", ("名额", "听课名额", "座位"), COUNT),
        Column("name", ("场地名称", "名称"), TEXT),
    ),
    id="room",
    name="name",
)
