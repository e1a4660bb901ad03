"""What a release promised to one trainee, and how far a new session is from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cohortplan.domain.frozen import takes_place
from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.span import Span

ASPECTS = ("time", "place", "person")

Look = tuple[Span, tuple[str, str], str]
"""What somebody must know of a session: when, where, with whom."""


class Promise:
    """What the release in force says of one trainee, as far as it still binds anybody.

    ``keepable`` sessions could still take place, ``forced`` is how many cannot;
    ``known`` are the ids that are no news; ``leads`` are mentors who may still lead.
    """

    def __init__(self, project: Project, trainee: Trainee, plan: Plan) -> None:
        ids = plan.sessions_of.get(trainee.id, ())
        promised = [project.session[ident] for ident in ids if ident in project.session]
        self.keepable = [session for session in promised if takes_place(project, trainee, session)]
        self.forced = len(ids) - len(self.keepable)
        self.known = {*ids, *(row.session for row in project.attended if row.trainee == trainee.id)}
        may_lead = {person.id for person in project.mentors if trainee.role in person.mentors}
        self.leads = [lead for lead in plan.lead_of.get(trainee.id, ()) if lead in may_lead]
        self._days = project.days
        self._near: dict[tuple[object, ...], list[Look]] = defaultdict(list)
        for session in promised:
            self._near[session.kind, project.days[session.id]].append(_look(session))
            self._near[(session.kind,)].append(_look(session))

    def distance(self, session: Session) -> int:
        """In how many aspects a session differs from the nearest promised one: of its kind that day, else of its kind."""
        span, place, person = _look(session)
        found = [(old[0] != span) + (old[1] != place) + (old[2] != person) for old in self._alike(session)]
        return min(found, default=len(ASPECTS))

    def news(self, session: Session) -> tuple[str, ...]:
        """These aspects by name."""
        look = _look(session)
        different = (
            tuple(aspect for aspect, was, now in zip(ASPECTS, old, look, strict=True) if was != now)
            for old in self._alike(session)
        )
        return min(different, key=len, default=ASPECTS)

    def _alike(self, session: Session) -> Sequence[Look]:
        return self._near.get((session.kind, self._days[session.id])) or self._near.get((session.kind,)) or ()


def promise_to(project: Project, trainee: Trainee) -> Promise | None:
    """What the release in force binds; ``None`` where it held nothing for this trainee."""
    plan = project.in_force
    if plan is None or not (plan.sessions_of.get(trainee.id) or plan.lead_of.get(trainee.id)):
        return None
    promises: dict[str, Promise] = project.kept.get("promises", dict)
    if trainee.id not in promises:
        promises[trainee.id] = Promise(project, trainee, plan)
    return promises[trainee.id]


def _look(session: Session) -> Look:
    return session.span, (session.campus, session.room), session.leader
