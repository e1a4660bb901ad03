"""Improve a plan by opening a part of it at a time.

These only propose: each proposal is a plan, and the audit decides what it is
worth. They know trainees, weeks and days, and no rule (DESIGN.md section 6).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Audit
from cohortplan.solving.decisions import Window
from cohortplan.solving.menus import Menus
from cohortplan.solving.parts import Parts

LONGEST = 8.0
"""Seconds for one neighbourhood: longer ones gain less than another neighbourhood would."""

MENUS = (200, 400, 1200)
"""Of the many sessions, as many are opened, now few and now more of them."""

LARGEST = 6_000
"""Options of one neighbourhood, about: building more takes longer than solving."""


@dataclass
class Neighbourhoods:
    """Partial boards around a plan, solved one after the other."""

    parts: Parts
    menus: Menus
    random: Random
    size: int = 2

    def step(self, plan: Plan, found: Audit, seconds: float) -> Plan | None:
        """One neighbourhood of a clean plan: some trainees, mostly those worst off, in all or one of the weeks."""
        trainees = self._some_trainees(found)
        menu = self.menus.of(trainees, plan, self.random.choice(MENUS), self.random)
        week = self._some_week()
        sessions = self._in_week(menu, week) if week else menu
        few = frozenset(trainees[: max(1, LARGEST // max(1, len(sessions)))])
        window = Window(fixed=plan, trainees=few, sessions=sessions, mentors=week is None)
        proposal = self.parts.propose(window, min(LONGEST, seconds), hint=plan)
        if proposal is None:
            self.size = max(1, self.size - 1)
            return None
        most = len(self.parts.project.trainees)
        self.size = min(most, self.size + 1) if proposal.proven else max(1, self.size - 1)
        return proposal.plan

    def _some_trainees(self, found: Audit) -> list[str]:
        ids = [trainee.id for trainee in self.parts.project.trainees]
        burden = Counter(dict.fromkeys(ids, 1))
        for judged in found.judged:
            for ref in judged.finding.about:
                if ref.kind == "trainee" and ref.id in burden:
                    burden[ref.id] += 10 * judged.cost.shortfall + judged.cost.penalty
        chosen: dict[str, None] = {}
        while len(chosen) < min(self.size, len(ids)):
            chosen[self.random.choices(ids, [burden[each] for each in ids])[0]] = None
        return list(chosen)

    def _some_week(self) -> int | None:
        calendar = self.parts.project.calendar
        weeks = sorted({calendar.week(day.on) for day in calendar.open_days})
        if len(weeks) == 1 or self.random.random() < 1 / (len(weeks) + 1):
            return None
        return self.random.choice(weeks)

    def _in_week(self, menu: frozenset[str], week: int) -> frozenset[str]:
        project = self.parts.project
        return frozenset(each for each in menu if project.week_of(project.session[each]) == week)
