"""Improve a plan by opening a part of it at a time.

These only propose: each proposal is a plan, and the audit decides what it is
worth. They know trainees, weeks and days, and no rule (DESIGN.md section 6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Audit
from cohortplan.solving.decisions import Window
from cohortplan.solving.menus import Menus
from cohortplan.solving.parts import Ask, Proposer

ROUND = 2
"""Neighbourhoods that are solved at the same time, whatever the cores, so that the same seed gives the same plan."""

WORK = 2.0
"""Deterministic seconds for one neighbourhood: longer ones gain less than another neighbourhood would."""

MENUS = (200, 400, 1200)
"""Of the many sessions, as many are opened, now few and now more of them."""

LARGEST = 6_000
"""Options of one neighbourhood, about: building more takes longer than solving."""


class Neighbourhoods:
    """Partial boards around a plan, a round of them at a time."""

    def __init__(self, project: Project, proposer: Proposer, random: Random) -> None:
        self.project = project
        self.proposer = proposer
        self.random = random
        self.menus = Menus(project)
        self.size = 2

    def round(self, plan: Plan, found: Audit, seconds: float) -> Iterator[tuple[Plan, Plan]]:
        """What to take out of the plan and what to put in, for each neighbourhood in which something was found.

        No two of them are about the same trainee.
        """
        asks = list(self._asks(plan, found, seconds))
        for answer in self.proposer.propose(asks):
            if answer is None or not answer.proven:
                self.size = max(1, self.size - 1)
            else:
                self.size = min(len(self.project.trainees), self.size + 1)
            if answer is not None and answer.plan != plan:
                yield plan.minus(answer.plan), answer.plan.minus(plan)

    def _asks(self, plan: Plan, found: Audit, seconds: float) -> Iterator[Ask]:
        burden = self._burden(found)
        for _ in range(ROUND):
            trainees = self._some_trainees(burden)
            if not trainees:
                return
            menu = self.menus.of(trainees, plan, self.random.choice(MENUS), self.random)
            week = self._some_week()
            sessions = self._in_week(menu, week) if week else menu
            few = frozenset(trainees[: max(1, LARGEST // max(1, len(sessions)))])
            for each in few:
                del burden[each]
            window = Window(fixed=plan, trainees=few, sessions=sessions, mentors=week is None)
            yield Ask(window=window, hint=plan, work=WORK, seconds=seconds, seed=self.random.randrange(1 << 30))

    def _burden(self, found: Audit) -> dict[str, int]:
        """How much is wrong for each trainee, and one more, so that everybody has a turn."""
        burden = Counter({trainee.id: 1 for trainee in self.project.trainees})
        for judged in found.judged:
            for ref in judged.finding.about:
                if ref.kind == "trainee" and ref.id in burden:
                    burden[ref.id] += 10 * judged.cost.shortfall + judged.cost.penalty
        return dict(burden)

    def _some_trainees(self, burden: dict[str, int]) -> list[str]:
        """Mostly those worst off."""
        chosen: list[str] = []
        left = dict(burden)
        while left and len(chosen) < self.size:
            (one,) = self.random.choices(list(left), list(left.values()))
            chosen.append(one)
            del left[one]
        return chosen

    def _some_week(self) -> int | None:
        calendar = self.project.calendar
        weeks = sorted({calendar.week(day.on) for day in calendar.open_days})
        if len(weeks) == 1 or self.random.random() < 1 / (len(weeks) + 1):
            return None
        return self.random.choice(weeks)

    def _in_week(self, menu: frozenset[str], week: int) -> frozenset[str]:
        return frozenset(each for each in menu if self.project.week_of(self.project.session[each]) == week)
