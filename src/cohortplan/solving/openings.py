"""Ways of opening a part of a plan: whom, which sessions, and whether mentors too.

They know trainees, mentors, weeks and days, and no rule (DESIGN.md section 6).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TypeAlias

from cohortplan.domain.absences import missed_minutes
from cohortplan.domain.calendar import OpenDay
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.span import Span
from cohortplan.solving.menus import Menus, Share

FEW, SOME, MANY = 200, 400, 1200
"""Of the many sessions, as many are opened."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What is open: these sessions for these trainees, the most important first, and who leads them if ``mentors``."""

    trainees: Sequence[str]
    sessions: frozenset[str]
    mentors: bool = False


Burden: TypeAlias = Mapping[str, int]
"""Who may be chosen, and how much is wrong for each, at least 1."""

Opener: TypeAlias = Callable[[Plan, Burden, int, Share], Opening]
"""An opening for so many of those who may be chosen, out of a share of all sessions."""


class Openings:
    """The ways that there are; each is an ``Opener``."""

    def __init__(self, project: Project, random: Random) -> None:
        self.project = project
        self.random = random
        self.menus = Menus(project)

    def week(self, plan: Plan, burden: Burden, size: int, share: Share) -> Opening:
        """One week of some trainees."""
        trainees, week = self._some(burden, size), self._a_week()
        return Opening(trainees=trainees, sessions=self._in_week(week, self._menu(plan, trainees, SOME, share)))

    def days(self, plan: Plan, burden: Burden, size: int, share: Share) -> Opening:
        """Two days of more trainees."""
        trainees, days = self._some(burden, size), self._days_open
        two = {day.on for day in self.random.sample(days, min(2, len(days)))}
        return Opening(trainees=trainees, sessions=self._on(two, self._menu(plan, trainees, MANY, share)))

    def idle(self, plan: Plan, burden: Burden, size: int, share: Share) -> Opening:
        """One day of those who have least to do on one half of it: what none of them is worth alone, they may be together."""
        day = self.random.choice(self._days_open)
        half = self.random.choice((day.am, day.pm))
        busy = {each: (self._minutes(plan, each, half), self.random.random()) for each in burden}
        trainees = sorted(burden, key=busy.__getitem__)[:size]
        return Opening(trainees=trainees, sessions=self._on({day.on}, self._menu(plan, trainees, MANY, share)))

    def own_time(self, plan: Plan, burden: Burden, size: int, share: Share) -> Opening:
        """All of the time, beside the same mentors."""
        trainees = self._some(burden, size)
        return Opening(trainees=trainees, sessions=self._menu(plan, trainees, FEW, share))

    def everything(self, plan: Plan, burden: Burden, size: int, share: Share) -> Opening:
        """All of the time of a few trainees, and their mentors."""
        trainees = self._some(burden, size)
        return Opening(trainees=trainees, sessions=self._menu(plan, trainees, FEW, share), mentors=True)

    def wide(self, plan: Plan, burden: Burden, size: int, share: Share) -> Opening:
        """Nearly all that there is, for those who found no seat elsewhere."""
        trainees = self._some(burden, size)
        return Opening(trainees=trainees, sessions=self._menu(plan, trainees, MANY, share), mentors=True)

    def held(self, plan: Plan, burden: Burden, size: int, _share: Share) -> Opening:
        """What takes place anyway in a week, for many trainees: who goes where together."""
        held = frozenset(plan.trainees_of)
        return Opening(trainees=self._some(burden, size), sessions=self._in_week(self._a_week(), held))

    def all_held(self, plan: Plan, burden: Burden, size: int, _share: Share) -> Opening:
        """What takes place anyway and all besides lessons, for very many trainees, and their mentors."""
        return Opening(trainees=self._some(burden, size), sessions=self._held(plan), mentors=True)

    def week_held(self, plan: Plan, burden: Burden, size: int, _share: Share) -> Opening:
        """The same in one week, beside the same mentors."""
        return Opening(trainees=self._some(burden, size), sessions=self._in_week(self._a_week(), self._held(plan)))

    def _held(self, plan: Plan) -> frozenset[str]:
        return self.menus.besides.union(plan.trainees_of)

    def besides(self, _plan: Plan, burden: Burden, size: int, share: Share) -> Opening:
        """All besides lessons and the talks about them, for many trainees, and their mentors: who is beside whom."""
        sessions = frozenset(each for each in self.menus.besides if share.spares(self.project.session[each]))
        return Opening(trainees=self._some(burden, size), sessions=sessions, mentors=True)

    def _some(self, burden: Burden, size: int) -> list[str]:
        """Mostly those worst off."""
        chosen: list[str] = []
        left = dict(burden)
        while left and len(chosen) < size:
            (one,) = self.random.choices(list(left), list(left.values()))
            chosen.append(one)
            del left[one]
        return chosen

    def _minutes(self, plan: Plan, trainee: str, half: Span) -> int:
        """How much of a half-day a trainee is busy, or away."""
        spans = (self.project.session[each].span for each in plan.sessions_of.get(trainee, ()))
        busy = sum(span.common_minutes(half) for span in spans if span.overlaps(half))
        return busy + missed_minutes(half, self.project.away_of[trainee])

    def _menu(self, plan: Plan, trainees: Sequence[str], size: int, share: Share) -> frozenset[str]:
        return self.menus.of(trainees, plan, size, self.random, share)

    def _on(self, days: set[date], menu: frozenset[str]) -> frozenset[str]:
        return frozenset(each for each in menu if self.project.days[each] in days)

    def _in_week(self, week: int, menu: frozenset[str]) -> frozenset[str]:
        return frozenset(each for each in menu if self.project.calendar.week(self.project.days[each]) == week)

    def _a_week(self) -> int:
        return self.random.choice(sorted({self.project.calendar.week(day.on) for day in self._days_open}))

    @property
    def _days_open(self) -> list[OpenDay]:
        return [*self.project.calendar.open_days]
