"""The tables of a project as they were read, and the rows by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol, TypeVar

from cohortplan.domain.calendar import Bell, Calendar
from cohortplan.domain.demands import Absence, Attended, Competency, Duty, PastVisit, Pin, Quota, Visit, Waiver, Wish
from cohortplan.domain.people import Pair, Party, Staff, Trainee
from cohortplan.domain.places import Campus, Room, SchoolClass, Shuttle, Travel
from cohortplan.domain.plan import Plan
from cohortplan.domain.sessions import Session
from cohortplan.domain.span import instant
from cohortplan.domain.vocabulary import KINDS, ROLES, Term
from cohortplan.text import Text


class Identified(Protocol):
    """Anything with an id of its own."""

    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=Identified)

ORDER: dict[str, Callable[[Any], Any]] = {"sessions": lambda session: (session.span, session.id)}


@dataclass(frozen=True, kw_only=True)
class Tables:
    """What was read. Every table is kept sorted, so the order of rows in a file changes nothing.

    ``as_of`` is the moment of planning, given, never the machine's clock.
    ``in_force`` is the plan of the release to stay close to, or ``None``.
    """

    id: str
    name: str
    as_of: datetime
    calendar: Calendar
    bells: tuple[Bell, ...] = ()
    campuses: tuple[Campus, ...] = ()
    travel: tuple[Travel, ...] = ()
    shuttles: tuple[Shuttle, ...] = ()
    classes: tuple[SchoolClass, ...] = ()
    rooms: tuple[Room, ...] = ()
    staff: tuple[Staff, ...] = ()
    duties: tuple[Duty, ...] = ()
    trainees: tuple[Trainee, ...] = ()
    parties: tuple[Party, ...] = ()
    pairs: tuple[Pair, ...] = ()
    sessions: tuple[Session, ...] = ()
    quotas: tuple[Quota, ...] = ()
    absences: tuple[Absence, ...] = ()
    visits: tuple[Visit, ...] = ()
    attended: tuple[Attended, ...] = ()
    wishes: tuple[Wish, ...] = ()
    pins: tuple[Pin, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    history: tuple[PastVisit, ...] = ()
    competencies: tuple[Competency, ...] = ()
    kinds: tuple[Term, ...] = ()
    roles: tuple[Term, ...] = ()
    in_force: Plan | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "as_of", instant(self.as_of))
        for table in fields(self):
            rows = getattr(self, table.name)
            if isinstance(rows, tuple):
                object.__setattr__(self, table.name, tuple(sorted(rows, key=ORDER.get(table.name, repr))))

    @cached_property
    def session(self) -> Mapping[str, Session]:
        """Sessions by id."""
        return by_id(self.sessions)

    @cached_property
    def trainee(self) -> Mapping[str, Trainee]:
        """Trainees by id."""
        return by_id(self.trainees)

    @cached_property
    def person(self) -> Mapping[str, Staff]:
        """Staff by id."""
        return by_id(self.staff)

    @cached_property
    def school_class(self) -> Mapping[str, SchoolClass]:
        """Classes of pupils by id."""
        return by_id(self.classes)

    @cached_property
    def room(self) -> Mapping[str, Room]:
        """Rooms by id."""
        return by_id(self.rooms)

    @cached_property
    def campus(self) -> Mapping[str, Campus]:
        """Campuses by id."""
        return by_id(self.campuses)

    @cached_property
    def mentors(self) -> tuple[Staff, ...]:
        """Staff who may lead trainees of some role."""
        return tuple(person for person in self.staff if person.mentors)

    @cached_property
    def offers(self) -> tuple[Session, ...]:
        """Sessions that can be attended at all, earliest first."""
        return tuple(session for session in self.sessions if session.open)

    @cached_property
    def days(self) -> Mapping[str, date]:
        """Session id to the local date on which it starts."""
        return {session.id: self.calendar.local(session.span.start).date() for session in self.sessions}

    @cached_property
    def weeks(self) -> Mapping[str, int]:
        """Session id to the teaching week in which it starts."""
        return {ident: self.calendar.week(day) for ident, day in self.days.items()}

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """Session id to its place among the sessions, which come earliest first."""
        return {session.id: place for place, session in enumerate(self.sessions)}

    @cached_property
    def today(self) -> date:
        """The local date of ``as_of``."""
        return self.calendar.local(self.as_of).date()

    @cached_property
    def travel_minutes(self) -> Mapping[tuple[str, str], int]:
        """Minutes from campus to campus; a way given in one direction serves for both."""
        known = {(way.destination, way.origin): way.minutes for way in self.travel}
        return known | {(way.origin, way.destination): way.minutes for way in self.travel}

    def in_order(self, sessions: Iterable[str]) -> tuple[Session, ...]:
        """Sessions of these ids, earliest first."""
        return tuple([self.sessions[place] for place in sorted(map(self.place_of.__getitem__, sessions))])

    def week_of(self, session: Session) -> int:
        """The teaching week of a session."""
        return self.weeks[session.id]

    def still(self, until: date | None) -> bool:
        """Whether something that holds until this day, included, holds at ``as_of``."""
        return until is None or self.today <= until

    def kind_name(self, kind: str) -> Text:
        """What a school calls this kind of session."""
        declared = {term.code: Text(zh=term.zh, en=term.en) for term in self.kinds}
        return declared.get(kind) or KINDS.get(kind) or Text(zh=kind, en=kind)

    def role_name(self, role: str) -> Text:
        """What a school calls this role."""
        declared = {term.code: Text(zh=term.zh, en=term.en) for term in self.roles}
        return declared.get(role) or ROLES.get(role) or Text(zh=role, en=role)


def by_id(things: Iterable[Thing]) -> Mapping[str, Thing]:
    """Things by their id."""
    return {thing.id: thing for thing in things}
