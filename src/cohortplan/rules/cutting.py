"""How views are cut from a plan, one by one, so that an edit needs only those that it touches.

Whole audits and the effects of single edits use the same cut. What there is to
see in a scope is said in ``slices``; what a cut knows of the plan is found out
when it is first asked for, and then kept.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby

from cohortplan.domain.companies import Company
from cohortplan.domain.plan import Assignment, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.sought import grants
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.base import Scope
from cohortplan.rules.known import Known
from cohortplan.rules.slices import SPOTS, VIEWS
from cohortplan.rules.spots import OF_ONE, OF_ROSTERS, Spot, Way, personal_spots, public_spots
from cohortplan.rules.views import Share, View


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


def shifts_between(plan: Plan, other: Plan) -> tuple[Shift, ...]:
    """What leads from one plan to another that has the same mentors, in a stable order."""
    dropped = (Shift(each.trainee, drop=each.session) for each in sorted(plan.assignments - other.assignments))
    added = (Shift(each.trainee, add=each.session) for each in sorted(other.assignments - plan.assignments))
    return *dropped, *added


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
    has found out about everybody else need not be found out again. ``known`` is
    what was found out so far.

    Raises:
        KeyError: If plan or shifts name what the project does not have.
    """

    project: Project
    plan: Plan
    shifts: tuple[Shift, ...] = ()
    base: Cut | None = None
    known: Known = field(default_factory=Known, compare=False, repr=False)

    def spots(self, scope: Scope) -> Iterator[Spot]:
        """Every spot of a scope that has a view, in a stable order."""
        return ((scope, key) for key in SPOTS[scope](self))

    def view(self, spot: Spot) -> View | None:
        """The view of a spot; ``None`` where there is nothing to see."""
        return VIEWS[spot[0]](self, spot[1])

    def views(self, scope: Scope) -> Iterator[View]:
        """Every view of a scope."""
        return (view for spot in self.spots(scope) if (view := self.view(spot)) is not None)

    def settled(self) -> Cut:
        """A cut of the plan after the shifts, which need not find out again what is known of everybody else."""
        company_of = self.project.company_of
        companies = {company_of[each] for each in self.agendas}
        days = {self.project.days[each] for each in self.rosters}
        known = (self.base or self).known.without(self.agendas, companies, days)
        return Cut(self.project, shifted(self.plan, self.shifts), known=known)

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
        if trainee not in self.known.attended:
            known = self.base.attended(trainee) if self.base is not None else ()
            self.known.attended[trainee] = self._in_order(known, self._ids(trainee))
        return self.known.attended[trainee]

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

    def days_of(self, trainee: str) -> Mapping[date, tuple[Session, ...]]:
        """What a trainee attends, day by day."""
        if self.base is not None and trainee not in self.agendas:
            return self.base.days_of(trainee)
        if trainee not in self.known.days:
            self.known.days[trainee] = self._by_day(trainee)
        return self.known.days[trainee]

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

    def _ids(self, trainee: str) -> Iterable[str]:
        ids = self.agendas.get(trainee)
        return self.plan.sessions_of.get(trainee, ()) if ids is None else ids

    def observed(self, company: Company) -> frozenset[str]:
        """Ids of the lessons at which somebody of a company is."""
        if self.base is not None and self.agendas.keys().isdisjoint(company):
            return self.base.observed(company)
        if company not in self.known.observed:
            ids = (ident for member in company for ident in self._ids(member))
            self.known.observed[company] = frozenset(each for each in ids if self.project.session[each].kind == LESSON)
        return self.known.observed[company]

    def share(self, trainee: str) -> Share:
        """What a trainee gets of what everybody would like."""
        if self.base is not None and trainee not in self.agendas:
            return self.base.share(trainee)
        if trainee not in self.known.shares:
            self.known.shares[trainee] = self._counted(trainee)
        return self.known.shares[trainee]

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
        if way not in self.known.riders:
            moved = self.agendas if self.base is not None else self.project.trainee
            riders = dict(self.base.riders(way)) if self.base is not None else {}
            for trainee in moved:
                riders.pop(trainee, None)
                riders |= self._ride(trainee, way)
            self.known.riders[way] = riders
        return self.known.riders[way]

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
