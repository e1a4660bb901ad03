"""The stretches of a project over which quotas count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cohortplan.domain.calendar import Calendar
from cohortplan.domain.refs import Ref

Stretch = tuple[Ref, tuple[date, ...]]
"""What it is called in findings, and its open days."""


def stretches_of(project: str, calendar: Calendar) -> Mapping[str, tuple[Stretch, ...]]:
    """The whole ``project`` of this id, each teaching ``week``, and each ``day``, all with their open days."""
    days = tuple(day.on for day in calendar.open_days)
    weeks: dict[int, list[date]] = {}
    for day in days:
        weeks.setdefault(calendar.week(day), []).append(day)
    return {
        "project": ((Ref("project", project), days),),
        "week": tuple((Ref("week", str(week)), tuple(weeks[week])) for week in sorted(weeks)),
        "day": tuple((Ref("day", day.isoformat()), (day,)) for day in days),
    }
