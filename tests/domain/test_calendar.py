"""The calendar says which days are taught, in which week, and whose timetable they follow."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.drawn import DATES

from cohortplan.domain.calendar import Calendar, OpenDay

TERM_START = date(2026, 9, 1)
"""A Tuesday: the first teaching week began the day before."""
FRAME = Calendar(zone="Asia/Shanghai", term_start=TERM_START)


def open_day(on, follows=None):
    am, pm = FRAME.span(on, time(8), time(12)), FRAME.span(on, time(14), time(17))
    return OpenDay(on, follows or on, am, pm)


@given(DATES)
def test_seven_days_from_monday_on_are_one_week_and_the_next_monday_begins_the_next(day):
    monday = day - timedelta(days=day.weekday())

    assert {FRAME.week(monday + timedelta(days=each)) for each in range(7)} == {FRAME.week(day)}
    assert FRAME.week(monday + timedelta(days=7)) == FRAME.week(day) + 1


@given(DATES, st.integers(0, 6))
def test_the_week_that_holds_the_first_day_of_term_is_the_first_whatever_its_weekday(start, later):
    calendar = Calendar(zone="Asia/Shanghai", term_start=start)
    monday = start - timedelta(days=start.weekday())

    assert calendar.week(start) == 1
    assert calendar.week(monday + timedelta(days=later)) == 1
    assert calendar.week(monday - timedelta(days=1)) == 0


@given(DATES)
def test_odd_and_even_weeks_take_turns(day):
    assert FRAME.odd_week(open_day(day)) == (FRAME.week(day) % 2 == 1)
    assert FRAME.odd_week(open_day(day)) != FRAME.odd_week(open_day(day + timedelta(days=7)))


@given(DATES, DATES)
def test_a_make_up_day_has_the_weekday_and_the_parity_of_the_day_it_follows_and_its_own_week(on, follows):
    day = open_day(on, follows)

    assert day.weekday == follows.weekday()
    assert day.make_up == (on != follows)
    assert FRAME.odd_week(day) == FRAME.odd_week(open_day(follows))
    assert FRAME.week(day.on) == FRAME.week(on)


def test_the_sunday_before_the_october_holidays_runs_the_wednesday_that_it_makes_up_for():
    sunday = open_day(date(2026, 9, 20), date(2026, 10, 7))

    assert (sunday.weekday, sunday.make_up) == (2, True)
    assert (FRAME.week(sunday.on), FRAME.week(sunday.follows)) == (3, 6)
    assert not FRAME.odd_week(sunday)


@given(DATES, st.times(), st.sampled_from(("Asia/Shanghai", "Asia/Urumqi", "Australia/Sydney", "Europe/Berlin")))
def test_the_wall_clock_of_the_venue_is_read_back_as_it_was_set(day, clock_time, zone):
    calendar = Calendar(zone=zone, term_start=TERM_START)
    moment = calendar.at(day, clock_time)
    there = moment.astimezone(ZoneInfo("UTC"))

    skipped_by_a_clock_change = calendar.local(there).time() != clock_time
    assert calendar.local(there).date() == day or skipped_by_a_clock_change
    assert not (skipped_by_a_clock_change and zone == "Asia/Shanghai")


@given(st.lists(DATES, unique=True).flatmap(lambda days: st.tuples(st.just(days), st.permutations(days))))
def test_the_order_in_which_days_are_given_does_not_matter(orders):
    one, other = (
        Calendar(zone="Asia/Shanghai", term_start=TERM_START, open_days=tuple(map(open_day, days))) for days in orders
    )

    assert one == other
    assert list(one.by_date) == sorted(orders[0])


def test_a_span_of_a_day_is_told_by_the_clock_of_the_venue():
    span = FRAME.span(date(2026, 10, 19), time(8, 30), time(9, 10))

    assert span.minutes == 40
    assert span.start == datetime(2026, 10, 19, 0, 30, tzinfo=ZoneInfo("UTC"))
