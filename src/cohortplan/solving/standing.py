"""How far a search is: its best audited plan, and what no plan can be cheaper than."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Audit, audit
from cohortplan.rules.cutting import Shift, shifts_between
from cohortplan.rules.effects import Standing as Effects
from cohortplan.solving.clock import Clock
from cohortplan.solving.outcome import Bounds, Origin, Progress
from cohortplan.solving.patience import Patience
from cohortplan.solving.task import Task

LITTLE = 10
"""A plan of whose assignments less than one in so many is different is audited by the difference."""


@dataclass
class Standing:
    """The best audited plan so far and its bounds. Every change of either is told; plans that are not clean are not kept."""

    task: Task
    clock: Clock
    tell: Callable[[Progress, Plan | None], None]
    patience: Patience = field(default_factory=Patience)
    best: tuple[Plan, Audit] | None = None
    here: tuple[Plan, Audit] | None = None
    """From where the search goes on: a plan that costs what the best one does, which was there before it."""

    bounds: Bounds = field(default_factory=Bounds)
    _effects: Effects | None = None

    def known(self) -> tuple[Plan, Audit]:
        """The plan from which the search goes on.

        Raises:
            LookupError: If there is none yet.
        """
        if self.here is None:
            raise LookupError("there is no plan yet")
        return self.here

    @property
    def closed(self) -> bool:
        """Whether the shortfall is proven least."""
        return self.best is not None and self.bounds.shortfall == self.best[1].cost.shortfall

    @property
    def proven(self) -> bool:
        """Whether there is no better plan."""
        return self.best is not None and self.bounds.proves(self.best[1].cost)

    @property
    def content(self) -> bool:
        """Whether the last stretch gained so little that nobody would wait for another one."""
        return not self.task.to_the_end and self.patience.ended(self.clock.spent, closed=self.closed)

    def consider(self, plan: Plan) -> Audit:
        """Audit a plan; go on from it if it is clean and none is better, and keep and tell it if it is the best so far."""
        found, shifts = self._audited(plan)
        if not found.clean or (self.here is not None and found.cost > self.here[1].cost):
            return found
        self._effects = self._effects.after(*shifts) if self._effects is not None and shifts is not None else None
        # The same plan, of which is known already who attends what.
        plan = self._effects.plan if self._effects is not None else plan
        self.here = plan, found
        if self.best is None or found.cost < self.best[1].cost:
            self.best = self.here
            self.patience.note(self.clock.spent, found.cost)
            self.say(plan)
        return found

    def consider_as_is(self, plan: Plan) -> None:
        """Keep a plan that costs no more than the best, though no less either."""
        found = audit(self.task.project, self.task.policy, plan)
        if found.clean and self.best is not None and found.cost <= self.best[1].cost and plan != self.best[0]:
            self.best = plan, found
            self.say(plan)

    def _audited(self, plan: Plan) -> tuple[Audit, tuple[Shift, ...] | None]:
        """The audit of a plan; from that of the one before where little is different, and then with what is."""
        project, policy = self.task.project, self.task.policy
        if self.here is not None and self.here[0].mentorships == plan.mentorships:
            here, found = self.here
            shifts = shifts_between(here, plan)
            if len(shifts) * LITTLE < len(here.assignments):
                self._effects = self._effects or Effects(project, policy, here)
                return self._effects.audited(found, *shifts), shifts
        return audit(project, policy, plan), None

    def bound(self, level: str, value: float, *origins: Origin) -> None:
        """Take note of what no plan can be cheaper than, and where that is known from."""
        bounds = self.bounds.raised(level, value, origins)
        if bounds != self.bounds:
            self.bounds = bounds
            self.say()

    def tick(self) -> None:
        """Tell how far the clock is, where nobody could know."""
        if self.task.repeatable:
            self.say()

    def say(self, plan: Plan | None = None) -> None:
        """Tell how far it is; with a plan if that is new."""
        cost = self.best[1].cost if self.best else None
        self.tell(Progress(self.clock.spent, cost, self.bounds, self.clock.worked), plan)
