"""A day that can be lived: not too many sessions, not too long, and lunch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product

from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.span import Span
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.base import Board, Finding, Limit, Scope, Taken, Unit, setting
from cohortplan.rules.options import DayOptions
from cohortplan.rules.views import DayAgenda
from cohortplan.text import Text

Place = tuple[datetime, datetime, str]
"""Start, end and campus."""

LUNCH_FROM, LUNCH_TO = time(11, 15), time(13, 30)


@dataclass(frozen=True, kw_only=True)
class DailyLoad(Limit):
    """Beyond ``sessions``, ``minutes`` and ``lessons`` a day, or no ``lunch_minutes`` in one piece around noon.

    Lunch lies between 11:15 and 13:30, wherever the trainee then is; the way to
    another campus is no lunch; with 0 minutes nobody asks for one. A session
    nested in one that is attended too counts as one with it.
    """

    sessions: int = setting(6, Text(zh="每天最多活动数", en="sessions a day"))
    minutes: int = setting(420, Text(zh="每天最多分钟", en="minutes a day"))
    lessons: int = setting(3, Text(zh="每天最多听课节数", en="observed lessons a day"))
    lunch_minutes: int = setting(
        40, Text(zh="午间连续空闲的分钟；0 为不要求", en="minutes for lunch in one piece; 0: none is asked for")
    )

    scopes = (Scope.TRAINEE_DAY,)
    unit = Unit.BURDEN
    title = Text(zh="每日负荷与午休", en="Daily load and lunch")
    help = Text(
        zh="每天的活动数、时长、听课节数不超过限定，中午留出一段连续的午休。",
        en="So many sessions, minutes and observed lessons a day, and an unbroken lunch around noon.",
    )
    wording = {
        "sessions": Text(
            zh="{trainee} {day}有 {have} 项活动，最多 {allowed} 项。",
            en="{trainee} has {have} sessions on {day}; at most {allowed}.",
        ),
        "minutes": Text(
            zh="{trainee} {day}的活动共 {have} 分钟，最多 {allowed} 分钟。",
            en="{trainee} has {have} min of sessions on {day}; at most {allowed}.",
        ),
        "lessons": Text(
            zh="{trainee} {day}听课 {have} 节，最多 {allowed} 节。",
            en="{trainee} observes {have} lessons on {day}; at most {allowed}.",
        ),
        "lunch": Text(
            zh="{trainee} {day}中午没有连续 {allowed} 分钟的午休。",
            en="{trainee} has no {allowed} min for lunch in one piece on {day}.",
        ),
    }
    examples = (
        ("lesson 1.1 08:00-08:40 @ann; lesson 1.2 09:00-09:40 @ann; lesson 1.3 10:00-10:40 @ann", 0),
        (
            (
                "lesson 1.1 08:00-08:40 @ann; lesson 1.2 09:00-09:40 @ann; lesson 1.3 10:00-10:40 @ann; "
                "lesson 1.4 14:00-14:40 @ann"
            ),
            1,
        ),
        ("08:00-12:00 @ann; 13:00-16:05 @ann", 5),
        ("08:00-11:50 @ann; 12:20-13:00 @ann", 1),
        ("East 08:00-11:40 @ann; West 12:40-13:40 @ann; travel 25", 1),
        ("East 08:00-11:40 @ann; West 12:45-13:40 @ann; travel 25", 0),
        (
            (
                "08:00-08:10 @ann; 08:20-08:30 @ann; 09:00-09:10 @ann; 10:00-10:10 @ann; 14:00-14:10 @ann; "
                "15:00-15:10 @ann; 16:00-16:10 @ann"
            ),
            1,
        ),
        ("a: shadowing 08:00-12:00 Lin @ann; lesson 1.1 08:00-08:40 Lin in=a @ann; 13:00-16:01 @ann", 1),
        ("a: shadowing 08:00-12:00 Lin @ann; meeting 11:30-12:20 Lin in=a @ann", 0),
        ("08:00-11:50 @ann; 12:30-13:30 @ann", 0),
        ("08:00-11:51 @ann; 12:30-13:30 @ann", 1),
        ("East 08:00-11:50 @ann; West 12:30-13:30 @ann", 0),
        ("East 08:00-11:51 @ann; West 12:30-13:30 @ann", 1),
        ("08:00-12:50 @ann", 0),
        ("08:00-12:51 @ann", 1),
        ("11:55-13:30 @ann", 0),
        ("11:54-13:30 @ann", 1),
        ("a: shadowing 08:00-12:00 Lin; meeting 08:00-11:00 Lin in=a @ann; 13:00-17:01 @ann", 1),
    )

    def check(self, view: DayAgenda) -> Iterator[Finding]:
        inner = {ident for session in view.sessions for ident in session.nested}
        outer = [session for session in view.sessions if session.id not in inner]
        counted = {
            "sessions": len(outer),
            "minutes": sum(session.span.minutes for session in outer),
            "lessons": sum(session.kind == LESSON for session in view.sessions),
        }
        for aspect, have in counted.items():
            allowed = getattr(self, aspect)
            if have > allowed:
                yield self._finding(view, aspect, have - allowed, have, allowed)
        if self.lunch_minutes and not self._has_lunch(view):
            yield self._finding(view, "lunch", 1, 0, self.lunch_minutes)

    def _has_lunch(self, view: DayAgenda) -> bool:
        lunches = self._lunches(view.project, view.day, view.sessions)
        return any(_fits(lunch, view.sessions, view.project) for lunch in lunches)

    def _finding(self, view: DayAgenda, aspect: str, amount: int, have: int, allowed: int) -> Finding:
        about = (Ref("trainee", view.trainee.id), Ref("day", view.day.isoformat()), Ref("load", aspect))
        facts = {"trainee": view.trainee.name, "day": view.day, "have": have, "allowed": allowed}
        return self.finding(about, amount, variant=aspect, **facts)

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - when, where and whether a lesson
        return session.span, session.campus, session.kind == LESSON

    def heeds(self, project: Project, session: Session) -> tuple[str, ...]:
        return session.nested + project.around.get(session.id, ())

    def encode(self, options: DayOptions, board: Board) -> None:
        outer = _outer(options, board)
        day = (Ref("trainee", options.trainee.id), Ref("day", options.day.isoformat()))
        board.excess([(1, taken) for _, taken in outer], over=self.sessions, about=(*day, Ref("load", "sessions")))
        minutes = [(session.span.minutes, taken) for session, taken in outer]
        board.excess(minutes, over=self.minutes, about=(*day, Ref("load", "minutes")))
        lessons = [(1, option.taken) for option in options.options if option.session.kind == LESSON]
        board.excess(lessons, over=self.lessons, about=(*day, Ref("load", "lessons")))
        if self.lunch_minutes:
            blocked = self._blocked_lunches(options, board)
            board.excess([(1, each) for each in blocked], over=len(blocked) - 1, about=(*day, Ref("load", "lunch")))

    def _blocked_lunches(self, options: DayOptions, board: Board) -> list[Taken]:
        """For each possible lunch, whether something that is attended stands in its way."""
        places: dict[Place, list[Taken]] = defaultdict(list)
        for option in options.options:
            span = option.session.span
            places[span.start, span.end, option.session.campus].append(option.taken)
        used = [board.any_of(decisions) for decisions in places.values()]
        lunches = self._lunches(options.project, options.day, [option.session for option in options.options])
        if not lunches:
            # Nobody can eat that long around noon: whatever is attended that day, lunch is missing.
            return [board.any_of(used)]
        away = {
            here: [_away(here, place, options.project) for place in places] for here in {here for _, here in lunches}
        }
        return [
            board.any_of(
                [
                    taken
                    for taken, (begins, ends) in zip(used, away[here], strict=True)
                    if begins < meal.end and meal.start < ends
                ]
            )
            for meal, here in lunches
        ]

    def _lunches(self, project: Project, day: date, sessions: Iterable[Session]) -> list[tuple[Span, str]]:
        """Where and when lunch could begin: at the earliest, or once a session is over or its way is behind one."""
        length, noon = timedelta(minutes=self.lunch_minutes), project.calendar.span(day, LUNCH_FROM, LUNCH_TO)
        earliest, latest, sessions = noon.start, noon.end - length, list(sessions)
        campuses = sorted({session.campus for session in sessions}) or [""]
        ends = {(session.span.end, session.campus) for session in sessions}
        starts: set[tuple[datetime, str]] = set(product([earliest], campuses))
        starts |= {
            (end + timedelta(minutes=_way(project, there, here)), here)
            for (end, there), here in product(ends, campuses)
        }
        return [
            (Span(at, at + length), here)
            for at, here in sorted(each for each in starts if earliest <= each[0] <= latest)
        ]


def _outer(options: DayOptions, board: Board) -> list[tuple[Session, Taken]]:
    """Each session with whether it counts by itself: attended, and in nothing else that is attended."""
    around: dict[str, list[Taken]] = defaultdict(list)
    for option in options.options:
        for ident in option.session.nested:
            around[ident].append(option.taken)
    return [
        (option.session, board.without(option.taken, board.any_of(around[option.session.id])))
        if option.session.id in around
        else (option.session, option.taken)
        for option in options.options
    ]


def _fits(lunch: tuple[Span, str], sessions: Iterable[Session], project: Project) -> bool:
    """Whether one can eat here and now and be in time for, and back from, each of these sessions."""
    meal, here = lunch
    return all(
        meal.gap_to(session.span) >= _way(project, here, session.campus)
        or session.span.gap_to(meal) >= _way(project, session.campus, here)
        for session in sessions
    )


def _away(here: str, place: Place, project: Project) -> tuple[datetime, datetime]:
    """From when until when one cannot be here for being there, the ways to and fro included."""
    start, end, there = place
    return start - timedelta(minutes=_way(project, here, there)), end + timedelta(minutes=_way(project, there, here))


def _way(project: Project, origin: str, destination: str) -> int:
    if not origin or not destination or origin == destination:
        return 0
    return project.travel_minutes.get((origin, destination), 0)
