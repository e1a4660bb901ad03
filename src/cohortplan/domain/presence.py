"""When a trainee is there, and what share of a quota is therefore due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from cohortplan.domain.calendar import OpenDay
from cohortplan.domain.people import Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.span import Span

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
END = datetime(2200, 1, 1, tzinfo=UTC)


def away(project: Project, trainee: Trainee) -> tuple[Span, ...]:
    """When the trainee is not there: before arrival, after departure, and in absences. They may overlap."""
    spans = [absence.span for absence in project.absences_of.get(("trainee", trainee.id), ())]
    if trainee.arrive is not None:
        spans.append(Span(BEGINNING, trainee.arrive))
    if trainee.leave is not None:
        spans.append(Span(trainee.leave, END))
    return tuple(sorted(spans))


def halves_there(project: Project, trainee: Trainee, days: Iterable[OpenDay]) -> tuple[tuple[OpenDay, Span], ...]:
    """The halves of these days for all of which the trainee is there, in order."""
    gone = away(project, trainee)
    halves = ((day, half) for day in days for half in (day.am, day.pm))
    return tuple((day, half) for day, half in halves if not gone or not missed_minutes(half, gone))


def share_present(project: Project, trainee: Trainee, days: Iterable[date]) -> tuple[int, int]:
    """Minutes of the working halves of these days that the trainee is there, and their total."""
    gone = away(project, trainee)
    present = total = 0
    for day in days:
        for half in (project.calendar.by_date[day].am, project.calendar.by_date[day].pm):
            total += half.minutes
            present += half.minutes - missed_minutes(half, gone)
    return present, total


def missed_minutes(half: Span, gone: Iterable[Span]) -> int:
    """Minutes of this stretch that lie in at least one of the others, which come sorted."""
    missed, done = 0, half.start
    for span in gone:
        start, end = max(span.start, done), min(span.end, half.end)
        if start < end:
            missed += Span(start, end).minutes
            done = end
    return missed


def due(least: int, present: int, total: int) -> int:
    """The part of a minimum that is owed for this share of the time, rounded to the nearest, halves up."""
    return least if total == 0 else (2 * least * present + total) // (2 * total)
