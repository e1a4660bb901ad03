"""First plans built a few trainees at a time."""

from __future__ import annotations

from random import Random

from tests.solving.conftest import FIVE_TRAINEES

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.construction import Construction
from cohortplan.solving.parts import Parts


def constructed(sketch):
    # In so small a world nearly every half-day is empty, and filling them takes seats that those planned later need.
    project, policy = read_sketch(sketch)[0], Policy.default().without("even_days")
    construction = Construction(project, policy, Parts(project, policy), Random(1))
    return project, list(construction.plans(Plan(), left=lambda: 20))


def cost_of(project, plan):
    return audit(project, Policy.default(), plan).cost


def test_a_first_plan_is_whole_and_clean():
    project, plans = constructed(FIVE_TRAINEES)

    assert cost_of(project, plans[-1]).hard == 0
    assert sorted(plans[-1].sessions_of) == ["ann", "bob", "cai", "dan", "eve"]


def test_a_dead_end_is_said_and_no_plan_is_made_up():
    _, plans = constructed("trainee ann; trainee bob; trainee cai; mentor Lin places=2")

    assert plans[-1] is None


def test_who_is_tied_to_each_other_is_planned_at_once():
    project, plans = constructed(
        "trainee ann; trainee bob; trainee cai; trainee dan; trainee eve; mentor Lin places=5; pair ann dan together; "
        "quota talk min=1; 09:00-10:00 seats=5"
    )

    assert [sorted(plan.sessions_of) for plan in plans] == [
        ["ann", "dan"],
        ["ann", "bob", "dan"],
        ["ann", "bob", "cai", "dan"],
        ["ann", "bob", "cai", "dan", "eve"],
    ]
    assert cost_of(project, plans[-1])[:2] == (0, 0)


def test_whoever_was_planned_first_moves_where_others_have_no_way():
    """Ann is planned first and could be led by either, Cai only by one of them."""
    project, plans = constructed(
        "trainee ann; trainee bob; trainee cai; trainee dan; mentor Lin places=2; mentor Wu places=2; "
        "pair cai Lin not_mentor; pair dan Lin not_mentor"
    )

    assert cost_of(project, plans[-1])[0] == 0


FLEXIBLE = "trainee ann; trainee bob; trainee cai; trainee dan; mentor Lin places=3; mentor Wu places=1; pair dan Lin not_mentor; "
HOURS = "a: 09:00-10:00 seats=1; b: 09:00-10:00 seats=1; c: 09:00-10:00 seats=1; d: 09:00-10:00 seats=1; "
AT_NINE = "pin ann a part=time; pin bob a part=time; pin cai a part=time; "


def test_where_somebody_is_stuck_others_than_those_of_the_same_mentor_are_planned_anew_too():
    """The last one must be where one of the others is by then, who are led by somebody else."""
    stuck = [constructed(f"{FLEXIBLE}{HOURS}{AT_NINE}pin dan {session}") for session in "abcd"]

    assert any(None in plans for _, plans in stuck), "none of these worlds has a dead end"
    for project, plans in stuck:
        assert cost_of(project, plans[-1])[0] == 0
        assert sorted(plans[-1].sessions_of) == ["ann", "bob", "cai", "dan"]


def test_those_who_were_stuck_are_planned_first():
    project, policy = read_sketch(FIVE_TRAINEES)[0], Policy.default().without("even_days")
    construction = Construction(project, policy, Parts(project, policy), Random(1), frozenset({"eve"}))

    first = next(construction.plans(Plan(), left=lambda: 20))

    assert first is not None
    assert "eve" in first.sessions_of
    assert len(first.sessions_of) == 1
