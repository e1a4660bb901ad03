"""The ground a scenario stands on: campuses with their bells, grades and rooms, and the ways between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Periods = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Bell:
    """One period; lessons are placed in those that a grade has, meetings also in the others."""

    period: str
    start: str
    end: str
    part: str


@dataclass(frozen=True, kw_only=True)
class Grade:
    """One grade: weekly lessons by subject, and the periods taught on each weekday; both have the same sum."""

    name: str
    allocation: Mapping[str, int]
    periods: Mapping[str, Periods]


@dataclass(frozen=True, kw_only=True)
class Room:
    """A room beside the classrooms; ``seats`` for visitors, ``where`` to find it."""

    id: str
    seats: int
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class Campus:
    """A campus with its bells, grades and rooms; each class has a room of its own."""

    id: str
    meet: str
    bells: tuple[Bell, ...]
    grades: tuple[Grade, ...]
    classes_per_grade: int
    seats: int
    visits_per_day: int
    visits_per_week: int
    rooms: tuple[Room, ...]

    def overlapped(self, start: str, end: str) -> Periods:
        """Periods that this stretch of a day touches with more than an edge."""
        return tuple(bell.period for bell in self.bells if bell.start < end and start < bell.end)

    def hours(self, periods: Periods) -> tuple[str, str]:
        """From the first of these bells to the last."""
        rings = [bell for bell in self.bells if bell.period in periods]
        return min(bell.start for bell in rings), max(bell.end for bell in rings)


@dataclass(frozen=True, kw_only=True)
class Way:
    """Minutes between two campuses, the same in both directions."""

    one: str
    other: str
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run of the campus bus (校区班车), on every day on which the school teaches."""

    origin: str
    destination: str
    leaves: str
    seats: int
