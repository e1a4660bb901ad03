"""Stretches of real time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cohortplan.errors import NaiveTime

MINUTE = timedelta(minutes=1)


def instant(moment: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        NaiveTime: If the moment comes without a time zone.
    """
    if moment.tzinfo is None:
        raise NaiveTime(f"{moment:%Y-%m-%d %H:%M} needs a time zone")
    return moment.astimezone(UTC)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of time that holds its start but not its end.

    Two sessions that touch, one until ten and the next from ten, do not overlap.
    Instants are kept in UTC, so a span across a clock change has its real
    length; what the clock on the wall shows is the venue's business.

    Raises:
        NaiveTime: If either instant comes without a time zone.
        ValueError: If ``end`` is not later than ``start``.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", instant(self.start))
        object.__setattr__(self, "end", instant(self.end))
        if self.start >= self.end:
            raise ValueError(f"{self} must end after it starts")

    @property
    def minutes(self) -> int:
        """Length in whole minutes."""
        return (self.end - self.start) // MINUTE

    def gap_to(self, later: Span) -> int:
        """Minutes from here to the start of ``later``; negative if they overlap."""
        return (later.start - self.end) // MINUTE

    def overlaps(self, other: Span) -> bool:
        """Whether some moment lies in both."""
        return self.start < other.end and other.start < self.end

    def common_minutes(self, other: Span) -> int:
        """How many minutes lie in both."""
        return max(0, (min(self.end, other.end) - max(self.start, other.start)) // MINUTE)
