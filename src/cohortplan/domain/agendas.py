"""Whose agenda holds which sessions: a trainee's, a leader's, a class's, a group's, the whole project's."""

from __future__ import annotations

from collections.abc import Iterable

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session

TRAINEE, STAFF, CLASS, PARTY, PROJECT = "trainee", "staff", "class", "party", "project"


def agenda(project: Project, plan: Plan, who: Ref) -> tuple[Session, ...]:
    """The sessions of one agenda, earliest first.

    A trainee's: what they attend. A leader's: what they lead and somebody
    attends, so a lesson only when it is visited. A class's: its visited
    lessons. A group's: only what the whole group attends. The project's:
    everything that takes place for visitors. Required sessions take place even
    if nobody attends. What the project does not know, person or session, has
    no place in any agenda; ``Project.strangers`` names it.
    """
    if who.kind == TRAINEE:
        return _known(project, plan.sessions_of.get(who.id, ()))
    if who.kind == PARTY:
        return _known(project, _shared(project, plan, who.id))
    taking_place = (each for each in project.sessions if each.required or each.id in plan.trainees_of)
    if who.kind == STAFF:
        return tuple(each for each in taking_place if each.leader == who.id)
    if who.kind == CLASS:
        return tuple(each for each in taking_place if each.class_id == who.id)
    return tuple(taking_place) if who.kind == PROJECT else ()


def subscribers(project: Project, plan: Plan) -> tuple[Ref, ...]:
    """Everybody with an agenda of their own, sorted.

    All trainees and mentors; whoever else leads something for visitors; classes
    that are visited; groups; the project itself.
    """
    everything = agenda(project, plan, Ref(PROJECT, project.id))
    leaders = {each.leader for each in everything} | {mentor.id for mentor in project.mentors}
    refs = {Ref(TRAINEE, trainee.id) for trainee in project.trainees}
    refs |= {Ref(STAFF, leader) for leader in leaders if leader in project.person}
    refs |= {Ref(CLASS, each.class_id) for each in everything if each.class_id}
    refs |= {Ref(PARTY, party.id) for party in project.parties}
    return tuple(sorted({*refs, Ref(PROJECT, project.id)}))


def name_of(project: Project, who: Ref) -> str:
    """What a reader calls this person, class, group or project; the id where there is no name."""
    if who.kind == TRAINEE and who.id in project.trainee:
        return project.trainee[who.id].name
    if who.kind == STAFF and who.id in project.person:
        return project.person[who.id].name
    return project.name if who.kind == PROJECT else who.id


def _shared(project: Project, plan: Plan, party: str) -> Iterable[str]:
    members = next((each.members for each in project.parties if each.id == party), ())
    attended = [frozenset(plan.sessions_of.get(member, ())) for member in members]
    return frozenset.intersection(*attended) if attended else ()


def _known(project: Project, sessions: Iterable[str]) -> tuple[Session, ...]:
    wanted = frozenset(sessions)
    return tuple(each for each in project.sessions if each.id in wanted)
