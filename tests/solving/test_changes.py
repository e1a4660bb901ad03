"""What parts propose, for a search that has gone on meanwhile."""

from __future__ import annotations

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.asks import DEAR
from cohortplan.solving.changes import Change
from cohortplan.solving.parts import Parts

POLICY = Policy.default()
LED = [("ann", "Lin"), ("bob", "Lin")]


def test_a_change_of_the_plan_it_was_made_for_is_the_plan_it_proposes():
    before, after = Plan.of([("ann", "a")], LED), Plan.of([("ann", "b")], LED)

    assert Change(before, after).on(before) is after


def test_a_change_of_another_plan_leaves_what_came_meanwhile():
    change = Change(Plan.of([("ann", "a")], LED), Plan.of([("ann", "b")], LED))

    assert change.on(Plan.of([("ann", "a"), ("bob", "c")], LED)) == Plan.of([("ann", "b"), ("bob", "c")], LED)


def test_of_a_change_for_which_there_is_no_room_any_more_the_rest_is_made():
    """Bob took the only seat in a, which was proposed to Ann together with b."""
    project, _ = read_sketch(
        "trainee ann; trainee bob; mentor Lin; quota talk min=2; a: 09:00-10:00 seats=1; b: 14:00-15:00"
    )
    meanwhile = Plan.of([("bob", "a")], LED)
    change = Change(Plan.of([], LED), Plan.of([("ann", "a"), ("ann", "b")], LED))
    assert not audit(project, POLICY, change.on(meanwhile)).clean

    answer = change.as_far_as_it_fits(meanwhile, seconds=20, seat=DEAR).answered(Parts(project, POLICY))

    assert answer is not None
    assert answer.plan == Plan.of([("bob", "a"), ("ann", "b")], LED)


def test_a_mentor_who_has_no_place_left_is_not_changed_to():
    project, _ = read_sketch("trainee ann; trainee bob; mentor Lin; mentor Wu places=1; a: 09:00-10:00")
    meanwhile = Plan.of([], [("ann", "Lin"), ("bob", "Wu")])
    change = Change(Plan.of([], LED), Plan.of([], [("ann", "Wu"), ("bob", "Lin")]))
    assert not audit(project, POLICY, change.on(meanwhile)).clean

    answer = change.as_far_as_it_fits(meanwhile, seconds=20, seat=DEAR).answered(Parts(project, POLICY))

    assert answer is not None
    assert audit(project, POLICY, answer.plan).clean
