"""The plan that a search begins with: a given one mended, or one built by parts; or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from cohortplan.domain.plan import Plan
from cohortplan.solving.clock import Clock, Until
from cohortplan.solving.construction import Construction
from cohortplan.solving.decisions import remaining
from cohortplan.solving.no_way import NoWay
from cohortplan.solving.outcome import Impossible
from cohortplan.solving.parts import Proposer
from cohortplan.solving.salvage import salvaged
from cohortplan.solving.standing import Standing
from cohortplan.solving.task import Task

SHARE = 0.8
"""Of the time that a first plan may take to be built where the whole board can do it too."""

ALONE = 2.0
"""Deterministic seconds for one attempt to plan somebody who is stuck as if nobody else were there."""


@dataclass(kw_only=True)
class Beginning:
    """Builds a first plan and puts it before the audit (``standing``).

    Where the whole board can be solved after it, it takes not all of the time;
    where that could not even be stated (``huge``), it begins again and again.
    """

    task: Task
    standing: Standing
    clock: Clock
    until: Until
    proposer: Proposer
    random: Random
    large: bool
    huge: bool
    _stuck: frozenset[str] = field(default=frozenset(), init=False)
    _impossible: Impossible | None = field(default=None, init=False)

    def build(self) -> Impossible | None:
        """Build it. Without a plan and without an answer a whole board has its turn, or time is up."""
        start = self.task.start
        if start is not None:
            self._mend(start)
        again = True
        while again and self._wanting:
            self._construct(self._fixed)
            again = self.huge
        return self._impossible

    @property
    def _wanting(self) -> bool:
        return self.standing.best is None and self._impossible is None and not self.until.over

    @property
    def _fixed(self) -> Plan:
        return remaining(self.task.project, self.task.window)

    def _mend(self, start: Plan) -> None:
        """A clean plan from one that is not, in which only those are planned anew about whom something is wrong."""
        kept, anew = salvaged(self.task.project, self.task.policy, start)
        if len(anew) < len(self.task.project.trainees):
            self._construct(kept, anew)

    def _construct(self, beginning: Plan, trainees: frozenset[str] | None = None) -> None:
        """A first plan, batch by batch, for these trainees or all; those who were stuck at the last attempt come first."""
        built: list[Plan | None] = [None]
        construction = Construction(self.task.project, self.task.policy, self.proposer, self.random, self._stuck)
        share = 1.0 if self.large else SHARE
        until = Until(self.clock, self.clock.spent + self.until.left() * share)
        for plan in construction.plans(beginning, until.left, trainees):
            if self.until.over:
                return
            self.standing.tick()
            built.append(plan)
            if plan is None and self._hopeless(construction.stuck - self._stuck):
                return
            self._stuck |= construction.stuck
        if built[-1] is not None:
            self.standing.consider(built[-1])

    def _hopeless(self, stuck: frozenset[str]) -> bool:
        """Whether one of those who found no way has none even if nobody else were there; then it is known who, and why."""
        trainees = sorted(stuck)
        asks = [NoWay(trainee=each, fixed=self._fixed, work=ALONE, seconds=self.until.left()) for each in trainees]
        for trainee, blocked in zip(trainees, self.proposer.propose(asks), strict=True):
            if blocked is not None:
                self._impossible = Impossible(blocked.rules, blocked.minimal, trainee)
        return self._impossible is not None
