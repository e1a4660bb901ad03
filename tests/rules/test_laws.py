"""Laws over the registry: they hold for every rule there is and every rule to come."""

from __future__ import annotations

import pytest

from cohortplan.rules.audit import Verdict, audit
from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch

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
