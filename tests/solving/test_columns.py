"""Programmes at prices: what a trainee pays at least, and the cheapest mix of what some of them can do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tiny_worlds import every_plan, policies, sketches, tries

from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.columns import BEYOND, UNIT, AtPrices, BesideEach, Column, Columns
from cohortplan.solving.corner import Corner
from cohortplan.solving.decisions import everything, remaining
from cohortplan.solving.parts import Parts
from cohortplan.solving.resources import Resource, resource_of, used_by

POLICY = Policy.default().without("even_days")
LONG = 60.0
HALF_DAY = "trainee ann; mentor Lin; mentor Wu; shadowing 08:00-12:00 Lin seats=2; quota shadowing min=1; "
LIN, WU, HALF = Resource("Lin"), Resource("Wu"), Resource("Lin", "shadowing")


def parts_of(project, policy):
    return Parts(project, policy, Corner.of(project, policy, one_in=1))


def asked(sketch, question=AtPrices, shortfall=0, **more):
    project, plan = read_sketch(sketch)
    fixed = remaining(project, everything(project, plan))
    ask = question(trainee="ann", fixed=fixed, shortfall=shortfall, work=LONG, seconds=LONG, **more)
    (answer,) = parts_of(project, POLICY).propose([ask])
    return answer


@tries(15)
@given(sketches(), policies(), st.integers(0, 3 * UNIT), st.integers(0, 3 * UNIT))
def test_no_plan_lets_a_trainee_pay_less(sketch, policy, price, place):
    project, like = read_sketch(sketch)
    parts, fixed = parts_of(project, policy), remaining(project, everything(project, like))
    known, corner = resource_of(parts.corner), parts.corner
    prices = dict.fromkeys(known.values(), price) | {Resource(each.id): place for each in project.mentors}
    one, shortfall = project.trainees[0], 2
    ask = AtPrices(trainee=one.id, fixed=fixed, shortfall=shortfall, prices=prices, work=LONG, seconds=LONG)
    (answer,) = parts.propose([ask])

    for plan in every_plan(project, like):
        judged = audit(corner.project, corner.policy, plan).judged
        mine = [
            each.cost for each in judged if ("trainee", one.id) in {(ref.kind, ref.id) for ref in each.finding.about}
        ]
        if audit(project, policy, plan).clean and sum(cost.shortfall for cost in mine) <= shortfall:
            taken = sum(prices[each] for each in used_by(plan, one.id, known))
            assert UNIT * sum(cost.penalty for cost in mine) + taken >= answer.least


def test_without_prices_the_own_mentor_leads_the_half_day():
    answer = asked(HALF_DAY, prices={})

    assert (answer.least, answer.step) == (0, 2)
    assert [(each.penalty, dict(each.taken)) for each in answer.columns] == [(0, {LIN: 1, HALF: 1})]


def test_a_dear_mentor_is_spared_as_long_as_that_costs_less():
    assert asked(HALF_DAY, prices={LIN: 150, HALF: 30}).least == 180
    assert asked(HALF_DAY, prices={LIN: 250, HALF: 30}).least == 2 * UNIT + 30


def test_whoever_needs_no_half_day_pays_for_none():
    assert asked(HALF_DAY, shortfall=1, prices={HALF: 30}).least == 0


def test_where_no_programme_can_be_nothing_is_said():
    answer = asked("trainee ann; mentor Lin for=director; " + "quota shadowing min=1", prices={})

    assert (answer.least, answer.columns) == (0, ())


def test_beside_each_mentor_there_is_a_column():
    answer = asked(HALF_DAY, BesideEach)

    assert {(each.penalty, *sorted(each.taken)) for each in answer.columns} == {(0, LIN, HALF), (2, HALF, WU)}
    assert answer.least == 0


def columns(people=3):
    found = Columns({("principal",): people})
    found.add(("principal",), Column(penalty=0, taken={LIN: 1, HALF: 4}))
    found.add(("principal",), Column(penalty=2, taken={WU: 1, HALF: 1}))
    return found


def test_a_mix_within_what_there_is_of_everything_says_what_one_more_would_be_worth():
    mix = columns().mixed({LIN: 3, HALF: 6})

    assert mix.penalty == pytest.approx(4)
    assert mix.taken == pytest.approx({LIN: 1, HALF: 6, WU: 2})
    assert mix.prices == pytest.approx({LIN: 0, HALF: 2 / 3})


def test_where_there_is_plenty_a_mix_costs_nothing():
    mix = columns().mixed({HALF: 12})

    assert mix.penalty == pytest.approx(0)
    assert mix.prices == pytest.approx({HALF: 0})


def test_what_is_too_little_for_any_mix_is_dear_and_no_error():
    mix = columns().mixed({HALF: 1})

    assert mix.penalty > 6
    assert mix.prices[HALF] == pytest.approx(BEYOND + 2)


def test_the_same_column_is_kept_once():
    found = columns()
    found.add(("principal",), Column(penalty=0, taken={HALF: 4, LIN: 1}))

    assert len(found.known["principal",]) == 2
