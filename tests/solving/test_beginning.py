"""How a search comes by its first plan, or by the reason why there is none."""

from __future__ import annotations

from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.outcome import Impossible, OutOfTime
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task
from cohortplan.solving.whole import Whole

TOO_MANY = "trainee ann; trainee bob; trainee cai; mentor Lin places=2"


def ended(sketch, **more):
    project, _ = read_sketch(sketch)
    task = Task(project=project, policy=Policy.default(), **{"seconds": 20, **more})
    return Search(task, lambda progress, plan: None).run()


def never(*_):
    raise AssertionError("a whole board was stated")


def test_who_has_no_way_is_named_without_a_whole_board(monkeypatch):
    monkeypatch.setattr(Whole, "run", never)

    outcome = ended("trainee ann; trainee bob; mentor Lin places=2; a: 09:00-10:00 closed; pin bob a")

    assert outcome == Impossible(("audience", "pins"), trainee="bob")


def test_what_several_cannot_have_together_is_found_out_on_the_whole_board():
    outcome = ended(TOO_MANY)

    assert isinstance(outcome, Impossible)
    assert outcome.trainee == ""
    assert "lead_mentor" in outcome.rules


def test_of_a_huge_project_no_whole_board_is_stated_and_a_first_plan_is_tried_until_time_is_up(monkeypatch):
    monkeypatch.setattr("cohortplan.solving.search.LARGE", 0)
    monkeypatch.setattr("cohortplan.solving.search.HUGE", 0)
    monkeypatch.setattr(Whole, "run", never)

    assert ended(TOO_MANY, seconds=4, repeatable=True) == OutOfTime(None)
