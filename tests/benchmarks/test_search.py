"""Sides are compared by audited plans and true bounds; how fast anybody was decides no test."""

from __future__ import annotations

import json
from importlib.util import find_spec
from itertools import chain

import pytest

from benchmarks.instances import Instance, invented
from benchmarks.search import SIDES, told_of
from benchmarks.sides.attending import Limits
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.outcome import Origin

WORLD = (
    "trainee ann; trainee bob; trainee cai; mentor Lin places=2; mentor Wu places=1; quota talk min=1; quota lesson min=1; "
    "09:00-10:00 seats=2; 10:00-11:00 seats=2; lesson 1.1 Tue 09:00-09:40 seats=1; lesson 1.2 Wed 09:00-09:40 seats=1; "
    "wish ann class 1.2"
)


@pytest.fixture
def instance() -> Instance:
    project, _ = read_sketch(WORLD)
    return Instance(like="A", seed=1, seconds=60, project=project, policy=Policy.default())


@pytest.mark.parametrize(
    "side",
    [
        "cohortplan",
        "monolith",
        "monolith-sum",
        pytest.param("highs", marks=pytest.mark.skipif(not find_spec("highspy"), reason="needs the extra bench")),
    ],
)
def test_every_side_proves_the_best_plan_of_a_small_world_where_one_lesson_is_too_few(instance, side):
    line = told_of(SIDES[side](instance, Limits.of_this_machine()))

    seconds, *cost = line["curve"][-1]
    _, *bound = line["bounds"][-1]
    assert (line["ended"], cost[:2], bound) == ("proven", [0, 1], cost[1:])
    assert 0 <= line["first_seconds"] <= seconds
    assert line["peak_kilobytes"] > 0
    assert line.get("untrue", []) == []


def test_our_line_says_what_the_bounds_come_from(instance):
    line = told_of(SIDES["cohortplan"](instance, Limits.of_this_machine()))

    _, *levels = json.loads(json.dumps(line["bounds_from"]))[-1]
    assert all(levels)
    assert set(chain(*levels)) <= set(Origin)


def test_a_side_that_takes_too_much_memory_is_ended_and_said_to_be(instance):
    line = told_of(SIDES["monolith"](instance, Limits(kilobytes=1)))

    assert (line["ended"], line["curve"]) == ("out of memory", [])


def test_the_same_seed_invents_the_same_project():
    assert invented("A", 3, 1.0).digest == invented("A", 3, 2.0).digest
