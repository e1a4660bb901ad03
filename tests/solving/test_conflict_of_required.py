"""A required session that another rule closes is a conflict, not an oversight."""

from __future__ import annotations

import pytest

from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.outcome import Impossible
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task


@pytest.mark.parametrize(
    ("sketch", "rules"),
    [
        ("required 09:00-10:00; trainee ann; mentor Lin; quota talk max=0", {"quotas", "required"}),
        ("required 09:00-10:00 Wu; trainee ann; mentor Lin; absent staff Wu 08:00-12:00", {"available", "required"}),
        ("required closed 09:00-10:00; trainee ann; mentor Lin", {"audience", "required"}),
    ],
)
def test_the_two_rules_are_named(sketch, rules):
    project, _ = read_sketch(sketch)

    outcome = Search(Task(project=project, policy=Policy.default(), seconds=5), lambda progress, plan: None).run()

    assert isinstance(outcome, Impossible)
    assert set(outcome.rules) == rules
