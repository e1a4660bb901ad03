"""When the bells ring, what is taught, by whom, and what the staff do besides."""

from __future__ import annotations

from cohortplan.intake.cells import Clock, Day, Kind, ListOf, OneOf, Period, Post, Refers, Role, Weekday
from cohortplan.intake.schema.columns import CAMPUS, COUNT, FLAG, LIST, ROOM, STAFF, TEXT, Column, Table
from cohortplan.intake.words import PART_OF_DAY, WEEKS
from cohortplan.text import Text

BELLS = Table(
    "bells",
    Text(zh="作息时间", en="bells"),
    (
        Column("campus", ("校区",), CAMPUS),
        Column("weekday", ("星期",), ListOf(Weekday())),
        Column("period", ("节次", "节"), Period(), required=True),
        Column("start", ("开始", "开始时间", "上课"), Clock(), required=True),
        Column("end", ("结束", "结束时间", "下课"), Clock(), required=True),
        Column("part", ("时段", "半天"), OneOf(PART_OF_DAY)),
        Column("from", ("起用日期", "起用"), Day()),
        Column("to", ("停用日期", "用至"), Day()),
    ),
)
LESSONS = Table(
    "lessons",
    Text(zh="课表", en="lessons"),
    (
        Column("class", ("班级", "教学班"), Refers("classes"), required=True),
        Column("weekday", ("星期",), Weekday(), required=True),
        Column("period", ("节次", "节"), Period(), required=True),
        Column("subject", ("学科", "科目", "课程"), TEXT, required=True),
        Column("teacher", ("任课教师", "教师"), STAFF),
        Column("room", ("场地", "教室"), ROOM),
        Column("weeks", ("单双周", "周次"), OneOf(WEEKS)),
        Column("open", ("开放", "开放听课"), FLAG),
    ),
)
LESSON_CHANGES = Table(
    "lesson_changes",
    Text(zh="调课", en="lesson changes"),
    (
        Column("class", ("班级", "教学班"), Refers("classes"), required=True),
        Column("date", ("日期", "原日期"), Day(), required=True),
        Column("period", ("节次", "原节次"), Period(), required=True),
        Column("to_date", ("调至日期", "新日期"), Day()),
        Column("to_period", ("调至节次", "新节次"), Period()),
        Column("teacher", ("代课教师", "教师", "任课教师"), STAFF),
        Column("room", ("场地", "教室"), ROOM),
        Column("cancelled", ("停课", "取消"), FLAG),
        Column("reason", ("原因", "理由"), TEXT),
    ),
    unique=("class", "date", "period"),
)
STAFF_TABLE = Table(
    "staff",
    Text(zh="教职工", en="staff"),
    (
        Column("staff", ("工号", "教职工编号", "编号"), TEXT),
        Column("name", ("姓名", "教师姓名"), TEXT),
        Column("post", ("职务", "岗位"), Post()),
        Column("campus", ("校区",), CAMPUS),
        Column("mentors", ("带教角色", "指导对象", "带教对象"), ListOf(Role())),
        Column("max_trainees", ("最多带教人数", "带教人数上限"), COUNT),
        Column("subjects", ("学科", "任教学科"), LIST),
        Column("department", ("部门", "处室"), TEXT),
        Column("phone", ("电话", "手机"), TEXT),
        Column("email", ("邮箱", "电子邮箱"), TEXT),
    ),
    id="staff",
    name="name",
    needed=True,
)
DUTIES = Table(
    "duties",
    Text(zh="值班与会议", en="duties"),
    (
        Column("staff", ("教职工", "姓名", "值班人", "工号"), STAFF, required=True),
        Column("weekday", ("星期",), ListOf(Weekday())),
        Column("date", ("日期",), Day()),
        Column("start", ("开始", "开始时间"), Clock(), required=True),
        Column("end", ("结束", "结束时间"), Clock(), required=True),
        Column("title", ("事项", "名称", "值班内容"), TEXT),
        Column("kind", ("类型", "活动类型"), Kind()),
        Column("open", ("开放", "可随行"), FLAG),
    ),
)
