"""Dates, periods and times that do not fit the project, and how often things are."""

from __future__ import annotations

from cohortplan.intake.kinds import error as _error
from cohortplan.intake.kinds import warning as _warning

TIMES = (
    _error(
        "end_before_start",
        "结束（{end}）不晚于开始（{start}）。请改正其中之一；活动须在当天结束。",
        "the end ({end}) is not later than the start ({start}). Correct one; a session ends on the day it starts.",
    ),
    _error(
        "outside_project",
        "{day}不在项目期间（{start}至{end}）内。请改正日期，或调整 [calendar]。",
        "{day} is outside the project ({start} to {end}). Correct the date, or [calendar].",
    ),
    _error(
        "day_closed",
        "{day}不上课（{reason}）。请换一天，或在 [calendar] 的 make_up 中把它开放。",
        "{day} is not a working day ({reason}). Choose another, or open it in make_up of [calendar].",
    ),
    _error(
        "no_bell",
        "{campus}{weekday}的作息表中没有第“{value}”节。请改正，或在作息表中加上。",
        "the bells of {campus} on {weekday} have no period “{value}”. Correct it, or add it to the bells.",
    ),
    _error(
        "no_bell_then",
        "{campus}的作息表在{day}没有第“{value}”节：那一天在各行的起用、停用日期之外。请改正日期，或补上那一季的作息。",
        "the bells of {campus} have no period “{value}” on {day}: no season of it holds then. Correct the dates from and "
        "to, or add the bells of that season.",
    ),
    _warning(
        "bells_overlap",
        "{campus}{weekday}的“{value}”与“{other}”两节时间重叠。请核对作息时间。",
        "periods “{value}” and “{other}” of {campus} overlap on {weekday}. Check the times.",
    ),
    _error(
        "needs_one_of",
        "还需要填写：{columns}。请补上。",
        "this row still needs {columns}. Fill it in.",
    ),
    _error(
        "only_one_of",
        "{columns}只能填写一种。请删去多余的。",
        "only one of {columns} may be filled in. Clear the others.",
    ),
    _error(
        "needs_campus",
        "不知道在哪个校区，无法按节次确定时间。请填写校区或场地。",
        "the campus is not known, so periods have no times. Fill in the campus or the room.",
    ),
    _error(
        "no_such_lesson",
        "{class_name}在{day}第“{value}”节没有课。请对照课表改正。",
        "{class_name} has no lesson on {day} in period “{value}”. Correct it by the timetable.",
    ),
    _error(
        "no_such_session",
        "没有“{value}”这一活动。{nearest}请改正。",
        "there is no session “{value}”. {nearest}Correct it.",
    ),
    _error(
        "too_many_sessions",
        "课表和活动会产生约 {count} 场活动，上限是 {most} 场。请缩短项目，或删去多余的行。",
        "timetable and sessions would make about {count} sessions; at most {most} are planned. "
        "Shorten the project, or delete rows.",
    ),
    _error(
        "way_unknown",
        "校区间路程表没有写{origin}到{destination}要几分钟，不知道班车何时到达。请在那张表中写上。",
        "the travel table does not say how many minutes it takes from {origin} to {destination}, so nobody knows when "
        "the shuttle arrives. Add it there.",
    ),
    _error(
        "too_many_runs",
        "这张表会产生约 {count} 趟班车，上限是 {most} 趟。请缩短项目，或删去多余的行。",
        "this table would make about {count} runs; at most {most} are planned. Shorten the project, or delete rows.",
    ),
    _warning(
        "never_happens",
        "项目期间没有一个开放的{weekday}，这一行不产生活动。请改正星期，或删去此行。",
        "no {weekday} of the project is a working day, so this row makes no session. Correct it, or delete the row.",
    ),
    _warning(
        "no_effect",
        "{start}至{end}与项目期间没有交集，这一行不起作用。请核对日期。",
        "{start} to {end} lies outside the project, so this row has no effect. Check the dates.",
    ),
    _warning(
        "wish_unmeetable",
        "没有一个可参加的活动与“{value}”有关，这一志愿满足不了。{nearest}请核对写法。",
        "no session that can be attended is about “{value}”, so this wish cannot be granted. {nearest}Check the word.",
    ),
    _error(
        "least_above_most",
        "最少 {least} 次多于最多 {most} 次。请改正其中之一。",
        "the minimum {least} is above the maximum {most}. Correct one of them.",
    ),
)
