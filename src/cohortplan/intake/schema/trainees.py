"""Who comes, and who belongs together."""

from __future__ import annotations

from cohortplan.intake.cells import Kind, ListOf, OneOf, Refers, Role
from cohortplan.intake.schema.columns import FLAG, LIST, PEOPLE, TEXT, WHEN, Column, Table
from cohortplan.intake.words import PAIR_RULES
from cohortplan.text import Text

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
