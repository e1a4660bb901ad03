"""What scenario A promises, by the arithmetic of the domain notes."""

import hashlib
import json
from collections import Counter

import pytest
from tests.generator.conftest import SEEDS, lessons_of, sessions_of

from cohortplan.generator import Invented, invent


@pytest.fixture(scope="module", params=SEEDS)
def small(request) -> Invented:
    return invent("A", request.param)


def test_there_are_56_teachers(small):
    assert len(small.tables["staff"]) == 56


def test_six_counties_send_two_trainees_each_from_different_schools(small):
    trainees = small.tables["trainees"]

    assert sorted(Counter(row["county"] for row in trainees).values()) == [2] * 6
    assert len({row["school"] for row in trainees}) == 12
    assert Counter(row["role"] for row in trainees) == {"principal": 8, "academic_director": 4}


def test_each_role_finds_places_even_without_one_of_its_mentors(small):
    for role, count in Counter(row["role"] for row in small.tables["trainees"]).items():
        places = [int(row["max_trainees"]) for row in small.tables["staff"] if row["mentors"] == role]
        assert sum(places) - max(places) >= count


def test_what_is_asked_fits_what_is_offered_as_tightly_as_the_scenario_says(small):
    tables = small.tables
    least = {(row["role"], row["kinds"], row["subject"]): row["min"] for row in tables["quotas"] if row["min"]}

    wanted = sum(int(least[row["role"], "lesson", ""]) for row in tables["trainees"])
    visits = sum(int(row["visits_per_week"]) for row in tables["classes"])

    assert (wanted, visits) == (104, 48)
    assert {row["seats"] for row in tables["classes"]} == {"3"}


def test_opening_and_closing_leave_no_lesson_to_observe_beside_them(small):
    required = [each for each in sessions_of(small) if each.required]

    half_days = [
        lesson
        for lesson in lessons_of(small)
        if (lesson.date == "2026-10-19" and lesson.end < "13:00")
        or (lesson.date == "2026-10-23" and lesson.end > "14:00")
    ]

    assert half_days
    assert all(any(lesson.meets(session) for session in required) for lesson in half_days)


def test_one_mentor_is_ill_on_wednesday_and_guests_come_on_thursday(small):
    tables = small.tables
    staff = {row["staff"]: row for row in tables["staff"]}
    head = next(row["staff"] for row in tables["staff"] if row["post"] == "head")

    (absence,) = tables["absences"]
    (visit,) = tables["visits"]

    assert (absence["from"], absence["to"]) == ("2026-10-21", "2026-10-21")
    assert staff[absence["id"]]["mentors"]
    assert absence["id"] != head
    assert (visit["from"], visit["to"], visit["people"]) == ("2026-10-22 09:30", "2026-10-22 11:30", "30")
    assert (visit["rooms"], visit["leaders"]) == ("报告厅;科学实验室一", head)


def test_the_settings_are_those_of_the_week():
    settings = invent("A", 3).settings

    assert settings["calendar"] == {
        "start": "2026-10-19",
        "end": "2026-10-23",
        "term_start": "2026-09-01",
        "zone": "Asia/Shanghai",
        "holidays": [],
        "make_up": {},
    }
    assert (settings["format"], settings["id"], settings["as_of"]) == (1, "a-3", "2026-10-12T09:00")


def test_the_shipped_scenario_stays_the_same_to_the_byte():
    made = invent("A", 0)

    text = json.dumps([made.settings, made.tables], ensure_ascii=False)

    assert (
        hashlib.sha256(text.encode()).hexdigest() == "d4b4887520efb3d9ef54de112a093783863f7ea65b33979d4682916fd79971b3"
    )
