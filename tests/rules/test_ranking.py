"""Ranking is a quicker way of sorting: who asks for the cheapest changes gets what judging each of them would give."""

from itertools import islice
from random import Random

import pytest
from hypothesis import given
from tests.rules.test_effects import POLICY, SKETCHES, shifts_of, swaps_of
from tests.tiny_worlds import policies, sketches, tries

from cohortplan.rules.effects import Standing
from cohortplan.rules.ranking import cheapest_first
from cohortplan.rules.sketch import read_sketch


def sorted_by_judging_each(standing, changes):
    return sorted((standing.effect(*each).price, index) for index, each in enumerate(changes))


def ranked(standing, changes):
    return [(effect.price, index) for index, effect in cheapest_first(standing, changes)]


def changes_of(project, plan, *, most=150):
    shifts = [(each,) for each in shifts_of(project, plan)]
    chosen = [*shifts, *swaps_of(project, plan)]
    Random(3).shuffle(chosen)
    return chosen[:most]


@pytest.mark.parametrize("sketch", SKETCHES)
def test_the_cheapest_changes_come_first_and_of_equal_ones_the_earlier(sketch):
    project, plan = read_sketch(sketch)
    standing, changes = Standing(project, POLICY, plan), changes_of(project, plan)

    assert ranked(standing, changes) == sorted_by_judging_each(standing, changes)


@tries(60)
@given(sketches(), policies())
def test_the_order_is_right_in_any_tiny_world_under_any_policy(sketch, policy):
    project, plan = read_sketch(sketch)
    standing, changes = Standing(project, policy, plan), changes_of(project, plan)

    assert ranked(standing, changes) == sorted_by_judging_each(standing, changes)


def test_the_first_few_are_the_first_of_all():
    project, plan = read_sketch("a: 09:00-10:00 @ann; b: 10:00-11:00; c: 11:00-12:00 seats=0; quota talk min=1")
    standing, changes = Standing(project, POLICY, plan), changes_of(project, plan)

    few = [(effect.price, index) for index, effect in islice(cheapest_first(standing, changes), 2)]

    assert few == sorted_by_judging_each(standing, changes)[:2]
