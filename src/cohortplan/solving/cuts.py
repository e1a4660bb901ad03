"""The options of a board, grouped once and handed out scope by scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import TypeVar

from cohortplan.domain.companies import Company
from cohortplan.domain.demands import Wish
from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON, MENTORING
from cohortplan.rules.base import Scope, Stay, Taken
from cohortplan.rules.options import (
    AgendaOptions,
    ClassVisitedOptions,
    ClassWeekOptions,
    DayOptions,
    LeaderDayOptions,
    LeaderWeekOptions,
    Meeting,
    MeetingsOptions,
    MentorGroupOptions,
    MentorLoadOptions,
    MentorOption,
    Option,
    Options,
    RoomDayOptions,
    RosterOptions,
    ShareOptions,
    SharesOptions,
    ShuttleDayOptions,
    TeacherVisitedOptions,
    TiedRosterOptions,
    TotalsOptions,
)
from cohortplan.solving.decisions import Decision, Window, is_open, remaining


class Cuts:
    """All options of one window: open ones as decisions, fixed ones as ``True``; the rest are left out."""

    def __init__(self, project: Project, window: Window, any_of: Callable[[list[Taken]], Taken]) -> None:
        self.project = project
        self.any_of = any_of
        self.fixed = remaining(project, window)
        self._visited: dict[str, Taken] = {}
        self.options = {(option.trainee.id, option.session.id): option for option in self._options(window)}
        self.leads = {(lead.trainee.id, lead.mentor.id): lead for lead in self._leads(window)}
        self._possible = list(self.options.values())
        self._leads_of: dict[str, list[MentorOption]] = defaultdict(list)
        self._leads_by: dict[str, list[MentorOption]] = defaultdict(list)
        self._acting_by: dict[str, list[Mentorship]] = defaultdict(list)
        for each in self.fixed.mentorships:
            if not each.lead:
                self._acting_by[each.mentor].append(each)
        for lead in self.leads.values():
            self._leads_of[lead.trainee.id].append(lead)
            self._leads_by[lead.mentor.id].append(lead)
        decided: tuple[Option | MentorOption, ...] = (*self._possible, *self.leads.values())
        leads_open = any(isinstance(lead.taken, Decision) for lead in self.leads.values())
        self._mentoring = project.mentor_meetings if leads_open else ()
        concerned = {each.trainee.id for each in decided if isinstance(each.taken, Decision)}
        self._concerned = tuple(each for each in project.trainees if each.id in concerned)

    def _options(self, window: Window) -> Iterator[Option]:
        opened = window.openings(self.project)
        for trainee in self.project.trainees:
            for ident in self.fixed.sessions_of.get(trainee.id, ()):
                yield Option(trainee, self.project.session[ident], taken=True)
            for session in opened(trainee.id):
                yield Option(trainee, session, Decision(f"{trainee.id} {session.id}"))

    def _leads(self, window: Window) -> Iterator[MentorOption]:
        kept = {(each.trainee, each.mentor) for each in self.fixed.mentorships if each.lead}
        for trainee in self.project.trainees:
            for mentor in self.project.mentors:
                if window.opens_mentor(trainee.id):
                    yield MentorOption(trainee, mentor, Decision(f"{trainee.id} {mentor.id}"))
                elif (trainee.id, mentor.id) in kept:
                    yield MentorOption(trainee, mentor, taken=True)

    def group(self) -> None:
        """Group what is still possible. Call again once rules have closed options."""
        self._possible = [each for each in self._possible if _matters(each)]
        self.by_trainee: dict[str, list[Option]] = defaultdict(list)
        self.by_session: dict[str, list[Option]] = defaultdict(list)
        undecided: set[str] = set()
        self._decided: set[str] = set()
        for option in self._possible:
            ident, taken = option.session.id, option.taken
            self.by_trainee[option.trainee.id].append(option)
            self.by_session[ident].append(option)
            if isinstance(taken, Decision):
                self._decided.add(ident)
                if not taken.closed:
                    undecided.add(ident)
        self._cut: dict[Scope, tuple[Options, ...]] = {}
        self._undecided = self.project.in_order(undecided)

    def of(self, scope: Scope) -> tuple[Options, ...]:
        """The views of a scope that hold an open decision, in a stable order; cut once for all rules of the scope."""
        cuts: dict[Scope, Callable[[], Iterator[Options]]] = {
            Scope.TRAINEE: self.agendas,
            Scope.TRAINEE_DAY: self.days,
            Scope.SESSION: self.rosters,
            Scope.LEADER_DAY: self.leader_days,
            Scope.LEADER_WEEK: self.leader_weeks,
            Scope.ROOM_DAY: self.room_days,
            Scope.SHUTTLE_DAY: self.shuttle_days,
            Scope.CLASS_WEEK: self.class_weeks,
            Scope.CLASS: self.classes_visited,
            Scope.TEACHER: self.teachers_visited,
            Scope.MENTOR: self.mentor_groups,
            Scope.PARTY: self.tied_rosters,
            Scope.PAIR: self.meetings,
            Scope.SHARES: self.shares,
            Scope.TOTALS: self.totals,
        }
        if scope not in self._cut:
            self._cut[scope] = tuple(cuts[scope]())
        return self._cut[scope]

    def agendas(self) -> Iterator[AgendaOptions]:
        """One for each trainee with something open; where all is decided against a trainee, still one."""
        for trainee in self._concerned:
            options, leads = self.by_trainee[trainee.id], self._leads_of[trainee.id]
            acting = self.fixed.acting_for.get(trainee.id, ())
            yield AgendaOptions(self.project, trainee, tuple(options), tuple(leads), acting)

    def days(self) -> Iterator[DayOptions]:
        """One for each trainee and day with something open."""
        on = self.project.days
        for trainee in self._concerned:
            days: dict[date, list[Option]] = defaultdict(list)
            for option in self.by_trainee[trainee.id]:
                days[on[option.session.id]].append(option)
            for day, options in days.items():
                if any(is_open(option.taken) for option in options):
                    yield DayOptions(self.project, trainee, day, tuple(options))

    def rosters(self) -> Iterator[RosterOptions]:
        """One for each session with something open; at a mentor meeting that may be who leads whom."""
        for session in self.project.in_order({*self._decided, *self._mentoring}):
            leads = self._leads_at(session) if session.kind == MENTORING else {}
            if session.id in self._decided or any(isinstance(each, Decision) for each in leads.values()):
                yield RosterOptions(self.project, session, tuple(self.by_session.get(session.id, ())), leads)

    def _leads_at(self, session: Session) -> dict[str, Taken]:
        """Who is led by the leader of a mentor meeting."""
        day = self.project.days[session.id]
        leads = {lead.trainee.id: lead.taken for lead in self._leads_by[session.leader]}
        for each in self._acting_by[session.leader]:
            if each.acts_on(day):
                leads[each.trainee] = True
        return leads

    def leader_days(self) -> Iterator[LeaderDayOptions]:
        """One for each leader and day with something open."""
        undecided = (each for each in self._undecided if each.leader and not each.always_held)
        touched = {(each.leader, self.project.days[each.id]) for each in undecided}
        for leader, day in _in_order_of(self.project.led_on, touched):
            if stays := self._stays(self.project.led_on[leader, day], held=True):
                yield LeaderDayOptions(self.project, leader, day, stays)

    def leader_weeks(self) -> Iterator[LeaderWeekOptions]:
        """One for each leader and teaching week with something open."""
        touched = {(each.leader, self.project.week_of(each)) for each in self._undecided}
        for leader, week in _in_order_of(self.project.led_in, touched):
            if stays := self._stays(self.project.led_in[leader, week]):
                yield LeaderWeekOptions(self.project, self.project.person[leader], week, stays)

    def room_days(self) -> Iterator[RoomDayOptions]:
        """One for each room and day with something open."""
        undecided = (each for each in self._undecided if each.room and not each.always_held)
        touched = {(each.room, self.project.days[each.id]) for each in undecided}
        for room, day in _in_order_of(self.project.housed_on, touched):
            if stays := self._stays(self.project.housed_on[room, day], held=True):
                yield RoomDayOptions(self.project, room, day, stays)

    def shuttle_days(self) -> Iterator[ShuttleDayOptions]:
        """One for each way and day with runs and something open, with those who may be on both campuses then."""
        if not self.project.runs_on:
            return
        cut = (each for each in self.of(Scope.TRAINEE_DAY) if isinstance(each, DayOptions))
        undecided = {(each.trainee.id, each.day): each for each in cut}
        open_days = {day for _, day in undecided}
        settled: dict[tuple[str, date], list[Option]] = defaultdict(list)
        for assignment in self.fixed.assignments:
            if (day := self.project.days[assignment.session]) in open_days:
                settled[assignment.trainee, day].append(self.options[assignment.trainee, assignment.session])
        for day, ways in self.project.ways_on.items():
            if day not in open_days:
                continue
            known = [
                undecided.get((each.id, day))
                or DayOptions(self.project, each, day, tuple(settled.get((each.id, day), ())))
                for each in self.project.trainees
            ]
            reached = [(each, {option.session.campus for option in each.options}) for each in known]
            for way in ways:
                agendas = tuple(each for each, campuses in reached if campuses.issuperset(way[1:]))
                if any((each.trainee.id, day) in undecided for each in agendas):
                    yield ShuttleDayOptions(self.project, *way, self.project.runs_on[way], agendas)

    def class_weeks(self) -> Iterator[ClassWeekOptions]:
        """One for each class and teaching week with something open."""
        touched = {(each.class_id, self.project.week_of(each)) for each in self._undecided}
        for class_id, week in _in_order_of(self.project.taught_in, touched):
            if visits := self._stays(self.project.taught_in[class_id, week]):
                yield ClassWeekOptions(self.project, self.project.school_class[class_id], week, visits)

    def classes_visited(self) -> Iterator[ClassVisitedOptions]:
        """One for each class with something open."""
        touched = {each.class_id for each in self._undecided if each.kind == LESSON}
        for class_id in _in_order_of(self.project.taught_by_class, touched):
            if visits := self._stays(self.project.taught_by_class[class_id]):
                yield ClassVisitedOptions(self.project, self.project.school_class[class_id], visits)

    def teachers_visited(self) -> Iterator[TeacherVisitedOptions]:
        """One for each teacher of the staff table with something open."""
        touched = {each.leader for each in self._undecided if each.kind == LESSON}
        for teacher in _in_order_of(self.project.taught_by, touched):
            if visits := self._stays(self.project.taught_by[teacher]):
                yield TeacherVisitedOptions(self.project, self.project.person[teacher], visits)

    def _stays(self, sessions: Iterable[Session], *, held: bool = False) -> tuple[Stay, ...]:
        """The sessions with whether anybody attends them or, where asked, they are held; none if nothing of it is open."""
        stays = []
        for session in sessions:
            if held and session.always_held:
                stays.append(Stay(session, taken=True))
            elif session.id in self.by_session and (taken := self.visited(session)) is not False:
                stays.append(Stay(session, taken))
        return tuple(stays) if any(is_open(stay.taken) for stay in stays) else ()

    def mentor_groups(self) -> Iterator[MentorGroupOptions]:
        """One for each mentor with something open."""
        for mentor in self.project.mentors:
            options = tuple(self._leads_by[mentor.id])
            if any(is_open(option.taken) for option in options):
                yield MentorGroupOptions(self.project, mentor, options)

    def tied_rosters(self) -> Iterator[TiedRosterOptions]:
        """One for each party and session of its kinds to which a member may come, with something open or closed."""
        concerned = {trainee.id for trainee in self._concerned}
        for tie in self.project.ties:
            if concerned.isdisjoint(tie.members):
                continue
            known = [option for member in tie.members for option in self.by_trainee[member]]
            touched = {option.session.id for option in known if tie.covers(option.session.kind)}
            for session in self.project.in_order(touched):
                here = (self.options.get((member, session.id)) for member in tie.members)
                options = tuple(option for option in here if option is not None)
                if not any(option.taken is True or is_open(option.taken) for option in options):
                    continue
                leads = self._leads_at(session) if session.kind == MENTORING else {}
                decided = (*(option.taken for option in options), *(leads.get(each, False) for each in tie.members))
                if any(isinstance(taken, Decision) for taken in decided):
                    yield TiedRosterOptions(self.project, tie, session, options, leads)

    def meetings(self) -> Iterator[MeetingsOptions]:
        """One for each two parties that may meet at a lesson, if for one of them something is open."""
        project = self.project
        concerned = {trainee.id for trainee in self._concerned}
        known = [(company, self._observing(company)) for company in project.companies]
        for (one, here), (other, there) in combinations(known, 2):
            if concerned.isdisjoint(one) and concerned.isdisjoint(other):
                continue
            few, many = sorted((here, there), key=len)
            shared = project.in_order(ident for ident in few if ident in many)
            meetings = tuple(Meeting(each, here[each.id], there[each.id]) for each in shared)
            if any(is_open(each.one) or is_open(each.other) for each in meetings):
                first, second = (tuple(project.trainee[each] for each in company) for company in (one, other))
                yield MeetingsOptions(project, first, second, meetings)

    def _observing(self, company: Company) -> dict[str, Taken]:
        """The lessons at which somebody of a company may be or is, with whether they are."""
        taken: dict[str, list[Taken]] = defaultdict(list)
        for member in company:
            for option in self.by_trainee[member]:
                if option.session.kind == LESSON and (option.taken is True or is_open(option.taken)):
                    taken[option.session.id].append(option.taken)
        return {ident: each[0] if len(each) == 1 else self.any_of(each) for ident, each in taken.items()}

    def shares(self) -> Iterator[SharesOptions]:
        """One for each role with something open."""
        for role in sorted({trainee.role for trainee in self._concerned}):
            trainees = (trainee for trainee in self.project.trainees if trainee.role == role)
            yield SharesOptions(self.project, role, tuple(self._share(each) for each in trainees))

    def _share(self, trainee: Trainee) -> ShareOptions:
        options, wishes = self.by_trainee[trainee.id], self.project.wishes_of.get(trainee.id, ())
        sought, granting = self.project.sought, self.project.granting
        granted = [
            self.any_of(
                [each.taken for each in options if each.session.id in granting.get((wish.about, wish.value), ())]
                + self._led(trainee, wish)
            )
            for wish in wishes
        ]
        return ShareOptions(
            trainee,
            sought=_summed((1, option.taken) for option in options if option.session.id in sought),
            minutes=_summed((option.session.span.minutes, option.taken) for option in options),
            unmet=_summed(((len(wishes), True), *((-1, taken) for taken in granted))),
        )

    def _led(self, trainee: Trainee, wish: Wish) -> list[Taken]:
        leads = self._leads_of[trainee.id] if wish.about == "mentor" else ()
        return [lead.taken for lead in leads if lead.mentor.id == wish.value]

    def totals(self) -> Iterator[TotalsOptions]:
        """One for the board, if anything is open."""
        minutes: dict[str, list[tuple[int, Taken]]] = defaultdict(list)
        lessons: list[tuple[int, Taken]] = []
        mentors = {mentor.id for mentor in self.project.mentors}
        for session in self.project.in_order(self.by_session):
            if session.kind == LESSON:
                lessons.append((1, self.visited(session)))
            elif session.leader in mentors and (taken := self.visited(session)) is not False:
                minutes[session.leader].append((session.span.minutes, taken))
        loads = tuple(
            MentorLoadOptions(mentor, self._trainees_of(mentor.id), tuple(minutes[mentor.id]))
            for mentor in self.project.mentors
        )
        yield TotalsOptions(self.project, loads, tuple(lessons))

    def _trainees_of(self, mentor: str) -> tuple[tuple[int, Taken], ...]:
        return tuple((1, lead.taken) for lead in self._leads_by[mentor])

    def visited(self, session: Session) -> Taken:
        """Whether anybody attends the session."""
        ident = session.id
        if ident not in self.by_session:
            return False
        if ident not in self._visited:
            self._visited[ident] = self.any_of([option.taken for option in self.by_session[ident]])
        return self._visited[ident]

    def chosen(self, holds: Callable[[Decision], bool]) -> Plan:
        """The plan in which exactly these decisions hold."""
        pairs = _held(self.options.items(), holds)
        leads = _held(self.leads.items(), holds)
        acting = frozenset(each for each in self.fixed.mentorships if not each.lead)
        plan = Plan.of(pairs, leads)
        return Plan(plan.assignments, plan.mentorships | acting)


def _matters(option: Option) -> bool:
    """Closed options are left out, but for required sessions, where being closed is what matters."""
    taken = option.taken
    return not (isinstance(taken, Decision) and taken.closed) or option.session.required


def _summed(terms: Iterable[tuple[int, Taken]]) -> tuple[tuple[int, Taken], ...]:
    """The same sum, with what is fixed in one term: of most trainees nothing else is left."""
    fixed, decided = 0, []
    for times, taken in terms:
        if taken is True:
            fixed += times
        elif taken is not False:
            decided.append((times, taken))
    return ((fixed, True), *decided)


Key = TypeVar("Key")


def _in_order_of(known: Iterable[Key], touched: Container[Key]) -> Iterator[Key]:
    return (key for key in known if key in touched)


def _held(
    options: Iterable[tuple[tuple[str, str], Option | MentorOption]], holds: Callable[[Decision], bool]
) -> list[tuple[str, str]]:
    return [
        key
        for key, option in options
        if option.taken is True or (isinstance(option.taken, Decision) and holds(option.taken))
    ]
