"""A project in one workbook is the project in a folder."""

import io

import pytest
import xlsxwriter
from tests.intake.conftest import SETTINGS, TABLES

from cohortplan.domain.canonical import digest
from cohortplan.generator import invent
from cohortplan.intake.reading import read_project, read_upload
from cohortplan.intake.workbook_writing import workbook_bytes, write_workbook
from cohortplan.intake.writing import FolderInUse, new_contents, project_contents
from cohortplan.text import Language


def contents(**tables):
    """The small project's files."""
    whole = {"project.toml": SETTINGS} | {f"{key}.csv": text for key, text in (TABLES | tables).items() if text}
    return {name: text.encode() for name, text in whole.items()}


@pytest.mark.parametrize("language", list(Language))
def test_a_project_survives_the_way_into_a_workbook_and_back(read, language):
    book = workbook_bytes(contents(), language)

    reading, folder = read_upload(book, "项目.xlsx"), read()

    assert reading.problems == folder.problems
    assert digest(reading.project) == digest(folder.project)
    assert reading.policy == folder.policy


@pytest.mark.parametrize("language", list(Language))
def test_an_invented_project_survives_it_too(language):
    invented = invent("A", 7)
    files = project_contents(invented.settings, invented.tables, language)

    reading = read_upload(workbook_bytes(files, language), "a.xlsx")

    assert reading.project is not None
    assert reading.project.name == invented.settings["name"]
    assert len(reading.project.trainees) == 12


def test_the_same_project_gives_the_same_bytes():
    assert workbook_bytes(contents(), Language.ZH_CN) == workbook_bytes(contents(), Language.ZH_CN)


def test_a_fault_is_told_at_its_sheet_with_the_row_of_the_sheet():
    faulty = contents(trainees=TABLES["trainees"].replace("academic_director", "皇帝"))
    book = workbook_bytes(faulty, Language.ZH_CN)

    problems = read_upload(book, "项目.xlsx").problems

    assert ("not_one_of", "项目.xlsx · 学员", 4, "role", "皇帝") in [
        (each.code, each.where, each.row, each.column, each.value) for each in problems
    ]


def sheets(**rows):
    """A workbook of these sheets."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for title, lines in rows.items():
            sheet = book.add_worksheet(title)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return content.getvalue()


def test_a_fault_of_a_setting_is_told_at_its_row():
    book = sheets(设置=[["设置项", "内容"], ["格式", 1], ["第一天", "明天"], ["colour", "red"]])

    told = [(each.code, each.where, each.row, each.column) for each in read_upload(book, "a.xlsx").problems]

    assert ("wrong_type", "a.xlsx · 设置", 3, "calendar.start") in told
    assert ("unknown_key", "a.xlsx · 设置", 4, "colour") in told


def test_two_sheets_of_one_table_are_a_fault():
    book = sheets(设置=[["格式", 1]], 学员=[["姓名"]], trainees=[["name"]])

    told = {(each.code, each.where) for each in read_upload(book, "a.xlsx").problems}

    assert ("table_twice", "a.xlsx · trainees") in told


def test_what_is_no_workbook_is_a_fault_and_no_traceback(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04")

    reading = read_project(tmp_path / "a.xlsx")

    assert (reading.project, [each.code for each in reading.problems]) == (None, ["bad_workbook"])


def test_an_empty_workbook_asks_only_to_be_filled_in(tmp_path):
    write_workbook(tmp_path / "new.xlsx", new_contents(Language.ZH_CN), Language.ZH_CN)

    reading = read_project(tmp_path / "new.xlsx")

    assert {problem.code for problem in reading.problems} == {"empty_table"}
    with pytest.raises(FolderInUse):
        write_workbook(tmp_path / "new.xlsx", {}, Language.EN)


def test_names_that_look_like_formulas_and_numbers_stay_text():
    odd = contents(
        rooms="room,campus,seats,name\n007,east,60,=1+1\nhall,east,60,报告厅\nstudio,east,12,http://a\nwhall,west,40,x\n"
    )

    reading = read_upload(workbook_bytes(odd, Language.EN), "a.xlsx")

    assert reading.project is not None
    assert {"007": "=1+1", "studio": "http://a"}.items() <= {
        each.id: each.name for each in reading.project.rooms
    }.items()
