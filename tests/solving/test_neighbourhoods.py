"""Plans built batch by batch, and made better part by part."""

from __future__ import annotations

from random import Random

import pytest
from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Cost, audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.neighbourhoods import Neighbourhoods
from cohortplan.solving.outcome import Solved
from cohortplan.solving.search import Search, Task

FIVE = "".join(f"trainee {name}; " for name in ("ann", "bob", "cai", "dan", "eve"))
SKETCH = (
    f"{FIVE} mentor Lin places=3; mentor Wu places=2; quota talk min=1; quota lesson min=1; "
    "09:00-10:00 seats=3; 10:00-11:00 seats=2; lesson 1.1 Tue 09:00-09:40 seats=4; lesson 1.2 Wed 09:00-09:40 seats=4; "
    "wish eve class 1.2"
)


def solver(seconds):
    made = cp_model.CpSolver()
    made.parameters.max_time_in_seconds = seconds
    made.parameters.num_workers = 1
    return made


@pytest.fixture
def neighbourhoods():
    project, _ = read_sketch(SKETCH)
    return Neighbourhoods(project, Policy.default(), solver, Random(1))


def test_a_first_plan_built_in_batches_is_whole_and_clean(neighbourhoods):
    plans = list(neighbourhoods.first_plan(Plan(), 10))

    found = audit(neighbourhoods.project, neighbourhoods.policy, plans[-1])
    assert (len(plans), found.cost) == (3, Cost(0, 0, 0))


def test_a_dead_end_is_said_and_no_plan_is_made_up(neighbourhoods):
    project, _ = read_sketch("trainee ann; trainee bob; trainee cai; mentor Lin places=2")
    neighbourhoods.project = project

    assert list(neighbourhoods.first_plan(Plan(), 10))[-1] is None


def test_neighbourhoods_close_a_shortfall(neighbourhoods):
    plan = list(neighbourhoods.first_plan(Plan(), 10))[-1]
    lacking = Plan(frozenset(each for each in plan.assignments if each.trainee != "eve"), plan.mentorships)

    for _ in range(20):
        found = audit(neighbourhoods.project, neighbourhoods.policy, lacking)
        lacking = neighbourhoods.step(lacking, found, 5) or lacking

    assert audit(neighbourhoods.project, neighbourhoods.policy, lacking).cost == Cost(0, 0, 0)


def test_a_project_too_large_for_one_board_is_planned_by_parts(monkeypatch):
    monkeypatch.setattr("cohortplan.solving.search.LARGE", 0)
    project, _ = read_sketch(SKETCH)

    outcome = Search(Task(project=project, policy=Policy.default(), seconds=20), lambda progress, plan: None).run()

    assert isinstance(outcome, Solved)
    assert outcome.answer.audit.cost == Cost(0, 0, 0)
