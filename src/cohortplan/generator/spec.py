"""What a world is made of: everything about an invented project that chance does not decide.

A scenario is one ``World`` value (``world_a.WORLD``); the steps of the generator
read it and know no scenario by name. Times are ``08:30``, dates ``2026-10-19``,
weekdays ``Mon`` to ``Sun``, as in the tables. Where an event says ``on``, a
weekday means every week and a date means once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cohortplan.generator.site import Campus, Periods

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, kw_only=True)
class Post:
    """One person with an office; ``key`` is how events name their leader.

    ``teaches`` gives for each subject a number of classes of ``grades``. ``meets``
    are the daily windows for mentor meetings, the preferred one first; the first
    that nothing else occupies is taken.
    """

    key: str
    post: str
    department: str
    subject: str
    teaches: tuple[tuple[str, int], ...] = ()
    grades: tuple[str, ...] = ()
    office: str = ""
    mentors: str = ""
    places: int = 0
    meets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Teachers:
    """Teachers of one subject; the first leads its research group, keys are subject and number: ``语文1``.

    ``rooms`` are handed out one per teacher; without them lessons are in the classroom.
    """

    subject: str
    count: int
    department: str
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Protected:
    """Periods of one weekday kept free of lessons for the research (教研) of some subjects."""

    subjects: tuple[str, ...]
    weekday: str
    periods: Periods


@dataclass(frozen=True, kw_only=True)
class Event:
    """A row of the sessions table; one title is drawn. ``leader`` and ``attended_by`` are keys of staff."""

    id: str
    kind: str
    titles: tuple[str, ...]
    on: str
    seats: int
    room: str
    start: str = ""
    end: str = ""
    periods: Periods = ()
    leader: str = ""
    attended_by: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    required: bool = False
    department: str = ""
    themes: tuple[str, ...] = ()
    hours: int = 1


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """Trainees of one role; their subjects are dealt in turn."""

    role: str
    count: int
    subjects: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Quota:
    """A row of the quotas table; ``least`` and ``most`` of ``None`` set none."""

    role: str
    kinds: str
    per: str = "project"
    least: int | None = None
    most: int | None = None
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class Illness:
    """One mentor is ill for a day; ``among`` are the keys of whom it may be."""

    on: str
    among: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Delegation:
    """Guests for some hours, who take rooms and a leader."""

    title: str
    on: str
    start: str
    end: str
    people: int
    rooms: tuple[str, ...]
    leader: str


@dataclass(frozen=True, kw_only=True)
class World:
    """One scenario, for one host school."""

    like: str
    title: str
    schools: tuple[str, ...]
    start: str
    end: str
    term_start: str
    as_of: str
    zone: str
    holidays: tuple[str, ...]
    make_up: Mapping[str, str]
    campuses: tuple[Campus, ...]
    posts: tuple[Post, ...]
    teachers: tuple[Teachers, ...]
    protected: tuple[Protected, ...]
    class_hour: str
    shared_subjects: Mapping[str, tuple[str, ...]]
    closed_teachers: tuple[str, ...]
    morning_subjects: tuple[str, ...]
    counties: int
    cohorts: tuple[Cohort, ...]
    quotas: tuple[Quota, ...]
    events: tuple[Event, ...]
    swaps_on: tuple[str, ...]
    illness: Illness
    delegation: Delegation

    @property
    def days(self) -> Iterator[str]:
        """Dates from first to last on which the school teaches."""
        first, last = date.fromisoformat(self.start), date.fromisoformat(self.end)
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            works = day.weekday() < WEEKDAYS.index("Sat") or day.isoformat() in self.make_up
            if works and day.isoformat() not in self.holidays:
                yield day.isoformat()

    def weekday(self, on: str) -> str:
        """The weekday itself, or the one whose timetable applies on the date."""
        return on if on in WEEKDAYS else WEEKDAYS[date.fromisoformat(self.make_up.get(on, on)).weekday()]
