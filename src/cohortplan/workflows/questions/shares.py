"""Who gets how much: hours, wishes granted, competencies met, and what mentors, classes and teachers bear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.vocabulary import LESSON
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook.tallies import Load, attended_by, load_of, minutes_of
from cohortplan.rules.audit import Verdict, findings
from cohortplan.rules.base import Finding
from cohortplan.rules.policy import Policy

WISH, COMPETENCY = "wish", "competency"
"""Kinds of what a finding is about, by which a wish not met and a competency not met are known."""


@dataclass(frozen=True, kw_only=True)
class TraineeShare:
    """What one trainee gets: sessions and minutes, wishes granted of those made, competencies met of those due."""

    trainee: str
    sessions: int
    minutes: int
    wishes: int
    granted: int
    competencies: int
    met: int
    missing: int


@dataclass(frozen=True, kw_only=True)
class VisitShare:
    """How often lessons of one class, or of one teacher, are visited, and by how many visitors in all."""

    id: str
    visits: int
    visitors: int


@dataclass(frozen=True, kw_only=True)
class Shares:
    """Every trainee and mentor, and every class and teacher whose lessons can be visited."""

    trainees: tuple[TraineeShare, ...]
    mentors: Mapping[str, Load]
    classes: tuple[VisitShare, ...]
    teachers: tuple[VisitShare, ...]


def shares(examined: Examined) -> Shares:
    """The shares of a plan."""
    project, plan = examined.project, examined.plan
    unmet = _unmet(examined)
    missing = Counter[str]()
    for judged in examined.audit.with_verdict(Verdict.SHORTFALL):
        missing[judged.finding.about[0].id] += judged.finding.amount
    return Shares(
        trainees=tuple(_of_trainee(examined, each, unmet, missing[each.id]) for each in project.trainees),
        mentors={mentor.id: load_of(project, plan, mentor) for mentor in project.mentors},
        classes=_visits(project, plan, "class_id"),
        teachers=_visits(project, plan, "leader"),
    )


def _of_trainee(examined: Examined, trainee: Trainee, unmet: Counter[tuple[str, str]], missing: int) -> TraineeShare:
    project = examined.project
    attended = attended_by(project, examined.plan, trainee)
    wishes = sum(wish.trainee == trainee.id for wish in project.wishes)
    competencies = sum(each.role == trainee.role for each in project.competencies)
    return TraineeShare(
        trainee=trainee.id,
        sessions=len(attended),
        minutes=minutes_of(attended),
        wishes=wishes,
        granted=wishes - unmet[WISH, trainee.id],
        competencies=competencies,
        met=competencies - unmet[COMPETENCY, trainee.id],
        missing=missing,
    )


def _unmet(examined: Examined) -> Counter[tuple[str, str]]:
    """How many wishes and competencies of each trainee are not met, whether or not policy minds."""
    applied = {rule.name for rule in examined.policy.rules}
    ignored = Policy(tuple(rule for rule in Policy.default().rules if rule.name not in applied))
    found: Iterable[Finding] = (
        *(judged.finding for judged in examined.audit.judged),
        *findings(examined.project, ignored, examined.plan),
    )
    return Counter(
        (ref.kind, each.about[0].id) for each in found for ref in each.about[1:] if ref.kind in (WISH, COMPETENCY)
    )


def _visits(project: Project, plan: Plan, of: str) -> tuple[VisitShare, ...]:
    """By class or by teacher, those most visited first."""
    visits, visitors = Counter[str](), Counter[str]()
    for session in project.offers:
        ident = getattr(session, of)
        if session.kind == LESSON and ident:
            here = plan.trainees_of.get(session.id, ())
            visits[ident] += bool(here)
            visitors[ident] += sum(project.trainee[each].people for each in here)
    found = (VisitShare(id=ident, visits=visits[ident], visitors=visitors[ident]) for ident in visits)
    return tuple(sorted(found, key=lambda each: (-each.visits, -each.visitors, each.id)))
