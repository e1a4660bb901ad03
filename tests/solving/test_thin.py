"""Nobody is sent where nobody asked, and nobody loses what was asked for."""

from __future__ import annotations

import pytest

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.thin import thinned

POLICY = Policy.default()


def test_what_no_rule_asks_for_is_taken_out_later_ones_first():
    project, plan = read_sketch("quota talk min=1; a: 09:00-10:00 @ann; b: 11:00-12:00 @ann; mentor Lin; lead ann Lin")

    assert thinned(project, POLICY, plan).sessions_of == {"ann": ("a",)}


def test_what_was_in_the_plan_to_begin_from_stays():
    project, plan = read_sketch("quota talk min=1; a: 09:00-10:00 @ann; b: 11:00-12:00 @ann; mentor Lin; lead ann Lin")

    assert thinned(project, POLICY, plan, start=Plan.of([("ann", "b")])).sessions_of == {"ann": ("b",)}


@pytest.mark.parametrize("sketch", [sketch for kind in all_rules() for sketch, _ in kind.examples])
def test_a_thinner_plan_never_costs_more(sketch):
    project, plan = read_sketch(sketch)

    thin = thinned(project, POLICY, plan)

    assert audit(project, POLICY, thin).cost <= audit(project, POLICY, plan).cost
    assert thin.assignments <= plan.assignments
