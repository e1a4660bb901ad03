"""What a subscriber's page shows besides entries: who they are, whom to ask, when the last shuttle leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cohortplan.domain.agendas import TRAINEE, name_of
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Someone to ask: the lead mentor."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastShuttle:
    """The last run of a day from one campus to another."""

    origin: str
    destination: str
    leaves: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The words around somebody's agenda, frozen with the release."""

    name: str
    project: str
    zone: str
    contacts: tuple[Contact, ...] = ()
    shuttles: tuple[LastShuttle, ...] = ()


def card_of(project: Project, plan: Plan, who: Ref) -> Card:
    """The card of one subscriber; contacts are for trainees, whose mentors they are, those who stand in after the lead."""
    acting = (each.mentor for each in plan.acting_for.get(who.id, ()))
    mentors = dict.fromkeys((*plan.lead_of.get(who.id, ()), *acting)) if who.kind == TRAINEE else ()
    known = (project.person[mentor] for mentor in mentors if mentor in project.person)
    return Card(
        name=name_of(project, who),
        project=project.name,
        zone=project.calendar.zone,
        contacts=tuple(Contact(name=each.name, phone=each.phone, email=each.email) for each in known),
        shuttles=_last_shuttles(project),
    )


def _last_shuttles(project: Project) -> tuple[LastShuttle, ...]:
    last: dict[tuple[object, str, str], datetime] = {}
    for run in project.shuttles:
        key = (project.calendar.local(run.span.start).date(), run.origin, run.destination)
        last[key] = max(last.get(key, run.span.start), run.span.start)
    names = {campus.id: campus.name for campus in project.campuses}
    return tuple(
        LastShuttle(origin=names.get(origin, origin), destination=names.get(destination, destination), leaves=leaves)
        for (_, origin, destination), leaves in sorted(last.items(), key=lambda item: (item[1], item[0][1:]))
    )
