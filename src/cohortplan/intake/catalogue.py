"""Every kind of data problem, with its words: what is wrong, and what to do next."""

from __future__ import annotations

from cohortplan.intake.kinds import Level, ProblemKind
from cohortplan.intake.kinds import error as _error
from cohortplan.intake.kinds import warning as _warning
from cohortplan.intake.raw.faults import RAW

__all__ = ["CATALOGUE", "FILES", "RAW", "Level", "ProblemKind"]

FILES = (
    _error(
        "no_project",
        "这里没有 project.toml。请选择含有它的项目文件夹，或用 cohortplan new 新建一个。",
        "there is no project.toml here. Choose a project folder that has one, or make one with cohortplan new.",
    ),
    _error(
        "file_unreadable",
        "打不开这个文件（{reason}）。请检查权限，或关闭占用它的程序后再试。",
        "cannot be opened ({reason}). Check its permissions, or close the program that holds it, and try again.",
    ),
    _error(
        "file_too_large",
        "文件太大，上限是 {most} KB。请只保留本项目需要的行。",
        "the file is too large; at most {most} KB are read. Keep only the rows this project needs.",
    ),
    _error(
        "wrong_encoding",
        "读不出文字，编码既不是 UTF-8 也不是 GB18030。请在 Excel 中另存为“CSV UTF-8”。",
        "the text is neither UTF-8 nor GB18030. Save it in Excel as “CSV UTF-8”.",
    ),
    _error(
        "unclosed_quote",
        "引号没有成对，从这一行起读不下去。请补上或删去多余的引号。",
        "a quotation mark is not closed, so nothing can be read from here on. Close or delete it.",
    ),
    _error(
        "empty_file",
        "第一行没有表头。请在第一行写列名，例如：{headers}。",
        "row 1 has no headers. Write the column names there, for example: {headers}.",
    ),
    _error(
        "duplicate_header",
        "表头“{value}”与“{other}”是同一列。请删去一列，或改正列名。",
        "“{value}” names the same column as “{other}”. Delete one, or correct its name.",
    ),
    _warning(
        "unknown_column",
        "不认识这一列，没有读它。{nearest}请改正列名，或不必理会。",
        "this column is not known and was not read. {nearest}Correct its name, or leave it.",
    ),
    _error(
        "missing_column",
        "缺少必需的列“{value}”。请加上这一列并逐行填写。",
        "the column “{value}” is missing. Add it and fill it in for every row.",
    ),
    _error(
        "ragged_row",
        "这一行有 {cells} 格，表头有 {headers} 格。请检查是否多了或少了分隔符。",
        "this row has {cells} cells, the header has {headers}. Look for a delimiter too many or too few.",
    ),
    _error(
        "too_many_rows",
        "行数太多，上限是 {most} 行。请只保留本项目需要的行。",
        "there are too many rows; at most {most} are read. Keep only the rows this project needs.",
    ),
    _error(
        "cell_too_long",
        "这一格超过 {most} 个字。请缩短，或检查引号是否成对。",
        "this cell is longer than {most} characters. Shorten it, or look for a quotation mark that is not closed.",
    ),
    _error(
        "control_characters",
        "这一格含有不可见的控制字符。请删去整格后重新输入。",
        "this cell holds an invisible control character. Clear the cell and type it again.",
    ),
    _error(
        "identity_number",
        "这一格像是身份证号（{value}）。项目中不得存放身份证号，请删去。",
        "this looks like a personal identity number ({value}). These never enter a project; delete it.",
    ),
    _error(
        "missing_table",
        "缺少“{table}”表。请新建 {value} 并至少填写一行。",
        "the table of {table} is missing. Create {value} with at least one row.",
    ),
    _error(
        "empty_table",
        "“{table}”表一行也没有。请至少填写一行。",
        "the table of {table} has no row. Fill in at least one.",
    ),
    _error(
        "table_twice",
        "“{table}”表已由 {other} 给出。请只保留一个文件。",
        "the table of {table} is already given by {other}. Keep only one of the files.",
    ),
    _warning(
        "table_not_read",
        "“{table}”表目前还不读取，其中的内容不影响本次安排。",
        "the table of {table} is not read yet; what it holds does not affect this plan.",
    ),
    _warning(
        "unknown_table",
        "这个文件不是项目的表，没有读它。{nearest}请改正文件名，或移到别处。",
        "this file is no table of a project and was not read. {nearest}Correct its name, or move it elsewhere.",
    ),
    _error(
        "more_problems",
        "这个文件的问题多于 {most} 处，其余没有列出。请先改正上面这些，再查一次。",
        "this file has more than {most} problems; the others are not listed. Mend these, then check again.",
    ),
    _error(
        "bad_zip",
        "压缩包不能使用：{reason}。请把项目文件夹重新压缩为普通 zip 后再上传。",
        "the archive cannot be used: {reason}. Compress the project folder again as a plain zip and upload that.",
    ),
)

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
        "bad_setting",
        "规则“{rule}”的“{setting}”写成了“{value}”，应为{expected}。请改正。",
        "“{setting}” of rule “{rule}” is “{value}”; expected is {expected}. Correct it.",
    ),
)

CONTRADICTIONS = (
    _error(
        "mentor_places",
        "{role}有 {trainees} 人，导师只能带 {places} 人。请增加导师，或提高“最多带教人数”。",
        "there are {trainees} trainees as {role}, but mentors have {places} places. Add mentors, or raise max_trainees.",
    ),
    _error(
        "timetable_clash",
        "{who}在{when}同时有“{first}”和“{second}”。请改动其中之一。",
        "{who} has “{first}” and “{second}” at once on {when}. Change one of them.",
    ),
    _error(
        "pin_while_absent",
        "{trainee}锁定在“{session}”（{when}），那时却不在。请改动锁定或请假。",
        "{trainee} is pinned to “{session}” on {when}, but is away then. Change the pin or the absence.",
    ),
    _error(
        "pin_blocked",
        "{trainee}锁定在“{session}”（{when}），但{blocked}那时不可用（{reason}）。请改动锁定，或另行安排。",
        "{trainee} is pinned to “{session}” on {when}, but {blocked} is not to be had then ({reason}). "
        "Change the pin, or make other arrangements.",
    ),
    _error(
        "pin_uninvited",
        "{trainee}锁定在“{session}”，但不在它的参加对象之内。请改动锁定或参加对象。",
        "{trainee} is pinned to “{session}” without being in its audience. Change the pin or the audience.",
    ),
    _error(
        "pins_overlap",
        "{trainee}同时锁定在“{first}”和“{second}”（{when}）。请解除其中之一。",
        "{trainee} is pinned to “{first}” and “{second}”, which overlap on {when}. Lift one of the pins.",
    ),
    _error(
        "pins_contradict",
        "{trainee}的锁定既要求又禁止“{session}”。请解除其中之一。",
        "pins both ask and forbid {trainee} to attend “{session}”. Lift one of them.",
    ),
    _error(
        "required_blocked",
        "“{session}”（{when}）是必到活动，但{blocked}那时不可用（{reason}）。请换人、换场地或改期。",
        "“{session}” on {when} is required, but {blocked} is not to be had then ({reason}). "
        "Find somebody or somewhere else, or another time.",
    ),
    _error(
        "required_overlap",
        "必到活动“{first}”和“{second}”（{when}）时间重叠，{count} 名学员（如{trainee}）两个都要去。请改动其中之一。",
        "the required sessions “{first}” and “{second}” overlap on {when}, and {count} trainees "
        "(such as {trainee}) must attend both. Change one of them.",
    ),
    _error(
        "required_uninvited",
        "“{session}”（{when}）是必到活动，但 {count} 名学员（如{trainee}）不能参加：活动不开放，或不是本人的学科。"
        "请改动参加对象。",
        "“{session}” on {when} is required, but {count} of its audience (such as {trainee}) cannot attend: "
        "it is closed, or not about a subject of theirs. Change its audience.",
    ),
    _error(
        "required_seats",
        "必到活动“{session}”（{when}）应到 {people} 人，只有 {seats} 个名额。请换场地或增加名额。",
        "the required session “{session}” on {when} has {seats} seats for {people} people. Find a larger room.",
    ),
    _warning(
        "supply_short",
        "{what}共需 {demand} {unit}，只有 {supply} {unit}，至少缺 {missing} {unit}。请增加供给，或接受缺额。",
        "{what}: {demand} {unit} are asked, {supply} are to be had, so {missing} are missing whatever the plan. "
        "Offer more, or accept the shortfall.",
    ),
)

PLANS = (
    _error(
        "no_plan",
        "这里没有方案（缺少 {value}）。请选择由 cohortplan plan 写出的方案文件夹。",
        "there is no plan here ({value} is missing). Choose a plan folder as cohortplan plan writes it.",
    ),
    _warning(
        "no_plan_header",
        "缺少 plan.json，不知道方案出自哪一版数据。可以照常核查，或用 cohortplan plan 重新写出。",
        "plan.json is missing, so nothing says which data the plan was made for. Audit it, or plan again.",
    ),
    _error(
        "bad_plan_header",
        "plan.json 读不懂（{reason}）。请删去它，或用 cohortplan plan 重新写出方案。",
        "plan.json is not understood ({reason}). Delete it, or write the plan again with cohortplan plan.",
    ),
    _error(
        "disagrees",
        "这里写着“{value}”，项目中却是“{expected}”。请改正，或留空：起决定作用的是编号。",
        "this says “{value}”, the project says “{expected}”. Correct it, or leave it empty: the keys decide.",
    ),
    _warning(
        "other_project",
        "方案是按另一版本的项目数据排的。请看核查结果，或重新排定。",
        "the plan was made for another version of the project's data. Look at its audit, or plan again.",
    ),
    _warning(
        "edited_by_hand",
        "方案写出之后有人改动过表格。以表格为准；请核查后使用。",
        "the tables were edited after the plan was written. They count as they are; audit the plan before you use it.",
    ),
    _warning(
        "in_force_gone",
        "现行方案中的“{value}”在项目中已不存在，不再计入。请核对是否有意删去。",
        "“{value}” of the plan in force no longer exists in the project and is left out. Check that this is meant.",
    ),
)

PARTS = (FILES, CELLS, KEYS, TIMES, SETTINGS, CONTRADICTIONS, PLANS, RAW)
CATALOGUE = {kind.code: kind for part in PARTS for kind in part}
