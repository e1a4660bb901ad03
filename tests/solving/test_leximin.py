"""Of plans that cost the same, a coordinator may ask for the one that is kindest to whoever has least."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import example, given
from tests.tiny_worlds import every_plan, policies, sketches, tries

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.fair_share import settles_leximin
from cohortplan.rules.policy import Policy, read_policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.clock import Until, WallClock
from cohortplan.solving.leximin import lots_of, shared_out, wants_leximin
from cohortplan.solving.outcome import Solved
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task

TALKS = "".join(f"{name}: {day} 08:00-09:00 Lin seats=1; " for name, day in (("a", "Mon"), ("b", "Tue"), ("c", "Wed")))
THREE = TALKS + "mentor Lin head; trainee ann; trainee bob; trainee cai; quota talk max=2"
"""Three popular talks with one seat each; without weights nobody minds who goes."""

ASKED = {"fair_share": {"leximin": True, "weight": 0}}


def fairest_of(project, policy, plan):
    return shared_out(project, policy, plan, Random(1), Until(WallClock(), 600))


def only(*names, **settings):
    policy, faults = read_policy(settings)
    assert not faults
    return policy.without(*(rule.name for rule in policy.rules if rule.name not in names))


def test_whoever_has_least_comes_first_and_nobody_is_sent_anywhere_in_addition():
    project, _ = read_sketch(THREE)
    policy = only("no_clash", "seats", "quotas", "fair_share", **ASKED)
    unfair = Plan.of([("ann", "a"), ("ann", "b"), ("bob", "c")])

    fair = fairest_of(project, policy, unfair)

    assert lots_of(project, unfair).sought == (0, 1, 2)
    assert lots_of(project, fair).sought == (1, 1, 1)
    assert len(fair.assignments) == 3


@pytest.mark.parametrize(("largest", "settled"), [(10, True), (9, True), (8, False)])
def test_it_is_looked_for_in_projects_that_are_not_too_large(largest, settled, monkeypatch):
    monkeypatch.setattr("cohortplan.rules.fair_share.LARGEST", largest)
    project, _ = read_sketch(THREE)

    assert settles_leximin(project) is settled
    assert wants_leximin(project, only("fair_share", **ASKED)) is settled
    assert not wants_leximin(project, Policy.default())


def test_what_costs_more_is_not_fairer():
    project, _ = read_sketch(THREE + "; wish ann session a; wish ann session b")
    policy = only("no_clash", "seats", "fair_share", "wishes", **ASKED)
    wished = Plan.of([("ann", "a"), ("ann", "b")])

    assert fairest_of(project, policy, wished) == wished


def test_a_search_ends_with_the_fairest_of_its_plans_if_somebody_asked_for_that():
    project, _ = read_sketch(THREE + "; quota talk min=1")
    unfair = Plan.of([("ann", "a"), ("ann", "b"), ("bob", "c")], [(each, "Lin") for each in ("ann", "bob", "cai")])
    asked = only("no_clash", "seats", "lead_mentor", "fair_share", **ASKED)

    outcome = Search(Task(project=project, policy=asked, seconds=60, start=unfair), lambda progress, plan: None).run()

    assert isinstance(outcome, Solved)
    assert lots_of(project, outcome.answer.plan).sought == (1, 1, 1)
    assert outcome.answer.audit.cost == audit(project, asked, unfair).cost


@given(sketches(), policies())
@example(THREE.replace("; trainee cai", "").replace("c: Wed 08:00-09:00 Lin seats=1; ", ""), Policy.default())
@tries(25)
def test_no_plan_of_the_same_cost_is_fairer(sketch, policy):
    project, drawn = read_sketch(sketch)
    clean = [plan for plan in every_plan(project, drawn) if audit(project, policy, plan).clean]
    if not clean:
        return
    start = min(clean, key=lambda plan: audit(project, policy, plan).cost)
    cost = audit(project, policy, start).cost
    rivals = [
        lots_of(project, plan)
        for plan in clean
        if audit(project, policy, plan).cost <= cost and _size(plan) <= _size(start)
    ]

    found = fairest_of(project, policy, start)

    assert audit(project, policy, found).cost == cost
    assert lots_of(project, found) == max(rivals)


def _size(plan):
    return len(plan.assignments) + sum(each.lead for each in plan.mentorships)
