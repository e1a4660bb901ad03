"""The law that binds solver and audit: they agree on every plan of a tiny world, allowed or not.

A checker that only reads what the solver returns never sees what the solver
forbids too much; so every plan near each example is pinned on a board.
"""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.base import Limit, Preference
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.build import CpBoard

MOST_DECISIONS = 8


def variants(kind):
    """The rule as it is, and where policy may choose, tolerated, priced, and both."""
    yield kind()
    if issubclass(kind, (Limit, Preference)):
        yield kind(limit=1, weight=2)
        yield kind(limit=0, weight=0)
        yield kind(limit=None, weight=3)


CASES = [
    pytest.param(rule, sketch, id=f"{rule.name} {rule.limit}/{rule.weight}: {sketch}")
    for kind in all_rules()
    for rule in variants(kind)
    for sketch, _ in kind.examples
]


def every_plan(project):
    """Every subset of possible assignments and lead mentorships."""
    assignments = [(trainee.id, session.id) for trainee in project.trainees for session in project.sessions]
    leads = [(trainee.id, mentor.id) for trainee in project.trainees for mentor in project.mentors]
    assert len(assignments) + len(leads) <= MOST_DECISIONS, "a tiny world has few open decisions"
    for some in subsets(assignments):
        for mentors in subsets(leads):
            yield Plan.of(some, mentors)


def subsets(things):
    return chain.from_iterable(combinations(things, size) for size in range(len(things) + 1))


def pinned_cost(project, policy, plan):
    """Shortfall and penalty of a plan on a board with its auxiliaries minimised; ``None`` if it does not fit."""
    board = CpBoard(project, policy)
    board.pin(plan)
    shortfall, penalty = (board.ledger.expression(costs) for costs in (board.ledger.shortfall, board.ledger.penalty))
    board.model.minimize(shortfall + penalty)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    status = solver.solve(board.model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
    return (solver.value(shortfall), solver.value(penalty)) if status == cp_model.OPTIMAL else None


@pytest.mark.parametrize(("rule", "sketch"), CASES)
def test_solver_and_audit_agree_on_every_plan_near_the_example(rule, sketch):
    project, _ = read_sketch(sketch)
    policy = Policy((rule,))

    for plan in every_plan(project):
        cost = audit(project, policy, plan).cost
        expected = None if cost.hard else (cost.shortfall, cost.penalty)

        assert pinned_cost(project, policy, plan) == expected, plan
