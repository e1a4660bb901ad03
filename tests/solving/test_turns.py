"""Kept few, the turns of a board are exactly the changes of place along the steps that are taken."""

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from cohortplan.solving.decisions import Decision
from cohortplan.solving.ledger import Ledger
from cohortplan.solving.turns import turns_between


def fewest(places, taken):
    """The least number of turns, or ``None`` if nothing fits."""
    ledger = Ledger()
    model = ledger.model
    decisions = [Decision(str(number)) for number in range(len(places))]
    turns = turns_between(ledger, list(zip(places, decisions, strict=True)))
    for decision, holds in zip(decisions, taken, strict=True):
        model.add(decision.variable(model) == int(holds))
    model.minimize(sum(turn.variable(model) for turn in turns))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return round(solver.objective_value) if solver.solve(model) == cp_model.OPTIMAL else None


def changes(places, taken):
    visited = [place for place, holds in zip(places, taken, strict=True) if holds]
    return sum(here != there for here, there in pairwise(visited))


@pytest.mark.parametrize("places", ["EWE", "EWWE", "EWSE", "EEWS"])
def test_every_choice_of_steps_is_counted_as_it_is(places):
    for taken in product((False, True), repeat=len(places)):
        assert fewest(places, taken) == changes(places, taken), taken


@given(st.lists(st.tuples(st.sampled_from("EWSN"), st.booleans()), max_size=8))
@settings(max_examples=60, deadline=None)
def test_so_is_any_choice_among_four_places(steps):
    places, taken = [place for place, _ in steps], [holds for _, holds in steps]

    assert fewest(places, taken) == changes(places, taken)


def test_what_is_fixed_counts_and_what_is_closed_does_not():
    ledger = Ledger()
    model = ledger.model
    shut = Decision("shut")
    shut.closed = True

    turns = turns_between(ledger, [("E", True), ("W", shut), ("W", False), ("E", True), ("S", True)])

    model.minimize(sum(turn.variable(model) for turn in turns))
    solver = cp_model.CpSolver()
    assert solver.solve(model) == cp_model.OPTIMAL
    assert solver.objective_value == 1


def test_within_one_place_there_is_nothing_to_decide():
    ledger = Ledger()

    assert turns_between(ledger, [("E", Decision("a")), ("E", True), ("E", Decision("b"))]) == []
    assert len(ledger.model.proto.variables) == 0
