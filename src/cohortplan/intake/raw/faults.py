"""What may be wrong with a school's own files, beside what may be wrong with a project's tables."""

from __future__ import annotations

from cohortplan.intake.kinds import error, warning

OPENING = (
    error(
        "file_format",
        "读不了 {suffix} 文件。请另存为 {known} 之一。",
        "files of the type {suffix} cannot be read. Save it as one of {known}.",
    ),
    error(
        "bad_workbook",
        "这个文件不能使用：{reason}。请用 Excel 或 WPS 打开，另存为新的 .xlsx（或 .docx）文件。",
        "this file cannot be used: {reason}. Open it in Excel or WPS and save it as a new .xlsx (or .docx) file.",
    ),
    error(
        "sheet_too_large",
        "工作表有 {rows} 行、{columns} 列，上限是 {most} 行、{most_columns} 列。请删去多余的行和列后再保存。",
        "a sheet has {rows} rows and {columns} columns; at most {most} rows and {most_columns} columns are read. "
        "Delete what is not needed and save it again.",
    ),
    error(
        "too_many_files",
        "文件太多，最多一次读 {most} 个。请只选本项目需要的文件。",
        "there are too many files; at most {most} are read at once. Choose only those this project needs.",
    ),
    warning(
        "hidden_sheet",
        "这张工作表是隐藏的，没有读它。如果需要，请取消隐藏后再导入。",
        "this sheet is hidden and was not read. Unhide it and import again if it is needed.",
    ),
    warning(
        "page_not_understood",
        "看不出这是什么表，没有读它。可以读的有：{known}。请检查表头，或不必理会。",
        "what this is could not be told, so it was not read. What can be read: {known}. Check its header, or leave it.",
    ),
    error(
        "list_of_whom",
        "看不出这份名单是学员还是导师。请把工作表或文件命名为“学员名单”或“导师名单”。",
        "it cannot be told whether this is a list of trainees or of mentors. Name the sheet or file “trainees” or "
        "“mentors”.",
    ),
)

LACKING = (
    error(
        "nothing_given",
        "没有找到{what}。请一并提供：{form}。",
        "no {what} was found. Add it: {form}.",
    ),
    error(
        "no_dates",
        "不知道项目从哪天到哪天。请另外给出第一天和最后一天（命令行用 --start、--end），或附上写有起止日期的通知。",
        "the first and last day of the project are not known. Give them beside the files (--start and --end of "
        "the command), or add the notice that says them.",
    ),
    error(
        "dates_differ",
        "找到几种起止日期：{ranges}。请另外写明第一天和最后一天（命令行用 --start、--end）。",
        "several first and last days were found: {ranges}. Say which beside the files (--start and --end of the command).",
    ),
    error(
        "year_unsaid",
        "“{value}”没有写年份。请补上年份，或另外写明第一天和最后一天（命令行用 --start、--end）。",
        "“{value}” does not say the year. Add it, or give the dates beside the files (--start and --end of the command).",
    ),
)

TIMETABLES = (
    error(
        "label_not_understood",
        "“{value}”看不懂，这里应为{expected}。请改正，或删去这一行（列）。",
        "“{value}” is not understood; expected here is {expected}. Correct it, or delete the row or column.",
    ),
    error(
        "lesson_not_understood",
        "“{value}”看不懂，这里应为{expected}。请改正。",
        "“{value}” is not understood; expected here is {expected}. Correct it.",
    ),
    error(
        "too_many_lessons",
        "这张课表有 {most} 节课以上，不像一所学校的课表。请只保留本校各班的课表。",
        "this timetable has more than {most} lessons, which no school has. Keep only the timetable of the classes.",
    ),
    error(
        "class_twice",
        "“{value}”与 {other} 是同一个班（{name}）。请改正其中之一。",
        "“{value}” is the same class as {other} ({name}). Correct one of them.",
    ),
    error(
        "lesson_twice",
        "{name}在这一节已有另一门课，见 {other}。请改正其中之一。",
        "{name} already has another lesson then, see {other}. Correct one of them.",
    ),
    error(
        "period_without_bell",
        "作息时间里没有第 {period} 节。请一并提供作息时间表（节次、开始、结束），或在课表的节次旁写上时间。",
        "the bells have no period {period}. Add a table of bells (period, start, end), or write the times beside the "
        "periods of the timetable.",
    ),
    error(
        "campus_unsaid",
        "不知道“{value}”等班级在哪个校区（{campuses}）。请在课表中加一列“校区”，或把校区写进工作表名或文件名。",
        "it is not said on which campus “{value}” and other classes are ({campuses}). Add a column campus to the timetable, or put the "
        "campus into the name of the sheet or file.",
    ),
    warning(
        "teacher_differs",
        "课表写的是“{value}”，任课表（{other}）写的是“{expected}”。按课表；请核对。",
        "the timetable says “{value}”, the teaching list ({other}) says “{expected}”. The timetable counts; check it.",
    ),
    warning(
        "teacher_twice",
        "{teacher}在这一节也在{name}上课（{other}）。这节课暂不开放听课，也不记教师；如是合班，不必理会。",
        "{teacher} also teaches {name} then ({other}). This lesson is closed to visitors and left without a teacher; "
        "if the classes are taught together, leave it.",
    ),
    warning(
        "more_teachers",
        "这里有几位教师，只记第一位“{teacher}”。请核对。",
        "several teachers are named; only the first, “{teacher}”, is recorded. Check it.",
    ),
    warning(
        "class_without_timetable",
        "课表里没有“{value}”（{name}）。这一处没有采用；请核对班级名称。",
        "the timetable has no class “{value}” ({name}). This was not used; check the name of the class.",
    ),
)

PEOPLE = (
    error(
        "post_not_understood",
        "看不出“{value}”属于哪种学员角色。请写校长、副校长、教导主任、教务主任等职务，或加一列“角色”。",
        "it cannot be told which role of trainees “{value}” is. Write a post such as principal or academic director, "
        "or add a column role.",
    ),
    error(
        "name_twice",
        "“{value}”与 {other} 重名。请改为“{suggestion}”，或给两人都填上编号。",
        "“{value}” is also the name in {other}. Change it to “{suggestion}”, or give both people an id.",
    ),
)

RAW = (*OPENING, *LACKING, *TIMETABLES, *PEOPLE)
