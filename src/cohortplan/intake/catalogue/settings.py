"""What is wrong in ``project.toml``, or the sheet of settings."""

from __future__ import annotations

from cohortplan.intake.kinds import error as _error
from cohortplan.intake.kinds import warning as _warning

SETTINGS = (
    _error(
        "bad_toml",
        "TOML 写法有误（{reason}）。请改正这一行：文字加引号，每行一个“键 = 值”。",
        "this is not valid TOML ({reason}). Correct the line: quote texts, one “key = value” per line.",
    ),
    _error(
        "wrong_format",
        "format 是“{value}”，本版本只读 format = 1。请改正，或使用相应版本的程序。",
        "format is “{value}”; this version reads format = 1. Correct it, or use the version that fits.",
    ),
    _error(
        "unknown_key",
        "不认识这一项。{nearest}请改正或删去。",
        "this key is not known. {nearest}Correct or delete it.",
    ),
    _error(
        "missing_key",
        "缺少这一项，应为{expected}。请补上。",
        "this key is missing. Add it, with {expected}.",
    ),
    _error(
        "wrong_type",
        "“{value}”不合要求，应为{expected}。请改正。",
        "“{value}” does not fit; expected is {expected}. Correct it.",
    ),
    _error(
        "project_too_long",
        "项目从{start}到{end}共 {days} 天，上限是 {most} 天。请核对起止日期。",
        "the project lasts {days} days from {start} to {end}; at most {most} are planned. Check the dates.",
    ),
    _error(
        "term_start_late",
        "学期第一天{value}晚于项目第一天{start}。请改正其中之一。",
        "the term starts on {value}, after the project does on {start}. Correct one of them.",
    ),
    _error(
        "date_twice",
        "{day}既在 holidays 又在 make_up 中。请只保留一处。",
        "{day} is both in holidays and in make_up. Keep only one.",
    ),
    _error(
        "no_open_days",
        "{start}至{end}没有一个上课日。请核对起止日期和假日。",
        "no day from {start} to {end} is a working day. Check the dates and the holidays.",
    ),
    _warning(
        "holidays_guessed",
        "还没有 {year} 年的放假通知可查，只把周末当作休息日。请在 holidays 和 make_up 中写明假日和调休。",
        "no official holidays are known for {year}, so only weekends are free. Write them in holidays and make_up.",
    ),
    _warning(
        "make_up_unsaid",
        "{day}是调休上班日，但没有说明按星期几的课表。在 make_up 中写明之前，这一天不安排。",
        "{day} is a make-up workday, but nothing says whose timetable it follows. "
        "Until make_up does, nothing is planned on it.",
    ),
    _error(
        "code_taken",
        "“{value}”是系统已有的词。请换一个代码。",
        "“{value}” is one of the standard words. Choose another code.",
    ),
    _error(
        "unknown_preset",
        "没有名为“{value}”的规则预设，应为{expected}。{nearest}请改正；cohortplan rules --preset 名称 列出预设改动的设置。",
        "there is no preset “{value}” of rules; expected is {expected}. {nearest}Correct it; "
        "cohortplan rules --preset NAME shows what a preset sets.",
    ),
    _error(
        "bad_setting",
        "规则“{rule}”的“{setting}”写成了“{value}”，应为{expected}。请改正。",
        "“{setting}” of rule “{rule}” is “{value}”; expected is {expected}. Correct it.",
    ),
)
