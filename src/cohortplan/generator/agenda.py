"""What goes on in a world beside its lessons: events for the guests, duties of the staff, and what is asked of whom.

Times are ``08:30``, dates ``2026-10-19``, weekdays ``Mon`` to ``Sun``, as in the
tables. Where something is ``on``, a weekday means every week and a date once.
"""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.generator.site import Periods

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, kw_only=True)
class Event:
    """A row of the sessions table; one title is drawn. ``leader`` and ``attended_by`` are keys of staff.

    A world with one campus need not say ``campus``; in one with several, an event
    without any takes place wherever one is.
    """

    id: str
    kind: str
    titles: tuple[str, ...]
    on: str
    seats: int | None
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
    campus: str = ""
    after: tuple[str, ...] = ()
    on_make_up_days: bool = False


@dataclass(frozen=True, kw_only=True)
class Protected:
    """Periods of one weekday kept free of lessons for the research (教研) of some subjects."""

    subjects: tuple[str, ...]
    weekday: str
    periods: Periods


@dataclass(frozen=True, kw_only=True)
class Duty:
    """What ``keys`` of staff do at a fixed time beside lessons and events; ``open`` if others may come along."""

    keys: tuple[str, ...]
    on: str
    start: str
    end: str
    title: str
    kind: str = ""
    open: bool = False
    campus: str = ""


@dataclass(frozen=True, kw_only=True)
class Quota:
    """A row of the quotas table; ``least`` and ``most`` of ``None`` set none."""

    role: str
    kinds: str
    per: str = "project"
    least: int | None = None
    most: int | None = None
    own: bool = False
    department: str = ""


@dataclass(frozen=True, kw_only=True)
class Busy:
    """A stretch of a date, or of a weekday every week, in which somebody is taken, and where."""

    on: str
    start: str
    end: str
    campus: str
