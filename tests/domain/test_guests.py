"""What delegations and open weeks take up in classes, before any trainee comes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import MONDAY, lesson, session, span, world

from cohortplan.domain.demands import Visit
from cohortplan.domain.guests import guest_days, seats_left

LESSON = lesson("301", "mon 10:30-11:15")


def visit(when, people=None, classes=("301",), ident="v1"):
    return Visit(id=ident, title="考察团", kind="delegation", span=span(when), classes=classes, people_in_class=people)


@pytest.mark.parametrize(
    ("visits", "left"),
    [
        ((), 4),
        ((visit("mon 10:00-12:00"),), 0),
        ((visit("mon 10:00-12:00", 1),), 3),
        ((visit("mon 10:00-12:00", 1), visit("mon 11:14-12:00", 2, ident="v2")), 1),
        ((visit("mon 10:00-12:00", 9),), 0),
        ((visit("mon 10:00-12:00", 0),), 4),
        ((visit("mon 11:15-12:00"),), 4),
        ((visit("mon 10:00-10:30"),), 4),
        ((visit("mon 10:00-12:00", classes=("302",)),), 4),
    ],
)
def test_visitors_take_seats_in_the_classes_they_come_to_while_they_are_there(visits, left):
    assert seats_left(world(visits=visits), LESSON) == left


def test_where_nobody_counts_seats_none_are_taken():
    assert seats_left(world(visits=(visit("mon 10:00-12:00"),)), session("talk", "mon 10:00-11:00")) is None


@given(st.lists(st.integers(0, 5), max_size=4))
def test_seats_left_are_never_fewer_than_none(people):
    visits = tuple(visit("mon 10:00-12:00", each, ident=f"v{place}") for place, each in enumerate(people))

    assert seats_left(world(visits=visits), LESSON) == max(0, 4 - sum(people))


def test_a_visit_counts_on_each_open_day_on_which_it_meets_working_time():
    project = world(
        visits=(visit("mon 11:00-18:00"), visit("mon 12:00-14:30", ident="v2"), visit("mon 08:00-09:00", ident="v3"))
    )

    assert guest_days(project, "301") == (MONDAY, MONDAY)
    assert guest_days(project, "302") == ()


def test_an_open_week_counts_once_a_day():
    whole = Visit(id="w", title="开放周", kind="open_week", span=span_of_days(3), classes=("301",))

    assert guest_days(world(visits=(whole,)), "301") == tuple(MONDAY + timedelta(days=each) for each in range(3))


def span_of_days(days):
    first, last = span("mon 08:00-18:00"), span("mon 08:00-18:00")
    return type(first)(first.start, last.end + timedelta(days=days - 1))
