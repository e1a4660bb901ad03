"""What ``--facts`` says of A, B and B+: the corrected arithmetic of the domain notes, read from the finished project."""

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cohortplan.generator import invent
from cohortplan.intake.reading import Reading, read_project
from cohortplan.intake.supply import supply_facts
from cohortplan.intake.writing import write_folder
from cohortplan.text import Language


@cache
def read(like, *, calm):
    with TemporaryDirectory() as folder:
        invented = invent(like, 3, calm=calm)
        write_folder(Path(folder) / like, invented.settings, invented.tables, Language.EN)
        return read_project(Path(folder) / like)


def facts(reading: Reading) -> dict[str, tuple[int, int, int]]:
    """Demand, supply and percent, by what they are about."""
    assert reading.project is not None
    assert reading.policy is not None
    found = supply_facts(reading.project, reading.policy)
    return {" ".join((each.kind, *each.about)): (each.demand, each.supply, each.percent) for each in found}


@pytest.mark.parametrize(
    ("like", "seats", "visits"),
    [
        ("A", (104, 144, 72), (35, 48, 73)),
        ("B", (536, 960, 56), (134, 240, 56)),
        ("B+", (1284, 1920, 67), (321, 480, 67)),
    ],
)
def test_a_calm_world_asks_as_much_of_its_classes_as_the_domain_says(like, seats, visits):
    found = facts(read(like, calm=True))

    assert (found["seats lesson"], found["visits lesson"]) == (seats, visits)


def test_the_disturbances_of_a_leave_its_73_percent_within_five_points():
    _, _, percent = facts(read("A", calm=False))["visits lesson"]

    assert abs(percent - 73) <= 5


def test_guests_parents_and_a_test_make_b_tighter_by_23_visits():
    _, supply, percent = facts(read("B", calm=False))["visits lesson"]

    assert (supply, percent) == (217, 61)


@pytest.mark.parametrize(
    ("like", "principals", "directors"),
    [("A", (8, 12), (4, 6)), ("B", (26, 34), (14, 18)), ("B+", (78, 82), (42, 48))],
)
def test_places_with_mentors_by_role(like, principals, directors):
    found = facts(read(like, calm=True))

    assert found["places principal"][:2] == principals
    assert found["places academic_director"][:2] == directors


@pytest.mark.parametrize("calm", [True, False])
def test_the_head_of_b_cannot_be_shadowed_by_all_forty_but_together_with_the_campus_heads_they_can(calm):
    project = read("B", calm=calm).project
    seats: Counter[str] = Counter()
    for session in project.offers:
        if session.kind == "shadowing" and not blocked(project, session):
            seats[project.person[session.leader].post] += session.seats

    assert seats["head"] < len(project.trainees) < seats["head"] + seats["campus_head"]


def blocked(project, session):
    away = (absence for need in project.needs(session) for absence in project.absences_of.get(need, ()))
    return any(absence.span.overlaps(session.span) for absence in away)


@pytest.mark.parametrize(("like", "asked"), [("A", 24), ("B", 160), ("B+", 720)])
def test_half_days_beside_a_leader_are_to_be_had_for_everybody(like, asked):
    demand, supply, _ = facts(read(like, calm=True))["seats shadowing"]

    assert demand == asked
    assert supply >= 1.2 * asked


@pytest.mark.parametrize(("like", "asked"), [("A", 36), ("B", 26 * 4 + 14 * 5), ("B+", 480)])
def test_critiques_of_a_lesson_while_its_teacher_is_free_are_no_pinch(like, asked):
    demand, supply, _ = facts(read(like, calm=True))["seats critique"]

    assert demand == asked
    assert supply > 10 * asked


@pytest.mark.parametrize("like", ["A", "B", "B+"])
@pytest.mark.parametrize("calm", [True, False])
def test_nothing_is_asked_that_cannot_be_had(like, calm):
    reading = read(like, calm=calm)

    assert [fact for fact in supply_facts(reading.project, reading.policy) if fact.missing] == []
