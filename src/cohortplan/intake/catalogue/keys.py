"""Names and ids that are doubled, unclear or unknown."""

from __future__ import annotations

from cohortplan.intake.kinds import error as _error

KEYS = (
    _error(
        "duplicate_key",
        "“{value}”与第 {other} 行重复。请删去一行，或改正其中之一。",
        "“{value}” is already given by row {other}. Delete one of the rows, or correct it.",
    ),
    _error(
        "duplicate_name",
        "“{value}”与第 {other} 行重名，又没有编号可以区分。请改为“{suggestion}”，或给两行都填上编号。",
        "“{value}” is also the name in row {other}, and no id tells them apart. "
        "Change it to “{suggestion}”, or give both rows an id.",
    ),
    _error(
        "unknown_reference",
        "“{table}”表中没有“{value}”。{nearest}请改正，或在那张表中加上一行。",
        "the table of {table} has no “{value}”. {nearest}Correct it, or add a row to that table.",
    ),
    _error(
        "ambiguous_reference",
        "“{table}”表中有几个“{value}”。请改写编号：{ids}。",
        "the table of {table} has several called “{value}”. Write the id instead: {ids}.",
    ),
    _error(
        "unknown_rule",
        "没有名为“{value}”的规则。{nearest}请改正；cohortplan rules 列出全部规则。",
        "there is no rule “{value}”. {nearest}Correct it; cohortplan rules lists them all.",
    ),
    _error(
        "ambiguous_about",
        "“{value}”不止指一个人或地方。请改写编号：{ids}。",
        "“{value}” may mean several people or places. Write the id instead: {ids}.",
    ),
    _error(
        "same_twice",
        "“{value}”在这一行写了两次。请改正其中之一。",
        "“{value}” stands in this row twice. Correct one of them.",
    ),
    _error(
        "nobody_known",
        "“{value}”不是本项目的人、班级、场地、活动、指标或日期。{nearest}请改正。",
        "“{value}” is no person, class, room, session, quota or date of this project. {nearest}Correct it.",
    ),
)
