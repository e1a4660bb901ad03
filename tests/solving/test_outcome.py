"""What is proven says where it comes from: the lowest there is, each trainee alone, who leads whom, or the whole board."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.outcome import Bounds, Origin, Solved
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task

FLOORS, SHARING, WHOLE, ZERO = Origin.FLOORS, Origin.SHARING, Origin.WHOLE, Origin.ZERO
CLOSED = "a: 09:00-10:00 for=director; wish ann session a; "
ILL = "absent trainee bob 08:00-10:00; b: 09:00-10:00; quota talk min=1; "
FEW_PLACES = "mentor Lin places=1; mentor Wu places=2; shadowing 08:00-12:00 Lin seats=2; quota shadowing min=1; "
TALKS = "".join(
    f"{day}{hour}: {day} {hour}:00-{hour}:40; " for day in ("Tue", "Wed", "Thu") for hour in (13, 14, 15, 16)
)


@pytest.fixture
def by_parts(monkeypatch):
    """Every project counts as too large for one board."""
    monkeypatch.setattr("cohortplan.solving.search.LARGE", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 1)


def proven(sketch):
    """What a search for some seconds of work proves."""
    project, _ = read_sketch(sketch)
    policy = Policy.default().without("even_days")
    task = Task(project=project, policy=policy, seconds=20, repeatable=True)
    outcome = Search(task, lambda _progress, _plan: None).run()
    assert isinstance(outcome, Solved)
    return outcome.answer.bounds


def test_what_somebody_must_cost_alone_comes_from_each_trainee_alone(by_parts):
    found = proven("trainee ann; trainee bob; mentor Lin places=2; " + CLOSED)

    assert found == Bounds(0, 3, (ZERO,), (FLOORS,))


def test_a_seat_that_somebody_must_lack_comes_from_each_trainee_alone(by_parts):
    found = proven("trainee ann; trainee bob; mentor Lin places=2; " + ILL)

    assert (found.shortfall, found.shortfall_from) == (1, (FLOORS,))


def test_what_a_mentor_with_few_places_must_cost_comes_from_who_leads_whom(by_parts):
    found = proven("trainee ann; trainee bob; " + FEW_PLACES + TALKS)

    assert found == Bounds(0, 2, (ZERO,), (SHARING,))


def test_what_comes_from_both_names_both(by_parts):
    wishes = CLOSED + "wish bob session Tue13; wish bob session Wed13"

    found = proven("trainee ann; trainee bob; " + FEW_PLACES + TALKS + wishes)

    assert found == Bounds(0, 5, (ZERO,), (FLOORS, SHARING))


def test_what_is_solved_in_one_piece_comes_from_the_whole():
    found = proven("trainee ann; trainee bob; mentor Lin places=2; a: 09:00-10:00 seats=1; quota talk min=1")

    assert (found.shortfall, found.shortfall_from) == (1, (WHOLE,))


def test_that_nothing_is_below_nothing_needs_no_proof():
    found = proven("trainee ann; mentor Lin; a: 09:00-10:00; quota talk min=1")

    assert found == Bounds(0, 0, (ZERO,), (ZERO,))


@given(st.lists(st.tuples(st.sampled_from(("shortfall", "penalty")), st.integers(0, 5), st.sampled_from(Origin))))
def test_whoever_proved_most_first_is_named_and_nothing_proven_is_lost(steps):
    bounds = Bounds()
    for level, value, origin in steps:
        bounds = bounds.raised(level, value, (origin,))

    for level, known, origins in (
        ("shortfall", bounds.shortfall, bounds.shortfall_from),
        ("penalty", bounds.penalty, bounds.penalty_from),
    ):
        most = max((value for at, value, _ in steps if at == level), default=None)
        first = next((origin for at, value, origin in steps if (at, value) == (level, most)), None)
        assert known == most
        assert origins == (() if first is None else (first if most else ZERO,))
