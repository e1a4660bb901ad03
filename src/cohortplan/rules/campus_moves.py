"""A day is for schools, not for the road between them, and a bus has so many seats."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations_with_replacement, pairwise

from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Limit, Scope, Taken, Unit, setting
from cohortplan.rules.options import DayOptions, ShuttleDayOptions
from cohortplan.rules.views import DayAgenda, ShuttleDay
from cohortplan.text import Text

Stretch = tuple[int, int]
"""Runs of one way on one day that follow each other, from the first to the last, counted from 0."""


@dataclass(frozen=True, kw_only=True)
class CampusMoves(Limit):
    """Changes of campus beyond ``per_day``, and people beyond the seats of the only shuttle runs that they can take.

    Sessions count in the order in which they begin; one that is on no campus
    changes nothing. A trainee can take a run if what they attended last is over
    when it leaves and what they attend next begins no earlier than it arrives.
    For every stretch of runs, those who can take some of these runs and no other
    need no more seats than these have together; then, and only then, everybody
    finds a seat. Who can take no run goes by other means, and so does who is on
    both campuses between two runs or before the first or after the last.
    """

    per_day: int = setting(1, Text(zh="每天换校区次数", en="changes of campus a day"))

    scopes = (Scope.TRAINEE_DAY, Scope.SHUTTLE_DAY)
    unit = Unit.MOVES
    title = Text(zh="校区往返", en="Campus moves")
    help = Text(
        zh="同一学员一天之内换校区的次数不超过限定；只赶得上某几班校区班车的人，不超过这几班车的座位。没有班车或赶不上任何一班的，不计座位。",
        en="A trainee changes campus so many times a day and no more; those who can only take certain shuttle runs find "
        "seats on them. Without shuttles, or where no run fits, no seats are counted.",
    )
    wording = {
        "": Text(
            zh="{trainee} {day}换校区 {moves} 次，最多 {allowed} 次。",
            en="{trainee} changes campus {moves} times on {day}; at most {allowed}.",
        ),
        "seats": Text(
            zh="{day}有 {people} 人只能乘{runs}从{origin}到{destination}的班车，座位只有 {seats} 个。",
            en="On {day} {people} people can only take the shuttle from {origin} to {destination} at {runs}, which has "
            "{seats} seats.",
        ),
    }
    examples = (
        ("East 08:00-09:00 @ann; West 10:00-11:00 @ann", 0),
        ("East 08:00-09:00 @ann; West 10:00-11:00 @ann; East 14:00-15:00 @ann", 1),
        ("East 08:00-09:00 @ann; West 10:00-11:00 @ann; East 14:00-15:00 @ann; West 16:00-17:00 @ann", 2),
        ("East 08:00-09:00 @ann; West 10:00-11:00 @bob; East 14:00-15:00 @ann", 0),
        ("East 08:00-09:00 @ann; West 10:00-11:00 @ann; 12:00-13:00 @ann; West 14:00-15:00 @ann", 0),
        ("East 08:00-09:00 @ann; West 10:00-11:00 @ann; 12:00-13:00 @ann; East 14:00-15:00 @ann", 1),
        ("East Mon 08:00-09:00 @ann; West Mon 10:00-11:00 @ann; East Tue 08:00-09:00 @ann", 0),
        ("East 08:00-09:00 @ann; West 08:00-09:00 @ann; East 08:30-09:00 @ann", 1),
        ("East 08:00-12:00 @ann,bob; West 13:00-14:00 @ann,bob; bus East 12:00-13:00 seats=2", 0),
        ("East 08:00-12:00 @ann,bob; West 13:00-14:00 @ann,bob; bus East 12:00-13:00 seats=1", 1),
        ("East 08:00-12:00 @ann; West 13:00-14:00 @ann; trainee ann people=3; bus East 12:00-13:00 seats=1", 2),
        ("East 08:00-12:00 @ann,bob; West 13:00-14:00 @ann; bus East 12:00-13:00 seats=1", 0),
        ("East 08:00-12:01 @ann,bob; West 13:00-14:00 @ann,bob; bus East 12:00-13:00 seats=1", 0),
        ("East 08:00-12:00 @ann,bob; West 12:59-14:00 @ann,bob; bus East 12:00-13:00 seats=1", 0),
        ("West 08:00-12:00 @ann,bob; East 13:00-14:00 @ann,bob; bus East 12:00-13:00 seats=1", 0),
        (
            (
                "East 08:00-11:00 @ann,bob; West 13:00-14:00 @ann,bob; bus East 11:00-11:30 seats=1; "
                "bus East 12:00-12:30 seats=1"
            ),
            0,
        ),
        (
            (
                "East 08:00-11:01 @ann,bob; West 13:00-14:00 @ann,bob; bus East 11:00-11:30 seats=1; "
                "bus East 12:00-12:30 seats=1"
            ),
            1,
        ),
        (
            (
                "East 08:00-11:00 @ann,bob; West 13:00-14:00 @ann,bob; trainee bob people=2; bus East 11:00-11:30 seats=1; "
                "bus East 12:00-12:30 seats=1"
            ),
            1,
        ),
        (
            (
                "East 08:00-11:00 @ann,bob; West 11:40-12:10 @ann,bob; bus East 11:00-11:30 seats=1; "
                "bus East 12:00-12:30 seats=1"
            ),
            1,
        ),
        (
            (
                "East 08:00-11:00 @ann,bob; East 11:40-11:50 @ann,bob; West 13:00-14:00 @ann,bob; "
                "bus East 11:00-11:30 seats=1; bus East 12:00-12:30 seats=1"
            ),
            1,
        ),
        (
            "East 08:00-09:00 @ann,bob; West 10:00-11:00 @ann,bob; West 13:00-14:00 @ann,bob; bus East 12:00-12:30 seats=1",
            0,
        ),
    )

    def check(self, view: DayAgenda | ShuttleDay) -> Iterator[Finding]:
        if isinstance(view, ShuttleDay):
            yield from self._check_seats(view)
            return
        # Of two that begin and end at once, who can tell which comes first? The campus decides.
        visited = sorted((session.span, session.campus) for session in view.sessions if session.campus)
        moves = sum(here != there for (_, here), (_, there) in pairwise(visited))
        if moves > self.per_day:
            yield self.finding(
                (Ref("trainee", view.trainee.id), Ref("day", view.day.isoformat())),
                moves - self.per_day,
                trainee=view.trainee.name,
                day=view.day,
                moves=moves,
                allowed=self.per_day,
            )

    def _check_seats(self, view: ShuttleDay) -> Iterator[Finding]:
        if sum(agenda.trainee.people for agenda in view.agendas) <= min(run.seats for run in view.runs):
            return
        rides = [(agenda.trainee.people, ride) for agenda in view.agendas for ride in _rides(view, agenda.sessions)]
        for first, last in combinations_with_replacement(range(len(view.runs)), 2):
            people = sum(count for count, (begin, end) in rides if first <= begin and end <= last)
            runs = view.runs[first : last + 1]
            seats = sum(run.seats for run in runs)
            if people > seats:
                leave = tuple(view.project.calendar.local(run.span.start).time() for run in runs)
                yield self.finding(
                    _about(view, (first, last)),
                    people - seats,
                    variant="seats",
                    day=view.day,
                    people=people,
                    runs=tuple(f"{each:%H:%M}" for each in leave),
                    origin=view.project.campus[view.origin].name,
                    destination=view.project.campus[view.destination].name,
                    seats=seats,
                )

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - when and where is all that counts
        return (session.span, session.campus) if session.campus else None

    def encode(self, options: DayOptions | ShuttleDayOptions, board: Board) -> None:
        if isinstance(options, ShuttleDayOptions):
            _encode_seats(options, board)
            return
        somewhere = [(option.session, option.taken) for option in options.options if option.session.campus]
        somewhere.sort(key=lambda each: (each[0].span.start, each[0].span.end, each[0].campus))
        steps = [(session.campus, taken) for session, taken in somewhere]
        about = (Ref("trainee", options.trainee.id), Ref("day", options.day.isoformat()))
        board.turns(steps, over=self.per_day, about=about)


def _about(view: ShuttleDay | ShuttleDayOptions, stretch: Stretch) -> About:
    clock = view.project.calendar.local
    leave = dict.fromkeys(f"{clock(view.runs[each].span.start):%H:%M}" for each in stretch)
    way = (Ref("day", view.day.isoformat()), Ref("campus", view.origin), Ref("campus", view.destination))
    return (*way, *(Ref("shuttle", each) for each in leave))


def _rides(view: ShuttleDay, sessions: Sequence[Session]) -> Iterator[Stretch]:
    """For each move of a day that some run fits, all the runs that fit it."""
    placed = [session for session in sessions if session.campus]
    runs = [run.span for run in view.runs]
    for first, last in combinations_with_replacement(range(len(runs)), 2):
        leaves, arrives = runs[first].start, runs[last].end
        if any(leaves < each.span.end and each.span.start < arrives for each in placed):
            continue
        before = {
            each.campus
            for each in placed
            if each.span.end <= leaves and (first == 0 or each.span.end > runs[first - 1].start)
        }
        after = {
            each.campus
            for each in placed
            if each.span.start >= arrives and (last + 1 == len(runs) or each.span.start < runs[last + 1].end)
        }
        if before == {view.origin} and after == {view.destination}:
            yield first, last


@dataclass(eq=False)
class _Traveller:
    """What one trainee may attend that day, by how many runs leave before it ends and how many arrive before it begins."""

    people: int
    groups: dict[tuple[int, int, str], list[Taken]] = field(default_factory=lambda: defaultdict(list))
    known: dict[Stretch, Taken] = field(default_factory=dict)

    def may(self, way: tuple[str, str], stretch: Stretch) -> bool:
        """Whether there is something to come from and something to go to with just these runs between."""
        first, last = stretch
        comes = any(missed == first and where == way[0] for missed, _, where in self.groups)
        return comes and any(over == last + 1 and where == way[1] for _, over, where in self.groups)

    def rides(self, way: tuple[str, str], stretch: Stretch, board: Board) -> Taken:
        """Whether these are just the runs that fit some move."""
        if stretch not in self.known:
            first, last = stretch
            comes: list[Taken] = []
            goes: list[Taken] = []
            elsewhere: list[Taken] = []
            for (missed, over, where), taken in self.groups.items():
                if missed == first:
                    (comes if where == way[0] else elsewhere).append(board.any_of(taken))
                elif over == last + 1:
                    (goes if where == way[1] else elsewhere).append(board.any_of(taken))
                elif missed > first and over <= last:
                    elsewhere.append(board.any_of(taken))
            come, go = board.any_of(comes), board.any_of(goes)
            both = board.without(come, board.without(come, go))
            self.known[stretch] = board.without(both, board.any_of(elsewhere))
        return self.known[stretch]


def _encode_seats(options: ShuttleDayOptions, board: Board) -> None:
    way = options.origin, options.destination
    leave = sorted(run.span.start for run in options.runs)
    arrive = sorted(run.span.end for run in options.runs)
    travellers = [_traveller(each, leave, arrive) for each in options.agendas]
    stretches = list(combinations_with_replacement(range(len(options.runs)), 2))
    possible = {each: [ride for ride in stretches if each.may(way, ride)] for each in travellers}
    for first, last in stretches:
        seats = sum(run.seats for run in options.runs[first : last + 1])
        inside = {
            each: [(begin, end) for begin, end in rides if first <= begin and end <= last]
            for each, rides in possible.items()
        }
        # Two rides of one trainee have no run in common.
        if sum(each.people * min(len(rides), last - first + 1) for each, rides in inside.items()) > seats:
            terms = [(each.people, each.rides(way, ride, board)) for each, rides in inside.items() for ride in rides]
            board.excess(terms, over=seats, about=_about(options, (first, last)))


def _traveller(day: DayOptions, leave: Sequence[datetime], arrive: Sequence[datetime]) -> _Traveller:
    traveller = _Traveller(day.trainee.people)
    for option in day.options:
        session = option.session
        if session.campus:
            missed, over = bisect_left(leave, session.span.end), bisect_right(arrive, session.span.start)
            traveller.groups[missed, over, session.campus].append(option.taken)
    return traveller
