"""The explicit calendar of a project: which days are taught, and whose timetable they follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from cohortplan.domain.span import Span

DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True, order=True)
class Bell:
    """When one period rings on one campus and weekday (0 is Monday), on the venue's clock.

    Bells of one season 夏令时/冬令时作息 ring from ``since`` until ``until``, both
    included; what is not limited rings always.
    """

    campus: str
    weekday: int
    period: str
    start: time
    end: time
    part: str = ""
    """``am``, ``noon``, ``pm`` or ``after``; empty means: by the clock."""
    since: date = date.min
    until: date = date.max

    def rings(self, on: date, weekday: int) -> bool:
        """Whether it rings on a date that follows this weekday: the date says the season, the weekday the bells."""
        return self.weekday == weekday and self.since <= on <= self.until


@dataclass(frozen=True, slots=True, order=True)
class OpenDay:
    """A day on which the school teaches.

    ``follows`` is the date whose timetable applies: the day itself, or for a
    make-up workday (调休) the day that it makes up for. ``am`` and ``pm`` are
    the working halves, from which presence is counted.
    """

    on: date
    follows: date
    am: Span
    pm: Span
    note: str = ""

    @property
    def make_up(self) -> bool:
        """Whether this day runs another day's timetable."""
        return self.on != self.follows

    @property
    def minutes(self) -> int:
        """Length of both halves in whole minutes."""
        return self.am.minutes + self.pm.minutes

    @property
    def weekday(self) -> int:
        """The weekday whose timetable applies, 0 is Monday."""
        return self.follows.weekday()


@dataclass(frozen=True, slots=True, order=True)
class ClosedDay:
    """A day inside the project on which nothing is taught, with its reason."""

    on: date
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The days of a project, resolved once, so that no library can change them later.

    A teaching week runs Monday to Sunday and is numbered from the week of
    ``term_start``, which is 1. A make-up day belongs to its calendar week for
    limits and to the parity of the day it follows for odd and even weeks.
    """

    zone: str
    term_start: date
    open_days: tuple[OpenDay, ...] = ()
    closed_days: tuple[ClosedDay, ...] = field(default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "open_days", tuple(sorted(self.open_days)))
        object.__setattr__(self, "closed_days", tuple(sorted(self.closed_days)))

    @cached_property
    def clock(self) -> ZoneInfo:
        """The venue's clock."""
        return ZoneInfo(self.zone)

    @cached_property
    def by_date(self) -> dict[date, OpenDay]:
        """Open days by their date."""
        return {day.on: day for day in self.open_days}

    def local(self, moment: datetime) -> datetime:
        """What the clock on the wall shows."""
        return moment.astimezone(self.clock)

    def at(self, day: date, clock_time: time) -> datetime:
        """The moment at which the wall clock shows this."""
        return datetime.combine(day, clock_time, tzinfo=self.clock)

    def span(self, day: date, start: time, end: time) -> Span:
        """The stretch between two wall-clock times of one day."""
        return Span(self.at(day, start), self.at(day, end))

    def week(self, day: date) -> int:
        """Number of the teaching week that holds this date."""
        first = self.term_start - timedelta(days=self.term_start.weekday())
        return (day - first).days // DAYS_IN_WEEK + 1

    def odd_week(self, day: OpenDay) -> bool:
        """Whether the timetable of odd weeks applies on this day."""
        return self.week(day.follows) % 2 == 1
