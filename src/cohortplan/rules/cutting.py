"""How views are cut from a plan, one by one, so that an edit needs only those that it touches.

Each scope says two things here: which spots of a plan have a view, and what the
view of a spot is. Whole audits and the effects of single edits use the same cut.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations, groupby
from typing import Any

from cohortplan.domain.companies import Company
from cohortplan.domain.plan import Assignment, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.sought import grants
from cohortplan.domain.ties import Tie
from cohortplan.domain.vocabulary import LESSON, MENTORING
from cohortplan.rules.base import Scope
from cohortplan.rules.views import (
    Agenda,
    ClassVisited,
    ClassWeek,
    DayAgenda,
    LeaderDay,
    LeaderWeek,
    Meetings,
    MentorGroup,
    MentorLoad,
    RoomDay,
    Roster,
    Share,
    Shares,
    ShuttleDay,
    TeacherVisited,
    TiedRoster,
    Totals,
    View,
)

Way = tuple[date, str, str]
"""A day, and the campuses between which shuttles run on it."""

Spot = tuple[Scope, Hashable]
"""One view of a plan: its scope, and what it is about within the scope."""


OF_ONE = (Scope.TRAINEE, Scope.TRAINEE_DAY, Scope.SHARES, Scope.SHUTTLE_DAY)
"""What tells that one certain trainee is at a session."""

OF_ROSTERS = (Scope.SESSION, Scope.PARTY, Scope.PAIR)
"""What tells who is at a session together; all else tells whether anybody is."""


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
        return shifted(plan, (self,))


def shifted(plan: Plan, shifts: Iterable[Shift]) -> Plan:
    """The plan after several shifts at once, such as the two of a swap: what is dropped goes, then what is added comes."""
    drop, add = set(), set()
    for each in shifts:
        drop |= {Assignment(each.trainee, each.drop)} if each.drop else set()
        add |= {Assignment(each.trainee, each.add)} if each.add else set()
    return plan.with_changes(drop=Plan(frozenset(drop)), add=Plan(frozenset(add)))


@dataclass(frozen=True)
class Cut:
    """A plan, after some shifts at once, ready to be looked at spot by spot.

    ``base`` is a cut of the same plan without a shift, if one is at hand: what it
    has found out about everybody else need not be found out again.

    Raises:
        KeyError: If plan or shifts name what the project does not have.
    """

    project: Project
    plan: Plan
    shifts: tuple[Shift, ...] = ()
    base: Cut | None = None

    def spots(self, scope: Scope) -> Iterator[Spot]:
        """Every spot of a scope that has a view, in a stable order."""
        return ((scope, key) for key in SPOTS[scope](self))

    def view(self, spot: Spot) -> View | None:
        """The view of a spot; ``None`` where there is nothing to see."""
        return VIEWS[spot[0]](self, spot[1])

    def views(self, scope: Scope) -> Iterator[View]:
        """Every view of a scope."""
        return (view for spot in self.spots(scope) if (view := self.view(spot)) is not None)

    @cached_property
    def touched(self) -> tuple[Spot, ...]:
        """The spots whose view the shifts may change, each once."""
        spots: dict[Spot, None] = {}
        for shift in self.shifts:
            for ident in shift.sessions:
                spots.update((spot, None) for spot in self._touched_by(shift.trainee, ident))
        return tuple(spots)

    def touched_in(self, scope: Scope, trainee: str, session: str) -> tuple[Spot, ...]:
        """The spots of a scope whose view may change as this trainee shifts to or from this session."""
        if scope is Scope.PAIR:
            spots = self._pairs_with(trainee, session)
        elif scope in OF_ONE or scope in OF_ROSTERS:
            spots = personal_spots(self.project, self.project.session[session], trainee)
        else:
            spots = self._public_spots(session)
        return tuple(spot for spot in spots if spot[0] is scope)

    def _touched_by(self, trainee: str, session: str) -> Iterator[Spot]:
        yield from personal_spots(self.project, self.project.session[session], trainee)
        yield from self._pairs_with(trainee, session)
        yield from self._public_spots(session)

    def _public_spots(self, session: str) -> Iterator[Spot]:
        if bool(self.rosters[session]) != (session in self.plan.trainees_of):
            yield from public_spots(self.project, self.project.session[session])

    def _pairs_with(self, trainee: str, session: str) -> Iterator[Spot]:
        if self.project.session[session].kind != LESSON:
            return
        company_of = self.project.company_of
        mine = company_of[trainee]
        others = (*self.plan.trainees_of.get(session, ()), *self.rosters[session])
        for other in {company_of[each] for each in others} - {mine}:
            yield Scope.PAIR, (mine, other) if mine < other else (other, mine)

    def attended(self, trainee: str) -> tuple[Session, ...]:
        """What a trainee attends, earliest first."""
        if self.base is not None and trainee not in self.agendas:
            return self.base.attended(trainee)
        if trainee not in self._attended:
            known = self.base.attended(trainee) if self.base is not None else ()
            self._attended[trainee] = self._in_order(known, self._ids(trainee))
        return self._attended[trainee]

    def _in_order(self, known: Iterable[Session], idents: Iterable[str]) -> tuple[Session, ...]:
        """Sessions of these ids, earliest first; quicker where most of them are known in their order."""
        new = set(idents)
        kept = [session for session in known if session.id in new]
        new.difference_update(session.id for session in kept)
        if not kept:
            return self.project.in_order(new)
        for session in self.project.in_order(new):
            insort(kept, session, key=lambda each: self.project.place_of[each.id])
        return tuple(kept)

    @cached_property
    def _attended(self) -> dict[str, tuple[Session, ...]]:
        return {}

    def days_of(self, trainee: str) -> Mapping[date, tuple[Session, ...]]:
        """What a trainee attends, day by day."""
        if self.base is not None and trainee not in self.agendas:
            return self.base.days_of(trainee)
        if trainee not in self._days:
            self._days[trainee] = self._by_day(trainee)
        return self._days[trainee]

    def _by_day(self, trainee: str) -> dict[date, tuple[Session, ...]]:
        dates = self.project.days
        if self.base is None:
            by_day = groupby(self.attended(trainee), key=lambda session: dates[session.id])
            return {day: tuple(sessions) for day, sessions in by_day}
        days, now = dict(self.base.days_of(trainee)), self.agendas[trainee]
        for ident in now.symmetric_difference(self.plan.sessions_of.get(trainee, ())):
            day = dates[ident]
            today = (each for each in now if dates[each] == day)
            days[day] = self._in_order(days.get(day, ()), today)
        return {day: sessions for day, sessions in days.items() if sessions}

    @cached_property
    def _days(self) -> dict[str, dict[date, tuple[Session, ...]]]:
        return {}

    def _ids(self, trainee: str) -> Iterable[str]:
        ids = self.agendas.get(trainee)
        return self.plan.sessions_of.get(trainee, ()) if ids is None else ids

    def observed(self, company: Company) -> frozenset[str]:
        """Ids of the lessons at which somebody of a company is."""
        if self.base is not None and self.agendas.keys().isdisjoint(company):
            return self.base.observed(company)
        if company not in self._observed:
            ids = (ident for member in company for ident in self._ids(member))
            self._observed[company] = frozenset(each for each in ids if self.project.session[each].kind == LESSON)
        return self._observed[company]

    @cached_property
    def _observed(self) -> dict[Company, frozenset[str]]:
        return {}

    def share(self, trainee: str) -> Share:
        """What a trainee gets of what everybody would like."""
        if self.base is not None and trainee not in self.agendas:
            return self.base.share(trainee)
        if trainee not in self._shares:
            self._shares[trainee] = self._counted(trainee)
        return self._shares[trainee]

    @cached_property
    def _shares(self) -> dict[str, Share]:
        return {}

    def _counted(self, trainee: str) -> Share:
        sessions, leads = [self.project.session[each] for each in self._ids(trainee)], self.plan.lead_of
        unmet = [
            wish
            for wish in self.project.wishes_of.get(trainee, ())
            if not any(grants(wish, session) for session in sessions)
            and not (wish.about == "mentor" and wish.value in leads.get(trainee, ()))
        ]
        sought = sum(session.id in self.project.sought for session in sessions)
        minutes = sum(session.span.minutes for session in sessions)
        return Share(self.project.trainee[trainee], sought, minutes, len(unmet))

    def trainees(self, session: str) -> tuple[str, ...]:
        """Ids of who attends a session, sorted."""
        ids = self.rosters.get(session)
        return self.plan.trainees_of.get(session, ()) if ids is None else ids

    @cached_property
    def agendas(self) -> Mapping[str, frozenset[str]]:
        """What each trainee who shifts attends after it."""
        agendas: dict[str, frozenset[str]] = {}
        for who in {each.trainee for each in self.shifts}:
            gone = {each.drop for each in self.shifts if each.trainee == who}
            come = {each.add for each in self.shifts if each.trainee == who and each.add}
            agendas[who] = frozenset(self.plan.sessions_of.get(who, ())) - gone | come
        return agendas

    @cached_property
    def rosters(self) -> Mapping[str, tuple[str, ...]]:
        """Who attends each session that a shift touches, after it."""
        rosters: dict[str, tuple[str, ...]] = {}
        for ident in {each for shift in self.shifts for each in shift.sessions}:
            gone = {each.trainee for each in self.shifts if each.drop == ident}
            come = {each.trainee for each in self.shifts if each.add == ident}
            rosters[ident] = tuple(sorted({*self.plan.trainees_of.get(ident, ())} - gone | come))
        return rosters

    def held(self, sessions: Iterable[Session]) -> tuple[Session, ...]:
        """Those of the sessions that take place."""
        return tuple(each for each in sessions if each.always_held or self.trainees(each.id))

    def riders(self, way: Way) -> Mapping[str, tuple[Session, ...]]:
        """Who is on both campuses of a way on its day, and what they attend then."""
        if self.base is None:
            return self._riders.get(way, {})
        riders = dict(self.base.riders(way))
        for trainee in self.agendas:
            riders.pop(trainee, None)
            riders |= self._ride(trainee, way)
        return riders

    @cached_property
    def _riders(self) -> dict[Way, dict[str, tuple[Session, ...]]]:
        riders: dict[Way, dict[str, tuple[Session, ...]]] = {way: {} for way in self.project.runs_on}
        for trainee in self.project.trainees:
            for way in riders:
                riders[way] |= self._ride(trainee.id, way)
        return riders

    def _ride(self, trainee: str, way: Way) -> dict[str, tuple[Session, ...]]:
        day, origin, destination = way
        sessions = self.days_of(trainee).get(day, ())
        return {trainee: sessions} if {origin, destination} <= {each.campus for each in sessions} else {}

    @cached_property
    def minutes_led(self) -> Mapping[str, int]:
        """How long each mentor leads attended sessions other than lessons."""
        led = self.project.led_besides_lessons
        known = self.base.minutes_led if self.base is not None else {}
        touched = {self.project.session[ident].leader for ident in self.rosters}
        return {
            mentor: known[mentor]
            if mentor in known and mentor not in touched
            else sum(each.span.minutes for each in sessions if self.trainees(each.id))
            for mentor, sessions in led.items()
        }

    @cached_property
    def lessons_visited(self) -> int:
        """How many lessons somebody visits."""
        sessions = self.project.session
        if self.base is None:
            return sum(sessions[ident].kind == LESSON for ident in self.visited)
        turned = (
            bool(trainees) - (ident in self.plan.trainees_of)
            for ident, trainees in self.rosters.items()
            if sessions[ident].kind == LESSON
        )
        return self.base.lessons_visited + sum(turned)

    @cached_property
    def visited(self) -> frozenset[str]:
        """Ids of the sessions that somebody attends."""
        left = {ident for ident, trainees in self.rosters.items() if not trainees}
        return frozenset({*self.plan.trainees_of, *self.rosters} - left)


def personal_spots(project: Project, session: Session, trainee: str) -> Iterator[Spot]:
    """The spots whose view tells that this trainee is at this session."""
    day = project.days[session.id]
    yield Scope.TRAINEE, trainee
    yield Scope.TRAINEE_DAY, (trainee, day)
    yield Scope.SESSION, session.id
    yield Scope.SHARES, project.trainee[trainee].role
    for tie in project.ties_of.get(trainee, ()):
        if tie.covers(session.kind):
            yield Scope.PARTY, (tie, session.id)
    if session.campus:
        for way in project.ways_on.get(day, ()):
            yield Scope.SHUTTLE_DAY, way


def public_spots(project: Project, session: Session) -> Iterator[Spot]:
    """The spots whose view tells whether anybody is at this session, and not who."""
    day = project.days[session.id]
    if session.leader and not session.always_held:
        yield Scope.LEADER_DAY, (session.leader, day)
    if session.room and not session.always_held:
        yield Scope.ROOM_DAY, (session.room, day)
    if session.leader in project.person:
        yield Scope.LEADER_WEEK, (session.leader, project.week_of(session))
    yield Scope.TOTALS, ""
    if session.kind == LESSON and session.class_id:
        yield Scope.CLASS_WEEK, (session.class_id, project.week_of(session))
        yield Scope.CLASS, session.class_id
    if session.kind == LESSON and session.leader in project.person:
        yield Scope.TEACHER, session.leader


def _agenda(cut: Cut, key: str) -> Agenda:
    leads, acting = cut.plan.lead_of.get(key, ()), cut.plan.acting_for.get(key, ())
    return Agenda(cut.project, cut.project.trainee[key], cut.attended(key), leads, acting)


def _day_agenda(cut: Cut, key: tuple[str, date]) -> DayAgenda | None:
    trainee, day = key
    sessions = cut.days_of(trainee).get(day)
    return DayAgenda(cut.project, cut.project.trainee[trainee], day, sessions) if sessions else None


def _days_attended(cut: Cut) -> Iterator[tuple[str, date]]:
    for trainee in cut.project.trainees:
        yield from ((trainee.id, day) for day in cut.days_of(trainee.id))


def _roster(cut: Cut, key: str) -> Roster | None:
    session, ids = cut.project.session[key], cut.trainees(key)
    if not ids and not session.required:
        return None
    day = cut.project.days[key]
    mentors = {each: cut.plan.mentors_on(each, day) for each in ids} if session.kind == MENTORING else {}
    return Roster(cut.project, session, tuple(cut.project.trainee[each] for each in ids), mentors)


def _rosters(cut: Cut) -> Iterator[str]:
    return (each.id for each in cut.project.sessions if each.required or each.id in cut.visited)


def _leader_day(cut: Cut, key: tuple[str, date]) -> LeaderDay | None:
    held = cut.held(cut.project.led_on.get(key, ()))
    return LeaderDay(cut.project, *key, held) if held else None


def _leader_week(cut: Cut, key: tuple[str, int]) -> LeaderWeek | None:
    leader, week = key
    attended = tuple(each for each in cut.project.led_in.get(key, ()) if cut.trainees(each.id))
    return LeaderWeek(cut.project, cut.project.person[leader], week, attended) if attended else None


def _room_day(cut: Cut, key: tuple[str, date]) -> RoomDay | None:
    held = cut.held(cut.project.housed_on.get(key, ()))
    return RoomDay(cut.project, *key, held) if held else None


def _shuttle_day(cut: Cut, key: Way) -> ShuttleDay | None:
    agendas = tuple(
        DayAgenda(cut.project, cut.project.trainee[trainee], key[0], sessions)
        for trainee, sessions in sorted(cut.riders(key).items())
    )
    return ShuttleDay(cut.project, *key, cut.project.runs_on[key], agendas) if agendas else None


def _class_week(cut: Cut, key: tuple[str, int]) -> ClassWeek | None:
    class_id, week = key
    visits = tuple(each for each in cut.project.taught_in.get(key, ()) if cut.trainees(each.id))
    return ClassWeek(cut.project, cut.project.school_class[class_id], week, visits) if visits else None


def _class_visited(cut: Cut, key: str) -> ClassVisited | None:
    visits = tuple(each for each in cut.project.taught_by_class.get(key, ()) if cut.trainees(each.id))
    return ClassVisited(cut.project, cut.project.school_class[key], visits) if visits else None


def _teacher_visited(cut: Cut, key: str) -> TeacherVisited | None:
    visits = tuple(each for each in cut.project.taught_by.get(key, ()) if cut.trainees(each.id))
    return TeacherVisited(cut.project, cut.project.person[key], visits) if visits else None


def _mentor_group(cut: Cut, key: str) -> MentorGroup:
    trainees = tuple(cut.project.trainee[each] for each in cut.plan.mentees_of[key])
    return MentorGroup(cut.project, cut.project.person[key], trainees)


def _tied_roster(cut: Cut, key: tuple[Tie, str]) -> TiedRoster | None:
    tie, ident = key
    here = set(cut.trainees(ident)).intersection(tie.members)
    if not here:
        return None
    session, day = cut.project.session[ident], cut.project.days[ident]
    mentors = {each: cut.plan.mentors_on(each, day) for each in tie.members} if session.kind == MENTORING else {}
    return TiedRoster(cut.project, tie, session, tuple(cut.project.trainee[each] for each in sorted(here)), mentors)


def _tied_rosters(cut: Cut) -> Iterator[tuple[Tie, str]]:
    for tie in cut.project.ties:
        attended = {session.id: session.kind for member in tie.members for session in cut.attended(member)}
        yield from ((tie, ident) for ident in sorted(attended) if tie.covers(attended[ident]))


def _pairs(cut: Cut) -> Iterator[tuple[Company, Company]]:
    company_of = cut.project.company_of
    found: set[tuple[Company, Company]] = set()
    for ident in cut.visited:
        if cut.project.session[ident].kind == LESSON:
            found.update(combinations(sorted({company_of[each] for each in cut.trainees(ident)}), 2))
    yield from sorted(found)


def _meetings(cut: Cut, key: tuple[Company, Company]) -> Meetings | None:
    lessons = cut.project.in_order(cut.observed(key[0]) & cut.observed(key[1]))
    one, other = (tuple(cut.project.trainee[each] for each in company) for company in key)
    return Meetings(cut.project, one, other, lessons) if lessons else None


def _shares(cut: Cut, key: str) -> Shares:
    return Shares(cut.project, key, tuple(cut.share(each.id) for each in cut.project.trainees if each.role == key))


def _totals(cut: Cut, _: str) -> Totals:
    loads = (
        MentorLoad(mentor, len(cut.plan.mentees_of.get(mentor.id, ())), cut.minutes_led[mentor.id])
        for mentor in cut.project.mentors
    )
    return Totals(cut.project, tuple(loads), cut.lessons_visited)


SPOTS: Mapping[Scope, Callable[[Cut], Iterable[Hashable]]] = {
    Scope.TRAINEE: lambda cut: (trainee.id for trainee in cut.project.trainees),
    Scope.TRAINEE_DAY: _days_attended,
    Scope.SESSION: _rosters,
    Scope.LEADER_DAY: lambda cut: cut.project.led_on,
    Scope.LEADER_WEEK: lambda cut: cut.project.led_in,
    Scope.ROOM_DAY: lambda cut: cut.project.housed_on,
    Scope.SHUTTLE_DAY: lambda cut: cut.project.runs_on,
    Scope.CLASS_WEEK: lambda cut: cut.project.taught_in,
    Scope.CLASS: lambda cut: cut.project.taught_by_class,
    Scope.TEACHER: lambda cut: cut.project.taught_by,
    Scope.MENTOR: lambda cut: cut.plan.mentees_of,
    Scope.PARTY: _tied_rosters,
    Scope.PAIR: _pairs,
    Scope.SHARES: lambda cut: sorted({trainee.role for trainee in cut.project.trainees}),
    Scope.TOTALS: lambda _: ("",),
}

VIEWS: Mapping[Scope, Callable[[Cut, Any], View | None]] = {
    Scope.TRAINEE: _agenda,
    Scope.TRAINEE_DAY: _day_agenda,
    Scope.SESSION: _roster,
    Scope.LEADER_DAY: _leader_day,
    Scope.LEADER_WEEK: _leader_week,
    Scope.ROOM_DAY: _room_day,
    Scope.SHUTTLE_DAY: _shuttle_day,
    Scope.CLASS_WEEK: _class_week,
    Scope.CLASS: _class_visited,
    Scope.TEACHER: _teacher_visited,
    Scope.MENTOR: _mentor_group,
    Scope.PARTY: _tied_roster,
    Scope.PAIR: _meetings,
    Scope.SHARES: _shares,
    Scope.TOTALS: _totals,
}
