"""Demand and supply of the scenarios, computed from their tables: the corrected arithmetic of the domain notes.

Where a number here and a table differ, the scenario has become another one.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest
from tests.generator.conftest import WORLDS, days_of

from cohortplan.generator import Invented
from cohortplan.generator.invented import make

PRINCIPAL, DIRECTOR = "principal", "academic_director"


@dataclass(frozen=True)
class Sums:
    """Trainees and places by role, seats asked and offered in lessons, visits needed and allowed."""

    trainees: dict[str, int]
    places: dict[str, int]
    asked: int
    offered: int
    needed: int
    allowed: int


def sums_of(invented: Invented) -> Sums:
    tables = invented.tables
    trainees = Counter(row["role"] for row in tables["trainees"])
    places: Counter[str] = Counter()
    for row in tables["staff"]:
        places[row["mentors"]] += int(row["max_trainees"] or 0)
    least = {row["role"]: int(row["min"]) for row in tables["quotas"] if row["kinds"] == "lesson" and asks(row)}
    asked = sum(least[role] * count for role, count in trainees.items())
    (seats,) = {int(row["seats"]) for row in tables["classes"]}
    weeks = {day_number(day) // 7 for day in days_of(invented)}
    allowed = sum(int(row["visits_per_week"]) for row in tables["classes"]) * len(weeks)
    return Sums(
        trainees=dict(trainees),
        places={role: places[role] for role in trainees},
        asked=asked,
        offered=seats * allowed,
        needed=-(-asked // seats),
        allowed=allowed,
    )


def asks(row: dict[str, str]) -> bool:
    return bool(row["min"]) and not row["subject"] and not row["department"]


def day_number(day: str) -> int:
    return date.fromisoformat(day).toordinal() - 1


EXPECTED = {
    "A": Sums({PRINCIPAL: 8, DIRECTOR: 4}, {PRINCIPAL: 12, DIRECTOR: 6}, 104, 144, 35, 48),
    "B": Sums({PRINCIPAL: 26, DIRECTOR: 14}, {PRINCIPAL: 34, DIRECTOR: 18}, 536, 960, 134, 240),
    "B+": Sums({PRINCIPAL: 78, DIRECTOR: 42}, {PRINCIPAL: 82, DIRECTOR: 48}, 1284, 1920, 321, 480),
}
LEAST = {
    "A": {"critique": 3, "shadowing": 2, "research": 1, "meeting": 1, "mentoring": 3, "talk": 2},
    "B": {"critique": 4, "shadowing": 4, "research": 2, "meeting": 1, "talk": 3, "mentoring": 3},
    "B+": {"critique": 4, "shadowing": 6, "research": 4, "meeting": 2, "talk": 6, "mentoring": 4},
}


@pytest.mark.parametrize("like", WORLDS)
@pytest.mark.parametrize("calm", [True, False])
def test_places_and_lesson_seats_are_as_tight_as_the_scenario_says(like, calm):
    assert sums_of(make(WORLDS[like], 0, calm=calm)) == EXPECTED[like]


@pytest.mark.parametrize("like", WORLDS)
def test_each_kind_is_asked_as_often_as_the_scenario_says(like):
    quotas = make(WORLDS[like], 0).tables["quotas"]

    asked = {row["kinds"]: int(row["min"]) for row in quotas if row["role"] == PRINCIPAL and row["min"] and whole(row)}

    assert {kind: least for kind, least in asked.items() if kind != "lesson"} == LEAST[like]


def test_directors_of_b_see_sixteen_lessons_half_of_them_in_the_own_subject_and_five_critiques():
    quotas = make(WORLDS["B"], 0).tables["quotas"]

    asked = {
        (row["kinds"], row["subject"], row["department"]): row["min"]
        for row in quotas
        if row["role"] == DIRECTOR and row["min"]
    }

    assert asked["lesson", "", ""] == "16"
    assert asked["lesson", "own", ""] == "8"
    assert asked["critique", "", ""] == "5"
    assert asked["shadowing", "", "校长室"] == "1"


def test_guests_parents_and_a_test_leave_217_visits_of_b():
    tables = make(WORLDS["B"], 0).tables
    allowed = {row["class"]: [2, 2] for row in tables["classes"]}

    for row in tables["visits"]:
        for name in filter(None, row["classes"].split(";")):
            week = int(row["from"][8:10]) >= 21
            days = int((row["to"] or row["from"])[8:10]) - int(row["from"][8:10]) + 1
            allowed[name][week] = max(0, allowed[name][week] - days)

    assert sum(map(sum, allowed.values())) == 217


@pytest.mark.parametrize("like", WORLDS)
def test_seats_beside_lessons_suffice(like):
    invented = make(WORLDS[like], 0)
    days = list(days_of(invented).values())
    offered: Counter[str] = Counter()
    for row in invented.tables["sessions"]:
        if row["seats"]:
            offered[row["kind"]] += int(row["seats"]) * (1 if row["date"] else days.count(row["weekday"]))

    for kind in ("talk", "meeting", "research"):
        assert offered[kind] >= 1.2 * LEAST[like][kind] * len(invented.tables["trainees"])


def whole(row: dict[str, str]) -> bool:
    return row["per"] == "project" and not row["department"]
