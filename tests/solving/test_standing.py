"""From where a search goes on, and what it tells."""

from __future__ import annotations

import pytest

from cohortplan.domain.plan import Plan
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.clock import WorkClock
from cohortplan.solving.standing import Standing
from cohortplan.solving.task import Task

LED = [("ann", "Lin")]
AS_GOOD = Plan.of([("ann", "a")], LED), Plan.of([("ann", "b")], LED)
WORSE = Plan.of([], LED)
NOT_CLEAN = Plan.of([("ann", "a"), ("ann", "c")], LED)


@pytest.fixture
def told():
    return []


@pytest.fixture
def standing(told):
    project, _ = read_sketch(
        "trainee ann; mentor Lin; quota talk min=1; a: 09:00-10:00; b: 14:00-15:00; c: 09:30-10:30"
    )
    task = Task(project=project, policy=Policy.default(), seconds=1)
    return Standing(task, WorkClock(), lambda _progress, plan: told.append(plan))


def test_it_goes_on_from_a_plan_as_good_as_the_best_and_tells_nobody(standing, told):
    for plan in AS_GOOD:
        standing.consider(plan)

    assert standing.known()[0] == AS_GOOD[1]
    assert standing.best[0] == AS_GOOD[0]
    assert told == [AS_GOOD[0]]


def test_a_better_plan_is_the_best_and_told(standing, told):
    for plan in (WORSE, AS_GOOD[0]):
        standing.consider(plan)

    assert standing.known() == standing.best
    assert told == [WORSE, AS_GOOD[0]]


@pytest.mark.parametrize("plan", [WORSE, NOT_CLEAN])
def test_it_does_not_go_on_from_a_plan_that_costs_more_or_is_not_clean(standing, plan):
    standing.consider(AS_GOOD[0])

    standing.consider(plan)

    assert standing.known()[0] == AS_GOOD[0]


def test_before_there_is_a_plan_there_is_nothing_to_go_on_from(standing):
    standing.consider(NOT_CLEAN)

    with pytest.raises(LookupError):
        standing.known()
