"""One search: keeps the best audited plan, tells of each better one, and can be stopped."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.tiny_worlds import every_plan, policies, sketches, tries

from cohortplan.domain.plan import Plan
from cohortplan.intake.reading import read_project
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.floors import Floors
from cohortplan.solving.neighbourhoods import Neighbourhoods
from cohortplan.solving.outcome import Answer, Impossible, Outcome, OutOfTime, Solved
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task
from cohortplan.solving.whole import Whole

DEMO = Path(__file__).parents[2] / "data" / "demo-a"


def silent(progress, plan):
    """Nobody listens."""


def search(project, tell=silent, **more):
    return Search(Task(project=project, policy=Policy.default(), **more), tell)


def stopped_at_its_first_plan(project):
    def tell(progress, plan):
        if plan is not None:
            stopping.stop()

    stopping: Search = search(project, tell, seconds=60)
    return stopping.run()


def answer_of(outcome: Outcome) -> Answer:
    assert not isinstance(outcome, Impossible)
    assert outcome.answer is not None
    return outcome.answer


def test_a_search_that_is_stopped_at_its_first_plan_returns_a_clean_one(week):
    outcome = stopped_at_its_first_plan(week)

    assert isinstance(outcome, OutOfTime)
    assert audit(week, Policy.default(), answer_of(outcome).plan) == answer_of(outcome).audit
    assert answer_of(outcome).audit.clean


def test_a_search_that_is_stopped_before_it_has_anything_has_nothing(week):
    stopped = search(week, seconds=60)
    stopped.stop()

    assert stopped.run() == OutOfTime(None)


def test_a_search_that_is_stopped_before_it_begins_still_has_the_plan_it_was_given(week):
    start = answer_of(stopped_at_its_first_plan(week)).plan
    stopped = search(week, start=start, seconds=60)
    stopped.stop()

    assert answer_of(stopped.run()).plan == start


def test_progress_only_gets_better_and_bounds_never_pass_the_cost_of_a_plan(week):
    steps, plans = [], []

    def tell(step, plan):
        steps.append(step)
        plans.append(plan)

    outcome = search(week, tell, seconds=4).run()

    costs = [step.cost for step in steps if step.cost is not None]
    found = [audit(week, Policy.default(), plan).cost for plan in plans if plan is not None]
    assert all(later <= earlier for earlier, later in pairwise(costs))
    assert all(later <= earlier for earlier, later in pairwise(found))
    assert answer_of(outcome).audit.cost == costs[-1] == found[-1]
    for level in ("shortfall", "penalty"):
        bounds = [getattr(step.bounds, level) or 0 for step in steps]
        assert bounds == sorted(bounds)
        assert all(bounds[-1] <= getattr(cost, level) for cost in found if level == "shortfall" or not cost.shortfall)


def test_what_is_audited_by_differences_costs_what_its_whole_audit_says(week, monkeypatch):
    monkeypatch.setattr("cohortplan.solving.standing.LITTLE", 0)
    monkeypatch.setattr("cohortplan.solving.search.LARGE", 0)
    told = []

    def tell(progress, plan):
        if plan is not None:
            told.append((progress.cost, audit(week, Policy.default(), plan).cost))

    Search(Task(project=week, policy=Policy.default(), seconds=16, repeatable=True), tell).run()

    assert len(told) > 2
    assert all(cost == found for cost, found in told)


def test_each_step_says_what_the_solver_did_until_then(week):
    steps = []

    search(week, lambda step, _: steps.append(step), seconds=2).run()

    worked = [step.work for step in steps]
    assert worked == sorted(worked)
    assert worked[-1] > 0


def test_a_bound_on_the_penalty_is_given_only_where_the_shortfall_is_proven_least(week):
    steps = []

    search(week, lambda step, plan: steps.append(step), seconds=3).run()

    with_penalty = [step for step in steps if step.bounds.penalty is not None]
    assert all(step.bounds.shortfall == step.cost.shortfall for step in with_penalty)


@given(sketches(), policies(), st.data())
@tries(15)
def test_no_answer_is_dearer_than_the_plan_it_began_from(sketch, policy, data):
    project, drawn = read_sketch(sketch)
    clean = [plan for plan in every_plan(project, drawn) if audit(project, policy, plan).clean]
    assume(clean)
    start = data.draw(st.sampled_from(clean))
    begun = Search(Task(project=project, policy=policy, start=start, seconds=20), silent)
    if data.draw(st.booleans()):
        begun.stop()

    outcome = begun.run()

    assert answer_of(outcome).audit.cost <= audit(project, policy, start).cost


def test_a_plan_to_begin_from_that_is_not_clean_is_no_answer():
    project, start = read_sketch("trainee ann; mentor Lin; lead ann Lin; 09:00-10:00 seats=0 @ann")

    outcome = search(project, start=start, seconds=20).run()

    assert isinstance(outcome, Solved)
    assert answer_of(outcome).plan == Plan.of([], [("ann", "Lin")])


def test_a_plan_to_begin_from_that_names_strangers_is_left_aside():
    project, _ = read_sketch("trainee ann; mentor Lin; 09:00-10:00")

    outcome = search(project, start=Plan.of([("eve", "s1"), ("ann", "gone")], [("ann", "Nobody")]), seconds=20).run()

    assert answer_of(outcome).plan.lead_of == {"ann": ("Lin",)}


def test_who_stands_in_for_whom_stays_as_in_the_plan_to_begin_from():
    project, start = read_sketch(
        "trainee ann; mentor Lin; mentor Wu for=director; lead ann Lin; acting ann Wu from=Mon to=Tue; "
        "mentoring Mon 16:00-16:30 Wu @ann; quota mentoring min=1"
    )

    outcome = search(project, start=start, seconds=20).run()

    assert outcome == Solved(answer_of(outcome))
    assert answer_of(outcome).plan == start


def test_what_cannot_be_is_named_by_rules_none_of_which_could_be_spared():
    project, _ = read_sketch("trainee ann; mentor Lin; a: 09:00-10:00 closed; pin ann a; quota lesson min=1")

    assert search(project, seconds=20).run() == Impossible(("audience", "pins"), trainee="ann")


class InTurns(Whole):
    """A whole board that remembers how long its turns were."""

    turns: ClassVar[list[float]] = []

    def run(self, seconds=math.inf):
        self.turns.append(seconds)
        return super().run(seconds)


def test_a_whole_board_that_proves_nothing_in_its_turn_has_a_longer_one_later(monkeypatch):
    monkeypatch.setattr("cohortplan.solving.search.Whole", InTurns)
    monkeypatch.setattr("cohortplan.solving.search.SOME", 1)
    monkeypatch.setattr("cohortplan.solving.search.TURN", 0.001)
    monkeypatch.setattr(InTurns, "turns", [])
    project = read_project(DEMO).project
    assert project is not None

    outcome = search(project, seconds=6, repeatable=True).run()

    assert len(InTurns.turns) > 1
    assert all(later > earlier for earlier, later in pairwise(InTurns.turns))
    assert answer_of(outcome).audit.clean


class Counting(Floors):
    """Floors that count how often they have a turn."""

    turns: ClassVar[list[float]] = []

    def lift(self, proposer, plan, found, seconds):
        self.turns.append(seconds)
        return super().lift(proposer, plan, found, seconds)


def turns_of_bounds(share, monkeypatch):
    monkeypatch.setattr("cohortplan.solving.search.LARGE", 0)
    monkeypatch.setattr("cohortplan.solving.search.BESIDE", share)
    monkeypatch.setattr("cohortplan.solving.search.Floors", Counting)
    monkeypatch.setattr(Counting, "turns", [])
    project = read_project(DEMO).project
    assert project is not None
    search(project, seconds=14, repeatable=True).run()
    return len(Counting.turns)


def test_bounds_of_a_large_project_take_no_more_than_their_share_of_its_time(monkeypatch):
    assert turns_of_bounds(0, monkeypatch) == 1
    assert turns_of_bounds(1, monkeypatch) > 1


def test_bounds_of_a_large_project_wait_until_everybody_has_had_a_first_turn(monkeypatch):
    monkeypatch.setattr(Neighbourhoods, "all_asked", False)

    assert turns_of_bounds(1, monkeypatch) == 0
