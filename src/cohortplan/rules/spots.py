"""Where a plan can be looked at, and which of these places a trainee's being at a session shows in."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date

from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.base import Scope

Way = tuple[date, str, str]
"""A day, and the campuses between which shuttles run on it."""

Spot = tuple[Scope, Hashable]
"""One view of a plan: its scope, and what it is about within the scope."""


OF_ONE = (Scope.TRAINEE, Scope.TRAINEE_DAY, Scope.SHARES, Scope.SHUTTLE_DAY)
"""What tells that one certain trainee is at a session."""

OF_ROSTERS = (Scope.SESSION, Scope.PARTY, Scope.PAIR)
"""What tells who is at a session together; all else tells whether anybody is."""


def personal_spots(project: Project, session: Session, trainee: str) -> Iterator[Spot]:
    """The spots whose view tells that this trainee is at this session."""
    day = project.days[session.id]
    yield Scope.TRAINEE, trainee
    yield Scope.TRAINEE_DAY, (trainee, day)
    yield Scope.SESSION, session.id
    yield Scope.SHARES, project.trainee[trainee].role
    for tie in project.ties_of.get(trainee, ()):
        if tie.covers(session.kind):
            yield Scope.PARTY, (tie, session.id)
    if session.campus:
        for way in project.ways_on.get(day, ()):
            yield Scope.SHUTTLE_DAY, way


def public_spots(project: Project, session: Session) -> Iterator[Spot]:
    """The spots whose view tells whether anybody is at this session, and not who."""
    day = project.days[session.id]
    if session.leader and not session.always_held:
        yield Scope.LEADER_DAY, (session.leader, day)
    if session.room and not session.always_held:
        yield Scope.ROOM_DAY, (session.room, day)
    if session.leader in project.person:
        yield Scope.LEADER_WEEK, (session.leader, project.week_of(session))
    yield Scope.TOTALS, ""
    if session.kind == LESSON and session.class_id:
        yield Scope.CLASS_WEEK, (session.class_id, project.week_of(session))
        yield Scope.CLASS, session.class_id
    if session.kind == LESSON and session.leader in project.person:
        yield Scope.TEACHER, session.leader
