"""A plan that breaks a rule is mended where it breaks it."""

from __future__ import annotations

from cohortplan.domain.plan import Plan
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.outcome import Impossible
from cohortplan.solving.salvage import salvaged
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task

TALKS = (
    "trainee ann; trainee bob; trainee cai; mentor Lin places=3; quota talk min=1; "
    "a: Mon 09:00-10:00 seats=1; b: Tue 09:00-10:00 seats=1; c: Wed 09:00-10:00 seats=1"
)
LED = [(trainee, "Lin") for trainee in ("ann", "bob", "cai")]


def test_only_those_about_whom_something_is_wrong_are_planned_anew():
    project, _ = read_sketch(TALKS)
    crowded = Plan.of([("ann", "a"), ("bob", "a"), ("cai", "c")], LED)

    assert salvaged(project, Policy.default(), crowded) == (
        Plan.of([("cai", "c")], LED),
        frozenset({"ann", "bob"}),
    )


def test_what_the_project_does_not_know_is_left_out():
    project, _ = read_sketch(TALKS)
    strange = Plan.of([("ann", "a"), ("eve", "b"), ("bob", "gone")], [*LED, ("eve", "Lin")])

    assert salvaged(project, Policy.default(), strange) == (Plan.of([("ann", "a")], LED), frozenset())


def test_a_search_from_a_plan_that_breaks_a_rule_first_finds_one_in_which_the_others_stay():
    project, _ = read_sketch(TALKS)
    crowded = Plan.of([("ann", "a"), ("bob", "a"), ("cai", "c")], LED)
    found = []

    outcome = Search(
        Task(project=project, policy=Policy.default(), start=crowded, seconds=20),
        lambda progress, plan: found.append(plan) if plan else None,
    ).run()

    assert not isinstance(outcome, Impossible)
    assert outcome.answer is not None
    assert outcome.answer.audit.cost[:2] == (0, 0)
    assert found[0].sessions_of["cai"] == ("c",)
