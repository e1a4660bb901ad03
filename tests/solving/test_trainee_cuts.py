"""What trainees have of what all would like, as a board says it of those of whom nothing is open."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.tiny_worlds import sketches, tries

from cohortplan.rules.base import Scope
from cohortplan.rules.cutting import Cut
from cohortplan.rules.options import SharesOptions
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.cuts import Cuts
from cohortplan.solving.decisions import Window, remaining

WORLD = (
    "trainee ann; trainee bob; mentor Lin head; mentor Wu; a: talk 09:00-10:00 seats=3 Lin @bob; b: talk 10:00-11:00 theme=food; "
    "c: talk 11:00-11:40; lead ann Wu; "
)


def shares_beside(sketch, trainee):
    """The shares of all others of the role, from a board on which only this trainee is open."""
    project, plan = read_sketch(sketch)
    window = Window(fixed=plan, trainees=frozenset((trainee,)))
    cuts = Cuts(project, window, lambda some: some[0] if some else False)
    cuts.group()
    views = [each for each in cuts.of(Scope.SHARES) if isinstance(each, SharesOptions)]
    shares = [share for each in views for share in each.shares if share.trainee.id != trainee]
    return shares, Cut(project, remaining(project, window))


def summed(terms):
    assert all(taken is True for _, taken in terms)
    return sum(times for times, _ in terms)


@tries(100)
@given(sketches())
def test_a_share_of_whom_nothing_is_open_is_what_the_audit_sees(sketch):
    for trainee in read_sketch(sketch)[0].trainee:
        shares, cut = shares_beside(sketch, trainee)
        for share in shares:
            seen = cut.share(share.trainee.id)
            assert (seen.sought, seen.minutes, seen.unmet) == (
                summed(share.sought),
                summed(share.minutes),
                summed(share.unmet),
            )


@pytest.mark.parametrize(
    ("wishes", "unmet"),
    [
        ("lead bob Lin; wish bob mentor Lin", 0),
        ("lead bob Wu; wish bob mentor Lin", 1),
        ("lead bob Wu; acting bob Lin from=Mon to=Mon; wish bob mentor Lin", 1),
        ("lead bob Lin; wish bob session a; wish bob theme food", 1),
    ],
)
def test_wishes_that_are_met_are_told_from_those_that_are_not(wishes, unmet):
    (share,), _ = shares_beside(WORLD + wishes, "ann")

    assert summed(share.unmet) == unmet
    assert summed(share.minutes) == 60
    assert summed(share.sought) == 1
