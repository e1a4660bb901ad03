"""Stretches of real time: they hold their start and not their end, wherever they were written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.drawn import MOMENTS

from cohortplan.domain.span import Span, instant
from cohortplan.errors import NaiveTime

NINE = datetime(2026, 10, 19, 1, 0, tzinfo=UTC)
ZONELESS = NINE.replace(tzinfo=None)
MINUTES = st.integers(1, 300)
OFFSETS = st.integers(-300, 300)


def stretch(start, minutes):
    return Span(NINE + timedelta(minutes=start), NINE + timedelta(minutes=start + minutes))


STRETCHES = st.builds(stretch, OFFSETS, MINUTES)


@given(MOMENTS, MINUTES)
def test_a_span_is_as_long_as_it_was_made(start, minutes):
    span = Span(start, start + timedelta(minutes=minutes))

    assert span.minutes == minutes
    assert (span.start.tzinfo, span.end.tzinfo) == (UTC, UTC)
    assert (span.start, span.end) == (start, start + timedelta(minutes=minutes))


@given(STRETCHES, STRETCHES)
def test_two_spans_overlap_exactly_if_they_share_minutes(one, other):
    shared = len(set(minutes_in(one)) & set(minutes_in(other)))

    assert one.common_minutes(other) == other.common_minutes(one) == shared
    assert one.overlaps(other) == other.overlaps(one) == (shared > 0)


@given(STRETCHES, STRETCHES)
def test_the_gap_from_one_to_the_next_is_negative_exactly_if_the_next_begins_before_the_end(one, other):
    assert one.gap_to(other) == (other.start - one.end) / timedelta(minutes=1)
    if one.start <= other.start:
        assert (one.gap_to(other) < 0) == one.overlaps(other)


@given(st.lists(STRETCHES))
def test_spans_sort_by_start_and_then_by_end(spans):
    assert sorted(spans) == sorted(spans, key=lambda each: (each.start, each.end))


def minutes_in(span):
    first = (span.start - NINE) // timedelta(minutes=1)
    return range(first, first + span.minutes)


def test_sessions_that_touch_do_not_overlap():
    early, late = stretch(0, 60), stretch(60, 60)

    assert not early.overlaps(late)
    assert early.gap_to(late) == 0
    assert early.common_minutes(late) == 0


def test_a_span_across_a_clock_change_has_its_real_length():
    berlin = ZoneInfo("Europe/Berlin")

    night = Span(datetime(2026, 10, 24, 22, tzinfo=berlin), datetime(2026, 10, 25, 6, tzinfo=berlin))

    assert night.minutes == 9 * 60


@pytest.mark.parametrize("minutes", [0, -1])
def test_a_span_ends_after_it_starts(minutes):
    with pytest.raises(ValueError, match="must end after it starts"):
        stretch(0, minutes)


def test_a_moment_without_a_zone_is_no_moment():
    with pytest.raises(NaiveTime, match="2026-10-19 01:00 needs a time zone"):
        Span(ZONELESS, NINE)
    with pytest.raises(NaiveTime):
        instant(ZONELESS)
