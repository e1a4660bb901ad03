"""The numbers of a plan: what each trainee is due and has, what each mentor leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cohortplan.domain.agendas import STAFF, agenda
from cohortplan.domain.demands import Quota
from cohortplan.domain.people import Staff, Trainee
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON
from cohortplan.publishing.shortfalls import counts
from cohortplan.rules.quotas import owed_seats, periods

MINUTES_PER_HOUR = 60

Heading = tuple[tuple[str, ...], bool, str, str]
"""What makes quota rows of different roles one column: kinds, own subject, department, per what."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Of one quota: seats that are due, those planned, and those missing from what is due."""

    due: int
    have: int
    missing: int


@dataclass(frozen=True, slots=True)
class Load:
    """What a mentor does for visitors: trainees led, sessions led and their minutes, own lessons visited."""

    trainees: tuple[str, ...]
    sessions: int
    minutes: int
    visited: int


def headings(quotas: Iterable[Quota]) -> tuple[Heading, ...]:
    """The columns that quotas with a minimum need, in the order of the quotas table."""
    return tuple(dict.fromkeys(heading_of(quota) for quota in quotas if quota.least))


def heading_of(quota: Quota) -> Heading:
    """The column that a quota row belongs to."""
    return quota.kinds, quota.own_subject, quota.department, quota.per


def seats_of(project: Project, plan: Plan, trainee: Trainee, heading: Heading) -> Seats | None:
    """What a trainee is due and has under one heading; ``None`` where no quota of the role falls under it.

    Seats are summed over weeks or days where the quota counts by these; more
    than is due in one of them does not make up for another.
    """
    rows = [each for each in project.quotas if each.role == trainee.role and each.least and heading_of(each) == heading]
    if not rows:
        return None
    due = have = missing = 0
    for quota in rows:
        for _, days in periods(project, quota):
            attended = [each for each in attended_by(project, plan, trainee) if project.days[each.id] in days]
            got = sum(counts(quota, trainee, each) for each in attended)
            owed = owed_seats(project, trainee, quota, days)
            due, have, missing = due + owed, have + got, missing + max(0, owed - got)
    return Seats(due, have, missing)


def attended_by(project: Project, plan: Plan, trainee: Trainee) -> tuple[Session, ...]:
    """What a trainee attends."""
    return tuple(project.session[each] for each in plan.sessions_of.get(trainee.id, ()))


def minutes_of(sessions: Iterable[Session]) -> int:
    """Minutes that at least one of these takes up: what is nested in another counts once."""
    total, done = 0, None
    for span in sorted(session.span for session in sessions):
        start = span.start if done is None else max(span.start, done)
        if start < span.end:
            total += int((span.end - start).total_seconds()) // MINUTES_PER_HOUR
            done = span.end
    return total


def load_of(project: Project, plan: Plan, mentor: Staff) -> Load:
    """What a mentor does for visitors."""
    led = agenda(project, plan, Ref(STAFF, mentor.id))
    others = tuple(each for each in led if each.kind != LESSON)
    return Load(
        trainees=plan.mentees_of.get(mentor.id, ()),
        sessions=len(others),
        minutes=minutes_of(others),
        visited=len(led) - len(others),
    )
