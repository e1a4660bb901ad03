"""Whatever a full board yields is complete, clean and as cheap as can be; where nothing can be, it says which rules.

Random worlds are asked the same in ``test_differential``.
"""

from __future__ import annotations

import pytest
from tests.solving.agreement import assert_best

from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import Policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch

EXAMPLES = [
    pytest.param(sketch, id=f"{rule_name(rule)}: {sketch}") for rule in all_rules() for sketch, _ in rule.examples
]


@pytest.mark.parametrize("sketch", EXAMPLES)
def test_the_world_of_each_example_is_planned_as_well_as_can_be(sketch):
    project, drawn = read_sketch(sketch)

    assert_best(project, Policy.default(), drawn)
