"""A large part of a plan made better from where it is."""

from __future__ import annotations

from random import Random

import pytest
from tests.solving.conftest import FIVE_TRAINEES

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.asks import DEAR
from cohortplan.solving.construction import Construction
from cohortplan.solving.decisions import Window
from cohortplan.solving.parts import Parts
from cohortplan.solving.refining import Refine

POLICY = Policy.default()


@pytest.fixture
def project():
    return read_sketch(FIVE_TRAINEES)[0]


@pytest.fixture
def first(project):
    """A first plan, which heeds no preference."""
    built = Construction(project, POLICY, Parts(project, POLICY), Random(1)).plans(Plan(), lambda: 20)
    return [plan for plan in built if plan is not None][-1]


def refined(project, plan, trainees=None, *, seconds=20.0, work=0.02):
    window = Window(fixed=plan, trainees=frozenset(trainees or project.trainee), mentors=True)
    ask = Refine(window=window, hint=plan, work=work, seconds=seconds, seed=1, seat=DEAR, elsewhere=True)
    return ask.answered(Parts(project, POLICY))


def test_a_plan_gets_better_and_the_audit_agrees(project, first):
    before = audit(project, POLICY, first).cost

    answer = refined(project, first)

    after = audit(project, POLICY, answer.plan)
    assert after.clean
    assert after.cost < before


def test_only_those_who_are_asked_about_are_planned_anew(project, first):
    answer = refined(project, first, ["ann", "bob"])

    for each in ("cai", "dan", "eve"):
        assert answer.plan.sessions_of.get(each) == first.sessions_of.get(each)


def test_without_time_it_is_no_worse_than_it_was(project, first):
    answer = refined(project, first, work=1e-6)

    assert answer is None or audit(project, POLICY, answer.plan).cost <= audit(project, POLICY, first).cost


def test_the_same_seed_gives_the_same_plan_whatever_the_clock(project, first):
    one, two = (refined(project, first, seconds=float("inf")) for _ in range(2))

    assert one == two


def test_a_plan_that_is_forbidden_is_no_beginning(project):
    twice = Plan.of((("ann", each.id) for each in project.sessions), [("ann", "Lin")])

    assert not audit(project, POLICY, twice).clean
    assert refined(project, Plan(twice.assignments, twice.mentorships), ["bob"]) is None
