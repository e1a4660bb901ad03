"""What the ledger writes by numbers means what its words say."""

from itertools import product

import pytest
from ortools.sat.python import cp_model

from cohortplan.solving.decisions import Decision
from cohortplan.solving.ledger import Ledger


def allowed(ledger, decisions, taken):
    """Whether these decisions may be taken and left like this."""
    model = ledger.model.clone()
    for decision, holds in zip(decisions, taken, strict=True):
        model.add(decision.variable(model) == int(holds))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver.solve(model) == cp_model.OPTIMAL


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def three(ledger):
    decisions = [Decision(name) for name in "abc"]
    ledger.numbers(decisions)
    return decisions


def test_a_union_holds_exactly_if_one_of_its_parts_does(ledger, three):
    union = ledger.union(three[:2])

    for one, other, whole in product((False, True), repeat=3):
        assert allowed(ledger, [*three[:2], union], [one, other, whole]) == (whole == (one or other))


def test_whoever_asks_for_the_same_union_gets_the_same_one(ledger, three):
    one, other, third = three

    assert ledger.union([one, other]) is ledger.union([other, one])
    assert ledger.union([one, other]) is not ledger.union([one, third])


def test_a_difference_holds_exactly_if_the_first_does_without_the_other(ledger, three):
    one, other, _ = three
    alone = ledger.difference(one, other)

    for first, second, rest in product((False, True), repeat=3):
        assert allowed(ledger, [one, other, alone], [first, second, rest]) == (rest == (first and not second))


def test_a_difference_from_what_holds_anyway_is_the_opposite(ledger, three):
    (other, *_) = three
    opposite = ledger.difference(None, other)

    assert [allowed(ledger, [other, opposite], each) for each in product((False, True), repeat=2)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_sum_counts_a_variable_as_often_as_it_is_named(ledger, three):
    one, other, third = ledger.numbers(three)
    ledger.within([(1, one), (2, other), (1, one), (-1, third)], least=2, most=2)

    fitting = [taken for taken in product((0, 1), repeat=3) if allowed(ledger, three, taken)]

    assert fitting == [(0, 1, 0), (1, 0, 0)]


def test_the_least_of_some_costs_counts_each_as_often_as_it_is_named(ledger, three):
    one, other, _ = (each.variable(ledger.model) for each in three)
    ledger.model.add(one + other >= 1)
    ledger.minimize([(2, one), (3, other), (2, one)])
    solver = cp_model.CpSolver()

    status = solver.solve(ledger.model)

    assert (status, solver.objective_value) == (cp_model.OPTIMAL, 3)


@pytest.mark.parametrize("counts", [(1, 1, 1), (2, 3, 2), (1, 2, 4), (5, 5, 1)])
@pytest.mark.parametrize("most", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("asked", ["before", "after", "never"])
def test_a_tight_ledger_forbids_what_is_too_much_and_nothing_else(counts, most, asked):
    ledger = Ledger(tight=True)
    decisions = [Decision(name) for name in "abc"]
    numbers = ledger.numbers(decisions)
    if asked == "before":
        ledger.union(decisions)
    ledger.at_most(list(zip(counts, numbers, strict=True)), most)
    if asked == "after":
        ledger.union(decisions)

    for taken in product((False, True), repeat=3):
        too_much = sum(times for times, holds in zip(counts, taken, strict=True) if holds) > most
        assert allowed(ledger, decisions, taken) != too_much
