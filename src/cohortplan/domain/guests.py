"""What delegations and open weeks take up in classes, before any trainee comes."""

from __future__ import annotations

from datetime import date

from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session


def seats_left(project: Project, session: Session) -> int | None:
    """Seats that other visitors leave in a session; ``None`` where nobody counts them."""
    if session.seats is None:
        return None
    taken = 0
    for visit in project.visits:
        if session.class_id in visit.classes and visit.span.overlaps(session.span):
            taken += session.seats if visit.people_in_class is None else visit.people_in_class
    return max(0, session.seats - taken)


def guest_days(project: Project, class_id: str) -> tuple[date, ...]:
    """The open days on which other visitors come to a class, each day once per visit."""
    return tuple(
        day.on
        for visit in project.visits
        if class_id in visit.classes
        for day in project.calendar.open_days
        if visit.span.overlaps(day.am) or visit.span.overlaps(day.pm)
    )
