"""Who and what is not to be had, and when, ready to be looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from cohortplan.domain.calendar import OpenDay
from cohortplan.domain.demands import Absence, Visit
from cohortplan.domain.people import Trainee
from cohortplan.domain.span import Span

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
END = datetime(2200, 1, 1, tzinfo=UTC)

AbsencesOf = Mapping[tuple[str, str], tuple[Absence, ...]]
"""By what is away and its id."""


def absences_by_need(absences: Iterable[Absence], visits: Iterable[Visit]) -> AbsencesOf:
    """Absences by what is away and its id; delegations and open weeks take rooms and leaders away too."""
    away: dict[tuple[str, str], list[Absence]] = defaultdict(list)
    for absence in absences:
        away[absence.what, absence.id].append(absence)
    for visit in visits:
        for what, ids in (("room", visit.rooms), ("staff", visit.leaders)):
            for ident in ids:
                away[what, ident].append(Absence(what=what, id=ident, span=visit.span, reason=visit.title))
    return {key: tuple(sorted(rows, key=lambda row: row.span)) for key, rows in away.items()}


def away_by_trainee(trainees: Iterable[Trainee], absences_of: AbsencesOf) -> Mapping[str, tuple[Span, ...]]:
    """When each trainee is not there, earliest first; nothing for whom is always there."""
    return {trainee.id: _away(trainee, absences_of.get(("trainee", trainee.id), ())) for trainee in trainees}


def _away(trainee: Trainee, absences: Iterable[Absence]) -> tuple[Span, ...]:
    spans = [absence.span for absence in absences]
    if trainee.arrive is not None:
        spans.append(Span(BEGINNING, trainee.arrive))
    if trainee.leave is not None:
        spans.append(Span(trainee.leave, END))
    return tuple(sorted(spans))


def missed_by_day(away_of: Mapping[str, tuple[Span, ...]], days: Iterable[OpenDay]) -> Mapping[str, Mapping[date, int]]:
    """Minutes of the working halves that somebody is away, by trainee and day; who misses nothing of a day has none."""
    halves = [(day.on, half) for day in days for half in (day.am, day.pm)]
    missed: dict[str, dict[date, int]] = {trainee: {} for trainee in away_of}
    for trainee, gone in away_of.items():
        for on, half in halves if gone else ():
            if minutes := missed_minutes(half, gone):
                missed[trainee][on] = missed[trainee].get(on, 0) + minutes
    return missed


def missed_minutes(half: Span, gone: Iterable[Span]) -> int:
    """Minutes of this stretch that lie in at least one of the others, which come sorted."""
    missed, done = 0, half.start
    for span in gone:
        start, end = max(span.start, done), min(span.end, half.end)
        if start < end:
            missed += Span(start, end).minutes
            done = end
    return missed
