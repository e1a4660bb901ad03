"""What takes place, grouped by who leads it, where it is, and what belongs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from cohortplan.domain.breadth import Breadth, breadth_by_subject
from cohortplan.domain.calendar import Bell, OpenDay
from cohortplan.domain.even_shares import EvenShares, even_shares, lessons_needed
from cohortplan.domain.places import Shuttle
from cohortplan.domain.sessions import Session
from cohortplan.domain.tables import Tables
from cohortplan.domain.vocabulary import LESSON, MENTORING

Key = TypeVar("Key", bound=Any)


@dataclass(frozen=True, kw_only=True)
class Timetable(Tables):
    """The sessions of the tables as rules look at them: by leader, room, class and day. Each grouping is made once."""

    @cached_property
    def led_on(self) -> Mapping[tuple[str, date], tuple[Session, ...]]:
        """Sessions by leader and day, earliest first."""
        return _grouped(((each.leader, self.days[each.id]), each) for each in self.sessions if each.leader)

    @cached_property
    def led_in(self) -> Mapping[tuple[str, int], tuple[Session, ...]]:
        """Sessions by leader of the staff table and teaching week, earliest first."""
        led = (each for each in self.sessions if each.leader in self.person)
        return _grouped(((each.leader, self.week_of(each)), each) for each in led)

    @cached_property
    def housed_on(self) -> Mapping[tuple[str, date], tuple[Session, ...]]:
        """Sessions by room and day, earliest first."""
        return _grouped(((each.room, self.days[each.id]), each) for each in self.sessions if each.room)

    @cached_property
    def taught_in(self) -> Mapping[tuple[str, int], tuple[Session, ...]]:
        """Lessons by class and teaching week, earliest first."""
        lessons = (each for each in self.sessions if each.kind == LESSON and each.class_id)
        return _grouped(((each.class_id, self.week_of(each)), each) for each in lessons)

    @cached_property
    def taught_by_class(self) -> Mapping[str, tuple[Session, ...]]:
        """Lessons by class, earliest first."""
        return _grouped((each.class_id, each) for each in self.sessions if each.kind == LESSON and each.class_id)

    @cached_property
    def taught_by(self) -> Mapping[str, tuple[Session, ...]]:
        """Lessons by teacher of the staff table, earliest first."""
        lessons = (each for each in self.sessions if each.kind == LESSON and each.leader in self.person)
        return _grouped((each.leader, each) for each in lessons)

    @cached_property
    def mentor_meetings(self) -> tuple[str, ...]:
        """Ids of the sessions at which it matters who leads whom, earliest first."""
        return tuple(each.id for each in self.sessions if each.kind == MENTORING)

    @cached_property
    def led_besides_lessons(self) -> Mapping[str, tuple[Session, ...]]:
        """Sessions other than lessons by mentor; mentors without any have none."""
        led = _grouped((each.leader, each) for each in self.sessions if each.kind != LESSON)
        return {mentor.id: led.get(mentor.id, ()) for mentor in self.mentors}

    @cached_property
    def around(self) -> Mapping[str, tuple[str, ...]]:
        """Session id to the sessions in which it is nested; those that are in none are missing."""
        found: dict[str, list[str]] = defaultdict(list)
        for session in self.sessions:
            for inner in session.nested:
                found[inner].append(session.id)
        return {inner: tuple(outer) for inner, outer in found.items()}

    @cached_property
    def discussed_in(self) -> Mapping[str, tuple[str, ...]]:
        """Session id to the critiques that discuss it; those that none discusses are missing."""
        found: dict[str, list[str]] = defaultdict(list)
        for session in self.sessions:
            for lesson in session.lessons:
                found[lesson].append(session.id)
        return {lesson: tuple(critiques) for lesson, critiques in found.items()}

    @cached_property
    def comes_first(self) -> frozenset[str]:
        """Whatever some session is said to come after: ids, weekly rows and kinds."""
        return frozenset(name for session in self.sessions for name in session.after)

    @cached_property
    def runs_on(self) -> Mapping[tuple[date, str, str], tuple[Shuttle, ...]]:
        """Runs with seats by day, origin and destination, in the order in which they leave."""
        runs: dict[tuple[date, str, str], list[Shuttle]] = defaultdict(list)
        for run in self.shuttles:
            if run.seats:
                runs[self.calendar.local(run.span.start).date(), run.origin, run.destination].append(run)
        return {way: tuple(sorted(runs[way], key=lambda run: run.span)) for way in sorted(runs)}

    @cached_property
    def ways_on(self) -> Mapping[date, tuple[tuple[date, str, str], ...]]:
        """The keys of ``runs_on`` by day."""
        ways: dict[date, list[tuple[date, str, str]]] = defaultdict(list)
        for way in self.runs_on:
            ways[way[0]].append(way)
        return {day: tuple(found) for day, found in ways.items()}

    @cached_property
    def days_ahead(self) -> tuple[OpenDay, ...]:
        """The open days after that of ``as_of``."""
        return tuple(day for day in self.calendar.open_days if day.on > self.today)

    @cached_property
    def breadth(self) -> Mapping[str, Breadth]:
        """What the offers have to show, all of them under the empty name, and the lessons of each subject."""
        return breadth_by_subject(self.offers)

    @cached_property
    def even_shares(self) -> EvenShares:
        """How few visited lessons would do, and an even share of them for each class and teacher."""
        lessons = [each for each in self.offers if each.kind == LESSON]
        days = [day.on for day in self.calendar.open_days]
        periods = {"day": len(days), "week": len({self.calendar.week(day) for day in days})}
        needed = lessons_needed(self.trainees, self.quotas, (each.seats for each in lessons), periods)
        return even_shares(lessons, needed, self.history)

    def bells_on(self, day: OpenDay) -> tuple[Bell, ...]:
        """The bells that ring on a day, on any campus."""
        return tuple(bell for bell in self.bells if bell.rings(day.on, day.weekday))

    def needs(self, session: Session) -> tuple[tuple[str, str], ...]:
        """What a session needs, as keys of ``absences_of``: leader, room, class, grade, campus."""
        needs = (
            ("staff", session.leader),
            ("room", session.room),
            ("class", session.class_id),
            ("grade", session.grade),
            ("campus", session.campus),
        )
        return tuple(need for need in needs if need[1])


def _grouped(pairs: Iterable[tuple[Key, Session]]) -> dict[Key, tuple[Session, ...]]:
    groups: dict[Key, list[Session]] = {}
    for key, session in pairs:
        groups.setdefault(key, []).append(session)
    return {key: tuple(groups[key]) for key in sorted(groups)}
