"""How many people sessions can take in, and how many lessons can be visited, before any plan is made."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cohortplan.domain.guests import guest_days, seats_left
from cohortplan.domain.people import Trainee
from cohortplan.domain.places import SchoolClass
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON, RESEARCH
from cohortplan.intake.attendable import Attendable
from cohortplan.rules.class_visits import ClassVisits


@dataclass(frozen=True)
class Visiting:
    """Upper bounds, each found by looking at one session or class alone."""

    able: Attendable

    @cached_property
    def offers(self) -> tuple[Session, ...]:
        """Sessions that somebody could attend."""
        return tuple(each for each in self.able.project.offers if self.people[each.id])

    @cached_property
    def people(self) -> dict[str, int]:
        """How many people could attend each session that is open and not blocked."""
        found = {}
        for session in self.able.project.offers:
            found[session.id] = 0 if self.able.block(session) is not None else self._people_able(session)
        return found

    def _people_able(self, session: Session) -> int:
        """How many could attend; sessions that differ in nothing that matters are looked at once for all."""
        alike = self._what_matters(session)
        if alike not in self._counted:
            self._counted[alike] = sum(trainee.people for trainee in self._able_to(session))
        return self._counted[alike]

    @cached_property
    def _counted(self) -> dict[Hashable, int]:
        return {}

    @cached_property
    def _in_waivers(self) -> frozenset[str]:
        """What is named by some exception, and therefore unlike all others."""
        return frozenset(ident for waiver in self.able.project.standing_waivers for ident in waiver.about)

    def _what_matters(self, session: Session) -> Hashable:
        """All of a session that says who is invited, there and free."""
        required = self._required[self.able.project.days[session.id]]
        beside = tuple(other.id for other, _ in required if other.id == session.id or other.nests(session))
        subjects = session.subjects if session.kind == RESEARCH else ()
        named = session.id if session.id in self._in_waivers else ""
        return session.span, session.campus, session.open, session.audience, subjects, beside, named

    def _able_to(self, session: Session) -> list[Trainee]:
        """Who is invited, there, and free of what they must attend."""
        same_day = self._required[self.able.project.days[session.id]]
        beside = [(other, wanted) for other, wanted in same_day if self.able.too_close(session, other)]
        return [
            trainee
            for trainee in self.able.project.trainees
            if self.able.invited(trainee, session)
            and self.able.present(trainee, session)
            and not any(trainee.id in wanted and self.able.clash(trainee, session, other) for other, wanted in beside)
        ]

    @cached_property
    def _required(self) -> dict[date, list[tuple[Session, frozenset[str]]]]:
        """Required sessions by day, each with those who must attend it."""
        project = self.able.project
        found: dict[date, list[tuple[Session, frozenset[str]]]] = defaultdict(list)
        for session in project.sessions:
            if session.required:
                wanted = frozenset(each.id for each in project.trainees if self.able.wanted(each, session))
                found[project.days[session.id]].append((session, wanted))
        return found

    def seats(self, session: Session) -> int:
        """Seats for those who could attend."""
        left = seats_left(self.able.project, session)
        return self.people[session.id] if left is None else min(self.people[session.id], left)

    def seats_of(self, sessions: list[Session]) -> int:
        """Seats of all these; of lessons only of as many as class visits allow, the largest first."""
        others = sum(self.seats(each) for each in sessions if each.kind != LESSON)
        return others + sum(self.visits([each for each in sessions if each.kind == LESSON]))

    def visits(self, lessons: list[Session]) -> list[int]:
        """The seats of every visit that the limits of classes allow, the largest of each day and week."""
        weeks: dict[tuple[str, int], dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
        for lesson in lessons:
            day = self.able.project.days[lesson.id]
            weeks[lesson.class_id, self.able.project.calendar.week(day)][day].append(self.seats(lesson))
        return [
            seats
            for (class_id, week), by_day in weeks.items()
            for seats in self._allowed(class_id, week, by_day)
            if seats
        ]

    def _allowed(self, class_id: str, week: int, by_day: dict[date, list[int]]) -> list[int]:
        project = self.able.project
        limits = self._limits(project.school_class.get(class_id))
        if limits is None:
            return [seats for offered in by_day.values() for seats in offered]
        per_day, per_week = limits
        guests = Counter(guest_days(project, class_id))
        here = sum(visits for day, visits in guests.items() if project.calendar.week(day) == week)
        best = [seats for day, offered in by_day.items() for seats in _largest(offered, per_day - guests[day])]
        return _largest(best, per_week - here)

    def _limits(self, school_class: SchoolClass | None) -> tuple[int, int] | None:
        """Visits a day and a week, or ``None`` where nothing limits them, as of a lesson that is no class's own."""
        rule = self.able.policy.rule("class_visits")
        if school_class is None or not isinstance(rule, ClassVisits) or rule.limit is None:
            return None
        day, week = school_class.visits_per_day, school_class.visits_per_week
        per_day, per_week = rule.per_day if day is None else day, rule.per_week if week is None else week
        return per_day + rule.limit, per_week + rule.limit


def lessons_needed(seats: int, visits: list[int]) -> int:
    """The least number of lessons that give so many seats, the largest first; beyond those there are, like the last."""
    ordered = sorted(visits, reverse=True)
    needed = 0
    for each in ordered:
        if seats <= 0:
            return needed
        seats -= each
        needed += 1
    smallest = ordered[-1] if ordered else 1
    return needed + max(0, -(-seats // smallest))


def _largest(numbers: list[int], most: int) -> list[int]:
    return sorted(numbers, reverse=True)[: max(0, most)]
