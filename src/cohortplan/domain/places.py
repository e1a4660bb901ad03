"""Campuses, rooms and school classes, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.domain.span import Span


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Campus:
    """One site of the host school; ``meet`` is where visitors gather."""

    id: str
    name: str
    address: str = ""
    meet: str = ""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Travel:
    """Minutes on the way from one campus to another, in this direction."""

    origin: str
    destination: str
    minutes: int


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Shuttle:
    """One run of the campus bus 校区班车."""

    origin: str
    destination: str
    span: Span
    seats: int


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Room:
    """A room that can be blocked or doubly used; ``seats`` for visitors."""

    id: str
    name: str
    campus: str
    seats: int | None = None


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class SchoolClass:
    """A class of pupils 教学班. Its visit limits, where given, win over the rule's."""

    id: str
    grade: str
    campus: str
    room: str = ""
    seats: int | None = None
    visits_per_day: int | None = None
    visits_per_week: int | None = None
