"""What may go wrong in a world, or at least come in between: all that the calm form leaves out.

Dates are ``2026-10-21``; a moment is a date with a clock time or a half, as in
the tables: ``2026-09-22 12:00``, ``2026-09-22 am``.
"""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.generator.agenda import Event


@dataclass(frozen=True, kw_only=True)
class Illness:
    """One mentor is ill from ``on`` to ``until``, both included; ``among`` are the keys of whom it may be."""

    on: str
    until: str
    among: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Delegation:
    """Guests for some hours, who take rooms and a leader, and look into ``classes`` in groups of ``people_in_class``."""

    title: str
    on: str
    start: str
    end: str
    people: int
    rooms: tuple[str, ...]
    leader: str
    campus: str = ""
    classes: tuple[str, ...] = ()
    people_in_class: int = 0


@dataclass(frozen=True, kw_only=True)
class OpenWeek:
    """Parents in all classes of one grade of a campus, from ``start`` to ``end``, both included."""

    title: str
    start: str
    end: str
    campus: str
    grade: str
    people_in_class: int


@dataclass(frozen=True, kw_only=True)
class GradeAway:
    """A grade that cannot be visited from ``on`` to ``until``, both included."""

    grade: str
    on: str
    until: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Late:
    """So many trainees arrive late and are bound to an ``induction`` of their own, not to the opening they missed."""

    count: int
    arrive: str
    induction: Event


@dataclass(frozen=True, kw_only=True)
class Recall:
    """One trainee is called back to the own school for a while."""

    start: str
    end: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Troubles:
    """Everything that disturbs a world."""

    illness: Illness | None = None
    delegations: tuple[Delegation, ...] = ()
    open_weeks: tuple[OpenWeek, ...] = ()
    grades_away: tuple[GradeAway, ...] = ()
    swaps_on: tuple[str, ...] = ()
    late: Late | None = None
    recall: Recall | None = None
