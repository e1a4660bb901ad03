"""Who gets how much: hours, moves, wishes granted, competencies met, and what mentors, classes and teachers bear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cohortplan.domain.demands import Wish
from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook.tallies import Load, attended_by, load_of, minutes_of
from cohortplan.rules.audit import Verdict, findings
from cohortplan.rules.base import Finding
from cohortplan.rules.campus_moves import CampusMoves
from cohortplan.rules.policy import Policy

__all__ = ["Load", "Shares", "TraineeShare", "VisitShare", "WishShare", "shares"]

WISH, COMPETENCY = "wish", "competency"
"""Kinds of what a finding is about, by which a wish not met and a competency not met are known."""

Unmet = frozenset[tuple[Ref, Ref]]
"""Whom a wish or a competency that is not met belongs to, and which it is."""


@dataclass(frozen=True, kw_only=True)
class WishShare:
    """One wish, and whether the plan grants it."""

    wish: Wish
    granted: bool


@dataclass(frozen=True, kw_only=True)
class TraineeShare:
    """What one trainee gets.

    ``days`` are minutes of sessions by date, every working day of the project
    among them; ``moves`` counts changes of campus within a day; ``competencies``
    says of each that is due whether it is met; ``missing`` counts seats.
    """

    trainee: str
    sessions: int
    minutes: int
    days: Mapping[date, int] = field(default_factory=dict)
    moves: int = 0
    wishes: tuple[WishShare, ...] = ()
    competencies: Mapping[str, bool] = field(default_factory=dict)
    missing: int = 0

    @property
    def granted(self) -> int:
        """How many wishes are granted."""
        return sum(each.granted for each in self.wishes)

    @property
    def met(self) -> int:
        """How many competencies are met."""
        return sum(self.competencies.values())


@dataclass(frozen=True, kw_only=True)
class VisitShare:
    """How often lessons of one class, or of one teacher, are visited, by how many visitors in all, and on which days."""

    id: str
    visits: int
    visitors: int
    days: Mapping[date, int] = field(default_factory=dict)


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
    unmet, moves, missing = _unmet(examined), _moves(examined), Counter[str]()
    for judged in examined.audit.with_verdict(Verdict.SHORTFALL):
        missing[judged.finding.about[0].id] += judged.finding.amount

    def share(trainee: Trainee) -> TraineeShare:
        me, attended = Ref("trainee", trainee.id), attended_by(project, plan, trainee)
        due = [each.name for each in project.competencies if each.role == trainee.role]
        return TraineeShare(
            trainee=trainee.id,
            sessions=len(attended),
            minutes=minutes_of(attended),
            days=_by_day(project, attended),
            moves=moves[trainee.id],
            wishes=tuple(_wish(each, unmet) for each in project.wishes if each.trainee == trainee.id),
            competencies={name: (me, Ref(COMPETENCY, name)) not in unmet for name in due},
            missing=missing[trainee.id],
        )

    return Shares(
        trainees=tuple(map(share, project.trainees)),
        mentors={mentor.id: load_of(project, plan, mentor) for mentor in project.mentors},
        classes=_visits(project, plan, "class_id"),
        teachers=_visits(project, plan, "leader"),
    )


def _by_day(project: Project, attended: Iterable[Session]) -> Mapping[date, int]:
    sessions: dict[date, list[Session]] = {day.on: [] for day in project.calendar.open_days}
    for session in attended:
        sessions.setdefault(project.days[session.id], []).append(session)
    return {day: minutes_of(sessions[day]) for day in sorted(sessions)}


def _wish(wish: Wish, unmet: Unmet) -> WishShare:
    about = Ref("trainee", wish.trainee), Ref(WISH, f"{wish.about}={wish.value}")
    return WishShare(wish=wish, granted=about not in unmet)


def _unmet(examined: Examined) -> Unmet:
    """The wishes and competencies that are not met, whether or not policy minds."""
    applied = {rule.name for rule in examined.policy.rules}
    ignored = Policy(tuple(rule for rule in Policy.default().rules if rule.name not in applied))
    found: Iterable[Finding] = (
        *(judged.finding for judged in examined.audit.judged),
        *(findings(examined.project, ignored, examined.plan) if ignored.rules else ()),
    )
    return frozenset((each.about[0], ref) for each in found for ref in each.about[1:] if ref.kind in (WISH, COMPETENCY))


def _moves(examined: Examined) -> Counter[str]:
    """Changes of campus by trainee: what the rule would count if it allowed none."""
    every = Policy((CampusMoves(per_day=0),))
    found = findings(examined.project, every, examined.plan) if len(examined.project.campuses) > 1 else ()
    counted = Counter[str]()
    for each in found:
        if each.about[0].kind == "trainee":
            counted[each.about[0].id] += each.amount
    return counted


def _visits(project: Project, plan: Plan, of: str) -> tuple[VisitShare, ...]:
    """By class or by teacher, those most visited first."""
    visitors: dict[str, int] = {}
    days: dict[str, Counter[date]] = {}
    for ident, session, here in _lessons(project, plan, of):
        visitors[ident] = visitors.get(ident, 0) + sum(project.trainee[each].people for each in here)
        days.setdefault(ident, Counter()).update([project.days[session.id]] if here else [])
    found = (
        VisitShare(
            id=ident, visits=days[ident].total(), visitors=visitors[ident], days=dict(sorted(days[ident].items()))
        )
        for ident in visitors
    )
    return tuple(sorted(found, key=lambda each: (-each.visits, -each.visitors, each.id)))


def _lessons(project: Project, plan: Plan, of: str) -> Iterator[tuple[str, Session, tuple[str, ...]]]:
    for session in project.offers:
        ident = getattr(session, of)
        if session.kind == LESSON and ident:
            yield ident, session, plan.trainees_of.get(session.id, ())
