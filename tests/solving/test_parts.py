"""Parts of a plan, solved here or by other processes, and put together again."""

from __future__ import annotations

import sys

import pytest
from tests.solving.conftest import FIVE_TRAINEES

from cohortplan.domain.plan import Plan
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.asks import Ask
from cohortplan.solving.decisions import Window
from cohortplan.solving.hands import Hands
from cohortplan.solving.parts import AHEAD, Parts

POLICY = Policy.default()


def asks_of(*trainees):
    return [Ask(window=Window(trainees=frozenset({each})), hint=Plan(), work=5.0, seconds=20.0) for each in trainees]


@pytest.fixture(params=["spawned", "forked"], autouse=True)
def begun(request, monkeypatch):
    """Hands that begin with nothing, and such that are copies of this process."""
    if request.param == "forked" and sys.platform != "linux":
        pytest.skip("processes are only copied on Linux")
    monkeypatch.setattr("cohortplan.solving.hands._may_fork", lambda: request.param == "forked")


def test_other_processes_propose_what_this_one_would():
    project, _ = read_sketch(FIVE_TRAINEES)
    hands = Hands(project, POLICY, 2)
    asks = asks_of("ann", "bob", "cai")

    answers = list(hands.propose(asks))
    hands.close()

    assert answers == list(Parts(project, POLICY).propose(asks))
    assert all(answer is not None and answer.proven for answer in answers)


def test_what_was_left_unheard_is_not_taken_for_the_next_answer():
    project, _ = read_sketch(FIVE_TRAINEES)
    hands = Hands(project, POLICY, 2)

    next(hands.propose(asks_of("ann", "bob", "cai")))
    answers = list(hands.propose(asks_of("dan")))
    hands.close()

    assert answers == list(Parts(project, POLICY).propose(asks_of("dan")))


def test_a_question_is_made_when_the_answers_before_it_are_known():
    project, _ = read_sketch(FIVE_TRAINEES)
    hands = Hands(project, POLICY, 2)
    heard: list[object] = []

    def asks():
        for ask in asks_of("ann", "bob", "cai", "dan", "eve"):
            known.append(len(heard))
            yield ask

    known: list[int] = []
    for answer in hands.propose(asks()):
        heard += [answer]
    hands.close()

    assert known == [0] * AHEAD + [1, 2, 3]


def test_after_a_stop_nothing_is_proposed_and_no_process_is_left():
    project, _ = read_sketch(FIVE_TRAINEES)
    hands = Hands(project, POLICY, 2)

    hands.stop()

    assert list(hands.propose(asks_of("ann", "bob"))) == [None, None]
    hands.close()
    assert not any(process.is_alive() for process in hands.processes)


def test_a_process_that_ends_by_itself_is_an_error_and_no_empty_answer():
    project, _ = read_sketch(FIVE_TRAINEES)
    hands = Hands(project, POLICY, 1)
    hands.processes[0].kill()

    with pytest.raises(RuntimeError, match="ended by itself"):
        list(hands.propose(asks_of("ann")))

    hands.close()
