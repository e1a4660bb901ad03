"""What is wrong with one cell, looked at alone."""

from __future__ import annotations

from cohortplan.intake.kinds import error as _error

CELLS = (
    _error(
        "missing_value",
        "这一格必须填写，应为{expected}。",
        "this cell must be filled in with {expected}.",
    ),
    _error(
        "not_a_number",
        "“{value}”不是整数。请写整数，例如 4。",
        "“{value}” is not a whole number. Write one, such as 4.",
    ),
    _error(
        "number_out_of_range",
        "“{value}”超出范围。请写 {least} 到 {most} 之间的整数。",
        "“{value}” is out of range. Write a whole number from {least} to {most}.",
    ),
    _error(
        "not_yes_no",
        "“{value}”看不懂。请写“是”或“否”。",
        "“{value}” is not understood. Write yes or no.",
    ),
    _error(
        "not_a_date",
        "“{value}”不是日期，或日历上没有这一天。请写成 2026-10-19。",
        "“{value}” is no date, or no such day exists. Write it like 2026-10-19.",
    ),
    _error(
        "not_a_time",
        "“{value}”不是钟点。请写成 08:30。",
        "“{value}” is no time of day. Write it like 08:30.",
    ),
    _error(
        "not_a_moment",
        "“{value}”看不懂。请写日期、日期加钟点，或“周三上午”，例如 2026-10-21 09:30。",
        "“{value}” is not understood. Write a date, a date with a time, or “Wed am”, such as 2026-10-21 09:30.",
    ),
    _error(
        "not_a_weekday",
        "“{value}”不是星期几。请写成“周一”到“周日”。",
        "“{value}” is no weekday. Write Mon to Sun.",
    ),
    _error(
        "ambiguous_weekday",
        "项目期间的{weekday}不止一天，或一天也没有。请写日期。",
        "the project has more than one {weekday}, or none. Write the date.",
    ),
    _error(
        "not_one_of",
        "“{value}”不在可用的词中。请写其中之一：{choices}。",
        "“{value}” is not among the words used here. Write one of: {choices}.",
    ),
)
