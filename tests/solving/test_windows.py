"""A partial board knows exactly what its window can change: no more, no less, on every level and for every rule."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from ortools.sat.python import cp_model
from tests.tiny_worlds import every_plan, policies, sketches, tries

from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import Window


@st.composite
def windows(draw, project, start):
    """Some trainees and sessions; all others stay as in the start."""
    people = draw(st.one_of(st.none(), st.frozensets(st.sampled_from([each.id for each in project.trainees]))))
    idents = st.sampled_from([each.id for each in project.sessions])
    pairs = st.frozensets(st.tuples(st.sampled_from([each.id for each in project.trainees]), idents))
    return Window(
        start,
        people,
        draw(st.one_of(st.none(), st.frozensets(idents))),
        draw(st.one_of(st.none(), pairs)),
        draw(st.booleans()),
    )


def within(window, start, plan):
    """Whether a plan differs from the start only where the window is open."""
    changed = start.minus(plan).assignments | plan.minus(start).assignments
    led = start.minus(plan).mentorships | plan.minus(start).mentorships
    opened = all(window.opens(each.trainee, each.session) for each in changed)
    return opened and all(window.opens_mentor(each.trainee) for each in led)


def pinned(project, policy, window, plan):
    board = CpBoard(project, policy, window)
    board.pin(plan)
    shortfall, penalty = (board.ledger.expression(costs) for costs in (board.ledger.shortfall, board.ledger.penalty))
    board.model.minimize(shortfall + penalty)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(board.model)
    return (solver.value(shortfall), solver.value(penalty)) if status == cp_model.OPTIMAL else None


def judged(project, policy, plan):
    cost = audit(project, policy, plan).cost
    return None if cost.hard else (cost.shortfall, cost.penalty)


@given(sketches(), policies(), st.data())
@tries(30)
def test_a_board_and_the_audit_see_the_same_difference_between_two_plans(sketch, policy, data):
    project, drawn = read_sketch(sketch)
    clean = [plan for plan in every_plan(project, drawn) if audit(project, policy, plan).clean]
    assume(clean)
    start = data.draw(st.sampled_from(clean))
    window = data.draw(windows(project, start))
    near = [plan for plan in every_plan(project, drawn) if within(window, start, plan)]
    answers = data.draw(st.lists(st.sampled_from(near), max_size=3))

    for rules in (policy, *(Policy((rule,)) for rule in policy.rules)):
        before = pinned(project, rules, window, start), judged(project, rules, start)
        for answer in answers:
            after = pinned(project, rules, window, answer), judged(project, rules, answer)
            assert difference(before[0], after[0]) == difference(before[1], after[1])


def difference(before, after):
    assert before is not None
    return None if after is None else (after[0] - before[0], after[1] - before[1])
