"""The papers of demo B, as shipped, are a project with all that its notice says."""

from datetime import date
from pathlib import Path

import pytest

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.importing import Given, import_sent
from cohortplan.intake.raw.opening import load

PAPERS = Path(__file__).parents[3] / "data" / "demo-b-raw"


@pytest.fixture(scope="module")
def imported():
    return import_sent(load([PAPERS], Notes()), Given())


def test_nothing_is_wrong_with_them(imported):
    assert imported.problems == ()


def test_the_school_is_known_whole(imported):
    project = imported.reading.project

    assert {campus.name: sum(each.campus == campus.id for each in project.classes) for campus in project.campuses} == {
        "东校区": 36,
        "西校区": 24,
    }
    assert (len(project.staff), len(project.mentors), len(project.trainees)) == (130, 14, 40)
    assert project.travel_minutes == {("东校区", "西校区"): 25, ("西校区", "东校区"): 25}


def test_the_notice_tells_the_days(imported):
    days = {day.on: day.follows for day in imported.reading.project.calendar.open_days}

    assert len(days) == 10
    assert days[date(2026, 9, 20)] == date(2026, 9, 25)
    assert date(2026, 9, 25) not in days
