"""A matrix says what the model says: both have the same best cost, or none."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from ortools.sat.python import cp_model

from benchmarks.sides.linear import NotLinear, Rows, rows_of
from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.build import CpBoard

FIRST_EXAMPLES = [pytest.param(rule.examples[-1][0], id=rule_name(rule)) for rule in all_rules()]


def best(model):
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    found = solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value) if found else None


def as_model(rows: Rows, costs):
    model = cp_model.CpModel()
    ends = zip(rows.lower, rows.upper, strict=True)
    variables = [model.new_int_var(low, high, f"x{index}") for index, (low, high) in enumerate(ends)]
    for number, (least, most) in enumerate(zip(rows.least, rows.most, strict=True)):
        part = slice(rows.starts[number], rows.starts[number + 1])
        total = sum(
            times * variables[index] for times, index in zip(rows.values[part], rows.indices[part], strict=True)
        )
        if least is not None:
            model.add(total >= least)
        if most is not None:
            model.add(total <= most)
    model.minimize(sum(price * variables[index] for price, index in costs))
    return model


@pytest.mark.parametrize("sketch", FIRST_EXAMPLES)
def test_the_matrix_of_a_board_has_the_same_best_cost_as_its_model(sketch):
    project, _ = read_sketch(sketch)
    board = CpBoard(project, Policy.default())
    costs = [(price * 100, variable) for price, variable in board.ledger.shortfall] + board.ledger.penalty

    rows = rows_of(board.model.proto)

    board.model.minimize(board.ledger.expression(costs))
    assert best(as_model(rows, [(price, variable.index) for price, variable in costs])) == best(board.model)


SAID = {
    "bool_or": lambda model, x, y, z, n: model.add_bool_or([x, y.negated()]),
    "bool_or where": lambda model, x, y, z, n: model.add_bool_or([x, y]).only_enforce_if(z),
    "bool_and where not": lambda model, x, y, z, n: model.add_bool_and([x, y.negated()]).only_enforce_if(z.negated()),
    "at_most_one": lambda model, x, y, z, n: model.add_at_most_one([x, y.negated(), z]),
    "exactly_one": lambda model, x, y, z, n: model.add_exactly_one([x, y, z]),
    "implication": lambda model, x, y, z, n: model.add_implication(x, y.negated()),
    "linear": lambda model, x, y, z, n: model.add(2 * x - 3 * n <= -1),
    "linear where": lambda model, x, y, z, n: model.add(n - 2 * y >= 1).only_enforce_if([x, z.negated()]),
    "equal where": lambda model, x, y, z, n: model.add(n == 2).only_enforce_if(x),
    "any": lambda model, x, y, z, n: model.add_max_equality(x, [y, z.negated()]),
    "largest": lambda model, x, y, z, n: model.add_max_equality(n, [2 * x, 3 - y, 1 + z]),
}


@pytest.mark.parametrize("say", SAID.values(), ids=SAID)
def test_exactly_what_a_constraint_allows_satisfies_its_rows(say):
    model = cp_model.CpModel()
    x, y, z = (model.new_bool_var(name) for name in "xyz")
    n = model.new_int_var(0, 3, "n")
    say(model, x, y, z, n)

    rows = rows_of(model.proto)

    allowed = {values: best(pinned(model, values)) is not None for values in product((0, 1), (0, 1), (0, 1), range(4))}
    assert {values: best(as_model(fixed(rows, values), [])) is not None for values in allowed} == allowed
    assert len(set(allowed.values())) == 2


def pinned(model, values):
    copy = model.clone()
    for index, value in enumerate(values):
        copy.add(copy.get_int_var_from_proto_index(index) == value)
    return copy


def fixed(rows, values):
    """The rows with these values; whatever was added for the rows' own sake stays open."""
    count = len(values)
    return replace(rows, lower=[*values, *rows.lower[count:]], upper=[*values, *rows.upper[count:]])


def test_what_has_no_rows_is_named():
    model = cp_model.CpModel()
    model.add_all_different([model.new_int_var(0, 3, name) for name in "ab"])

    with pytest.raises(NotLinear, match="another kind"):
        rows_of(model.proto)


def test_a_domain_with_holes_is_named():
    model = cp_model.CpModel()
    model.new_int_var_from_domain(cp_model.Domain.from_values([0, 5]), "n")

    with pytest.raises(NotLinear, match="holes"):
        rows_of(model.proto)
