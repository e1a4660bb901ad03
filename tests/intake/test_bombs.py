"""What would take all time or memory is refused with its reason, in whatever way it comes, by a process that stays small."""

import pytest
from tests.intake.bombs import BOOKS, DOCUMENTS
from tests.own_process import in_own_process, memory

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.importing import Given, import_sent
from cohortplan.intake.raw.opening import Sent, load
from cohortplan.intake.reading import read_project, read_upload
from cohortplan.text import Language

MOST_KILOBYTES = 150 * 1024
FAULTS_OF_FILES = ("sheet_too_large", "bad_workbook", "file_too_large")


def checked(path, content):
    path.write_bytes(content)
    return read_project(path)


def imported(path, content):
    path.write_bytes(content)
    notes = Notes()
    return import_sent(load([path], notes), Given(), notes)


def uploaded(path, content):
    return read_upload(content, path.name)


def uploaded_papers(path, content):
    return import_sent([Sent(path.name, content)], Given())


def answers(ways, path, content):
    """What is said of the file itself in each way, and the peak of memory, all of this process alone."""
    said = []
    for way in ways:
        came = way(path, content)
        assert getattr(came, "reading", None) is None
        assert getattr(came, "project", None) is None
        told = [each for each in came.problems if each.code in FAULTS_OF_FILES]
        said.append([(each.code, each.where, *map(each.say, Language)) for each in told])
    return said, memory().peak


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_that_would_do_harm_is_refused_in_whatever_way_it_comes(tmp_path, name):
    make, code, reason = BOOKS[name]
    ways = checked, imported, uploaded, uploaded_papers

    said, peak = in_own_process(answers, ways, tmp_path / "课表.xlsx", make())

    assert [[each[:2] for each in told] for told in said] == [[(code, "课表.xlsx")]] * len(ways)
    assert all(reason in english and english != chinese for ((_, _, chinese, english),) in said)
    assert peak < MOST_KILOBYTES


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_notice_that_would_do_harm_is_refused_in_whatever_way_it_comes(tmp_path, name):
    make, code, reason = DOCUMENTS[name]
    ways = imported, uploaded_papers

    said, peak = in_own_process(answers, ways, tmp_path / "通知.docx", make())

    assert [[each[:2] for each in told] for told in said] == [[(code, "通知.docx")]] * len(ways)
    assert all(reason in english and english != chinese for ((_, _, chinese, english),) in said)
    assert peak < MOST_KILOBYTES


def test_a_text_of_too_many_lines_is_refused_and_not_cut_off():
    (problem,) = (
        each for each in import_sent([Sent("通知.txt", b"x\n" * 20_001)], Given()).problems if each.where == "通知.txt"
    )

    assert (problem.code, problem.facts["rows"]) == ("sheet_too_large", 20_001)


TABLES_THAT_DO_HARM = {
    "too wide": ({"staff": "staff,name" + "," * 1_000_000 + "\n"}, ("sheet_too_large", "staff.csv", None)),
    "a million rows": ({"lessons": "class,weekday\n" + ",\n" * 1_000_000}, ("too_many_rows", "lessons.csv", 20_001)),
    "deep settings": ({"settings": "x = " + "[" * 100_000}, ("bad_toml", "project.toml", 1)),
    "endless key": ({"settings": "\n" + "a." * 100_000 + "b = 1"}, ("bad_toml", "project.toml", 2)),
}


@pytest.mark.parametrize("name", TABLES_THAT_DO_HARM)
def test_a_table_or_setting_that_would_take_minutes_is_told_as_what_it_is(write, name):
    changed, fault = TABLES_THAT_DO_HARM[name]

    problems = read_project(write(**changed)).problems

    assert fault in [(each.code, each.where, each.row) for each in problems]
