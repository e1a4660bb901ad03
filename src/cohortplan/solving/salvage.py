"""What of a plan that breaks a rule can stay, and who has to be planned anew."""

from __future__ import annotations

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.solving.decisions import Window, remaining

NOBODY: frozenset[str] = frozenset()


def salvaged(project: Project, policy: Policy, plan: Plan) -> tuple[Plan, frozenset[str]]:
    """The plan of those about whom there is no hard finding, and the trainees who have to be planned anew.

    Mentors stay, even theirs; what the project does not know is left out.
    """
    known = remaining(project, Window(fixed=plan, trainees=NOBODY))
    hard = (judged.finding.about for judged in audit(project, policy, known).judged if judged.cost.hard)
    anew = NOBODY.union(*(_concerned(project, known, about) for about in hard))
    kept = frozenset(each for each in known.assignments if each.trainee not in anew)
    return Plan(kept, known.mentorships), anew


def _concerned(project: Project, plan: Plan, about: tuple[Ref, ...]) -> frozenset[str]:
    """Whom a finding is about: the trainees it names, else whoever attends what it names."""
    named = frozenset(ref.id for ref in about if ref.kind == "trainee")
    if named:
        return named
    ids = {ref.id for ref in about if ref.kind in ("session", "class", "staff", "room")}
    attending = (
        trainees for session, trainees in plan.trainees_of.items() if ids & {session, *_bound(project, session)}
    )
    return frozenset().union(*attending) or frozenset(project.trainee)


def _bound(project: Project, session: str) -> set[str]:
    """The class, the leader and the room of a session."""
    offer = project.session[session]
    return {each for each in (offer.class_id, offer.leader, offer.room) if each}
