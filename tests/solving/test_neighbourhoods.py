"""Plans made better part by part."""

from __future__ import annotations

from collections import deque
from itertools import islice, pairwise
from random import Random

import pytest
from tests.solving.conftest import FIVE_TRAINEES

from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.asks import Proposal
from cohortplan.solving.neighbourhoods import EASY, HARD, WORK, Neighbourhoods
from cohortplan.solving.outcome import OutOfTime, Solved
from cohortplan.solving.parts import AHEAD, Parts
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
    neighbourhoods = Neighbourhoods(project, parts, Random(1), each_first=True)

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

    next(Neighbourhoods(project, parts, Random(1), each_first=True).moves(lambda: (Plan(), found), lambda: 20))

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


@pytest.mark.parametrize(
    ("proven", "work", "size"),
    [(True, EASY / 2, 6), (True, (EASY + HARD) / 2, 5), (True, 2 * HARD, 4), (False, EASY / 2, 4), (None, WORK, 4)],
)
def test_what_was_easy_is_tried_for_more_trainees_and_what_was_hard_for_fewer(proven, work, size):
    project, policy = read_sketch(FIVE_TRAINEES + "; trainee flo")[0], Policy.default()
    answer = Proposal(plan=Plan(), proven=proven, work=work) if proven is not None else None
    neighbourhoods = Neighbourhoods(project, Answering(project, policy, answer), Random(1))
    for kind in neighbourhoods.kinds:
        kind.size = 5

    move = next(neighbourhoods.moves(lambda: (Plan(), audit(project, policy, Plan())), lambda: 20))

    assert move.kind.size == size


class Answering(Parts):
    """Parts that always answer the same."""

    def __init__(self, project, policy, answer):
        super().__init__(project, policy)
        self.answer = answer

    def propose(self, asks):
        return (self.answer for _ in asks)
