"""A timetable is read by what stands at its edges, whichever edge that is."""

import pytest
from tests.intake.raw.conftest import lessons_on
from tests.intake.raw.papers import in_brackets, papers, subject_only, text_file, two_lines, with_teacher, workbook

MINE = [
    ("三(1)班", 0, 1, "语文", ""), ("三(1)班", 0, 2, "数学", ""), ("三(1)班", 1, 1, "英语", ""), ("三(1)班", 1, 2, "音乐", ""),
    ("三(2)班", 0, 1, "体育", ""), ("三(2)班", 0, 2, "语文", ""), ("三(2)班", 1, 1, "数学", ""), ("三(2)班", 1, 2, "美术", ""),
]  # fmt: skip
ONE = [lesson for lesson in MINE if lesson[0] == "三(1)班"]

FORMS = {
    "classes down, days over periods across": [
        ["青禾小学总课表"],
        ["班级", "星期一", "", "星期二", ""],
        ["", "1", "2", "1", "2"],
        ["三(1)班", "语文", "数学", "英语", "音乐"],
        ["三(2)班", "体育", "语文", "数学", "美术"],
        ["注：以实际为准"],
    ],
    "classes down, days and periods in one header": [
        ["班级", "周一1", "周一2", "周二1", "周二2", "班主任"],
        ["3.1", "语文", "数学", "英语", "音乐", "某某"],
        ["3.2", "体育", "语文", "数学", "美术", "某某"],
    ],
    "days over periods down, classes across": [
        ["星期", "节次", "301", "302"],
        ["星期一", "1", "语文", "体育"],
        ["", "2", "数学", "语文"],
        ["大课间"],
        ["星期二", "1", "英语", "数学"],
        ["", "2", "音乐", "美术"],
        ["制表：教导处", "", "2026年9月"],
    ],
    "days as headings between the rows": [
        ["节次", "三(1)班", "三(2)班"],
        ["星期一"],
        ["1", "语文", "体育"],
        ["2", "数学", "语文"],
        ["星期二"],
        ["1", "英语", "数学"],
        ["2", "音乐", "美术"],
    ],
    "a block for each class": [
        ["三（1）班课程表"],
        ["节次", "星期一", "星期二"],
        ["1", "语文", "英语"],
        ["午休"],
        ["2", "数学", "音乐"],
        [],
        ["三（2）班课程表"],
        ["节次", "星期一", "星期二"],
        ["1", "体育", "数学"],
        ["2", "语文", "美术"],
    ],
    "blocks side by side": [
        ["三(1)班", "", "", "", "三(2)班"],
        ["节次", "周一", "周二", "", "节次", "周一", "周二"],
        ["1", "语文", "英语", "", "1", "体育", "数学"],
        ["2", "数学", "音乐", "", "2", "语文", "美术"],
    ],
    "classes over days down, periods across": [
        ["班级", "星期", "第一节", "第二节"],
        ["三年级1班", "周一", "语文", "数学"],
        ["", "周二", "英语", "音乐"],
        ["三年级2班", "周一", "体育", "语文"],
        ["", "周二", "数学", "美术"],
    ],
    "grades over classes over periods down, days across": [
        ["年级", "班级", "节次", "周一", "周二"],
        ["三年级", "1班", "1", "语文", "英语"],
        ["", "", "2", "数学", "音乐"],
        ["", "2班", "1", "体育", "数学"],
        ["", "", "2", "语文", "美术"],
    ],
    "afternoons that begin again at one": [
        ["", "", "三(1)班", "三(2)班"],
        ["周一", "上午1", "语文", "体育"],
        ["", "下午1", "数学", "语文"],
        ["周二", "上午1", "英语", "数学"],
        ["", "下午1", "音乐", "美术"],
    ],
    "English": [
        ["Class", "Mon", "", "Tue", ""],
        ["", "P1", "P2", "P1", "P2"],
        ["Class 3(1)", "语文", "数学", "英语", "音乐"],
        ["Class 3(2)", "体育", "语文", "数学", "美术"],
    ],
    "a lesson in each row": [
        ["班级", "星期", "节次", "学科"],
        *[[name, "周一" if day == 0 else "二", f"第{period}节", subject] for name, day, period, subject, _ in MINE],
    ],
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_usual_forms_say_the_same(form):
    lessons, problems = lessons_on(form)

    assert sorted(lessons) == MINE
    assert problems == []


@pytest.mark.parametrize(
    ("file", "sheet", "title"),
    [
        ("课表.xlsx", "三(1)班", ""),
        ("三年级1班.csv", "", ""),
        ("课表.xlsx", "301", ""),
        ("课表.csv", "", "班级：三（1）班"),
    ],
)
def test_the_class_of_a_timetable_is_in_its_title_its_sheet_or_its_file(file, sheet, title):
    rows = [[title], ["节次", "星期一", "星期二"], ["1", "语文", "英语"], ["2", "数学", "音乐"]]

    lessons, problems = lessons_on(rows, file, sheet)

    assert (sorted(lessons), problems) == (ONE, [])


def test_bare_numerals_are_weekdays_where_nothing_else_is():
    rows = [["节", "一", "二", "三", "四", "五"], ["1", "语文", "英语", "", "", ""], ["2", "数学", "音乐", "", "", ""]]

    lessons, _ = lessons_on(rows, sheet="三(1)班")

    assert sorted(lessons) == ONE


def test_bare_numerals_are_periods_beside_weekdays():
    rows = [
        ["班级", "星期一", "", "", "", "", "", ""],
        ["", *"一二三四五六"],
        ["三1", "语", "数", "英", "体", "音", "美"],
    ]

    lessons, _ = lessons_on(rows, merges=[(0, 1, 0, 6)])

    assert [(period, subject) for _, _, period, subject, _ in lessons] == list(enumerate("语数英体音美", start=1))


def test_a_timetable_for_each_weekday_says_the_day_in_its_sheet():
    rows = [["节次", "三(1)班", "三(2)班"], ["1", "语文", "体育"], ["2", "数学", "语文"]]

    lessons, _ = lessons_on(rows, sheet="星期一")

    assert sorted(lessons) == [lesson for lesson in MINE if lesson[1] == 0]


def test_a_merged_lesson_fills_all_its_periods():
    rows = [["班级", "星期一", "", ""], ["", "1", "2", "3"], ["三1", "作文", "", "数学"], ["三2", "", "", ""]]

    lessons, _ = lessons_on(rows, merges=[(0, 1, 0, 3), (2, 1, 2, 2)])

    assert [(period, subject) for _, _, period, subject, _ in lessons] == [(1, "作文"), (2, "作文"), (3, "数学")]


def lessons_of(imported):
    """The timetable of the project as class, date, time, subject and teacher."""
    project = imported.reading.project
    return {
        (each.id, each.span.start, each.subject, project.person[each.leader].name if each.leader else "")
        for each in project.sessions
        if each.kind == "lesson"
    }


@pytest.fixture(scope="module")
def expected(school):
    return {
        (row["class"], row["weekday"], row["period"], row["subject"], row["teacher"])
        for row in school.tables["lessons"]
    }


def rows_of(imported):
    lines = imported.contents["lessons.csv"].decode("utf-8-sig").splitlines()[1:]
    days = dict(zip(("周一", "周二", "周三", "周四", "周五"), ("Mon", "Tue", "Wed", "Thu", "Fri"), strict=True))
    cells = [line.split(",") for line in lines]
    return {(each[0], days[each[1]], each[2], each[3], each[4]) for each in cells}


SHORT = {"(": "", ")": "", "班": ""}
DIGITS = {name: str(digit) for digit, name in enumerate("一二三四五六", start=1)}


def short(name):
    return name.translate(str.maketrans(SHORT))


def dotted(name):
    return f"{DIGITS[name[0]]}.{name[2]}"


WRITTEN = {
    "subjects, teachers in the teaching list": lambda s: [workbook("a.xlsx", {"课表": s.grid(subject_only)}), text_file("任课.csv", s.teaching())],
    "subjects, short class names": lambda s: [workbook("a.xlsx", {"课表": s.grid(subject_only, short)}), text_file("任课.csv", s.teaching())],
    "subjects, dotted class names": lambda s: [workbook("a.xlsx", {"课表": s.grid(subject_only, dotted)}), text_file("任课.csv", s.teaching())],
    "with teachers and rooms": lambda s: [workbook("a.xlsx", {"课表": s.grid(with_teacher)})],
    "turned, two lines in a cell": lambda s: [workbook("a.xlsx", {"课表": s.turned(two_lines)})],
    "a sheet for each class": lambda s: [workbook("a.xlsx", s.blocks(in_brackets))],
    "a CSV of an old program": lambda s: [text_file("a.csv", s.grid(two_lines)[0], "gb18030")],
}  # fmt: skip


@pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN)
def test_the_timetable_of_an_invented_school_comes_back_whole(school, expected, bring, write):
    others = papers(school)[2:]

    imported = bring([*write(school), *others])

    assert [each for each in imported.problems if each.is_error] == []
    assert rows_of(imported) == expected
