"""What ``check`` sees: finished plans, cut by scope, with clock times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cohortplan.domain.people import Staff, Trainee
from cohortplan.domain.places import SchoolClass
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON, MENTORING
from cohortplan.rules.base import Scope


@dataclass(frozen=True)
class Agenda:
    """Everything one trainee attends, earliest first, and their lead mentors."""

    project: Project
    trainee: Trainee
    sessions: tuple[Session, ...]
    leads: tuple[str, ...]


@dataclass(frozen=True)
class DayAgenda:
    """What one trainee attends on one day."""

    project: Project
    trainee: Trainee
    day: date
    sessions: tuple[Session, ...]


@dataclass(frozen=True)
class Roster:
    """Who attends one session; for a mentor meeting, with the mentors of each on that day."""

    project: Project
    session: Session
    trainees: tuple[Trainee, ...]
    mentors: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class LeaderDay:
    """The held sessions of one leader on one day."""

    project: Project
    leader: str
    day: date
    held: tuple[Session, ...]

    @property
    def leader_name(self) -> str:
        """The leader's name, or the id where the leader is nobody of the staff table."""
        person = self.project.person.get(self.leader)
        return person.name if person else self.leader


@dataclass(frozen=True)
class ClassWeek:
    """The visited lessons of one class in one teaching week, earliest first."""

    project: Project
    school_class: SchoolClass
    week: int
    visits: tuple[Session, ...]


@dataclass(frozen=True)
class MentorGroup:
    """The trainees of one lead mentor."""

    project: Project
    mentor: Staff
    trainees: tuple[Trainee, ...]


@dataclass(frozen=True)
class MentorLoad:
    """How many trainees a mentor leads, and for how many minutes."""

    mentor: Staff
    trainees: int
    minutes: int


@dataclass(frozen=True)
class Totals:
    """Sums over the whole plan; never its assignments."""

    project: Project
    loads: tuple[MentorLoad, ...]


View = Agenda | DayAgenda | Roster | LeaderDay | ClassWeek | MentorGroup | Totals


class Views:
    """All views of one plan, scope by scope."""

    def __init__(self, project: Project, plan: Plan) -> None:
        project.check_knows(plan)
        self.project = project
        self.plan = plan

    def of(self, scope: Scope) -> Iterator[View]:
        """Every view of a scope, in a stable order."""
        cuts: dict[Scope, Callable[[], Iterator[View]]] = {
            Scope.TRAINEE: self.agendas,
            Scope.TRAINEE_DAY: self.day_agendas,
            Scope.SESSION: self.rosters,
            Scope.LEADER_DAY: self.leader_days,
            Scope.CLASS_WEEK: self.class_weeks,
            Scope.MENTOR: self.mentor_groups,
            Scope.TOTALS: self.totals,
        }
        return cuts[scope]()

    def agendas(self) -> Iterator[Agenda]:
        """One for each trainee, with or without sessions."""
        for trainee in self.project.trainees:
            yield Agenda(self.project, trainee, self._attended[trainee.id], self.plan.lead_of.get(trainee.id, ()))

    def day_agendas(self) -> Iterator[DayAgenda]:
        """One for each trainee and day with a session."""
        for trainee in self.project.trainees:
            days: dict[date, list[Session]] = defaultdict(list)
            for session in self._attended[trainee.id]:
                days[self.project.days[session.id]].append(session)
            for day, sessions in days.items():
                yield DayAgenda(self.project, trainee, day, tuple(sessions))

    def rosters(self) -> Iterator[Roster]:
        """One for each session that somebody attends, or that is required."""
        for session in self.project.sessions:
            ids = self.plan.trainees_of.get(session.id, ())
            if ids or session.required:
                day = self.project.days[session.id]
                mentors = {each: self.plan.mentors_on(each, day) for each in ids} if session.kind == MENTORING else {}
                yield Roster(self.project, session, tuple(self.project.trainee[each] for each in ids), mentors)

    def leader_days(self) -> Iterator[LeaderDay]:
        """One for each leader and day with a held session."""
        days: dict[tuple[str, date], list[Session]] = defaultdict(list)
        for session in self.held:
            if session.leader:
                days[session.leader, self.project.days[session.id]].append(session)
        for (leader, day), held in sorted(days.items()):
            yield LeaderDay(self.project, leader, day, tuple(held))

    def class_weeks(self) -> Iterator[ClassWeek]:
        """One for each class and teaching week with a visit."""
        weeks: dict[tuple[str, int], list[Session]] = defaultdict(list)
        for session in self.project.sessions:
            if session.kind == LESSON and session.class_id and session.id in self.plan.trainees_of:
                week = self.project.calendar.week(self.project.days[session.id])
                weeks[session.class_id, week].append(session)
        for (class_id, week), visits in sorted(weeks.items()):
            yield ClassWeek(self.project, self.project.school_class[class_id], week, tuple(visits))

    def mentor_groups(self) -> Iterator[MentorGroup]:
        """One for each lead mentor."""
        for mentor, ids in self.plan.mentees_of.items():
            trainees = tuple(self.project.trainee[each] for each in ids)
            yield MentorGroup(self.project, self.project.person[mentor], trainees)

    def totals(self) -> Iterator[Totals]:
        """One for the plan."""
        minutes: dict[str, int] = defaultdict(int)
        for session in self.held:
            if session.id in self.plan.trainees_of and session.kind != LESSON:
                minutes[session.leader] += session.span.minutes
        loads = tuple(
            MentorLoad(mentor, len(self.plan.mentees_of.get(mentor.id, ())), minutes[mentor.id])
            for mentor in self.project.mentors
        )
        yield Totals(self.project, loads)

    @cached_property
    def held(self) -> tuple[Session, ...]:
        """Lessons, required sessions, and what somebody attends; earliest first."""
        return tuple(each for each in self.project.sessions if each.always_held or each.id in self.plan.trainees_of)

    @cached_property
    def _attended(self) -> Mapping[str, tuple[Session, ...]]:
        attended: dict[str, list[Session]] = defaultdict(list)
        for session in self.project.sessions:
            for trainee in self.plan.trainees_of.get(session.id, ()):
                attended[trainee].append(session)
        return defaultdict(tuple, {trainee: tuple(sessions) for trainee, sessions in attended.items()})
