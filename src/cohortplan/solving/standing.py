"""How far a search is: its best audited plan, and what no plan can be cheaper than."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Audit, audit
from cohortplan.solving.clock import Clock
from cohortplan.solving.outcome import Bounds, Origin, Progress
from cohortplan.solving.patience import Patience
from cohortplan.solving.task import Task


@dataclass
class Standing:
    """The best audited plan so far and its bounds. Every change of either is told; plans that are not clean are not kept."""

    task: Task
    clock: Clock
    tell: Callable[[Progress, Plan | None], None]
    patience: Patience = field(default_factory=Patience)
    best: tuple[Plan, Audit] | None = None
    bounds: Bounds = field(default_factory=Bounds)

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
        """Audit a plan, and keep and tell it if it is clean and the best so far."""
        found = audit(self.task.project, self.task.policy, plan)
        if found.clean and (self.best is None or found.cost < self.best[1].cost):
            self.best = plan, found
            self.patience.note(self.clock.spent, found.cost)
            self.say(plan)
        return found

    def consider_as_is(self, plan: Plan) -> None:
        """Keep a plan that costs no more than the best, though no less either."""
        found = audit(self.task.project, self.task.policy, plan)
        if found.clean and self.best is not None and found.cost <= self.best[1].cost and plan != self.best[0]:
            self.best = plan, found
            self.say(plan)

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
