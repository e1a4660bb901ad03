"""What a world is made of: everything about an invented project that chance does not decide.

A scenario is one ``World`` value (``world_a.WORLD``); the steps of the generator
read it and know no scenario by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cohortplan.generator.agenda import WEEKDAYS, Busy, Duty, Event, Protected, Quota
from cohortplan.generator.cast import Cohort, Post, Teachers
from cohortplan.generator.dice import Dice
from cohortplan.generator.site import Campus, Run, Way
from cohortplan.generator.troubles import Troubles


@dataclass(frozen=True, kw_only=True)
class Wave:
    """One of several cohorts that come to one of several hosts one after the other.

    ``share`` of ``shares`` is the host's part of all names, of which ``passed``
    trainees of earlier waves have taken some. ``counties`` are those that send.
    """

    host: str
    share: int
    shares: int
    passed: int
    counties: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class World:
    """One scenario, for one host school.

    ``swaps_on`` are days with an everyday swap of lessons, which the calm form
    keeps too. ``same_school`` counts the pairs of a principal and a director from
    one school, who shadow together; ``group_size`` is that of the groups (小组),
    none if 0; ``conflicts`` counts trainees whom some mentor must not lead.
    ``attendance_told`` writes who of the staff attends an event into the duties.
    """

    like: str
    title: str
    schools: tuple[str, ...]
    start: str
    end: str
    term_start: str
    as_of: str
    zone: str
    holidays: Mapping[str, str]
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
    troubles: Troubles
    swaps_on: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    runs: tuple[Run, ...] = ()
    duties: tuple[Duty, ...] = ()
    attendance_told: bool = False
    same_school: int = 0
    group_size: int = 0
    conflicts: int = 0
    offers: Mapping[str, object] = field(default_factory=dict)
    wave: Wave | None = None

    def dice(self, seed: int, step: str) -> Dice:
        """The dice of one step."""
        return Dice(self.like, seed, step)

    def school_dice(self, seed: int, step: str) -> Dice:
        """The dice of a step that makes the school, which is the same in every wave."""
        return Dice(self.wave.host if self.wave else self.like, seed, step)

    @property
    def days(self) -> Iterator[str]:
        """Dates from first to last on which the school teaches."""
        first, last = date.fromisoformat(self.start), date.fromisoformat(self.end)
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            works = day.weekday() < WEEKDAYS.index("Sat") or day.isoformat() in self.make_up
            if works and day.isoformat() not in self.holidays:
                yield day.isoformat()

    @property
    def sick_days(self) -> Iterator[str]:
        """Dates on which a mentor is ill."""
        illness = self.troubles.illness
        return (day for day in self.days if illness and illness.on <= day <= illness.until)

    def weekday(self, on: str) -> str:
        """The weekday itself, or the one whose timetable applies on the date."""
        return on if on in WEEKDAYS else WEEKDAYS[date.fromisoformat(self.make_up.get(on, on)).weekday()]

    def campus(self, ident: str) -> Campus:
        """The campus of this id; the first for none."""
        return next((campus for campus in self.campuses if campus.id == ident), self.campuses[0])

    def place(self, event: Event) -> str:
        """The campus of an event; empty where it takes place anywhere."""
        return event.campus if len(self.campuses) > 1 else self.campuses[0].id

    def minutes_between(self, one: str, other: str) -> int:
        """How long the way is from campus to campus."""
        return next((way.minutes for way in self.ways if {way.one, way.other} == {one, other}), 0)

    def hours(self, event: Event) -> tuple[str, str]:
        """From when to when an event lasts."""
        return self.campus(event.campus).hours(event.periods) if event.periods else (event.start, event.end)

    def busy(self, key: str) -> Iterator[Busy]:
        """When somebody of the staff is taken by what they lead, attend or have to do, disturbances included."""
        late = self.troubles.late
        for event in (*self.events, *([late.induction] if late else ())):
            if key == event.leader or key in event.attended_by:
                start, end = self.hours(event)
                yield Busy(on=event.on, start=start, end=end, campus=self.place(event))
        for duty in self.duties:
            if key in duty.keys:
                yield Busy(on=duty.on, start=duty.start, end=duty.end, campus=duty.campus)
        for guests in self.troubles.delegations:
            if key == guests.leader:
                yield Busy(on=guests.on, start=guests.start, end=guests.end, campus=guests.campus)
