"""When the periods ring: for all campuses or one, on all weekdays or some, all the year or for a season."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from cohortplan.domain.calendar import Bell
from cohortplan.domain.places import Campus
from cohortplan.intake.clockwork import weekday_name
from cohortplan.intake.problems import Notes
from cohortplan.intake.rows import Row, Tables
from cohortplan.text import Text

WORKWEEK = tuple(range(5))

Key = tuple[str, int, str]
"""Campus, weekday and period."""


@dataclass(frozen=True)
class Claim:
    """That a row says when a period rings, on the days from ``first`` to before ``end``, counted by ordinals."""

    row: Row
    first: int
    end: int

    @property
    def rank(self) -> int:
        """How much the row says: its season first, then its campus, then its weekday."""
        season = self.row.has("from") or self.row.has("to")
        return 4 * season + 2 * self.row.has("campus") + self.row.has("weekday")

    def meets(self, other: Claim) -> bool:
        """Whether both are for some day."""
        return self.first < other.end and other.first < self.end

    def bell(self, key: Key, first: int, end: int) -> Bell:
        """The bell on some of its days."""
        start, stop = self.row.clock("start") or time(), self.row.clock("end") or time()
        season = date.fromordinal(first), date.fromordinal(end - 1)
        return Bell(*key, start, stop, self.row.text("part"), *season)


def read_bells(tables: Tables, campuses: Sequence[Campus], notes: Notes) -> tuple[Bell, ...]:
    """When each period rings on each campus and weekday, and from when until when in the year.

    A row without campus is for all campuses, one without weekday for Monday to
    Friday, one without dates for always; on each day the row that says more wins
    over one that says less.
    """
    claims: dict[Key, list[Claim]] = defaultdict(list)
    for row in tables.sound("bells"):
        claim = _claim(row, notes)
        if claim is None:
            continue
        where = [row.text("campus")] if row.has("campus") else [campus.id for campus in campuses]
        for key in [(c, day, row.text("period")) for c in where for day in row.numbers("weekday") or WORKWEEK]:
            rivals = (each for each in claims[key] if each.rank == claim.rank and each.meets(claim))
            rival = next(rivals, None)
            if rival is None:
                claims[key].append(claim)
            else:
                row.note(notes, row.problem("duplicate_key", "period", other=rival.row.number))
    bells = {bell: row for key in sorted(claims) for bell, row in _seasons(key, claims[key])}
    _note_overlaps(bells, {campus.id: campus.name for campus in campuses}, notes)
    return tuple(bells)


def _claim(row: Row, notes: Notes) -> Claim | None:
    start, end = row.clock("start") or time(), row.clock("end") or time()
    first, last = row.day("from") or date.min, row.day("to") or date.max
    if start >= end:
        row.note(notes, row.problem("end_before_start", "end", start=start, end=end))
    elif first > last:
        row.note(notes, row.problem("end_before_start", "to", start=first, end=last))
    else:
        return Claim(row, first.toordinal(), last.toordinal() + 1)
    return None


def _seasons(key: Key, claims: Sequence[Claim]) -> Iterator[tuple[Bell, Row]]:
    """What rings from when until when: on each day the claim of the highest rank."""
    edges = sorted({edge for claim in claims for edge in (claim.first, claim.end)})
    stretches: list[tuple[Claim, int, int]] = []
    for first, end in pairwise(edges):
        best = max((each for each in claims if each.first < end and first < each.end), key=_rank, default=None)
        if best is None:
            continue
        goes_on = bool(stretches) and stretches[-1][0] is best and stretches[-1][2] == first
        begins = stretches.pop()[1] if goes_on else first
        stretches.append((best, begins, end))
    for claim, first, end in stretches:
        yield claim.bell(key, first, end), claim.row


def _rank(claim: Claim) -> int:
    return claim.rank


def _note_overlaps(rows: Mapping[Bell, Row], campuses: Mapping[str, str], notes: Notes) -> None:
    days: dict[tuple[str, int], list[Bell]] = defaultdict(list)
    for bell in rows:
        days[bell.campus, bell.weekday].append(bell)
    told = set()
    for (campus, weekday), ringing in days.items():
        for one, other in _overlapping(ringing):
            row = rows[other]
            if (row.number, one.period) not in told:
                told.add((row.number, one.period))
                facts: dict[str, str | Text] = {"campus": campuses[campus], "weekday": weekday_name(weekday)}
                row.note(notes, row.problem("bells_overlap", "start", other.period, other=one.period, **facts))


def _overlapping(bells: Sequence[Bell]) -> Iterator[tuple[Bell, Bell]]:
    """Each bell with the one after it, in every season, if that begins too early."""
    for begins in sorted({bell.since for bell in bells}):
        season = [bell for bell in bells if bell.since <= begins <= bell.until]
        for one, other in pairwise(sorted(season, key=lambda bell: (bell.start, bell.end))):
            if one.end > other.start:
                yield one, other
