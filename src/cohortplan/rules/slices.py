"""Each scope's way of looking at a plan: which spots have a view, and what the view of a spot is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from cohortplan.domain.companies import Company
from cohortplan.domain.ties import Tie
from cohortplan.domain.vocabulary import LESSON, MENTORING
from cohortplan.rules.base import Scope
from cohortplan.rules.spots import Way
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
    Shares,
    ShuttleDay,
    TeacherVisited,
    TiedRoster,
    Totals,
    View,
)

if TYPE_CHECKING:
    from cohortplan.rules.cutting import Cut


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
