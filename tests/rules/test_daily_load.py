"""Lunch at the edges: none is asked for, or one that is longer than noon."""

from __future__ import annotations

import pytest
from tests.solving.agreement import World, assert_agreement

from cohortplan.rules.audit import findings
from cohortplan.rules.daily_load import DailyLoad
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch

BUSY = "East 10:00-11:16 @ann; West 11:16-13:30 @ann; Tue 08:00-09:00 @ann; travel 25"


@pytest.mark.parametrize(("minutes", "days"), [(0, 0), (1, 1), (135, 1), (136, 2)])
def test_no_lunch_may_be_asked_for_and_one_longer_than_noon_is_missing_wherever_somebody_is_at_school(minutes, days):
    project, plan = read_sketch(BUSY)
    rule = DailyLoad(lunch_minutes=minutes, limit=None, weight=1)

    assert len(list(findings(project, Policy((rule,)), plan))) == days
    assert_agreement(World("", rule, project, plan))
