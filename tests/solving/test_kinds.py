"""Which kind of neighbourhood has the next turn, and how large it is."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from tests.solving.conftest import FIVE_TRAINEES

from cohortplan.domain.plan import Plan
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.asks import Proposal
from cohortplan.solving.kinds import EASY, HARD, LONG, SHORT, Kind, Kinds
from cohortplan.solving.openings import Openings
from cohortplan.solving.parts import AHEAD


@pytest.fixture
def kinds():
    project, _ = read_sketch(FIVE_TRAINEES)
    return Kinds(Openings(project, Random(1)), Random(1), large=True)


def test_what_gains_more_for_its_work_has_more_turns_and_nothing_is_given_up(kinds):
    best, *others = kinds.all
    for kind in others:
        kind.learn(0, 1000)
    best.learn(1000, 1)

    turns = [kinds.next() for _ in range(2000)]

    assert turns.count(best) > 1300
    assert all(kind in turns for kind in others)


def test_long_ones_come_in_pairs(kinds):
    turns = [kinds.next() for _ in range(1000)]

    runs = [1]
    for one, two in pairwise(turns):
        runs = [*runs[:-1], runs[-1] + 1] if one is two and two.effort is LONG else [*runs, 1]
        if len(runs) > 1 and one.effort is LONG and runs[-1] == 1:
            assert runs[-2] % AHEAD == 0
    assert any(turn.effort is LONG for turn in turns)


def test_one_that_takes_as_long_as_twelve_has_a_twelfth_of_the_turns(kinds):
    turns = [kinds.next() for _ in range(6000)]

    long = sum(turn.effort is LONG for turn in turns) / AHEAD
    short = sum(turn.effort is SHORT for turn in turns)
    expected = short * sum(1 / LONG.length for kind in kinds.all if kind.effort is LONG) / 8
    assert 0.6 * expected < long < 1.6 * expected


def test_no_long_one_is_begun_shortly_before_the_end(kinds):
    turns = [kinds.next(LONG.least - 1) for _ in range(1000)]

    assert all(turn.effort is SHORT for turn in turns)


def test_a_small_project_has_no_long_ones():
    project, _ = read_sketch(FIVE_TRAINEES)

    assert all(kind.effort is SHORT for kind in Kinds(Openings(project, Random(1)), Random(1), large=False).all)


def test_everybody_is_in_one_of_two_long_ones(kinds):
    sizes = {kind.size for kind in kinds.all if kind.effort is LONG}

    assert sizes == {len(read_sketch(FIVE_TRAINEES)[0].trainees) // AHEAD}


@pytest.mark.parametrize(
    ("proven", "work", "size"),
    [(True, EASY / 2, 6), (True, (EASY + HARD) / 2, 5), (True, 2 * HARD, 4), (False, EASY / 2, 4), (None, 0, 4)],
)
def test_what_was_easy_is_tried_for_more_trainees_and_what_was_hard_for_fewer(kinds, proven, work, size):
    answer = Proposal(plan=Plan(), proven=proven, work=work) if proven is not None else None
    kind = Kind(kinds.alone.opened, size=5)

    kind.resize(answer, most=6)

    assert kind.size == size


def test_there_are_never_more_trainees_than_there_are(kinds):
    kind = Kind(kinds.alone.opened, size=5)

    kind.resize(Proposal(plan=Plan(), proven=True, work=0), most=5)

    assert kind.size == 5


def test_long_ones_stay_as_large_as_they_are(kinds):
    kind = Kind(kinds.alone.opened, size=5, effort=LONG)

    kind.resize(Proposal(plan=Plan(), proven=False, work=2 * HARD), most=6)

    assert kind.size == 5
