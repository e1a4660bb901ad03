"""The same question has the same answer, whatever the machine does meanwhile, when somebody asks for that."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import pytest

from cohortplan.domain import canonical
from cohortplan.rules.policy import Policy
from cohortplan.solving import patience
from cohortplan.solving import search as searching
from cohortplan.solving.messages import write_task
from cohortplan.solving.outcome import Enough, Impossible, OutOfTime
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task


def question(project, **more):
    return Task(project=project, policy=Policy.default(), **{"seconds": 8, "seed": 5, "repeatable": True, **more})


def searched(task):
    """Each step that was told, and the plan."""
    steps = []
    outcome = Search(task, lambda progress, plan: steps.append(progress)).run()
    assert not isinstance(outcome, Impossible)
    assert outcome.answer is not None
    return steps, canonical.dumps(outcome.answer.plan)


@pytest.fixture
def cut_up(monkeypatch):
    """Plans any project in parts only, in as many processes as there are cores."""

    def on(cores):
        monkeypatch.setattr(searching, "LARGE", 0)
        monkeypatch.setattr("os.cpu_count", lambda: cores)

    return on


@pytest.fixture
def other_work():
    """Something else keeps the machine busy."""
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as busy:
        yield
        busy.kill()


def test_one_core_and_two_busy_ones_find_the_same_plan_by_the_same_steps(week, cut_up, other_work):
    cut_up(1)
    alone = searched(question(week, seconds=5))
    cut_up(2)

    assert searched(question(week, seconds=5)) == alone


SEARCH = """
import sys
from cohortplan.domain import canonical
from cohortplan.solving.messages import read_task
from cohortplan.solving.search import Search
task, _ = read_task(sys.stdin.readline())
print(canonical.dumps(Search(task, lambda progress, plan: None).run().answer.plan))
"""


def elsewhere(task, tmp_path, seed_of_hashes):
    environment = {**os.environ, "PYTHONHASHSEED": seed_of_hashes}
    line = write_task(task, tmp_path / "unused.json")
    return subprocess.run(
        [sys.executable, "-c", SEARCH], input=line, env=environment, capture_output=True, encoding="utf-8", check=True
    ).stdout


def test_the_order_in_which_python_walks_through_sets_decides_nothing(week, tmp_path):
    plans = {elsewhere(question(week, seconds=5), tmp_path, seed) for seed in ("1", "2")}

    assert len(plans) == 1


def test_seconds_are_those_of_the_solver_and_the_search_ends_by_them(week):
    steps, _ = searched(question(week, seconds=4))

    spent = [step.seconds for step in steps]
    assert all(earlier <= later for earlier, later in pairwise(spent))
    assert spent[-1] >= 4


def test_a_repeatable_search_can_be_stopped(week):
    def tell(progress, plan):
        if plan is not None:
            stopping.stop()

    stopping = Search(question(week, seconds=10_000), tell)
    outcome = stopping.run()

    assert isinstance(outcome, OutOfTime)
    assert outcome.answer is not None


def test_a_search_ends_by_itself_where_looking_on_gains_little(week, cut_up, monkeypatch):
    for hurry in ("LEAST_SECONDS", "SEAT_SECONDS", "WORTH"):
        monkeypatch.setattr(patience, hurry, 1.0)
    for share in ("SHARE", "SEAT_SHARE"):
        monkeypatch.setattr(patience, share, 0.0)
    cut_up(1)

    outcome = Search(question(week, seconds=10_000, to_the_end=False), lambda progress, plan: None).run()

    assert isinstance(outcome, Enough)
