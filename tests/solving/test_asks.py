"""Parts of a plan made better: what is proposed, and whether it fits what came meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cohortplan.domain.plan import Plan
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.asks import DEAR, Ask, fits
from cohortplan.solving.decisions import Window
from cohortplan.solving.parts import Parts

POLICY = Policy.default()


def proposed(sketch, hint, policy=POLICY, **more):
    project, _ = read_sketch(sketch)
    window = Window(fixed=hint, trainees=frozenset(project.trainee), mentors=False)
    proposal = Ask(window=window, hint=hint, work=5.0, seconds=20.0, **more).answered(Parts(project, policy))
    assert proposal is not None
    return proposal.plan


@pytest.mark.parametrize(("seat", "taken"), [(DEAR, {"bob": ("a",)}), (1, {})])
def test_a_missing_seat_weighs_as_many_points_as_one_says(seat, taken):
    """The only half-day beside somebody is not beside Bob's own mentor, which costs more than a point."""
    sketch = "trainee bob; mentor Lin; mentor Wu; quota shadowing min=1; a: shadowing 09:00-12:00 Wu"
    policy = replace(POLICY, rules=tuple(each for each in POLICY.rules if each.name in ("quotas", "continuity")))

    plan = proposed(sketch, Plan.of([], [("bob", "Lin")]), policy, seat=seat)

    assert plan.sessions_of == taken


def test_what_is_added_and_nobody_asked_for_is_taken_out_again():
    sketch = "trainee ann; mentor Lin; quota talk min=1; a: 09:00-10:00; patrol 11:00-11:10"
    hint = Plan.of([], [("ann", "Lin")])

    plan = proposed(sketch, hint, seat=DEAR)

    assert plan.sessions_of == {"ann": ("a",)}


def test_without_preferences_nobody_takes_more_than_is_asked_for():
    sketch = "trainee ann; mentor Lin; quota talk min=1; a: 09:00-10:00; b: 14:00-15:00; c: 16:00-17:00"

    plan = proposed(sketch, Plan.of([], [("ann", "Lin")]))

    assert len(plan.assignments) == 1


def test_without_preferences_what_there_is_stays():
    sketch = "trainee ann; mentor Lin; quota talk min=2; a: 09:00-10:00; b: 14:00-15:00; c: 16:00-17:00"
    hint = Plan.of([("ann", "b")], [("ann", "Lin")])

    plan = proposed(sketch, hint)

    assert hint.assignments < plan.assignments
    assert len(plan.assignments) == 2


@pytest.mark.parametrize(("seats", "both"), [(2, True), (1, False)])
def test_two_answers_to_one_plan_fit_if_there_is_room_for_both(seats, both):
    project, _ = read_sketch(f"trainee ann; trainee bob; mentor Lin; a: 09:00-10:00 seats={seats}")
    plan = Plan.of([("ann", "a")], [("ann", "Lin"), ("bob", "Lin")])
    merged = Plan.of([("ann", "a"), ("bob", "a")], [("ann", "Lin"), ("bob", "Lin")])

    assert fits(project, POLICY, Window(fixed=plan, trainees=frozenset({"bob"}), mentors=False), merged) is both
