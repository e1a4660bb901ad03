"""The data of a folder as the page shows them."""

import io
import os

import pandas as pd
from tests.workflows.made_projects import contents_of_a, written

from cohortplan.intake.raw.opening import Sent
from cohortplan.intake.reading import read_project, read_upload
from cohortplan.text import Language
from cohortplan.workflows import data as workflow
from cohortplan.workflows.data import template_workbook

BAD_TRAINEES = "编号,姓名,角色\nT1,林,校长\nT2,吴,厨师\n".encode()


def data_in(folder):
    return workflow.data_in(folder)


def test_a_folder_is_read_once_as_long_as_nothing_in_it_changes(tmp_path):
    folder = written(tmp_path / "a")
    first = data_in(folder)
    assert data_in(folder) is first

    os.utime(folder / "trainees.csv", (1, 1))
    assert data_in(folder) is not first


def test_problems_are_counted_and_stand_with_their_file(tmp_path):
    data = data_in(written(tmp_path / "a", trainees=BAD_TRAINEES))

    sheet = data.sheet("trainees.csv")
    assert (sheet.errors, sheet.warnings) == (1, 0)
    assert data.errors == sum(each.errors for each in data.sheets) > 1
    assert [(each.row, each.column, each.value) for each in sheet.problems] == [(3, "角色", "厨师")]


def test_settings_come_first_then_tables_that_are_there_then_those_that_could_be(tmp_path):
    names = [(sheet.name, sheet.there) for sheet in data_in(written(tmp_path / "a")).sheets]

    assert names[:3] == [("project.toml", True), ("campuses.csv", True), ("bells.csv", True)]
    assert ("history.csv", False) in names
    assert [there for _, there in names] == sorted((there for _, there in names), reverse=True)


def test_a_table_under_its_chinese_name_is_found_by_what_it_holds(tmp_path):
    folder = written(tmp_path / "a", trainees=None)
    (folder / "学员.csv").write_bytes(contents_of_a()["trainees.csv"])

    data = data_in(folder)

    assert data.sheet_of("trainees") == "学员.csv"
    assert data.errors == 0


def test_a_file_that_is_no_table_of_ours_is_shown_too(tmp_path):
    folder = written(tmp_path / "a")
    (folder / "备忘.csv").write_text("a,b\n", encoding="utf-8")

    assert data_in(folder).sheet("备忘.csv").table is None


def test_supply_is_known_as_soon_as_there_is_a_project(tmp_path):
    assert data_in(written(tmp_path / "a")).supply
    assert data_in(written(tmp_path / "b", trainees=BAD_TRAINEES)).supply == ()


def test_a_table_that_is_not_there_can_be_begun_in_the_language_of_the_others(tmp_path):
    data = data_in(written(tmp_path / "a"))

    assert data.table("history.csv").headers[:2] == ("期次", "日期")


def test_the_workbook_holds_the_whole_project(tmp_path):
    folder = written(tmp_path / "a")
    gbk = contents_of_a()["staff.csv"].decode("utf-8-sig").encode("gb18030")
    (folder / "staff.csv").write_bytes(gbk)

    book = data_in(folder).workbook(Language.ZH_CN)

    assert read_upload(book, "a.xlsx").project == read_project(folder).project


def test_a_workbook_can_be_had_while_there_are_errors(tmp_path):
    book = data_in(written(tmp_path / "a", trainees=BAD_TRAINEES)).workbook(Language.ZH_CN)

    sheets = pd.read_excel(io.BytesIO(book), sheet_name=None, engine="calamine", dtype=str)
    assert list(sheets["学员"]["角色"]) == ["校长", "厨师"]


def test_the_empty_workbook_has_every_table(tmp_path):
    sent = Sent("empty.xlsx", template_workbook(Language.EN))

    sheets = pd.read_excel(io.BytesIO(sent.content), sheet_name=None, engine="calamine", dtype=str)

    assert {"settings", "trainees", "lessons", "quotas"} <= set(sheets)


def test_an_empty_folder_is_a_problem_and_no_crash(tmp_path):
    data = data_in(tmp_path)

    assert data.errors == 1
    assert data.settings_text == ""
