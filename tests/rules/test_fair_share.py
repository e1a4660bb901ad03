"""Who has least counts: helping anybody in between changes nothing."""

from __future__ import annotations

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.base import Scope
from cohortplan.rules.cutting import Cut
from cohortplan.rules.fair_share import FairShare, Lots, lots, lots_on_board
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.build import CpBoard
from cohortplan.solving.trainee_cuts import shares
from cohortplan.text import Language

HEAD = (
    "mentor Lin head; a: Mon 08:00-09:00 Lin seats=2; b: Tue 08:00-09:00 Lin seats=2; c: Wed 08:00-09:00 Lin seats=2; "
    "trainee ann; trainee bob; trainee cai"
)


def judged(*attends):
    project, _ = read_sketch(HEAD)
    plan = Plan.of([(who, each) for who, sessions in attends for each in sessions])
    return audit(project, Policy((FairShare(),)), plan).judged


def test_helping_anybody_but_the_worst_off_gains_nothing():
    alone = judged(("ann", "abc"))
    one_helped = judged(("ann", "abc"), ("bob", "a"))
    both_helped = judged(("ann", "abc"), ("bob", "a"), ("cai", "b"))

    assert [sum(each.finding.amount for each in found) for found in (alone, one_helped, both_helped)] == [2, 2, 1]


def test_what_is_said_of_shares_names_nobody():
    (found,) = judged(("ann", "abc"))

    assert {ref.kind for ref in found.finding.about} == {"role", "load"}
    assert not any(name in found.finding.say(language) for name in ("ann", "bob", "cai") for language in Language)


def test_where_nobody_wishes_and_nobody_stays_all_the_time_nothing_is_to_be_shared():
    project, plan = read_sketch("09:00-10:00 @ann; trainee ann arrive=08:30; trainee bob leave=17:00")
    strict = FairShare(sought_apart=0, wishes_apart=0, hours_apart=0)

    assert audit(project, Policy((strict,)), plan).judged == ()


SHARED = (
    "mentor Lin head; a: Mon 08:00-10:00 Lin seats=2 @ann; b: Mon 08:00-09:59 @bob; trainee cai leave=17:00; "
    "wish ann theme art"
)


def test_lots_are_full_hours_of_who_stays_and_open_wishes_of_who_wishes():
    project, plan = read_sketch(SHARED)

    had = lots(Cut(project, plan).views(Scope.SHARES))

    assert had == Lots(sought=(0, 0, 1), wishes=(-1,), hours=(1, 2))


def test_open_lots_are_those_of_the_same_people_in_the_same_steps():
    project, _ = read_sketch(SHARED)
    board = CpBoard(project, Policy.default())

    open_lots = [(step, len(sums)) for step, sums in lots_on_board(shares(board.cuts))]

    assert open_lots == [(1, 3), (1, 1), (60, 2)]
