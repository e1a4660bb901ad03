"""When a trainee is there, and what share of a quota is therefore due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cohortplan.domain.absences import missed_minutes
from cohortplan.domain.calendar import OpenDay
from cohortplan.domain.people import Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.span import Span


def away(project: Project, trainee: Trainee) -> tuple[Span, ...]:
    """When the trainee is not there: before arrival, after departure, and in absences. They may overlap."""
    return project.away_of[trainee.id]


def halves_there(project: Project, trainee: Trainee, days: Iterable[OpenDay]) -> tuple[tuple[OpenDay, Span], ...]:
    """The halves of these days for all of which the trainee is there, in order."""
    gone = away(project, trainee)
    halves = ((day, half) for day in days for half in (day.am, day.pm))
    return tuple((day, half) for day, half in halves if not gone or not missed_minutes(half, gone))


def share_present(project: Project, trainee: Trainee, days: Iterable[date]) -> tuple[int, int]:
    """Minutes of the working halves of these days that the trainee is there, and their total."""
    days = tuple(days)
    total = sum(project.calendar.by_date[day].minutes for day in days)
    missed = project.missed_of[trainee.id]
    return total - sum(missed.get(day, 0) for day in days), total


def due(least: int, present: int, total: int) -> int:
    """The part of a minimum that is owed for this share of the time, rounded to the nearest, halves up."""
    return least if total == 0 else (2 * least * present + total) // (2 * total)
