"""When a trainee is there, and what share of a quota is therefore due."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import MONDAY, at, span, world

from cohortplan.domain.absences import missed_minutes
from cohortplan.domain.demands import Absence
from cohortplan.domain.presence import away, due, share_present
from cohortplan.domain.span import Span

QUARTERS = st.tuples(st.integers(0, 8 * 4), st.integers(1, 12))


def stretch(quarters):
    start = at("mon 06:30") + timedelta(minutes=15 * quarters[0])
    return Span(start, start + timedelta(minutes=15 * quarters[1]))


def trainee_with(*absences, **more):
    """A trainee of the world with these absences, and the world."""
    project = world(absences=tuple(Absence(what="trainee", id="T1", span=each) for each in absences))
    trainee = replace(project.trainee["T1"], **more)
    return replace(project, trainees=(trainee, *project.trainees[1:])), trainee


@given(st.lists(QUARTERS, max_size=6))
def test_minutes_are_missed_once_however_often_one_is_away_in_them(absences):
    half = span("mon 08:30-12:00")
    spans = sorted(stretch(each) for each in absences)

    minutes = {half.start + timedelta(minutes=each) for each in range(half.minutes)}
    gone = {minute for minute in minutes if any(each.start <= minute < each.end for each in spans)}

    assert missed_minutes(half, spans) == len(gone)


@given(st.lists(QUARTERS, max_size=4))
def test_presence_and_absence_add_up_to_the_working_halves(absences):
    project, trainee = trainee_with(*map(stretch, absences))
    day = project.calendar.by_date[MONDAY]

    present, total = share_present(project, trainee, [MONDAY])

    gone = away(project, trainee)
    assert total == day.am.minutes + day.pm.minutes
    assert total - present == missed_minutes(day.am, gone) + missed_minutes(day.pm, gone)
    assert 0 <= present <= total


def test_before_arrival_and_after_departure_one_is_away():
    project, trainee = trainee_with(arrive=at("mon 10:00"), leave=at("tue 15:30"))
    days = [MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)]

    shares = [share_present(project, trainee, [day])[0] for day in days]

    assert shares == [(12 - 10) * 60 + 120, 210 + 60, 0]
    assert share_present(project, trainee, days) == (sum(shares), 3 * 330)


def test_noon_and_evening_are_not_working_time():
    project, trainee = trainee_with(span("mon 12:00-14:30"), span("mon 16:30-23:00"))

    assert share_present(project, trainee, [MONDAY]) == (330, 330)


@given(st.integers(0, 40), st.integers(0, 2000), st.integers(1, 2000))
def test_what_is_due_is_the_nearest_whole_number_to_the_share(least, present, total):
    present = min(present, total)

    owed = due(least, present, total)

    assert 0 <= owed <= least
    assert abs(owed * total - least * present) * 2 <= total


@given(st.integers(0, 40), st.integers(0, 500), st.integers(0, 500), st.integers(1, 500))
def test_being_there_longer_never_lowers_what_is_due(least, present, more, rest):
    total = present + more + rest

    assert due(least, present, total) <= due(least, present + more, total)


@pytest.mark.parametrize(
    ("least", "present", "total", "owed"),
    [
        (10, 100, 100, 10),
        (10, 0, 100, 0),
        (1, 50, 100, 1),
        (1, 49, 100, 0),
        (3, 50, 100, 2),
        (5, 7, 0, 5),
        (0, 5, 9, 0),
    ],
)
def test_halves_are_rounded_up_and_a_stretch_without_days_owes_all(least, present, total, owed):
    assert due(least, present, total) == owed
