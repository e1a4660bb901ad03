"""Whatever a full board yields is complete, clean and as cheap as can be; where nothing can be, it says which rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tiny_worlds import cheapest, every_plan, policies, sketches, tries

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.outcome import Impossible, Solved
from cohortplan.solving.search import Search, Task

EXAMPLES = [
    pytest.param(sketch, id=f"{rule_name(rule)}: {sketch}") for rule in all_rules() for sketch, _ in rule.examples
]


def solve(project, policy, drawn):
    """The end of a search that knows nothing of the drawn plan but who stands in for whom."""
    acting = Plan(mentorships=frozenset(each for each in drawn.mentorships if not each.lead))
    search = Search(Task(project=project, policy=policy, seconds=60, start=acting), lambda progress, plan: None)
    return search.run()


def allowed(project, policy, drawn):
    return any(audit(project, policy, plan).clean for plan in every_plan(project, drawn))


def assert_best(project, policy, drawn):
    best = cheapest(project, policy, drawn)

    outcome = solve(project, policy, drawn)

    if best is None:
        assert isinstance(outcome, Impossible)
        named = policy.without(*(rule.name for rule in policy.rules if rule.name not in outcome.rules))
        assert outcome.minimal
        assert not allowed(project, named, drawn)
        assert all(allowed(project, named.without(name), drawn) for name in outcome.rules)
    else:
        assert isinstance(outcome, Solved)
        assert audit(project, policy, outcome.answer.plan) == outcome.answer.audit
        assert outcome.answer.audit.cost == (0, *best)
        assert (outcome.answer.bounds.shortfall, outcome.answer.bounds.penalty) == best


@pytest.mark.parametrize("sketch", EXAMPLES)
def test_the_world_of_each_example_is_planned_as_well_as_can_be(sketch):
    assert_best(read_sketch(sketch)[0], Policy.default(), read_sketch(sketch)[1])


@given(sketches(), policies())
@tries(30)
def test_random_worlds_are_planned_as_well_as_can_be(sketch, policy):
    project, drawn = read_sketch(sketch)

    assert_best(project, policy, drawn)


@given(sketches(), policies(), st.data())
@tries(30)
def test_leaving_a_rule_out_never_makes_the_best_plan_dearer(sketch, policy, data):
    project, drawn = read_sketch(sketch)
    name = data.draw(st.sampled_from([rule.name for rule in policy.rules]))

    with_it, without_it = (cheapest(project, rules, drawn) for rules in (policy, policy.without(name)))

    assert with_it is None or (without_it is not None and without_it <= with_it)
