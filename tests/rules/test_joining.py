"""Pricing sessions together that look alike is a quicker way of judging each of them, and of putting them in order."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.test_effects import POLICY, SKETCHES
from tests.tiny_worlds import policies, sketches, tries

from cohortplan.rules.cutting import Shift
from cohortplan.rules.effects import Standing
from cohortplan.rules.joining import best_to_join
from cohortplan.rules.policy import Policy
from cohortplan.rules.ranking import cheapest_first
from cohortplan.rules.sketch import read_sketch


def ways_to_leave(plan, project):
    """Each trainee leaving one of their sessions, or none."""
    return [Shift(who, drop) for who in project.trainee for drop in ("", *plan.sessions_of.get(who, ()))]


def others(plan, project, left):
    """What the trainee does not attend, in an order that means nothing."""
    free = sorted(set(project.session) - set(plan.sessions_of.get(left.trainee, ())))
    Random(5).shuffle(free)
    return free


def judged_one_by_one(standing, left, sessions):
    prices = [standing.effect(Shift(left.trainee, left.drop, each)).price for each in sessions]
    return sorted((price, index) for index, price in enumerate(prices))


def ranked(standing, left, sessions):
    return [(price, index) for index, price in best_to_join(standing, left, sessions)]


@pytest.mark.parametrize("sketch", SKETCHES)
def test_each_session_that_could_be_joined_has_its_price_and_its_place(sketch):
    project, plan = read_sketch(sketch)
    standing = Standing(project, POLICY, plan)

    for left in ways_to_leave(plan, project):
        sessions = others(plan, project, left)

        assert ranked(standing, left, sessions) == judged_one_by_one(standing, left, sessions), left


@tries(150)
@given(sketches(), policies(), st.data())
def test_prices_and_places_are_right_in_any_tiny_world_under_any_policy(sketch, policy, data):
    project, plan = read_sketch(sketch)
    standing = Standing(project, policy, plan)
    left = data.draw(st.sampled_from(ways_to_leave(plan, project)))
    sessions = others(plan, project, left)

    assert ranked(standing, left, sessions) == judged_one_by_one(standing, left, sessions)


@tries(60)
@given(sketches(), policies(), st.data())
def test_what_was_seen_once_holds_for_the_plans_that_come_after(sketch, policy, data):
    project, plan = read_sketch(sketch)
    standing = Standing(project, policy, plan)
    for _ in range(3):
        left = data.draw(st.sampled_from(ways_to_leave(standing.plan, project)))
        sessions = others(standing.plan, project, left)
        found = ranked(standing, left, sessions)

        assert found == judged_one_by_one(standing, left, sessions)

        standing = standing.after(Shift(left.trainee, left.drop, sessions[found[0][1]] if found else ""))


@tries(60)
@given(sketches(), policies(), st.data())
def test_what_was_seen_once_holds_for_a_policy_that_was_read_anew(sketch, policy, data):
    project, plan = read_sketch(sketch)
    left = data.draw(st.sampled_from(ways_to_leave(plan, project)))
    sessions = others(plan, project, left)
    before = ranked(Standing(project, policy, plan), left, sessions)

    anew = Policy(tuple(replace(rule) for rule in policy.rules))

    assert ranked(Standing(project, anew, plan), left, sessions) == before


@tries(100)
@given(sketches(), policies(), st.data())
def test_a_rule_that_mounts_never_costs_less_for_one_more(sketch, policy, data):
    project, plan = read_sketch(sketch)
    mounting = [rule for rule in policy.rules if rule.mounts]
    rule = data.draw(st.sampled_from(mounting)) if mounting else None
    standing = Standing(project, Policy((rule,) if rule else ()), plan)
    trainee = data.draw(st.sampled_from(sorted(project.trainee)))

    for session in others(plan, project, Shift(trainee)):
        assert min(standing.effect(Shift(trainee, add=session)).price) >= 0


def test_who_takes_the_first_few_gets_their_effects_too():
    project, plan = read_sketch("a: 09:00-10:00 @ann; b: 09:30-10:30; c: 11:00-12:00; quota talk min=1")
    standing = Standing(project, POLICY, plan)
    changes = [(Shift("ann", "a", each),) for each in ("b", "c")]

    index, effect = next(cheapest_first(standing, changes))

    assert (index, effect) == min(
        ((place, standing.effect(*each)) for place, each in enumerate(changes)), key=lambda each: each[1].price
    )
