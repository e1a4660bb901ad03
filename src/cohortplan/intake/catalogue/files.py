"""What is wrong with a whole file or table, or with the shape of it."""

from __future__ import annotations

from cohortplan.intake.kinds import error as _error
from cohortplan.intake.kinds import warning as _warning

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
