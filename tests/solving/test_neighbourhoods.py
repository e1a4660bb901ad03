"""Plans made better part by part."""

from __future__ import annotations

from random import Random

from tests.solving.conftest import FIVE_TRAINEES

from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.neighbourhoods import Neighbourhoods
from cohortplan.solving.outcome import OutOfTime, Solved
from cohortplan.solving.parts import Parts
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task


def test_neighbourhoods_close_a_shortfall():
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default()
    neighbourhoods = Neighbourhoods(project, Parts(project, policy), Random(1))
    mentors = {"ann": "Lin", "bob": "Lin", "cai": "Lin", "dan": "Wu", "eve": "Wu"}
    plan = Plan(mentorships=frozenset(Mentorship(trainee, mentor) for trainee, mentor in mentors.items()))

    for _ in range(20):
        for move in neighbourhoods.round(plan, audit(project, policy, plan), 20):
            changed = plan.with_changes(drop=move.drop, add=move.add)
            plan = changed if audit(project, policy, changed).clean else plan

    assert audit(project, policy, plan).cost.shortfall == 0


def test_the_neighbourhoods_of_one_round_are_about_different_trainees():
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default()
    neighbourhoods = Neighbourhoods(project, Parts(project, policy), Random(1))
    plan = Plan()

    for _ in range(10):
        touched = [
            {each.trainee for each in (move.drop.assignments | move.add.assignments)}
            for move in neighbourhoods.round(plan, audit(project, policy, plan), 20)
        ]
        assert sum(map(len, touched)) == len(set().union(*touched))


def test_a_project_too_large_for_one_board_is_planned_by_parts(monkeypatch):
    monkeypatch.setattr("cohortplan.solving.search.LARGE", 0)
    project, _ = read_sketch(FIVE_TRAINEES)

    outcome = Search(Task(project=project, policy=Policy.default(), seconds=20), lambda progress, plan: None).run()

    assert isinstance(outcome, (Solved, OutOfTime))
    assert outcome.answer is not None
    assert outcome.answer.audit.cost.shortfall == 0


def test_what_gains_more_for_its_work_has_more_turns_and_nothing_is_given_up():
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default()
    neighbourhoods = Neighbourhoods(project, Parts(project, policy), Random(1))
    best, *others = neighbourhoods.kinds
    for kind in others:
        kind.learn(0, 1000)
    best.learn(1000, 1)

    turns = [neighbourhoods.kind_for_a_turn() for _ in range(300)]

    assert turns.count(best) > 200
    assert all(kind in turns for kind in others)
