"""Plans made better part by part."""

from __future__ import annotations

from random import Random

from tests.solving.conftest import FIVE_TRAINEES, parts_of

from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.rules.audit import Cost, audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.menus import Menus
from cohortplan.solving.neighbourhoods import Neighbourhoods
from cohortplan.solving.outcome import Solved
from cohortplan.solving.search import Search, Task


def test_neighbourhoods_close_a_shortfall():
    parts = parts_of(FIVE_TRAINEES)
    neighbourhoods = Neighbourhoods(parts, Menus(parts.project), Random(1))
    mentors = {"ann": "Lin", "bob": "Lin", "cai": "Lin", "dan": "Wu", "eve": "Wu"}
    plan = Plan(mentorships=frozenset(Mentorship(trainee, mentor) for trainee, mentor in mentors.items()))

    for _ in range(40):
        found = audit(parts.project, parts.policy, plan)
        plan = neighbourhoods.step(plan, found, 5) or plan

    assert audit(parts.project, parts.policy, plan).cost == Cost(0, 0, 0)


def test_a_project_too_large_for_one_board_is_planned_by_parts(monkeypatch):
    monkeypatch.setattr("cohortplan.solving.search.LARGE", 0)
    project, _ = read_sketch(FIVE_TRAINEES)

    outcome = Search(Task(project=project, policy=Policy.default(), seconds=20), lambda progress, plan: None).run()

    assert isinstance(outcome, Solved)
    assert outcome.answer.audit.cost == Cost(0, 0, 0)
