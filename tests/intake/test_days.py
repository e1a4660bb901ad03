"""Holidays and make-up days become explicit days, the school's own word first."""

from datetime import date, time

import pytest

from cohortplan.domain.calendar import Bell
from cohortplan.intake.days import make_calendar
from cohortplan.intake.problems import Notes
from cohortplan.intake.settings import Days, Settings

SEPTEMBER = {"start": date(2026, 9, 14), "end": date(2026, 9, 27), "term_start": date(2026, 9, 1)}


def calendar_of(bells=(), **days):
    notes = Notes()
    made = make_calendar(Settings(days=Days(**SEPTEMBER | days)), bells, notes)
    return made, [(each.code, each.value) for each in notes.sorted({})]


def test_holidays_of_the_official_notice_are_off_with_their_name():
    calendar, _ = calendar_of()

    closed = {day.on.isoformat(): day.reason for day in calendar.closed_days}
    assert closed == {
        "2026-09-19": "周末",
        "2026-09-20": "调休上班",
        "2026-09-25": "中秋",
        "2026-09-26": "中秋",
        "2026-09-27": "中秋",
    }


def test_a_make_up_workday_is_closed_until_the_school_says_whose_timetable_it_follows():
    _, problems = calendar_of()

    assert problems == [("make_up_unsaid", "2026-09-20")]


@pytest.mark.parametrize("followed", [date(2026, 9, 18), 4])
def test_a_make_up_workday_follows_a_date_or_the_weekday_of_its_own_week(followed):
    calendar, problems = calendar_of(make_up={date(2026, 9, 20): followed})

    day = calendar.by_date[date(2026, 9, 20)]
    assert problems == []
    assert (day.make_up, day.weekday, day.follows) == (True, 4, date(2026, 9, 18))
    assert calendar.week(day.on) == 3


def test_the_schools_own_holidays_are_off():
    calendar, _ = calendar_of(holidays={date(2026, 9, 16): "运动会"})

    assert date(2026, 9, 16) not in calendar.by_date
    assert ("2026-09-16", "运动会") in [(day.on.isoformat(), day.reason) for day in calendar.closed_days]


def test_a_holiday_that_the_school_works_is_on():
    calendar, _ = calendar_of(make_up={date(2026, 9, 25): date(2026, 9, 25)})

    assert not calendar.by_date[date(2026, 9, 25)].make_up


@pytest.mark.parametrize(
    "days",
    [
        {"start": date(2031, 9, 29), "end": date(2031, 10, 5), "term_start": None},
        {"start": date(2026, 9, 28), "end": date(2026, 10, 4), "zone": "Europe/Lisbon"},
    ],
    ids=["no notice yet", "another country"],
)
def test_without_an_official_notice_weekends_are_off_and_that_is_said(days):
    calendar, problems = calendar_of(**days)

    assert len(calendar.open_days) == 5
    assert problems == [("holidays_guessed", str(days["start"].year))]


def test_weeks_are_counted_from_the_projects_first_week_where_no_term_is_given():
    calendar, _ = calendar_of(term_start=None)

    assert calendar.week(date(2026, 9, 14)) == 1


def test_halves_run_from_the_first_to_the_last_bell_of_all_campuses():
    bells = [
        Bell("east", 0, "1", time(8, 30), time(9, 10)),
        Bell("east", 0, "4", time(11, 25), time(12, 5)),
        Bell("east", 0, "noon", time(12, 10), time(12, 50), "noon"),
        Bell("west", 0, "1", time(8, 40), time(9, 20)),
        Bell("west", 0, "4", time(13), time(13, 40)),
        Bell("east", 0, "6", time(15, 25), time(16, 5)),
        Bell("east", 0, "club", time(16, 30), time(17, 30), "after"),
    ]

    calendar, _ = calendar_of(bells)

    monday, tuesday = calendar.open_days[:2]
    assert [f"{calendar.local(each):%H:%M}" for each in (monday.am.start, monday.am.end)] == ["08:30", "12:05"]
    assert [f"{calendar.local(each):%H:%M}" for each in (monday.pm.start, monday.pm.end)] == ["13:00", "16:05"]
    assert [f"{calendar.local(each):%H:%M}" for each in (tuesday.am.start, tuesday.pm.end)] == ["08:00", "17:00"]
