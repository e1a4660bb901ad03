"""The few views of a plan that hold one trainee's change, cut without making the whole plan anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cohortplan.domain.plan import Assignment, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON, MENTORING
from cohortplan.rules.base import Scope
from cohortplan.rules.views import Agenda, ClassWeek, DayAgenda, LeaderDay, Roster, View

Spot = tuple[Scope, Hashable]
"""One view of a plan: its scope, and what it is about within the scope."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One trainee leaves ``drop`` for ``add``; an empty one means only joining, or only leaving."""

    trainee: str
    drop: str = ""
    add: str = ""

    @property
    def sessions(self) -> tuple[str, ...]:
        """The sessions that it touches."""
        return tuple(each for each in (self.drop, self.add) if each)

    def of(self, plan: Plan) -> Plan:
        """The plan after the shift."""
        drop, add = (frozenset({Assignment(self.trainee, each)} if each else ()) for each in (self.drop, self.add))
        return plan.with_changes(drop=Plan(drop), add=Plan(add))


NO_SHIFT = Shift("")


class Index:
    """Sessions of a project by what narrow views are cut by, each group in the project's order."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.place_of = {session.id: place for place, session in enumerate(project.sessions)}
        by_leader: dict[tuple[str, date], list[Session]] = defaultdict(list)
        by_class: dict[tuple[str, int], list[Session]] = defaultdict(list)
        for session in project.sessions:
            by_leader[session.leader, project.days[session.id]].append(session)
            by_class[session.class_id, self.week(session)].append(session)
        self.by_leader: Mapping[tuple[str, date], list[Session]] = by_leader
        self.by_class: Mapping[tuple[str, int], list[Session]] = by_class

    def week(self, session: Session) -> int:
        """The teaching week of a session."""
        return self.project.calendar.week(self.project.days[session.id])

    def in_order(self, sessions: Iterable[str]) -> tuple[Session, ...]:
        """These sessions, earliest first."""
        return tuple(self.project.sessions[place] for place in sorted(self.place_of[each] for each in sessions))

    def places_of(self, session: Session, trainee: str) -> Iterator[Spot]:
        """The views that hold this trainee's assignment to this session."""
        day = self.project.days[session.id]
        yield Scope.TRAINEE, trainee
        yield Scope.TRAINEE_DAY, (trainee, day)
        yield Scope.SESSION, session.id
        if session.leader:
            yield Scope.LEADER_DAY, (session.leader, day)
        if session.kind != LESSON:
            # Lessons are no mentor's load, and they are what is mostly moved.
            yield Scope.TOTALS, ""
        elif session.class_id:
            yield Scope.CLASS_WEEK, (session.class_id, self.week(session))


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who attends what in a plan after a shift."""

    plan: Plan
    shift: Shift = NO_SHIFT

    def sessions(self, trainee: str) -> Iterator[str]:
        """Ids of what a trainee attends, in no order."""
        mine = self.shift.trainee == trainee
        yield from (each for each in self.plan.sessions_of.get(trainee, ()) if not mine or each != self.shift.drop)
        if mine and self.shift.add:
            yield self.shift.add

    def trainees(self, session: str) -> tuple[str, ...]:
        """Ids of who attends a session, sorted."""
        known = self.plan.trainees_of.get(session, ())
        if session == self.shift.drop:
            return tuple(each for each in known if each != self.shift.trainee)
        if session == self.shift.add:
            return tuple(sorted({*known, self.shift.trainee}))
        return known


def _agenda(index: Index, there: Attendance, key: str) -> Agenda:
    leads = there.plan.lead_of.get(key, ())
    return Agenda(index.project, index.project.trainee[key], index.in_order(there.sessions(key)), leads)


def _day_agenda(index: Index, there: Attendance, key: tuple[str, date]) -> DayAgenda | None:
    trainee, day = key
    sessions = index.in_order(each for each in there.sessions(trainee) if index.project.days[each] == day)
    return DayAgenda(index.project, index.project.trainee[trainee], day, sessions) if sessions else None


def _roster(index: Index, there: Attendance, key: str) -> Roster | None:
    session, ids = index.project.session[key], there.trainees(key)
    if not ids and not session.required:
        return None
    day = index.project.days[key]
    mentors = {each: there.plan.mentors_on(each, day) for each in ids} if session.kind == MENTORING else {}
    return Roster(index.project, session, tuple(index.project.trainee[each] for each in ids), mentors)


def _leader_day(index: Index, there: Attendance, key: tuple[str, date]) -> LeaderDay | None:
    held = tuple(each for each in index.by_leader[key] if each.always_held or there.trainees(each.id))
    return LeaderDay(index.project, *key, held) if held else None


def _class_week(index: Index, there: Attendance, key: tuple[str, int]) -> ClassWeek | None:
    class_id, week = key
    visits = tuple(each for each in index.by_class[key] if each.kind == LESSON and there.trainees(each.id))
    return ClassWeek(index.project, index.project.school_class[class_id], week, visits) if visits else None


CUTS: Mapping[Scope, Callable[[Index, Attendance, Any], View | None]] = {
    Scope.TRAINEE: _agenda,
    Scope.TRAINEE_DAY: _day_agenda,
    Scope.SESSION: _roster,
    Scope.LEADER_DAY: _leader_day,
    Scope.CLASS_WEEK: _class_week,
}
"""How the views of narrow scopes are cut; whoever uses them looks at all other scopes whole."""
