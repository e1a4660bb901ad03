"""The law of effects: what a change is said to do is what the whole audit says it did."""

from itertools import combinations, islice, product
from random import Random

import pytest

from cohortplan.rules.audit import audit
from cohortplan.rules.base import Limit, Preference
from cohortplan.rules.cutting import Shift, shifted
from cohortplan.rules.effects import Standing
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch

SKETCHES = [pytest.param(sketch, id=sketch) for kind in all_rules() for sketch, _ in kind.examples]


def weighed(kind):
    """The rule so that whatever it finds is felt in the cost."""
    return kind(limit=0, weight=3) if issubclass(kind, (Limit, Preference)) else kind()


POLICY = Policy(tuple(weighed(kind) for kind in all_rules()))


def shifts_of(project, plan):
    """Every way in which one trainee can leave one session, join one, or both."""
    for trainee in project.trainee:
        attended = set(plan.sessions_of.get(trainee, ()))
        free = set(project.session) - attended
        for drop, add in product(sorted({"", *attended}), sorted({"", *free})):
            yield Shift(trainee, drop, add)


def swaps_of(project, plan):
    """Every way in which two trainees can exchange two sessions."""
    for one, other in combinations(sorted(plan.assignments), 2):
        exchanged = {(one.trainee, other.session), (other.trainee, one.session)}
        if one.trainee != other.trainee and exchanged.isdisjoint(
            (each.trainee, each.session) for each in plan.assignments
        ):
            yield Shift(one.trainee, one.session, other.session), Shift(other.trainee, other.session, one.session)


def difference(after, before):
    return tuple(new - old for new, old in zip(after.cost, before.cost, strict=True))


@pytest.mark.parametrize("sketch", SKETCHES)
def test_effect_of_every_shift_is_the_difference_of_two_whole_audits(sketch):
    project, plan = read_sketch(sketch)
    standing, before = Standing(project, POLICY, plan), audit(project, POLICY, plan)

    for shift in shifts_of(project, plan):
        after = audit(project, POLICY, shift.of(plan))

        assert standing.effect(shift).price == difference(after, before), shift


@pytest.mark.parametrize("sketch", SKETCHES)
def test_effect_of_every_swap_is_the_difference_of_two_whole_audits(sketch):
    project, plan = read_sketch(sketch)
    standing, before = Standing(project, POLICY, plan), audit(project, POLICY, plan)

    for swap in swaps_of(project, plan):
        after = audit(project, POLICY, shifted(plan, swap))

        assert standing.effect(*swap).price == difference(after, before), swap


@pytest.mark.parametrize("sketch", SKETCHES)
def test_effect_of_any_shifts_at_once_is_the_difference_of_two_whole_audits(sketch):
    project, plan = read_sketch(sketch)
    standing, before, chance = Standing(project, POLICY, plan), audit(project, POLICY, plan), Random(2)
    shifts = list(islice(shifts_of(project, plan), 200))

    for _ in range(10 if shifts else 0):
        several = chance.choices(shifts, k=3)
        after = audit(project, POLICY, shifted(plan, several))

        assert standing.effect(*several).price == difference(after, before), several


@pytest.mark.parametrize("sketch", [each for each in SKETCHES if read_sketch(str(each.id))[0].trainees])
def test_effects_after_many_shifts_are_those_of_the_plan_that_came_of_them(sketch):
    project, plan = read_sketch(sketch)
    standing, chance = Standing(project, POLICY, plan), Random(1)
    for _ in range(6):
        shifts = list(shifts_of(project, standing.plan))
        standing.effect(chance.choice(shifts))

        standing = standing.after(chance.choice(shifts))

        asked = chance.choice(list(shifts_of(project, standing.plan)))
        assert standing.effect(asked).price == difference(
            audit(project, POLICY, asked.of(standing.plan)), audit(project, POLICY, standing.plan)
        )


def test_what_appears_and_what_vanishes_is_what_the_two_audits_do_not_share():
    project, plan = read_sketch("a: 09:00-10:00 seats=1 @ann,bob; b: 10:00-11:00 seats=1")
    before = audit(project, POLICY, plan)
    after = audit(project, POLICY, Shift("bob", "a", "b").of(plan))

    effect = Standing(project, POLICY, plan).effect(Shift("bob", "a", "b"))

    assert set(map(repr, effect.appears)) == set(map(repr, after.judged)) - set(map(repr, before.judged))
    assert set(map(repr, effect.vanishes)) == set(map(repr, before.judged)) - set(map(repr, after.judged))
    assert [each.finding.rule.name for each in effect.mends] == ["seats"]


def test_a_finding_that_only_grows_breaks_nothing_new():
    project, plan = read_sketch("a: 09:00-10:00 seats=1 @ann,bob; trainee eve")

    effect = Standing(project, POLICY, plan).effect(Shift("eve", add="a"))

    assert effect.breaks == ()
    assert [each.finding.amount for each in effect.appears if each.finding.rule.name == "seats"] == [2]
