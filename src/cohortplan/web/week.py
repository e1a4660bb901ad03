"""A teaching week as a table of days and times, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from cohortplan.domain.calendar import DAYS_IN_WEEK, Bell
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Slot:
    """One day at one time: what begins here, what still goes on from earlier, and what could be had instead."""

    begins: tuple[Session, ...] = ()
    goes_on: bool = False
    offers: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """One column. ``note`` says why the school is closed, or whose timetable it follows; ``open`` that it teaches."""

    on: date
    open: bool
    note: str = ""
    follows: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One line of the table: a period of the school, or a time of its own where no period rings."""

    start: time
    period: str = ""


@dataclass(frozen=True)
class Week:
    """The columns and rows of one teaching week; ``slots`` by start of the row, and date."""

    number: int
    days: tuple[Day, ...]
    rows: tuple[Row, ...]
    slots: Mapping[tuple[time, date], Slot]


def weeks_of(project: Project) -> tuple[int, ...]:
    """Numbers of the teaching weeks that the project touches."""
    return tuple(sorted({project.calendar.week(day.on) for day in project.calendar.open_days}))


def week_of(project: Project, number: int, sessions: Iterable[Session]) -> Week:
    """The week with these sessions in it.

    What begins within a period stands in the period's row, all else in a row of its own.
    """
    days = _days(project, number)
    dates = {day.on for day in days}
    here = [each for each in sessions if project.days[each.id] in dates]
    offered = _by_place(project, (each for each in project.offers if project.days[each.id] in dates))
    begins = _by_place(project, here)
    rung = {bell for day in dates & set(project.calendar.by_date) for bell in _bells(project, day)}
    periods = {bell.start: bell.period for bell in sorted(rung, reverse=True)}
    starts = sorted({*periods, *(start for start, _day in (*begins, *offered))})
    slots = {}
    for day in days:
        today = [each for each in here if project.days[each.id] == day.on]
        for start in starts:
            place = start, day.on
            moment = project.calendar.at(day.on, start)
            goes_on = any(each.span.start < moment < each.span.end for each in today)
            slots[place] = Slot(tuple(begins.get(place, ())), goes_on, len(offered.get(place, ())))
    return Week(number, days, tuple(Row(start, periods.get(start, "")) for start in starts), slots)


def offers_at(project: Project, day: date, start: time) -> tuple[Session, ...]:
    """Everything that can be attended and stands in this row of this day."""
    return tuple(_by_place(project, project.offers).get((start, day), ()))


def keeps_the_bell(project: Project, session: Session) -> bool:
    """Whether a session is just one period long, so that its row says when it is."""
    start, end = (project.calendar.local(moment).time() for moment in (session.span.start, session.span.end))
    return any((bell.start, bell.end) == (start, end) for bell in _bells(project, project.days[session.id]))


def _by_place(project: Project, sessions: Iterable[Session]) -> Mapping[tuple[time, date], list[Session]]:
    periods: dict[date, list[tuple[time, time]]] = {}
    places: dict[tuple[time, date], list[Session]] = {}
    for session in sessions:
        day = project.days[session.id]
        if day not in periods:
            periods[day] = sorted({(bell.start, bell.end) for bell in _bells(project, day)})
        begins = project.calendar.local(session.span.start).time()
        start = next((start for start, end in periods[day] if start <= begins < end), begins)
        places.setdefault((start, day), []).append(session)
    return places


def _bells(project: Project, day: date) -> tuple[Bell, ...]:
    """The bells that ring on a date, in summer those of the summer; none on a day off."""
    known = project.calendar.by_date.get(day)
    return project.bells_on(known) if known else ()


def _days(project: Project, number: int) -> tuple[Day, ...]:
    """Monday to Friday, and whichever day of the weekend is taught."""
    calendar = project.calendar
    monday = calendar.term_start - timedelta(days=calendar.term_start.weekday())
    monday += timedelta(days=(number - 1) * DAYS_IN_WEEK)
    closed = {day.on: day.reason for day in calendar.closed_days}
    days = []
    for offset in range(DAYS_IN_WEEK):
        on = monday + timedelta(days=offset)
        known = calendar.by_date.get(on)
        if known is not None:
            days.append(Day(on, open=True, note=known.note, follows=known.follows if known.make_up else None))
        elif offset < 5:
            days.append(Day(on, open=False, note=closed.get(on, "")))
    return tuple(days)
