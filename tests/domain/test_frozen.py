"""What of the release in force can no longer be changed by choice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import PLAN, SESSIONS, at, span, world

from cohortplan.domain.demands import Absence, Attended
from cohortplan.domain.frozen import Frozen, frozen
from cohortplan.domain.plan import Plan

AGENDA = ("induction", "301/mon 10:30", "302/tue 09:20", "talk", "meeting", "mentor-lin")


def freeze(as_of, hours=24, in_force=PLAN, **more):
    project = world(as_of=at(as_of), in_force=in_force, **more)
    return frozen(project, project.trainee["T1"], hours)


@pytest.mark.parametrize(
    ("as_of", "hours", "kept"),
    [
        ("mon 08:00", 24, ("301/mon 10:30", "induction")),
        ("mon 09:20", 24, ("301/mon 10:30", "induction")),
        ("mon 09:21", 24, ("301/mon 10:30", "302/tue 09:20", "induction")),
        ("mon 10:00", 0, ("induction",)),
        ("mon 09:00", 0, ()),
        ("fri 18:00", 0, tuple(sorted(AGENDA))),
    ],
)
def test_what_starts_before_the_horizon_stays(as_of, hours, kept):
    assert freeze(as_of, hours) == Frozen(kept, ())


def test_without_a_release_nothing_is_frozen_but_what_was_attended():
    lived = (Attended(trainee="T1", session="talk", minutes=45), Attended(trainee="T2", session="meeting", minutes=60))

    assert freeze("fri 18:00", in_force=None) == Frozen((), ())
    assert freeze("mon 08:00", in_force=None, attended=lived) == Frozen(("talk",), ())


def test_what_was_attended_stays_even_if_the_release_did_not_hold_it_or_it_is_said_to_be_blocked():
    lived = (
        Attended(trainee="T1", session="401/thu 08:30", minutes=40),
        Attended(trainee="T1", session="induction", minutes=9),
    )
    blocked = (Absence(what="room", id="hall", span=span("mon 08:00-12:00")),)

    found = freeze("mon 12:00", 0, attended=lived, absences=blocked)

    assert found == Frozen(("301/mon 10:30", "401/thu 08:30", "induction"), ())


@pytest.mark.parametrize(
    "absence",
    [
        Absence(what="staff", id="wu", span=span("mon 10:00-10:31")),
        Absence(what="room", id="room-301", span=span("mon 11:00-12:00")),
        Absence(what="class", id="301", span=span("mon 08:00-18:00")),
        Absence(what="campus", id="east", span=span("mon 10:30-11:00")),
        Absence(what="trainee", id="T1", span=span("mon 10:30-11:15")),
    ],
)
def test_what_can_no_longer_take_place_is_dropped_by_force_and_its_time_may_be_refilled(absence):
    found = freeze("mon 08:00", absences=(absence,))

    assert found == Frozen(("induction",), (span("mon 10:30-11:15"),))


def test_a_lesson_that_is_closed_meanwhile_is_dropped_by_force():
    closed = tuple(each if each.id != "301/mon 10:30" else closed_lesson(each) for each in SESSIONS)

    assert freeze("mon 08:00", sessions=closed) == Frozen(("induction",), (span("mon 10:30-11:15"),))


def closed_lesson(lesson):
    return type(lesson)(**{**{name: getattr(lesson, name) for name in lesson.__slots__}, "open": False})


def test_what_the_project_has_forgotten_cannot_be_kept():
    forgotten = Plan.of([("T1", "gone"), ("T1", "induction")])

    assert freeze("mon 08:00", in_force=forgotten) == Frozen(("induction",), ())


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_longer_horizon_never_frees_anything(hours, more):
    short, long = freeze("mon 08:00", hours), freeze("mon 08:00", hours + more)

    assert set(short.kept) <= set(long.kept)
    moment = at("mon 08:00") + timedelta(hours=hours)
    assert set(short.kept) == {each for each in AGENDA if world().session[each].span.start < moment}
