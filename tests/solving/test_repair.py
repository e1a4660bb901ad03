"""Seats for those who lack some, at the cost of nobody who can have another."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.parts import AHEAD, Parts
from cohortplan.solving.repair import IN_VAIN, TRIES, Repair


def repaired(sketch, plan, proposals=100):
    """The plan after each proposal that the audit finds better, of so many."""
    project, policy = read_sketch(sketch)[0], Policy.default()
    plans = [plan]

    def now():
        return plans[-1], audit(project, policy, plans[-1])

    repair = Repair(project, policy, Parts(project, policy), Random(1))
    for change in islice(repair.moves(now, left=lambda: 20), proposals):
        changed = change.on(plans[-1])
        if audit(project, policy, changed).cost < now()[1].cost:
            plans.append(changed)
    return plans


LED = [("ann", "Lin"), ("bob", "Lin"), ("cai", "Lin")]


def test_whoever_holds_the_only_seat_that_somebody_can_have_takes_another():
    """Bob is away while b takes place, so only a is left to him."""
    plans = repaired(
        "trainee ann; trainee bob; trainee cai; mentor Lin; quota talk min=1; a: 09:00-10:00 seats=1; "
        "b: 14:00-15:00 seats=1; c: 15:00-16:00 seats=1 for=cai; absent trainee bob 14:00-15:00",
        Plan.of([("ann", "a"), ("cai", "c")], LED),
    )

    assert plans[-1].sessions_of == {"ann": ("b",), "bob": ("a",), "cai": ("c",)}


def test_whoever_need_not_move_keeps_all_seats():
    before = Plan.of([("ann", "a"), ("cai", "c")], LED)

    plans = repaired(
        "trainee ann; trainee bob; trainee cai; mentor Lin; quota talk min=1; a: 09:00-10:00 seats=1; "
        "b: 14:00-15:00; c: 15:00-16:00",
        before,
    )

    assert before.minus(plans[-1]) == Plan()
    assert "bob" in plans[-1].sessions_of


@pytest.mark.parametrize("lacking", ["bob", "ann"])
def test_seats_that_are_not_to_be_had_are_given_up_after_some_tries(lacking):
    other = {"ann": "bob", "bob": "ann"}[lacking]
    sketch = "trainee ann; trainee bob; mentor Lin; quota talk min=1; a: 09:00-10:00 seats=1"
    project, policy = read_sketch(sketch)[0], Policy.default()
    plan = Plan.of([(other, "a")], LED[:2])

    repair = Repair(project, policy, Parts(project, policy), Random(1))
    moves = list(repair.moves(lambda: (plan, audit(project, policy, plan)), left=lambda: 20))

    assert len(moves) == TRIES + 1


def test_two_who_could_exchange_what_stands_in_the_way_find_each_other_among_many():
    """The only discussion is while ann hears talk a; zoe alone could hear it instead, and ann zoe's talk b."""
    crowd = [f"t{number:02}" for number in range(24)]
    others = "".join(f"trainee {each}; talk-{each}: Tue 14:00-15:00 seats=1 for={each}; " for each in crowd)
    plans = repaired(
        f"trainee ann director; trainee zoe; {others}mentor Lin places=40; quota talk min=1; quota director talk min=1; "
        "quota director research min=1; "
        "a: Mon 09:00-10:00 seats=1; b: Tue 09:00-10:00 seats=1; r: research Mon 09:00-10:00 for=ann",
        Plan.of(
            [("ann", "a"), ("zoe", "b"), *((each, f"talk-{each}") for each in crowd)],
            [(each, "Lin") for each in ("ann", "zoe", *crowd)],
        ),
    )

    assert set(plans[-1].sessions_of["ann"]) == {"b", "r"}


def test_who_keeps_the_leader_of_what_somebody_lacks_goes_elsewhere_at_the_first_proposal():
    """Wu would discuss with ann, but speaks to zoe at that hour, whom Lin could tell as much among all the others."""
    crowd = [f"t{number:02}" for number in range(24)]
    others = "".join(f"trainee {each}; talk-{each}: Tue 14:00-15:00 for={each}; " for each in crowd)
    plans = repaired(
        f"trainee ann director; trainee zoe; {others}mentor Lin places=40; quota principal talk min=1; "
        "quota director research min=1; a: Mon 09:00-10:00 Wu; b: Tue 09:00-10:00 Lin; "
        "r: research Mon 09:00-10:00 Wu for=ann",
        Plan.of(
            [("zoe", "a"), *((each, f"talk-{each}") for each in crowd)],
            [(each, "Lin") for each in ("ann", "zoe", *crowd)],
        ),
        proposals=1,
    )

    assert (plans[-1].sessions_of["ann"], plans[-1].sessions_of["zoe"]) == (("r",), ("b",))


def test_nothing_is_proposed_where_nobody_lacks_a_seat():
    plan = Plan.of([("ann", "a")], LED[:1])

    assert repaired("trainee ann; mentor Lin; quota talk min=1; a: 09:00-10:00", plan) == [plan]


def test_where_many_seats_are_not_to_be_had_no_more_are_looked_for_in_vain():
    many = "".join(f"trainee t{number}; " for number in range(IN_VAIN))
    project, policy = (
        read_sketch(many + f"mentor Lin places={IN_VAIN}; quota talk min=1; a: 09:00-10:00 seats=1")[0],
        Policy.default(),
    )
    plan = Plan.of([("t0", "a")], [(each, "Lin") for each in project.trainee])

    repair = Repair(project, policy, Parts(project, policy), Random(1))
    moves = list(repair.moves(lambda: (plan, audit(project, policy, plan)), left=lambda: 20))

    assert IN_VAIN <= len(moves) < IN_VAIN + AHEAD
