"""What scenario A promises, by the arithmetic of the domain notes."""

import hashlib
import json
from collections import Counter

import pytest
from tests.generator.conftest import SEEDS, days_of, lessons_of, sessions_of

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


def test_what_is_asked_of_anybody_fits_the_six_sessions_that_a_day_may_hold(small):
    tables = small.tables
    required = [each for each in sessions_of(small) if each.required]

    for role in ("principal", "academic_director"):
        rows = [row for row in tables["quotas"] if row["role"] == role and row["min"]]
        asked = sum(int(row["min"]) for row in rows if not (row["kinds"] == "lesson" and row["subject"]))
        assert asked + len(required) < 6 * len(days_of(small))


def test_a_meeting_lost_to_an_illness_still_leaves_a_seat_for_everybody(small):
    seats = [int(row["seats"]) for row in small.tables["sessions"] if row["kind"] == "meeting"]

    assert sum(seats) - max(seats) >= len(small.tables["trainees"])


def test_half_days_mentor_meetings_and_critiques_are_made_and_not_typed(small):
    assert small.settings["offers"] == {"shadowing": True, "mentoring": "13:40-14:20", "critiques": True}
    assert not {"shadowing", "mentoring", "critique"} & {row["kind"] for row in small.tables["sessions"]}


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
        hashlib.sha256(text.encode()).hexdigest() == "f6db68eb39bff13dbdda2e040a4ddb8b5625cb57e4f14a7c2e38aaa767cce3dc"
    )
