"""When looking for a better plan is not worth the wait any more."""

from __future__ import annotations

from cohortplan.rules.audit import Cost
from cohortplan.solving.patience import Patience


def gaining(*steps):
    patience = Patience()
    for seconds, shortfall, penalty in steps:
        patience.note(seconds, Cost(0, shortfall, penalty))
    return patience


def test_no_search_ends_before_it_had_a_whole_stretch_with_a_plan():
    assert [gaining((15, 0, 90)).ended(seconds, closed=True) for seconds in (16, 34, 35.5)] == [False, False, True]


def test_a_stretch_that_gains_a_seat_or_a_hundredth_of_the_penalty_was_worth_it():
    after = [gaining((1, 5, 1000), (30, *cost)).ended(40, closed=True) for cost in ((4, 1000), (5, 990), (5, 991))]

    assert after == [False, False, True]


def test_who_has_waited_long_waits_longer():
    patience = gaining((1, 0, 900), (600, 0, 500))

    assert [patience.ended(seconds, closed=True) for seconds in (840, 860)] == [False, True]


def test_what_is_begun_anew_has_a_whole_stretch():
    patience = gaining((1, 0, 900))
    patience.begin(50)

    assert [patience.ended(seconds, closed=True) for seconds in (60, 75)] == [False, True]


def test_a_seat_that_may_still_be_found_is_worth_a_longer_wait():
    patience = gaining((5, 1, 90))

    assert [patience.ended(seconds, closed=False) for seconds in (36, 60, 66)] == [False, False, True]
    assert patience.ended(36, closed=True)


def test_a_search_without_a_plan_goes_on():
    assert not gaining().ended(500, closed=True)
