"""First plans built a few trainees at a time."""

from __future__ import annotations

from random import Random

from tests.solving.conftest import FIVE_TRAINEES, parts_of

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Cost, audit
from cohortplan.solving.construction import Construction
from cohortplan.solving.menus import Menus


def constructed(sketch):
    parts = parts_of(sketch)
    return parts, list(Construction(parts, Menus(parts.project), Random(1)).plans(Plan(), 20))


def test_a_first_plan_is_whole_and_clean():
    parts, plans = constructed(FIVE_TRAINEES)

    assert (len(plans), audit(parts.project, parts.policy, plans[-1]).cost) == (3, Cost(0, 0, 0))


def test_a_dead_end_is_said_and_no_plan_is_made_up():
    _, plans = constructed("trainee ann; trainee bob; trainee cai; mentor Lin places=2")

    assert plans[-1] is None


def test_who_is_tied_to_each_other_is_planned_at_once():
    parts, plans = constructed(
        "trainee ann; trainee bob; trainee cai; trainee dan; mentor Lin places=4; pair ann dan together; quota talk min=1; "
        "09:00-10:00 seats=2; 10:00-11:00 seats=2"
    )

    assert [sorted(plan.sessions_of) for plan in plans] == [["ann", "dan"], ["ann", "bob", "cai", "dan"]]
    assert audit(parts.project, parts.policy, plans[-1]).cost == Cost(0, 0, 0)


def test_whoever_was_planned_first_moves_where_others_have_no_way():
    """Ann is planned first and could be led by either, Cai only by one of them."""
    parts, plans = constructed(
        "trainee ann; trainee bob; trainee cai; trainee dan; mentor Lin places=2; mentor Wu places=2; "
        "pair cai Lin not_mentor; pair dan Lin not_mentor"
    )

    assert audit(parts.project, parts.policy, plans[-1]).clean
