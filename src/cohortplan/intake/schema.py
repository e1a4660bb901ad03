"""The one table of tables: what a project's files are called, their columns, and what each column holds.

To add a table or a column, add it here. The first Chinese word of each is the
one that is written; the others are accepted. The English key always is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cohortplan.intake.cells import (
    CellType,
    Clock,
    Day,
    Flag,
    Invited,
    Kind,
    ListOf,
    Number,
    OneOf,
    Period,
    Plain,
    Post,
    Refers,
    Role,
    Weekday,
    When,
)
from cohortplan.intake.words import (
    AWAY,
    OWN,
    PAIR_RULES,
    PART_OF_DAY,
    PER,
    PIN_PARTS,
    VISIT_KINDS,
    WEEKS,
    WISH_FOR,
    folded,
)
from cohortplan.text import Language, Text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``required`` means a value in every row."""

    key: str
    zh: tuple[str, ...]
    type: CellType
    required: bool = False

    def header(self, language: Language) -> str:
        """What is written in row 1."""
        return self.zh[0] if language is Language.ZH_CN else self.key

    @property
    def names(self) -> frozenset[str]:
        """All headers that mean this column, folded."""
        return frozenset(folded(name) for name in (self.key, *self.zh))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a project.

    ``id`` and ``name`` are the columns by which other tables refer to its rows;
    a unique name is the id where the id is empty. ``unique`` are the columns
    that no two rows may share. A table that is not ``read`` yet is only named.
    """

    key: str
    title: Text
    columns: tuple[Column, ...] = ()
    id: str = ""
    name: str = ""
    unique: tuple[str, ...] = ()
    needed: bool = False
    read: bool = True

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.key}.csv"

    def column(self, key: str) -> Column:
        """The column with this key."""
        return next(column for column in self.columns if column.key == key)

    @property
    def identified(self) -> tuple[str, ...]:
        """The columns of which each row must fill at least one, so that it can be named."""
        return tuple(key for key in (self.name, self.id) if key)


TEXT, LIST, COUNT, FLAG, WHEN = Plain(), ListOf(Plain()), Number(), Flag(), When()
PEOPLE = Number(least=1)
CAMPUS, ROOM, STAFF = Refers("campuses"), Refers("rooms"), Refers("staff")

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
TRAINEES = Table(
    "trainees",
    Text(zh="学员", en="trainees"),
    (
        Column("trainee", ("编号", "学员编号", "学号"), TEXT),
        Column("name", ("姓名", "学员姓名"), TEXT),
        Column("role", ("角色", "学员角色", "身份"), Role(), required=True),
        Column("school", ("派出学校", "学校", "单位"), TEXT),
        Column("county", ("所在县", "县区", "所在县区", "区县"), TEXT),
        Column("subjects", ("学科", "任教学科"), LIST),
        Column("people", ("人数",), PEOPLE),
        Column("phone", ("电话", "手机"), TEXT),
        Column("email", ("邮箱", "电子邮箱"), TEXT),
        Column("arrive", ("到达", "报到时间", "到达时间"), WHEN),
        Column("leave", ("离开", "离校时间", "返程时间"), WHEN),
        Column("school_type", ("学校类型",), TEXT),
        Column("needs", ("特殊需要", "特殊需求", "备注"), TEXT),
    ),
    id="trainee",
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
PARTIES = Table(
    "parties",
    Text(zh="小组", en="parties"),
    (
        Column("party", ("小组", "组别", "组名"), TEXT, required=True),
        Column("members", ("成员", "组员", "学员"), ListOf(Refers("trainees")), required=True),
        Column("kinds", ("共同活动", "一起参加的活动", "活动类型"), ListOf(Kind())),
        Column("leader", ("组长",), Refers("trainees")),
        Column("may_split", ("可拆分", "可分开"), FLAG),
    ),
    id="party",
)
PAIRS = Table(
    "pairs",
    Text(zh="两人关系", en="pairs"),
    (
        Column("a", ("甲", "学员", "学员甲"), TEXT, required=True),
        Column("b", ("乙", "学员或导师", "学员乙"), TEXT, required=True),
        Column("rule", ("关系", "要求"), OneOf(PAIR_RULES), required=True),
    ),
)
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


def _later(key: str, zh: str, en: str) -> Table:
    return Table(key, Text(zh=zh, en=en), read=False)


TABLES = (
    CAMPUSES,
    TRAVEL,
    SHUTTLES,
    BELLS,
    CLASSES,
    ROOMS,
    LESSONS,
    _later("teaching", "任课表", "teaching"),
    LESSON_CHANGES,
    STAFF_TABLE,
    DUTIES,
    TRAINEES,
    PARTIES,
    PAIRS,
    SESSIONS,
    QUOTAS,
    ABSENCES,
    VISITS,
    ATTENDED,
    WISHES,
    PINS,
    WAIVERS,
    HISTORY,
)
READ_TABLES = tuple(table for table in TABLES if table.read)
BY_KEY = {table.key: table for table in TABLES}


def table_called(name: str, tables: Iterable[Table] = TABLES) -> Table | None:
    """The table that a file or sheet of this name holds, or ``None``."""
    wanted = folded(name)
    return next((table for table in tables if wanted in {folded(table.key), folded(table.title.zh)}), None)
