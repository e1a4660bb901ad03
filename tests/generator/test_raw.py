"""The papers of an invented school, and what they say."""

import io
import zipfile
from collections import Counter

import pytest

from cohortplan.generator import invent
from cohortplan.generator.raw import raw
from cohortplan.intake.raw.importing import Given, import_sent
from cohortplan.intake.raw.opening import Sent


@pytest.fixture(scope="module", params=[("A", 3), ("B", 3), ("B", 8)], ids=lambda case: f"{case[0]} seed {case[1]}")
def invented(request):
    return invent(*request.param)


@pytest.fixture(scope="module")
def files(invented):
    return raw(invented)


@pytest.fixture(scope="module")
def imported(files):
    return import_sent([Sent(name, content) for name, content in files.items()], Given())


@pytest.fixture(scope="module")
def project(imported):
    assert imported.reading is not None
    return imported.reading.project


def test_a_school_of_two_campuses_sends_a_timetable_for_each():
    assert list(raw(invent("B", 3))) == [
        "东校区总课表.xlsx",
        "西校区总课表.xlsx",
        "东校区任课表.xlsx",
        "作息时间表.xlsx",
        "学员名单.xlsx",
        "导师名单.xlsx",
        "跟岗学习通知.docx",
    ]


def test_the_same_project_makes_the_same_files(invented, files):
    assert raw(invented) == files


def test_weekdays_are_merged_over_their_periods(files):
    timetable = next(content for name, content in files.items() if name.endswith("总课表.xlsx"))

    with zipfile.ZipFile(io.BytesIO(timetable)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()

    assert '<mergeCell ref="B2:G2"/>' in sheet


def test_nothing_in_them_is_wrong_and_every_lesson_and_teacher_comes_back(invented, imported, project):
    day = {"Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3, "Fri": 4}
    taught = {
        (row["class"], day[row["weekday"]], row["period"], row["subject"], row["teacher"])
        for row in invented.tables["lessons"]
    }
    dated = {each.on: each.weekday for each in project.calendar.open_days}

    found = {
        (each.class_id, dated[project.days[each.id]], each.id.rpartition("/")[2], each.subject, each.leader)
        for each in project.sessions
        if each.kind == "lesson"
    }

    assert [problem.code for problem in imported.problems if problem.is_error] == []
    assert found == taught


def test_everybody_comes_back_with_role_home_and_post(invented, project):
    trainees = {(row["name"], row["role"], row["school"], row["county"]) for row in invented.tables["trainees"]}
    mentors = [row for row in invented.tables["staff"] if row["mentors"]]

    assert {(each.name, each.role, each.school, each.county) for each in project.trainees} == trainees
    assert {(each.name, *each.mentors) for each in project.mentors} == {
        (each["name"], each["mentors"]) for each in mentors
    }
    assert Counter(each.post for each in project.mentors if not each.post.endswith("主任")) == Counter(
        each["post"] for each in mentors if each["post"] != "director"
    )


def test_bells_and_campuses_come_back(invented, project):
    rings = {(row["campus"], row["period"], row["start"], row["end"]) for row in invented.tables["bells"]}

    found = {(each.campus, each.period, f"{each.start:%H:%M}", f"{each.end:%H:%M}") for each in project.bells}

    assert found == rings
    assert {each.id for each in project.campuses} == {row["campus"] for row in invented.tables["campuses"]}
