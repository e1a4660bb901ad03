"""From a school's own files to a project, by one command."""

from __future__ import annotations

import json

import pytest
from tests.intake.raw.papers import School, papers, subject_only, text_file, workbook

from cohortplan.generator import invent
from cohortplan.intake.workbook_writing import workbook_bytes
from cohortplan.text import Language


@pytest.fixture
def sent(tmp_path):
    """The papers of an invented school in a folder."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for each in papers(School(invent("A", 3))):
        (folder / each.name).write_bytes(each.content)
    return folder


def test_a_schools_papers_become_a_project_that_can_be_planned(run, sent, tmp_path):
    imported = run("import", sent, "--out", tmp_path / "project")
    checked = run("check", tmp_path / "project")

    assert (imported.exit_code, checked.exit_code) == (0, 0)
    assert "总课表.xlsx · 课表: timetable: 24 classes, 688 lessons a week" in imported.stdout
    assert "12 trainees: academic director 4, principal 8" in imported.stdout
    assert "Each class has 4 seats for visitors in a lesson." in imported.stdout
    assert "Each class has 4 seats for visitors in a lesson." in checked.stdout


def test_the_command_speaks_chinese(run, sent, tmp_path):
    result = run("import", sent, "--out", tmp_path / "project", language=Language.ZH_CN)

    assert "学员 12 人：教导主任 4 人、校长 8 人" in result.stdout
    assert "已可以排定。待确认：" in result.stdout


def test_programs_get_the_counts(run, sent, tmp_path):
    result = run("import", sent, "--out", tmp_path / "project", "--json")

    answer = json.loads(result.stdout)
    assert answer["sound"] is True
    assert answer["counts"] == {
        "campuses": 1, "classes": 24, "weekly": 688, "staff": 56, "mentors": 6, "trainees": 12,
    }  # fmt: skip


def test_an_error_writes_nothing_and_names_its_cell(run, sent, tmp_path):
    (sent / "导师名单.csv").unlink()
    (sent / "学员名单.xlsx").unlink()
    (sent / "学员名单.csv").write_text("姓名,职务\n安然,厨师\n", encoding="utf-8")

    result = run("import", sent, "--out", tmp_path / "project")

    assert result.exit_code == 1
    assert "学员名单.csv, row 2, “B”" in result.stdout
    assert "Nothing was written" in result.stdout
    assert not (tmp_path / "project").exists()


def test_dates_may_be_given_where_no_notice_says_them(run, sent, tmp_path):
    (sent / "通知.txt").unlink()

    without = run("import", sent, "--out", tmp_path / "one")
    given = run("import", sent, "--out", tmp_path / "two", "--start", "2026-11-02", "--end", "2026-11-06")

    assert (without.exit_code, given.exit_code) == (1, 0)
    assert "start = 2026-11-02" in (tmp_path / "two" / "project.toml").read_text("utf-8")


def test_campuses_are_known_by_the_names_of_the_files(run, sent, tmp_path):
    school = School(invent("A", 3))
    (sent / "总课表.xlsx").unlink()
    for name, classes in (("东校区课表.xlsx", school.classes[:12]), ("西校区课表.xlsx", school.classes[12:])):
        school.classes = classes
        (sent / name).write_bytes(workbook(name, {"课表": school.grid(subject_only)}).content)

    result = run("import", sent, "--out", tmp_path / "project", "--json")

    assert json.loads(result.stdout)["counts"]["campuses"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.xlsx"], "There is no file"),
        (["--start", "2026-11-06", "--end", "2026-11-02"], "The last day is before the first."),
    ],
)
def test_wrong_use_is_said(run, sent, tmp_path, words, said):
    result = run("import", sent, *words, "--out", tmp_path / "project")

    assert result.exit_code == 2
    assert said in result.stderr


def test_a_folder_with_something_in_it_is_left_alone(run, sent, tmp_path):
    result = run("import", sent, "--out", sent)

    assert result.exit_code == 2
    assert "has something in it" in result.stderr


def test_a_bad_file_among_good_ones_stops_the_import(run, sent, tmp_path):
    (sent / "照片.jpg").write_bytes(b"\xff\xd8")
    bad = text_file("bad.xlsx", [["x"]])
    (sent / "bad.xlsx").write_bytes(b"PK\x03\x04" + bad.content)

    result = run("import", sent, "--out", tmp_path / "project")

    assert result.exit_code == 1
    assert "照片.jpg" in result.stdout
    assert "bad.xlsx" in result.stdout


def test_an_empty_workbook_says_what_to_fill_in(run, tmp_path):
    made = run("new", tmp_path / "mine", "--workbook")
    again = run("new", tmp_path / "mine.xlsx", "--workbook")
    checked = run("check", tmp_path / "mine.xlsx")

    assert (made.exit_code, again.exit_code, checked.exit_code) == (0, 2, 1)
    assert "mine.xlsx · trainees" in checked.stdout


def test_a_workbook_is_planned_like_a_folder(run, folder, tmp_path):
    contents = {path.name: path.read_bytes() for path in folder().iterdir()}
    (tmp_path / "a.xlsx").write_bytes(workbook_bytes(contents, Language.ZH_CN))

    checked = run("check", tmp_path / "a.xlsx")
    planned = run("plan", tmp_path / "a.xlsx", "--out", tmp_path / "plan", "--seconds", 10)

    assert (checked.exit_code, planned.exit_code) == (0, 0), checked.stdout
    assert (tmp_path / "plan" / "assignments.csv").exists()


def test_where_there_is_no_project_that_is_said(run, tmp_path):
    assert run("check", tmp_path / "nowhere").exit_code == 2
    assert run("check", tmp_path / "nowhere.xlsx").exit_code == 2
