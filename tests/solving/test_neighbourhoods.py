"""Plans made better part by part."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from itertools import islice, pairwise
from random import Random

from tests.solving.conftest import FIVE_TRAINEES

from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.asks import Ask
from cohortplan.solving.kinds import LONG, SHORT
from cohortplan.solving.neighbourhoods import Neighbourhoods
from cohortplan.solving.outcome import OutOfTime, Solved
from cohortplan.solving.parts import AHEAD, Parts
from cohortplan.solving.refining import Refine
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task


def test_neighbourhoods_close_a_shortfall():
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default()
    neighbourhoods = Neighbourhoods(project, Parts(project, policy), Random(1))
    mentors = {"ann": "Lin", "bob": "Lin", "cai": "Lin", "dan": "Wu", "eve": "Wu"}
    plan = Plan(mentorships=frozenset(Mentorship(trainee, mentor) for trainee, mentor in mentors.items()))

    moves = neighbourhoods.moves(lambda: (plan, audit(project, policy, plan)), left=lambda: 20)
    for move in islice(moves, 40):
        changed = move.change.on(plan)
        plan = changed if audit(project, policy, changed).clean else plan

    assert audit(project, policy, plan).cost.shortfall == 0


class Heard(Parts):
    """Parts that remember what was under way while each question was answered."""

    def __init__(self, project, policy):
        super().__init__(project, policy)
        self.together = []
        self.asked = []

    def propose(self, asks):
        under_way: deque = deque()

        def noted():
            for ask in asks:
                under_way.append(ask)
                self.asked.append(sorted(ask.window.trainees or ()))
                self.together.append([each.window.trainees for each in under_way])
                yield ask

        for answer in super().propose(noted()):
            under_way.popleft()
            yield answer


def test_neighbourhoods_under_way_at_the_same_time_are_about_different_trainees():
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default()
    parts = Heard(project, policy)
    plan = Plan()

    for _ in islice(
        Neighbourhoods(project, parts, Random(1)).moves(lambda: (plan, audit(project, policy, plan)), lambda: 20), 20
    ):
        pass

    assert max(map(len, parts.together)) == AHEAD
    assert all(sum(map(len, each)) == len(frozenset().union(*each)) for each in parts.together)


def test_everybody_may_have_a_turn_alone_before_some_are_taken_together():
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default()
    parts = Heard(project, policy)
    plan = Plan()
    neighbourhoods = Neighbourhoods(project, parts, Random(1), large=True)

    for _ in islice(neighbourhoods.moves(lambda: (plan, audit(project, policy, plan)), lambda: 20), 12):
        pass

    first, later = parts.asked[:5], parts.asked[5:]
    assert sorted(first) == [[each.id] for each in project.trainees]
    assert max(map(len, later)) > 1


def test_who_is_worst_off_has_the_first_turn():
    wishes = "; wish bob class 1.1; wish bob class 1.2"
    project, policy = read_sketch(FIVE_TRAINEES + wishes)[0], Policy.default()
    parts = Heard(project, policy)
    found = audit(project, policy, Plan())

    next(Neighbourhoods(project, parts, Random(1), large=True).moves(lambda: (Plan(), found), lambda: 20))

    assert parts.asked[0] == ["bob"]


def test_a_neighbourhood_is_made_from_what_the_moves_before_it_left():
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default()
    seen = []

    def now():
        seen.append(len(moved))
        return Plan(), audit(project, policy, Plan())

    moved = []
    neighbourhoods = Neighbourhoods(project, Parts(project, policy), Random(1))
    for move in islice(neighbourhoods.moves(now, lambda: 20), 6):
        moved += [move]

    assert all(later - earlier <= 1 for earlier, later in pairwise(seen))
    assert max(seen) >= 4


def test_where_nothing_gets_better_other_plans_as_good_are_proposed():
    """From one of them it may get better; who is told of the plan there is proposes that one again."""
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default()
    task = Task(project=project, policy=policy, seconds=3, repeatable=True)
    outcome = Search(task, lambda progress, plan: None).run()
    assert isinstance(outcome, (Solved, OutOfTime))
    assert outcome.answer is not None
    best, found = outcome.answer.plan, outcome.answer.audit

    neighbourhoods = Neighbourhoods(project, Parts(project, policy), Random(1))
    moves = islice(neighbourhoods.moves(lambda: (best, found), lambda: 20), 20)
    others = {move.change.on(best) for move in moves} - {best}

    assert any(audit(project, policy, each).cost == found.cost for each in others)


def test_a_project_too_large_for_one_board_is_planned_by_parts(monkeypatch):
    monkeypatch.setattr("cohortplan.solving.search.LARGE", 0)
    project, _ = read_sketch(FIVE_TRAINEES)

    outcome = Search(Task(project=project, policy=Policy.default(), seconds=20), lambda progress, plan: None).run()

    assert isinstance(outcome, (Solved, OutOfTime))
    assert outcome.answer is not None
    assert outcome.answer.audit.cost.shortfall == 0


def test_turns_alone_end_where_others_promise_more():
    """As in a plan that somebody goes on with, in which nobody gains anything alone."""
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default()
    parts = Heard(project, policy)
    neighbourhoods = Neighbourhoods(project, parts, Random(1), large=True)
    neighbourhoods.kinds.alone.learn(0, 1)

    next(neighbourhoods.moves(lambda: (Plan(), audit(project, policy, Plan())), lambda: 20))

    assert neighbourhoods.all_asked
    assert max(map(len, parts.asked)) > 1


def test_a_long_neighbourhood_is_refined_if_there_is_much_to_open(monkeypatch):
    asked = _asked_of_long_ones(monkeypatch, much=0)

    assert {type(ask) for ask in asked} == {Refine}
    assert {ask.work for ask in asked} == {LONG.work}
    assert all(ask.hint == ask.window.fixed for ask in asked)


def test_little_is_no_work_for_a_long_neighbourhood(monkeypatch):
    asked = _asked_of_long_ones(monkeypatch, much=SHORT.largest)

    assert {type(ask) for ask in asked} == {Ask}
    assert {ask.work for ask in asked} == {SHORT.work}


def _asked_of_long_ones(monkeypatch, much):
    monkeypatch.setattr("cohortplan.solving.neighbourhoods.SHORT", replace(SHORT, largest=much))
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default()
    parts = Answering(project, policy, None)
    neighbourhoods = Neighbourhoods(project, parts, Random(1), large=True)
    neighbourhoods.kinds.alone.learn(0, 1000)
    neighbourhoods.kinds.all = tuple(kind for kind in neighbourhoods.kinds.all if kind.effort is LONG)

    for _ in islice(neighbourhoods.moves(lambda: (Plan(), audit(project, policy, Plan())), lambda: 20), 4):
        pass

    return parts.asked


class Answering(Parts):
    """Parts that always answer the same."""

    def __init__(self, project, policy, answer):
        super().__init__(project, policy)
        self.answer = answer
        self.asked = []

    def propose(self, asks):
        for ask in asks:
            self.asked.append(ask)
            yield self.answer
