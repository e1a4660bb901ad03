"""What other rules would make of a plan as it is."""

from cohortplan.rules.audit import Cost, audit
from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import read_policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language
from cohortplan.workflows.rule_effects import costs, effect_of

TWICE = (
    "mentor Lin; lead ann Lin; lesson 1.1 Mon 09:00-09:40 Wu @ann; lesson 1.2 Tue 09:00-09:40 Wu @ann; "
    "wish ann subject maths"
)
CALM = {"even_days": {"on": False}, "variety": {"on": False}, "gentle_visits": {"on": False}}


def audits(*policies):
    project, plan = read_sketch(TWICE)
    return [audit(project, read_policy(CALM | policy)[0], plan) for policy in policies]


def test_each_rule_that_costs_something_else_is_named_with_both_costs():
    before, after = audits({}, {"wishes": {"weight": 5}, "teacher_visits": {"per_week": 1}})

    effect = effect_of(before, after)

    visits, wishes = effect.rules
    assert (rule_name(visits.kind), visits.before, visits.after) == ("teacher_visits", Cost(0, 0, 0), Cost(1, 0, 0))
    assert rule_name(wishes.kind) == "wishes"
    assert wishes.after.penalty == 5 * wishes.before.penalty > 0
    assert (effect.before, effect.after) == (before.cost, after.cost)


def test_what_would_newly_be_hard_is_said_and_what_no_longer_would_be():
    before, after = audits({"teacher_visits": {"per_week": 1}}, {"wishes": {"limit": 0}})

    effect = effect_of(before, after)

    assert [each.finding.rule.name for each in effect.newly_hard] == ["wishes"]
    assert [each.finding.rule.name for each in effect.no_longer_hard] == ["teacher_visits"]
    assert all(each.finding.say(language) for each in effect.newly_hard for language in Language)


def test_a_finding_that_was_hard_before_is_not_new_though_it_grew():
    before, after = audits({"teacher_visits": {"per_week": 1}}, {"teacher_visits": {"per_week": 0}})

    effect = effect_of(before, after)

    assert {each.finding.variant for each in effect.newly_hard} <= {"day"}


def test_only_rules_that_cost_something_have_a_cost():
    (found,) = audits({})

    assert set(costs(found)) == {each.finding.rule.name for each in found.judged if any(each.cost)}
