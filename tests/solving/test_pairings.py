"""Bounds from who leads whom: never above the audit of any plan, and aware that a mentor's places are few."""

from __future__ import annotations

from hypothesis import given
from tests.tiny_worlds import every_plan, policies, sketches, tries

from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.corner import Corner
from cohortplan.solving.decisions import everything, remaining
from cohortplan.solving.floors import Alone
from cohortplan.solving.pairings import ROUND, BesideEach, Pairings
from cohortplan.solving.parts import Parts

POLICY = Policy.default().without("even_days")
LONG = 60.0
LIN_AND_WU = "mentor Lin places=1; mentor Wu places=2; "
HALF_DAY = "shadowing 08:00-12:00 Lin seats=2; quota shadowing min=1; "


def parts_of(project, policy):
    """All preferences about one trainee are asked about apart, for a tiny world has no thousands of sessions."""
    return Parts(project, policy, Corner.of(project, policy, one_in=1))


def priced(sketch, policy=POLICY):
    project, plan = read_sketch(sketch)
    fixed = remaining(project, everything(project, plan))
    asks = [BesideEach(trainee=each.id, fixed=fixed, shortfall=0, work=LONG, seconds=LONG) for each in project.trainees]
    return {each.trainee: each.prices for each in parts_of(project, policy).propose(asks)}


def bound(sketch, policy=POLICY):
    project, plan = read_sketch(sketch)
    pairings = Pairings(project, remaining(project, everything(project, plan)))
    list(pairings.lift(parts_of(project, policy), {each.id: 0 for each in project.trainees}, LONG))
    return pairings.penalty


@tries(15)
@given(sketches(), policies())
def test_no_plan_costs_less_than_its_floors_and_its_pairings_together(sketch, policy):
    project, like = read_sketch(sketch)
    parts, fixed = parts_of(project, policy), remaining(project, everything(project, like))
    asks = [Alone(trainee=each.id, fixed=fixed, work=LONG, seconds=LONG) for each in project.trainees]
    floors = [each for each in parts.propose(asks) if each is not None]
    missing = {each.id: 0 for each in project.trainees} | {each.trainee: each.shortfall for each in floors}
    pairings = Pairings(project, fixed)
    list(pairings.lift(parts, missing, LONG))

    for plan in every_plan(project, like):
        cost = audit(project, policy, plan).cost
        if not cost.hard and cost.shortfall <= sum(missing.values()):
            assert cost.penalty >= pairings.penalty + sum(each.penalty for each in floors)


def test_a_price_is_what_a_trainee_pays_beside_that_mentor():
    assert priced("trainee ann; " + LIN_AND_WU + HALF_DAY) == {"ann": {"Lin": 0, "Wu": 2}}


def test_whoever_may_not_lead_has_no_price():
    assert priced("trainee ann; mentor Lin for=director; mentor Wu; " + HALF_DAY) == {"ann": {"Lin": None, "Wu": 2}}


def test_a_mentor_whom_both_would_need_is_in_the_bound_once_places_are_few():
    assert bound("trainee ann; trainee bob; " + LIN_AND_WU + HALF_DAY) == 2
    assert bound("trainee ann; trainee bob; mentor Lin places=2; mentor Wu; " + HALF_DAY) == 0


def test_where_nobody_pays_for_a_mentor_it_is_not_asked_again():
    many = "".join(f"trainee t{number}; " for number in range(2 * ROUND))
    project, _ = read_sketch(many + "mentor Lin places=16; " + HALF_DAY)
    pairings, parts = Pairings(project, remaining(project, everything(project))), parts_of(project, POLICY)
    missing = {each.id: 0 for each in project.trainees}

    assert [list(pairings.lift(parts, missing, LONG)) for _ in range(2)] == [[], []]
    assert (pairings.penalty, len(pairings.known)) == (0, ROUND)


def test_where_everybody_is_led_for_nothing_if_they_are_all_alike_nobody_more_is_asked():
    many = "".join(f"trainee t{number}; " for number in range(2 * ROUND))
    project, _ = read_sketch(many + f"mentor Lin places={2 * ROUND}; mentor Wu; " + HALF_DAY)
    pairings, parts = Pairings(project, remaining(project, everything(project))), parts_of(project, POLICY)
    missing = {each.id: 0 for each in project.trainees}

    assert [list(pairings.lift(parts, missing, LONG)) for _ in range(2)] == [[], []]
    assert set(map(str, pairings.known.values())) == {"{'Lin': 0, 'Wu': 2}"}
    assert len(pairings.known) == ROUND


def test_trainees_are_asked_about_a_few_at_a_time_until_all_are_known():
    many = "".join(f"trainee t{number:02}; " for number in range(ROUND + 2))
    project, _ = read_sketch(many + "mentor Wu places=20; mentor Lin places=3; " + HALF_DAY)
    pairings, parts = Pairings(project, remaining(project, everything(project))), parts_of(project, POLICY)
    missing = {each.id: 0 for each in project.trainees}

    seen = [(list(pairings.lift(parts, missing, LONG)) != [], pairings.penalty) for _ in range(4)]

    assert seen[-1] == (False, 2 * (ROUND + 2 - 3))
    assert [penalty for _, penalty in seen] == sorted(penalty for _, penalty in seen)
