"""An example of a rule as a tiny timetable: what takes place when, who is there, and what the rule finds in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import ROLES
from cohortplan.publishing.sketch_facts import facts_of
from cohortplan.publishing.sketch_words import in_order, number_of, told_world
from cohortplan.rules.audit import findings
from cohortplan.rules.base import Rule
from cohortplan.rules.policy import Policy
from cohortplan.text import WEEKDAYS, Language, Text

SEATS, LEAST = Text(zh="{count} 座", en="{count} seats"), Text(zh="至少 {count} 人", en="at least {count}")
REQUIRED, CLOSED = Text(zh="必到", en="required"), Text(zh="不开放", en="closed")
FOR, IN = Text(zh="面向{who}", en="for {who}"), Text(zh="在 {what} 之内", en="inside {what}")
ABOUT, AFTER = Text(zh="评 {what}", en="about {what}"), Text(zh="在 {what} 之后", en="after {what}")
AND = Text(zh="、", en=", ")


@dataclass(frozen=True)
class Card:
    """One session: from one time of the timetable to another, in one of the lanes of its day, counted from 0."""

    title: str
    lines: tuple[str, ...]
    attending: tuple[str, ...]
    attended_before: tuple[str, ...]
    day: int
    lane: int
    first: int
    after: int


@dataclass(frozen=True)
class TinyTimetable:
    """``times`` are all at which something begins or ends; ``days`` are names with how many lanes each has."""

    sketch: str
    times: tuple[str, ...]
    days: tuple[tuple[str, int], ...]
    cards: tuple[Card, ...]
    facts: tuple[str, ...]
    amount: int
    sentences: tuple[str, ...]


@lru_cache(maxsize=1024)
def tiny_timetable(kind: type[Rule], sketch: str, amount: int, language: Language) -> TinyTimetable:
    """An example of a rule, drawn; ``amount`` is what the rule's author says it comes to.

    Raises:
        ValueError: If a part of the sketch is not understood; it is quoted.
    """
    project, plan = told_world(sketch, language)
    clock = project.calendar.local
    spans = {each.id: (clock(each.span.start), clock(each.span.end)) for each in project.sessions}
    times = sorted({moment.time() for span in spans.values() for moment in span})
    dates = sorted({start.date() for start, _ in spans.values()})
    lanes = {day: _lanes(each for each in project.sessions if spans[each.id][0].date() == day) for day in dates}
    cards = (
        _Card(project, plan, language).drawn(number, each, dates, lanes, times)
        for number, each in enumerate(project.sessions)
    )
    return TinyTimetable(
        sketch=sketch,
        times=tuple(f"{each:%H:%M}" for each in times),
        days=tuple((_day(day, dates, language), max(lanes[day].values()) + 1) for day in dates),
        cards=tuple(cards),
        facts=tuple(facts_of(project, plan, language)),
        amount=amount,
        sentences=tuple(each.say(language) for each in findings(project, Policy((kind(),)), plan)),
    )


def _lanes(sessions: Iterable[Session]) -> dict[str, int]:
    """Side by side what overlaps, each as far to the left as there is room."""
    ends: list[Session] = []
    lanes: dict[str, int] = {}
    for each in sorted(sessions, key=lambda each: (each.span.start, each.id)):
        free = (lane for lane, last in enumerate(ends) if last.span.end <= each.span.start)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [each]
        lanes[each.id] = lane
    return lanes


def _day(day: date, dates: list[date], language: Language) -> str:
    """``周一``, with the week where there are two."""
    name = WEEKDAYS[language][day.weekday()]
    week = (day - dates[0]).days // 7
    return f"{name} +{week}" if week else name


@dataclass(frozen=True)
class _Card:
    project: Project
    plan: Plan
    language: Language

    def drawn(
        self, number: int, session: Session, dates: list[date], lanes: dict[date, dict[str, int]], times: list[time]
    ) -> Card:
        start, end = (self.project.calendar.local(moment) for moment in (session.span.start, session.span.end))
        there = self._names(self.plan, session)
        before = self._names(self.project.in_force, session) if self.project.in_force else ()
        return Card(
            title=" ".join((number_of(number), session.title.rpartition(" ")[0])),
            lines=tuple(filter(None, (AND[self.language].join(part) for part in self._lines(session)))),
            attending=there,
            attended_before=tuple(each for each in before if each not in there),
            day=dates.index(start.date()),
            lane=lanes[start.date()][session.id],
            first=times.index(start.time()),
            after=times.index(end.time()),
        )

    def _names(self, plan: Plan, session: Session) -> tuple[str, ...]:
        return in_order(each.trainee for each in plan.assignments if each.session == session.id)

    def _lines(self, session: Session) -> Iterator[list[str]]:
        """Who and where; what about; how many and for whom; how it hangs together with others."""
        yield [*filter(None, (session.leader, session.campus, session.room))]
        topics = (session.subject, session.department, *session.themes, *session.competencies)
        yield [*filter(None, topics)]
        yield [*self._bounds(session)]
        yield [*self._ties(session)]

    def _bounds(self, session: Session) -> Iterator[str]:
        for count, text in ((session.seats, SEATS), (session.min_seats or None, LEAST)):
            if count is not None:
                yield text.say(self.language, count=count)
        invited = [*(ROLES[each][self.language] for each in session.audience.roles), *session.audience.trainees]
        if invited:
            yield FOR.say(self.language, who=AND[self.language].join(invited))
        if session.required:
            yield REQUIRED[self.language]
        if not session.open:
            yield CLOSED[self.language]

    def _ties(self, session: Session) -> Iterator[str]:
        numbers = {each.id: number_of(place) for place, each in enumerate(self.project.sessions)}
        outer = [each.id for each in self.project.sessions if session.id in each.nested]
        for idents, text in ((outer, IN), (session.lessons, ABOUT), (session.after, AFTER)):
            if idents:
                what = AND[self.language].join(self._called(each, numbers) for each in idents)
                yield text.say(self.language, what=what)

    def _called(self, ident: str, numbers: dict[str, str]) -> str:
        """A session by its number; what may also be a kind of sessions by its name."""
        return numbers.get(ident) or self.project.kind_name(ident)[self.language]
