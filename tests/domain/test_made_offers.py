"""Offers that nobody types: which half-days, meetings and critiques a small school gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from cohortplan.domain.calendar import Bell
from cohortplan.domain.made_offers import Offering, Window, with_offers
from cohortplan.rules.sketch import read_sketch

BELLS = tuple(
    Bell("", weekday, period, time.fromisoformat(start), time.fromisoformat(end))
    for weekday in range(5)
    for period, start, end in (
        ("1", "08:30", "09:10"),
        ("2", "09:20", "10:00"),
        ("3", "10:30", "11:10"),
        ("5", "14:30", "15:10"),
    )
)


@pytest.fixture
def offers():
    """The offers of the first Monday, by id, of a project that a line draws."""

    def make(sketch, **offering):
        project = replace(read_sketch(sketch)[0], bells=BELLS)
        made = with_offers(project, Offering(**offering))
        return {offer.id: offer for offer in made if "2026-10-19" in offer.id or not offer.id.startswith("Lin")}

    return make


def test_a_mentor_is_offered_for_every_half_day(offers):
    assert list(offers("mentor Lin", shadowing=True)) == ["Lin~shadowing/2026-10-19/am", "Lin~shadowing/2026-10-19/pm"]


def test_whoever_has_come_may_walk_beside_any_mentor(offers):
    made = offers("mentor Lin for=principal", shadowing=True)

    assert all(offer.audience.everybody for offer in made.values())


def test_own_lessons_and_meetings_are_nested_in_the_half_day(offers):
    made = offers(
        "mentor Lin; a: lesson 1.1 08:30-09:10 Lin; b: meeting 10:00-11:00 Lin; c: talk 11:00-11:30 Lin", shadowing=True
    )

    assert made["Lin~shadowing/2026-10-19/am"].nested == ("a", "b")


@pytest.mark.parametrize(
    "keeps_away",
    ["meeting 09:00-10:00 Lin closed", "required 09:00-10:00 Lin", "lesson 1.1 11:30-12:30 Lin"],
)
def test_what_is_closed_or_sticks_out_takes_the_half_day(offers, keeps_away):
    assert list(offers(f"mentor Lin; {keeps_away}", shadowing=True)) == ["Lin~shadowing/2026-10-19/pm"]


def test_a_mentor_meets_own_mentees_once_a_day(offers):
    made = offers("mentor Lin for=director", mentoring=Window(start=time(16, 10), end=time(16, 40)))

    assert [(each.kind, each.leader, each.audience.roles) for each in made.values()] == [
        ("mentoring", "Lin", ("academic_director",))
    ]


def test_a_critique_is_offered_in_each_later_period_in_which_the_teacher_is_free(offers):
    made = offers(
        "a: lesson 1.1 08:30-09:10 Wu; b: lesson 1.2 10:30-11:10 Wu",
        critiques=True,
        after=Window(start=time(16, 20), end=time(17, 0)),
    )

    assert list(made) == ["a~critique/2", "a~critique/5", "a~critique/after", "b~critique/5", "b~critique/after"]
    assert {offer.lessons for offer in made.values()} == {("a",), ("b",)}


def test_a_closed_lesson_has_no_critique(offers):
    assert offers("a: lesson 1.1 08:30-09:10 Wu closed", critiques=True) == {}


def test_without_settings_nothing_is_made(offers):
    assert offers("mentor Lin; a: lesson 1.1 08:30-09:10 Wu") == {}
