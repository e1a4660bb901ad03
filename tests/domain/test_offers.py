"""Sessions that are made rather than typed, and ids that survive whatever names a school uses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.drawn import DATES

from cohortplan.domain.calendar import Bell, Calendar, OpenDay
from cohortplan.domain.offers import (
    Bells,
    LessonChange,
    TimetableSlot,
    Weekly,
    changed,
    lessons_on,
    weekly,
)
from cohortplan.domain.places import SchoolClass
from cohortplan.domain.sessions import (
    SEPARATORS,
    Session,
    critique_id,
    dated_id,
    lesson_id,
    mentoring_id,
    quoted,
    shadowing_id,
)

NAMES = st.text(st.one_of(st.sampled_from("/@~%25a1三"), st.characters(codec="utf-8")), max_size=5)
LESSONS = st.tuples(NAMES, DATES, NAMES)

FRAME = Calendar(zone="Asia/Shanghai", term_start=date(2026, 9, 7))
CLASSES = {"三(1)": SchoolClass(id="三(1)", grade="三", campus="east", room="r31", seats=4)}
BELLS = Bells(
    Bell("east", weekday, period, time(hour), time(hour, 40))
    for weekday in range(5)
    for period, hour in (("1", 8 + (weekday == 4)), ("2", 10))
)
MATHS = TimetableSlot(class_id="三(1)", weekday=0, period="1", subject="数学", teacher="wu")


def open_day(on, follows=None):
    return OpenDay(on, follows or on, FRAME.span(on, time(8), time(12)), FRAME.span(on, time(14), time(17)))


MONDAY, TUESDAY, FRIDAY = date(2026, 10, 12), date(2026, 10, 13), date(2026, 10, 16)
SATURDAY, NEXT_MONDAY = date(2026, 10, 10), date(2026, 10, 19)
CALENDAR = replace(
    FRAME,
    open_days=(open_day(SATURDAY, date(2026, 10, 5)), *map(open_day, (MONDAY, TUESDAY, FRIDAY, NEXT_MONDAY))),
)


@given(NAMES)
def test_a_quoted_name_holds_no_separator_and_is_read_back(name):
    assert unquote(quoted(name)) == name
    assert not set(quoted(name)) & set(SEPARATORS.replace("%", ""))


@given(NAMES)
def test_a_name_without_separators_is_left_as_it_is(name):
    plain = "".join(sign for sign in name if sign not in SEPARATORS)

    assert quoted(plain) == plain


@given(st.lists(LESSONS, min_size=2, max_size=2, unique=True))
def test_different_slots_have_different_ids(slots):
    one, other = slots

    assert lesson_id(*one) != lesson_id(*other)
    assert critique_id(lesson_id(*one), "p") != critique_id(lesson_id(*other), "p")
    assert shadowing_id(*one) != shadowing_id(*other)


@given(LESSONS, NAMES, NAMES, DATES, NAMES)
def test_no_way_of_making_an_id_ever_makes_that_of_another(slot, row, staff, day, part):
    ids = [
        lesson_id(*slot),
        dated_id(row, day),
        shadowing_id(staff, day, part),
        mentoring_id(staff, day),
        critique_id(lesson_id(*slot), part),
    ]

    assert len(set(ids)) == len(ids)


@given(LESSONS)
def test_an_id_says_what_it_was_made_of(slot):
    class_id, day, period = lesson_id(*slot).split("/")

    assert (unquote(class_id), date.fromisoformat(day), unquote(period)) == slot


def made(day, *slots):
    return list(lessons_on(day, slots, CLASSES, CALENDAR, BELLS))


def test_a_lesson_is_made_for_its_weekday_with_the_bell_and_the_room_of_its_class():
    (lesson,) = made(open_day(MONDAY), MATHS)

    assert lesson == Session(
        id="三(1)/2026-10-12/1",
        kind="lesson",
        title="三(1) 数学",
        span=FRAME.span(MONDAY, time(8), time(8, 40)),
        campus="east",
        room="r31",
        leader="wu",
        seats=4,
        class_id="三(1)",
        grade="三",
        subject="数学",
    )
    assert made(open_day(TUESDAY), MATHS) == []


def test_a_make_up_day_has_the_lessons_and_bells_of_the_day_it_follows_on_its_own_date():
    saturday = open_day(SATURDAY, FRIDAY)

    (lesson,) = made(saturday, MATHS, replace(MATHS, weekday=4))

    assert lesson.id == "三(1)/2026-10-10/1"
    assert lesson.span == FRAME.span(SATURDAY, time(9), time(9, 40))


@pytest.mark.parametrize(
    ("day", "weeks"),
    [
        (open_day(MONDAY), "even"),
        (open_day(NEXT_MONDAY), "odd"),
        (open_day(SATURDAY, MONDAY), "even"),
        (open_day(SATURDAY, NEXT_MONDAY), "odd"),
    ],
    ids=str,
)
def test_a_lesson_of_odd_or_even_weeks_takes_place_by_the_week_of_the_day_that_is_followed(day, weeks):
    slots = [replace(MATHS, weeks=each) for each in ("odd", "even")]

    assert made(day, *slots) == made(day, replace(MATHS, weeks=weeks))
    assert len(made(day, *slots, MATHS)) == 2


def test_a_moved_lesson_keeps_the_id_of_the_slot_it_first_had():
    (lesson,) = made(open_day(MONDAY), MATHS)
    move = LessonChange(class_id="三(1)", on=MONDAY, period="1", to_date=FRIDAY, to_period="2", teacher="he")

    moved = changed(lesson, move, CALENDAR, BELLS)

    assert moved == replace(lesson, span=FRAME.span(FRIDAY, time(10), time(10, 40)), leader="he")


def test_a_change_of_date_only_keeps_the_period_with_the_bell_of_the_new_day():
    (lesson,) = made(open_day(MONDAY), MATHS)

    moved = changed(lesson, LessonChange(class_id="三(1)", on=MONDAY, period="1", to_date=FRIDAY), CALENDAR, BELLS)
    later = changed(lesson, LessonChange(class_id="三(1)", on=MONDAY, period="1", to_period="2"), CALENDAR, BELLS)

    assert moved == replace(lesson, span=FRAME.span(FRIDAY, time(9), time(9, 40)))
    assert later == replace(lesson, span=FRAME.span(MONDAY, time(10), time(10, 40)))


def test_a_cancelled_lesson_is_gone_and_a_change_of_room_moves_nothing_else():
    (lesson,) = made(open_day(MONDAY), MATHS)

    assert (
        changed(lesson, LessonChange(class_id="三(1)", on=MONDAY, period="1", cancelled=True), CALENDAR, BELLS) is None
    )
    moved = changed(lesson, LessonChange(class_id="三(1)", on=MONDAY, period="1", room="lab"), CALENDAR, BELLS)
    assert moved == replace(lesson, room="lab")


@pytest.mark.parametrize(
    ("on_make_up_days", "dates"), [(False, (MONDAY, NEXT_MONDAY)), (True, (SATURDAY, MONDAY, NEXT_MONDAY))]
)
def test_a_weekly_row_takes_place_on_each_open_day_and_on_make_up_days_only_if_it_says_so(on_make_up_days, dates):
    template = Session(id="例会/行政", kind="meeting", title="例会", span=FRAME.span(MONDAY, time(8), time(9)))
    when = Weekly(weekday=0, on_make_up_days=on_make_up_days)

    sessions = list(weekly(template, when, lambda _: (time(16), time(17)), CALENDAR))

    assert [each.id for each in sessions] == [f"例会%2F行政@{day.isoformat()}" for day in dates]
    assert [each.span for each in sessions] == [FRAME.span(day, time(16), time(17)) for day in dates]


def test_a_weekly_row_of_odd_or_even_weeks_takes_every_other_week_and_a_make_up_day_counts_as_what_it_makes_up_for():
    template = Session(id="例会", kind="meeting", title="例会", span=FRAME.span(MONDAY, time(8), time(9)))

    dates = {
        weeks: [
            CALENDAR.local(each.span.start).date()
            for each in weekly(
                template,
                Weekly(weekday=0, weeks=weeks, on_make_up_days=True),
                lambda _: (time(16), time(17)),
                CALENDAR,
            )
        ]
        for weeks in ("odd", "even")
    }

    assert dates == {"odd": [SATURDAY, NEXT_MONDAY], "even": [MONDAY]}


SUMMER, WINTER = date(2026, 10, 12), date(2026, 10, 13)
SEASONS = Bells(
    (
        Bell("east", 0, "1", time(8), time(8, 40), until=SUMMER),
        Bell("east", 0, "1", time(8, 30), time(9, 10), since=WINTER),
    )
)


def test_a_lesson_rings_by_the_season_of_its_date():
    before, after = (
        list(lessons_on(open_day(day), [MATHS], CLASSES, CALENDAR, SEASONS)) for day in (MONDAY, NEXT_MONDAY)
    )

    assert [each.span for each in before] == [FRAME.span(MONDAY, time(8), time(8, 40))]
    assert [each.span for each in after] == [FRAME.span(NEXT_MONDAY, time(8, 30), time(9, 10))]


def test_a_lesson_moved_into_the_other_season_rings_as_that_season_does():
    (lesson,) = lessons_on(open_day(MONDAY), [MATHS], CLASSES, CALENDAR, SEASONS)

    moved = changed(
        lesson, LessonChange(class_id="三(1)", on=MONDAY, period="1", to_date=NEXT_MONDAY), CALENDAR, SEASONS
    )

    assert moved is not None
    assert moved.span == FRAME.span(NEXT_MONDAY, time(8, 30), time(9, 10))
