"""The law that binds solver and audit: they agree on every plan of a tiny world, allowed or not.

A checker that only reads what the solver returns never sees what the solver
forbids too much; so every plan near each example is pinned on a board, as it
is, with each objection waived, and as history. What the examples did not think of is drawn
at random, with all rules at once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model
from tests.tiny_worlds import every_plan, policies, sketches, tries, variants

from cohortplan.domain.demands import Waiver
from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit, findings
from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import Window, everything


def cases():
    """Each rule in each variant beside each of its examples: as it stands, with each finding waived, and as history."""
    for kind in all_rules():
        for sketch, _ in kind.examples:
            project, plan = read_sketch(sketch)
            worlds = {"": project, " lived through": lived_through(project, plan)}
            for finding in findings(project, Policy((kind(),)), plan):
                worlds[f" without {' '.join(ref.id for ref in finding.about)}"] = waiving(project, finding)
            for number, rule in enumerate(variants(kind)):
                # Waivers and history ask the same of the last variants as of the first, so these are spared the time.
                for name, world in list(worlds.items())[: None if number < 2 else 1]:
                    label = f"{rule_name(kind)} {rule.limit}/{rule.weight}: {sketch}{name}"
                    yield pytest.param(rule, world, plan, id=label)


def waiving(project, finding):
    waiver = Waiver(rule=finding.rule.name, about=tuple(ref.id for ref in finding.about), reason="agreed")
    return replace(project, waivers=(*project.waivers, waiver))


def lived_through(project, plan):
    """The world three weeks later, when what the example draws was released and is over."""
    return replace(project, in_force=plan, as_of=project.as_of + timedelta(weeks=3))


def price(project, policy, plan):
    """Shortfall and penalty as the audit sees them; ``None`` if the plan is not to be."""
    cost = audit(project, policy, plan).cost
    return None if cost.hard else (cost.shortfall, cost.penalty)


def pinned_price(project, policy, plan):
    """The same on a board with its auxiliaries minimised; presolve is off, so that its faults cannot hide ours."""
    board = CpBoard(project, policy, everything(project, plan))
    board.pin(plan)
    shortfall, penalty = (board.ledger.expression(costs) for costs in (board.ledger.shortfall, board.ledger.penalty))
    board.model.minimize(shortfall + penalty)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    status = solver.solve(board.model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
    return (solver.value(shortfall), solver.value(penalty)) if status == cp_model.OPTIMAL else None


@pytest.mark.parametrize(("rule", "project", "drawn"), list(cases()))
def test_solver_and_audit_agree_on_every_plan_near_the_example(rule, project, drawn):
    policy = Policy((rule,))

    for plan in every_plan(project, drawn):
        assert pinned_price(project, policy, plan) == price(project, policy, plan), plan


@given(sketches(), policies(), st.data())
@tries(40)
def test_solver_and_audit_agree_on_plans_of_random_worlds_rule_by_rule(sketch, policy, data):
    project, drawn = read_sketch(sketch)
    plan = data.draw(st.sampled_from(list(every_plan(project, drawn))))

    for rule in policy.rules:
        alone = Policy((rule,))
        assert pinned_price(project, alone, plan) == price(project, alone, plan), rule


@given(sketches(), policies(), st.data())
@tries(100)
def test_solver_and_audit_agree_on_plans_of_random_worlds_under_all_rules(sketch, policy, data):
    project, drawn = read_sketch(sketch)
    for plan in (drawn, data.draw(st.sampled_from(list(every_plan(project, drawn))))):
        assert pinned_price(project, policy, plan) == price(project, policy, plan)


def test_a_plan_with_other_stand_ins_than_the_board_knows_does_not_fit_it():
    project, plan = read_sketch("trainee ann; mentor Lin; mentor Wu; lead ann Lin; acting ann Wu from=Mon to=Tue")
    board = CpBoard(project, Policy.default())

    board.pin(plan)

    assert cp_model.CpSolver().solve(board.model) == cp_model.INFEASIBLE


def test_a_plan_that_leaves_out_what_is_fixed_does_not_fit_the_board():
    project, plan = read_sketch("trainee ann; mentor Lin; lead ann Lin; a: 09:00-10:00 @ann; b: 10:00-11:00")
    board = CpBoard(project, Policy.default(), Window(plan, sessions=frozenset({"b"})))

    board.pin(Plan.of([], [("ann", "Lin")]))

    assert cp_model.CpSolver().solve(board.model) == cp_model.INFEASIBLE
