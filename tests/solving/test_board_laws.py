"""The law that binds solver and audit: they agree on every plan of a tiny world, allowed or not.

A checker that only reads what the solver returns never sees what the solver
forbids too much; so every plan near each example is pinned on a board, as it
is, with each objection waived, and as history. What the examples did not think
of is drawn at random in ``test_differential``, with all rules at once.
"""

from __future__ import annotations

import pytest
from ortools.sat.python import cp_model
from tests.solving.agreement import assert_agreement, worlds_near

from cohortplan.domain.plan import Plan
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import Window

WORLDS = [pytest.param(world, id=world.label) for kind in all_rules() for world in worlds_near(kind)]


@pytest.mark.parametrize("world", WORLDS)
def test_solver_and_audit_agree_on_every_plan_near_the_example(world):
    assert_agreement(world)


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
