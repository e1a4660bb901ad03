"""Laws over the registry: they hold for every rule there is and every rule to come."""

from __future__ import annotations

import string

import pytest
from tests.tiny_worlds import every_plan

from cohortplan.rules.audit import Verdict, audit, findings
from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language

EXAMPLES = [
    pytest.param(rule, sketch, amount, id=f"{rule_name(rule)}: {sketch}")
    for rule in all_rules()
    for sketch, amount in rule.examples
]


@pytest.mark.parametrize(("rule", "sketch", "amount"), EXAMPLES)
def test_each_example_gets_exactly_its_amount(rule, sketch, amount):
    project, plan = read_sketch(sketch)

    judged = audit(project, Policy((rule(),)), plan).judged

    assert sum(each.finding.amount for each in judged if each.verdict is not Verdict.EXCUSED) == amount


@pytest.mark.parametrize("rule", all_rules(), ids=rule_name)
def test_each_rule_shows_what_is_fine_what_is_one_too_many_and_what_is_worse(rule):
    amounts = {amount for _, amount in rule.examples}

    assert {0, 1} <= amounts
    assert max(amounts) >= 2


@pytest.mark.parametrize("rule", all_rules(), ids=rule_name)
def test_each_sentence_of_a_rule_is_said_in_some_world_near_its_examples(rule):
    said = {finding.variant for sketch, _ in rule.examples for finding in found_near(rule, sketch)}

    assert said == set(rule.wording)


@pytest.mark.parametrize(("rule", "sketch", "amount"), EXAMPLES)
def test_every_finding_near_an_example_can_be_said_in_both_languages(rule, sketch, amount):
    for finding in found_near(rule, sketch):
        for language in Language:
            sentence = finding.say(language)
            assert sentence.strip()
            assert not set(sentence) & set("{}")
            assert "None" not in sentence
            assert "Text(" not in sentence


@pytest.mark.parametrize(("rule", "sketch", "amount"), EXAMPLES)
def test_every_finding_near_an_example_counts_something_and_says_whom_it_is_about(rule, sketch, amount):
    project, _ = read_sketch(sketch)
    people = {*project.trainee, *project.person}

    for finding in found_near(rule, sketch):
        assert finding.amount > 0
        assert finding.price > 0
        assert finding.about
        assert all(ref.id in people for ref in finding.about if ref.kind in ("trainee", "staff"))


@pytest.mark.parametrize("rule", all_rules(), ids=rule_name)
def test_both_wordings_of_a_sentence_tell_the_same_facts(rule):
    for text in rule.wording.values():
        told = [{name for _, name, _, _ in string.Formatter().parse(text[language]) if name} for language in Language]
        assert told[0] == told[1]


def found_near(rule, sketch):
    """Every finding of a rule in every plan of the tiny world around an example."""
    project, drawn = read_sketch(sketch)
    for plan in every_plan(project, drawn):
        yield from findings(project, Policy((rule(),)), plan)
