"""What of the release in force can no longer be changed by choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Assignment, Plan
from cohortplan.domain.presence import away
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.span import Span


@dataclass(frozen=True, slots=True)
class Frozen:
    """Of one trainee: ``kept`` sessions must stay; ``refill`` is time that a forced change has freed.

    Anything else inside the horizon that the release did not hold is a change by choice.
    """

    kept: tuple[str, ...]
    refill: tuple[Span, ...]


def frozen(project: Project, trainee: Trainee, hours: int) -> Frozen:
    """What the trainee keeps from the release in force and from attendance.

    Frozen is what starts within ``hours`` from ``as_of``, or was attended. What
    can no longer take place is dropped by force, and its time may be refilled.
    """
    attended = {row.session for row in project.attended if row.trainee == trainee.id}
    kept, refill = [each for each in attended if each in project.session], []
    if project.in_force is not None:
        horizon = project.as_of + timedelta(hours=hours)
        for ident in project.in_force.sessions_of.get(trainee.id, ()):
            session = project.session.get(ident)
            if session is None or session.span.start >= horizon or ident in attended:
                continue
            if takes_place(project, trainee, session):
                kept.append(ident)
            else:
                refill.append(session.span)
    return Frozen(tuple(sorted(kept)), tuple(refill))


def lived(project: Project, hours: int) -> Plan:
    """All that is frozen, of everybody: the part of any plan that no choice changes any more."""
    return Plan(
        frozenset(
            Assignment(trainee.id, session)
            for trainee in project.trainees
            for session in frozen(project, trainee, hours).kept
        )
    )


def takes_place(project: Project, trainee: Trainee, session: Session) -> bool:
    """Whether the session is still open, unblocked, and the trainee there."""
    blocks = [each.span for need in project.needs(session) for each in project.absences_of.get(need, ())]
    return session.open and not any(span.overlaps(session.span) for span in (*away(project, trainee), *blocks))
