"""How a board is cut by sessions: who may come to each, and what leaders, rooms, classes and teachers have of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON, MENTORING
from cohortplan.rules.base import Stay, Taken
from cohortplan.rules.options import (
    ClassVisitedOptions,
    ClassWeekOptions,
    LeaderDayOptions,
    LeaderWeekOptions,
    MentorLoadOptions,
    RoomDayOptions,
    RosterOptions,
    TeacherVisitedOptions,
    TiedRosterOptions,
    TotalsOptions,
)
from cohortplan.solving.decisions import Decision, is_open

if TYPE_CHECKING:
    from cohortplan.solving.cuts import Cuts


def rosters(cuts: Cuts) -> Iterator[RosterOptions]:
    """One for each session with something open; at a mentor meeting that may be who leads whom."""
    for session in cuts.project.in_order({*cuts.decided, *cuts.led}):
        leads = _leads_at(cuts, session) if session.kind == MENTORING else {}
        if session.id in cuts.decided or any(isinstance(each, Decision) for each in leads.values()):
            yield RosterOptions(cuts.project, session, tuple(cuts.by_session.get(session.id, ())), leads)


def tied_rosters(cuts: Cuts) -> Iterator[TiedRosterOptions]:
    """One for each party and session of its kinds to which a member may come, with something open or closed."""
    concerned = {trainee.id for trainee in cuts.concerned}
    for tie in cuts.project.ties:
        if concerned.isdisjoint(tie.members):
            continue
        known = [option for member in tie.members for option in cuts.by_trainee[member]]
        touched = {option.session.id for option in known if tie.covers(option.session.kind)}
        for session in cuts.project.in_order(touched):
            here = (cuts.options.get((member, session.id)) for member in tie.members)
            options = tuple(option for option in here if option is not None)
            if not any(option.taken is True or is_open(option.taken) for option in options):
                continue
            leads = _leads_at(cuts, session) if session.kind == MENTORING else {}
            decided = (*(option.taken for option in options), *(leads.get(each, False) for each in tie.members))
            if any(isinstance(taken, Decision) for taken in decided):
                yield TiedRosterOptions(cuts.project, tie, session, options, leads)


def _leads_at(cuts: Cuts, session: Session) -> dict[str, Taken]:
    """Who is led by the leader of a mentor meeting."""
    day = cuts.project.days[session.id]
    leads = {lead.trainee.id: lead.taken for lead in cuts.leads_by[session.leader]}
    for each in cuts.acting_by[session.leader]:
        if each.acts_on(day):
            leads[each.trainee] = True
    return leads


def leader_days(cuts: Cuts) -> Iterator[LeaderDayOptions]:
    """One for each leader and day with something open."""
    undecided = (each for each in cuts.undecided if each.leader and not each.always_held)
    touched = {(each.leader, cuts.project.days[each.id]) for each in undecided}
    for leader, day in _in_order_of(cuts.project.led_on, touched):
        if stays := _stays(cuts, cuts.project.led_on[leader, day], held=True):
            yield LeaderDayOptions(cuts.project, leader, day, stays)


def leader_weeks(cuts: Cuts) -> Iterator[LeaderWeekOptions]:
    """One for each leader and teaching week with something open."""
    touched = {(each.leader, cuts.project.week_of(each)) for each in cuts.undecided}
    for leader, week in _in_order_of(cuts.project.led_in, touched):
        if stays := _stays(cuts, cuts.project.led_in[leader, week]):
            yield LeaderWeekOptions(cuts.project, cuts.project.person[leader], week, stays)


def room_days(cuts: Cuts) -> Iterator[RoomDayOptions]:
    """One for each room and day with something open."""
    undecided = (each for each in cuts.undecided if each.room and not each.always_held)
    touched = {(each.room, cuts.project.days[each.id]) for each in undecided}
    for room, day in _in_order_of(cuts.project.housed_on, touched):
        if stays := _stays(cuts, cuts.project.housed_on[room, day], held=True):
            yield RoomDayOptions(cuts.project, room, day, stays)


def class_weeks(cuts: Cuts) -> Iterator[ClassWeekOptions]:
    """One for each class and teaching week with something open."""
    touched = {(each.class_id, cuts.project.week_of(each)) for each in cuts.undecided}
    for class_id, week in _in_order_of(cuts.project.taught_in, touched):
        if visits := _stays(cuts, cuts.project.taught_in[class_id, week]):
            yield ClassWeekOptions(cuts.project, cuts.project.school_class[class_id], week, visits)


def classes_visited(cuts: Cuts) -> Iterator[ClassVisitedOptions]:
    """One for each class with something open."""
    touched = {each.class_id for each in cuts.undecided if each.kind == LESSON}
    for class_id in _in_order_of(cuts.project.taught_by_class, touched):
        if visits := _stays(cuts, cuts.project.taught_by_class[class_id]):
            yield ClassVisitedOptions(cuts.project, cuts.project.school_class[class_id], visits)


def teachers_visited(cuts: Cuts) -> Iterator[TeacherVisitedOptions]:
    """One for each teacher of the staff table with something open."""
    touched = {each.leader for each in cuts.undecided if each.kind == LESSON}
    for teacher in _in_order_of(cuts.project.taught_by, touched):
        if visits := _stays(cuts, cuts.project.taught_by[teacher]):
            yield TeacherVisitedOptions(cuts.project, cuts.project.person[teacher], visits)


def _stays(cuts: Cuts, sessions: Iterable[Session], *, held: bool = False) -> tuple[Stay, ...]:
    """The sessions with whether anybody attends them or, where asked, they are held; none if nothing of it is open."""
    stays = []
    for session in sessions:
        if held and session.always_held:
            stays.append(Stay(session, taken=True))
        elif session.id in cuts.by_session and (taken := cuts.visited(session)) is not False:
            stays.append(Stay(session, taken))
    return tuple(stays) if any(is_open(stay.taken) for stay in stays) else ()


def totals(cuts: Cuts) -> Iterator[TotalsOptions]:
    """One for the board, if anything is open."""
    minutes: dict[str, list[tuple[int, Taken]]] = defaultdict(list)
    lessons: list[tuple[int, Taken]] = []
    mentors = {mentor.id for mentor in cuts.project.mentors}
    for session in cuts.project.in_order(cuts.by_session):
        if session.kind == LESSON:
            lessons.append((1, cuts.visited(session)))
        elif session.leader in mentors and (taken := cuts.visited(session)) is not False:
            minutes[session.leader].append((session.span.minutes, taken))
    loads = tuple(
        MentorLoadOptions(
            mentor, tuple((1, lead.taken) for lead in cuts.leads_by[mentor.id]), tuple(minutes[mentor.id])
        )
        for mentor in cuts.project.mentors
    )
    yield TotalsOptions(cuts.project, loads, tuple(lessons))


Key = TypeVar("Key")


def _in_order_of(known: Iterable[Key], touched: Container[Key]) -> Iterator[Key]:
    return (key for key in known if key in touched)
