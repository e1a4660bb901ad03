"""What one more assignment would break: the audit of the plan with it, less the audit of the plan as it is.

Only the scopes that the assignment touches are looked at, so that thousands of
assignments can be tried in the time of some dozens of whole audits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from cohortplan.domain.plan import Assignment, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import About
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON, MENTORING
from cohortplan.rules.audience import Audience
from cohortplan.rules.audit import Verdict, judge
from cohortplan.rules.base import Finding, Rule, Scope
from cohortplan.rules.policy import Policy
from cohortplan.rules.views import Agenda, ClassWeek, DayAgenda, LeaderDay, Roster, View, Views

Key = tuple[str, str, About]
Hard = dict[Key, Finding]


@dataclass(frozen=True)
class Touch:
    """The views that an assignment changes: which they are, and how to see them before and after."""

    which: object
    before: Callable[[], tuple[View, ...]]
    after: Callable[[], tuple[View, ...]]


class Trials:
    """One plan, on which single assignments are tried out. The plan itself stays as it is.

    Raises:
        UnknownReference: If the plan names what the project does not have.
    """

    def __init__(self, project: Project, policy: Policy, plan: Plan) -> None:
        project.check_knows(plan)
        self.project, self.plan = project, plan
        self._cut = Cut(project, plan)
        self._rules: dict[Scope, list[Rule]] = defaultdict(list)
        for rule in policy.rules:
            # A rule without a limit is never hard.
            for scope in () if rule.limit is None else rule.scopes:
                self._rules[scope].append(rule)
        self._seen: dict[tuple[Scope, object], Hard] = {}

    def obstacles(self, trainee: str, session: str) -> tuple[Finding, ...]:
        """The hard findings that the plan would have more, or worse, if this trainee attended this session too."""
        found: list[Finding] = []
        for scope in self._rules:
            for touch in self._touched(scope, trainee, self.project.session[session]):
                before = self._known(scope, touch)
                for key, finding in self._hard(self._rules[scope], touch.after()).items():
                    if key not in before or before[key].amount < finding.amount:
                        found.append(finding)
        return tuple(found)

    def invited(self, trainee: str, session: str) -> bool:
        """Whether the session is meant for this trainee, whoever else attends it."""
        rules = [rule for rule in self._rules[Scope.SESSION] if isinstance(rule, Audience)]
        roster = self._cut.roster_of(self.project.session[session], (trainee,))
        return not self._hard(rules, (roster,))

    def _touched(self, scope: Scope, trainee: str, session: Session) -> Iterator[Touch]:
        """What the assignment changes in this scope; a scope nobody thought of here is looked at as a whole."""
        if scope in self._cut.by_scope:
            yield from self._cut.by_scope[scope](trainee, session)
        elif scope is not Scope.MENTOR:
            more = replace(self.plan, assignments=self.plan.assignments | {Assignment(trainee, session.id)})
            old, new = (partial(_all_of, scope, self.project, plan) for plan in (self.plan, more))
            yield Touch(None, old, new)

    def _known(self, scope: Scope, touch: Touch) -> Hard:
        key = scope, touch.which
        if key not in self._seen:
            self._seen[key] = self._hard(self._rules[scope], touch.before())
        return self._seen[key]

    def _hard(self, rules: Iterable[Rule], views: Iterable[View]) -> Hard:
        found: Hard = {}
        for rule in rules:
            for view in views:
                for finding in rule.check(view):
                    if judge(finding, self.project.standing_waivers).verdict is Verdict.HARD:
                        found[rule.name, finding.variant, finding.about] = finding
        return found


class Cut:
    """The views of a plan that one assignment touches, made one by one."""

    def __init__(self, project: Project, plan: Plan) -> None:
        self.project, self.plan = project, plan
        self.by_scope: dict[Scope, Callable[[str, Session], Iterator[Touch]]] = {
            Scope.TRAINEE: self.agenda,
            Scope.TRAINEE_DAY: self.day_agenda,
            Scope.SESSION: self.roster,
            Scope.LEADER_DAY: self.leader_day,
            Scope.CLASS_WEEK: self.class_week,
        }
        self._attended: dict[str, list[Session]] = defaultdict(list)
        self._led: dict[object, list[Session]] = defaultdict(list)
        self._visited: dict[object, list[Session]] = defaultdict(list)
        for session in project.sessions:
            for trainee in plan.trainees_of.get(session.id, ()):
                self._attended[trainee].append(session)
            if session.always_held or session.id in plan.trainees_of:
                self._led[session.leader, project.days[session.id]].append(session)
            if session.kind == LESSON and session.id in plan.trainees_of:
                self._visited[self._class_and_week(session)].append(session)

    def agenda(self, trainee: str, session: Session) -> Iterator[Touch]:
        """All that the trainee attends."""
        make = partial(Agenda, self.project, self.project.trainee[trainee])
        leads = self.plan.lead_of.get(trainee, ())
        attended = tuple(self._attended[trainee])
        yield _touch(trainee, lambda sessions: make(sessions, leads), attended, session)

    def day_agenda(self, trainee: str, session: Session) -> Iterator[Touch]:
        """What the trainee attends that day."""
        day = self.project.days[session.id]
        make = partial(DayAgenda, self.project, self.project.trainee[trainee], day)
        attended = tuple(each for each in self._attended[trainee] if self.project.days[each.id] == day)
        yield _touch((trainee, day), make, attended, session)

    def roster(self, trainee: str, session: Session) -> Iterator[Touch]:
        """Who attends the session."""
        here = self.plan.trainees_of.get(session.id, ())
        both = tuple(sorted({*here, trainee}))
        yield Touch(session.id, lambda: (self.roster_of(session, here),), lambda: (self.roster_of(session, both),))

    def roster_of(self, session: Session, trainees: tuple[str, ...]) -> Roster:
        """The session if these attended it."""
        day = self.project.days[session.id]
        asked = trainees if session.kind == MENTORING else ()
        mentors = {trainee: self.plan.mentors_on(trainee, day) for trainee in asked}
        return Roster(self.project, session, tuple(self.project.trainee[each] for each in trainees), mentors)

    def leader_day(self, _: str, session: Session) -> Iterator[Touch]:
        """What the leader leads that day, if the session would not be held otherwise."""
        which = session.leader, self.project.days[session.id]
        led = tuple(self._led[which])
        if session.leader and not session.always_held and session.id not in self.plan.trainees_of:
            yield _touch(which, partial(LeaderDay, self.project, *which), led, session)

    def class_week(self, _: str, session: Session) -> Iterator[Touch]:
        """The visits of the class that week, if the lesson would not be visited otherwise."""
        which = self._class_and_week(session)
        visited = tuple(self._visited[which])
        if session.kind == LESSON and session.class_id and session.id not in self.plan.trainees_of:
            make = partial(ClassWeek, self.project, self.project.school_class[session.class_id], which[1])
            yield _touch(which, make, visited, session)

    def _class_and_week(self, session: Session) -> tuple[str, int]:
        return session.class_id, self.project.calendar.week(self.project.days[session.id])


def _touch(
    which: object, make: Callable[[tuple[Session, ...]], View], sessions: tuple[Session, ...], more: Session
) -> Touch:
    there = any(each.id == more.id for each in sessions)
    both = sessions if there else tuple(sorted((*sessions, more), key=lambda each: (each.span.start, each.id)))
    return Touch(which, lambda: (make(sessions),), lambda: (make(both),))


def _all_of(scope: Scope, project: Project, plan: Plan) -> tuple[View, ...]:
    return tuple(Views(project, plan).of(scope))
