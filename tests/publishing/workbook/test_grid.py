from dataclasses import replace
from datetime import time, timedelta

from tests.worlds import at, session, world

from cohortplan.domain.calendar import Bell
from cohortplan.domain.span import Span
from cohortplan.publishing.workbook.grid import week_grids

PERIODS = {"1": ("08:30", "09:10"), "2": ("09:20", "10:00"), "3": ("10:30", "11:15")}


def bells(campus="east", later=0):
    def clock(moment):
        return (at(f"mon {moment}") + timedelta(minutes=later)).time()

    return tuple(
        Bell(campus, day, period, clock(start), clock(end))
        for day in range(5)
        for period, (start, end) in PERIODS.items()
    )


def grid(*sessions, rung=()):
    project = world(sessions, bells=tuple(rung))
    (week,) = week_grids(project, project.sessions)
    return week


def lines(week):
    return [(line.hours, line.period) for line in week.lines]


def blocks(week):
    return {each.id: (block.day, block.first, block.last) for block in week.blocks for each in block.sessions}


def test_a_week_at_one_campus_has_the_periods_of_its_bells_and_a_line_for_what_is_between_them():
    week = grid(
        session("lesson", "mon 08:30-09:10"),
        session("walk", "tue 10:00-10:30"),
        session("talk", "wed 16:15-17:00"),
        rung=bells(),
    )

    assert lines(week) == [
        ("08:30–09:10", "1"),
        ("09:20–10:00", "2"),
        ("10:00–10:30", ""),
        ("10:30–11:15", "3"),
        ("16:15–17:00", ""),
    ]
    assert blocks(week) == {"lesson": (0, 0, 0), "walk": (1, 2, 2), "talk": (2, 4, 4)}


def test_what_lasts_longer_covers_the_lines_that_it_needs():
    week = grid(session("opening", "mon 08:40-10:00"), session("walk", "mon 10:40-11:50"), rung=bells())

    assert blocks(week) == {"opening": (0, 0, 1), "walk": (0, 2, 2)}


def test_it_stops_where_something_else_begins():
    week = grid(session("long", "mon 08:30-11:00"), session("short", "mon 09:20-10:00"), rung=bells())

    assert blocks(week) == {"long": (0, 0, 0), "short": (0, 1, 1)}


def test_two_sessions_in_one_period_share_its_cell():
    week = grid(session("one", "mon 08:30-08:50"), session("two", "mon 08:50-09:10"), rung=bells())

    assert blocks(week) == {"one": (0, 0, 0), "two": (0, 0, 0)}


def test_where_campuses_ring_differently_the_lines_are_times():
    rung = (*bells(), *bells("west", later=15))

    week = grid(session("east", "mon 08:30-09:10"), session("west", "tue 08:45-09:25", campus="west"), rung=rung)

    assert lines(week) == [("08:30", "")]
    assert blocks(week) == {"east": (0, 0, 0), "west": (1, 0, 0)}


def test_campuses_that_ring_alike_keep_their_periods():
    rung = (*bells(), *bells("west"))

    week = grid(session("a", "mon 08:30-09:10"), session("b", "tue 08:30-09:10", campus="west"), rung=rung)

    assert [period for _, period in lines(week)] == ["1", "2", "3"]


def test_what_begins_much_later_or_on_the_same_day_has_a_line_of_its_own():
    week = grid(session("a", "mon 14:00-14:10"), session("b", "mon 14:20-14:30"), session("c", "tue 15:00-15:30"))

    assert lines(week) == [("14:00–14:10", ""), ("14:20–14:30", ""), ("15:00–15:30", "")]


def test_times_are_those_on_the_wall_and_nothing_runs_past_midnight():
    late = session("late", "mon 23:00-23:30")
    late = replace(late, span=Span(late.span.start, late.span.start + timedelta(hours=2)))

    week = grid(late)

    assert (week.lines[0].start, week.lines[0].end) == (time(23), time.max)


def test_only_weeks_in_which_something_takes_place_are_shown():
    assert week_grids(world(), ()) == ()


def test_a_session_on_a_day_that_is_not_open_has_its_day_too():
    sunday = session("sunday", "mon 09:00-10:00")
    sunday = replace(
        sunday, span=Span(*(moment + timedelta(days=6) for moment in (sunday.span.start, sunday.span.end)))
    )

    week = grid(sunday)

    assert week.days[-1] == (at("mon 00:00") + timedelta(days=6)).date()
    assert len(week.days) == 6


def test_a_week_of_the_summer_has_the_periods_of_the_summer_alone():
    summer = at("fri 23:00").date()
    rung = [replace(bell, until=summer) for bell in bells()]
    rung += [replace(bell, since=summer + timedelta(days=1)) for bell in bells(later=15)]

    week = grid(session("lesson", "mon 08:30-09:10"), rung=rung)

    assert lines(week) == [("08:30–09:10", "1"), ("09:20–10:00", "2"), ("10:30–11:15", "3")]
