"""A small school's papers with one fault in each: it is told once, at its cell, and nothing is imported."""

from dataclasses import dataclass, field

import pytest
from tests.intake.raw.conftest import told
from tests.intake.raw.papers import text_file

from cohortplan.intake.catalogue import CATALOGUE, RAW
from cohortplan.intake.raw.importing import Given, import_sent
from cohortplan.intake.raw.opening import MOST_FILES, Sent
from cohortplan.text import Language

BASE = {
    "课表.csv": [
        ["班级", "星期一", "", "星期二", ""],
        ["", "1", "2", "1", "2"],
        ["三(1)班", "语文", "数学", "英语", "音乐"],
        ["三(2)班", "体育", "语文", "数学", "美术"],
    ],
    "任课.csv": [
        ["班级", "语文", "数学", "英语", "体育", "音乐", "美术"],
        ["三1", "沈知", "周行", "吴远", "郑和", "冯音", "陈彩"],
        ["三2", "沈知", "周行", "吴远", "郑和", "冯音", "陈彩"],
    ],
    "学员名单.csv": [
        ["姓名", "职务", "单位", "县区"],
        ["安然", "校长", "云溪一小", "云溪县"],
        ["白石", "教务主任", "星渚小学", "星渚县"],
    ],
    "导师名单.csv": [["姓名", "职务"], ["林知远", "校长"], ["何思齐", "教导主任"]],
    "通知.txt": [["跟岗时间：2026年10月19日至23日"]],
}


def files(**changed):
    """The small school's files, some of them changed; ``None`` leaves one out."""
    rows = BASE | {name.replace("_", "."): each for name, each in changed.items()}
    return [
        each if isinstance(each, Sent) else text_file(name, each) for name, each in rows.items() if each is not None
    ]


def changed(name, row, column, text):
    """One file with one cell changed."""
    rows = [list(each) for each in BASE[name]]
    rows[row][column] = text
    return {name.replace(".", "_"): rows}


def added(name, *rows):
    """One file with rows added."""
    return {name.replace(".", "_"): [*BASE[name], *map(list, rows)]}


def told_of_files(imported):
    """What is wrong with the files themselves; that so small a school is short of seats is told besides."""
    return [each for each in told(imported.problems) if each[0] != "supply_short"]


def test_the_small_school_has_no_fault():
    imported = import_sent(files(), Given())

    assert told_of_files(imported) == []
    assert sorted(imported.contents) == [
        "bells.csv", "campuses.csv", "classes.csv", "lessons.csv", "project.toml", "quotas.csv", "sessions.csv",
        "staff.csv", "trainees.csv",
    ]  # fmt: skip


@dataclass(frozen=True)
class Planted:
    code: str
    where: str
    row: int | None
    column: str
    value: str
    files: dict = field(hash=False)
    given: Given = field(default_factory=Given)


GRID, LIST, MENTORS, NOTICE, TAUGHT = "课表.csv", "学员名单.csv", "导师名单.csv", "通知.txt", "任课.csv"
WEST = [["班级", "星期一", ""], ["", "1", "2"], ["三3", "语文", "数学"], ["三4", "数学", "语文"]]
PLANTED = [
    Planted("file_format", "a.pdf", None, "", "", {"a_pdf": Sent("a.pdf", b"%PDF")}),
    Planted("bad_workbook", "a.xlsx", None, "", "", {"a_xlsx": Sent("a.xlsx", b"PK\x03\x04")}),
    Planted("sheet_too_large", "a.csv", None, "", "", {"a_csv": Sent("a.csv", b"a\n" * 100_000)}),
    Planted("page_not_understood", "食谱.csv", None, "", "", {"食谱_csv": [["周一", "面条"], ["周二", "米饭"]]}),
    Planted("list_of_whom", "人员.csv", 1, "A", "", {"人员_csv": [["姓名", "职务", "电话"], ["甲", "校长", "1"]]}),
    Planted("nothing_given", "import", None, "", "", {"课表_csv": None, "任课_csv": None}),
    Planted("nothing_given", "import", None, "", "", {"学员名单_csv": None}),
    Planted("nothing_given", "import", None, "", "", {"导师名单_csv": None}),
    Planted("no_dates", "import", None, "", "", {"通知_txt": None}),
    Planted("dates_differ", "import", None, "", "", added(NOTICE, ["跟岗时间：2026年11月2日至6日"])),
    Planted("year_unsaid", NOTICE, 1, "A", "10月19日至23日", {"通知_txt": [["跟岗时间：10月19日至23日"]]}),
    Planted("label_not_understood", GRID, 3, "A", "高手", changed(GRID, 2, 0, "高手")),
    Planted("label_not_understood", GRID, 2, "C", "甲", changed(GRID, 1, 2, "甲")),
    Planted("lesson_not_understood", GRID, 3, "C", "=1+1", changed(GRID, 2, 2, "=1+1")),
    Planted(
        "too_many_lessons", GRID, None, "", "",
        {"任课_csv": None, "课表_csv": [
            ["班级", *(f"周一{1 + n % 9}" for n in range(200))], *([f"{g}.{u}", *["语文"] * 200] for g in range(1, 10) for u in range(1, 13)),
        ]},
    ),
    Planted("class_twice", GRID, 5, "A", "3.1", added(GRID, ["3.1", "数学", "数学", "数学", "数学"])),
    Planted(
        "lesson_twice", "表.csv", 3, "D", "数学",
        {"课表_csv": None, "表_csv": [
            ["班级", "星期", "节次", "学科"], ["三1", "周一", "1", "语文"], ["三1", "周一", "1", "数学"],
            ["三2", "周一", "1", "体育"],
        ]},
    ),
    Planted("period_without_bell", GRID, 3, "C", "9", changed(GRID, 1, 2, "9")),
    Planted("campus_unsaid", GRID, 3, "A", "三(1)班", {"东校区_csv": WEST, "西校区_csv": [*WEST[:2], ["三5", "语文", "数学"], ["三6", "数学", "语文"]]}),
    Planted("teacher_differs", GRID, 3, "B", "沈如", changed(GRID, 2, 1, "语文/沈如")),
    Planted("teacher_twice", GRID, 4, "B", "数学/周行", {"课表_csv": [*BASE[GRID][:2], ["三1", "数学/周行", "语文"], ["三2", "数学/周行", "美术"]]}),
    Planted("more_teachers", TAUGHT, 2, "B", "沈知、郑和", changed(TAUGHT, 1, 1, "沈知、郑和")),
    Planted("class_without_timetable", TAUGHT, 4, "A", "五1", added(TAUGHT, ["五1", "甲", "乙"])),
    Planted("post_not_understood", LIST, 2, "B", "厨师", changed(LIST, 1, 1, "厨师")),
    Planted("name_twice", LIST, 3, "A", "安然", changed(LIST, 2, 0, "安然")),
    Planted("name_twice", MENTORS, 3, "A", "林知远", changed(MENTORS, 2, 0, "林知远")),
    Planted("missing_value", LIST, 2, "B", "", changed(LIST, 1, 1, "")),
    Planted("identity_number", LIST, 2, "C", "110***************", changed(LIST, 1, 2, "11010519491231002X")),
    Planted("mentor_places", MENTORS, None, "", "", {"导师名单_csv": [["姓名", "职务"], ["林知远", "校长"]]}),
]  # fmt: skip
TOLD_ELSEWHERE = {"too_many_files", "hidden_sheet"}


def test_every_kind_of_fault_has_a_planting():
    assert {kind.code for kind in RAW} <= {planted.code for planted in PLANTED} | TOLD_ELSEWHERE


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: f"{planted.code}-{planted.where}")
def test_a_planted_fault_is_told_once_at_its_cell_and_nothing_is_imported(planted):
    imported = import_sent(files(**planted.files), planted.given)

    expected = (planted.code, planted.where, planted.row, planted.column, planted.value)
    assert told_of_files(imported) == [expected]
    assert bool(imported.contents) != CATALOGUE[planted.code].stops


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.code)
@pytest.mark.parametrize("language", list(Language))
def test_every_fault_can_be_said_in_one_line(planted, language):
    for problem in import_sent(files(**planted.files), planted.given).problems:
        sentence = problem.say(language)
        assert sentence.startswith(problem.where)
        assert not {"\n", "{", "}"} & set(sentence)


def test_all_faults_are_told_at_once():
    grid, people = changed(GRID, 2, 0, "高手"), changed(LIST, 1, 1, "厨师")

    imported = import_sent(files(**grid, **people, 任课_csv=None), Given())

    assert [(code, where) for code, where, *_ in told(imported.problems)] == [
        ("label_not_understood", GRID),
        ("post_not_understood", LIST),
    ]


def test_more_files_than_are_read_at_once_are_a_fault():
    imported = import_sent([*files(), *(Sent(f"{n}.txt", b"") for n in range(MOST_FILES))], Given())

    assert imported.contents == {}
