"""A search: a first plan by parts, then better ones by parts or as a whole, with bounds beside them."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from itertools import count
from random import Random

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.solving.asks import seat_for
from cohortplan.solving.beginning import Beginning
from cohortplan.solving.changes import Change
from cohortplan.solving.clock import Clock, Counted, Until, WallClock, WorkClock
from cohortplan.solving.decisions import remaining
from cohortplan.solving.floors import Floors
from cohortplan.solving.hands import Hands
from cohortplan.solving.leximin import SHARE as LEXIMIN_SHARE
from cohortplan.solving.leximin import shared_out, wants_leximin
from cohortplan.solving.neighbourhoods import Neighbourhoods
from cohortplan.solving.outcome import Answer, Enough, Impossible, Origin, Outcome, OutOfTime, Progress, Solved
from cohortplan.solving.parts import Parts, Proposer
from cohortplan.solving.repair import Repair
from cohortplan.solving.standing import Standing
from cohortplan.solving.task import Task
from cohortplan.solving.thin import thinned
from cohortplan.solving.verify import verify
from cohortplan.solving.whole import Whole

LARGE = 60_000
"""Options of a whole board from which on it is polished by parts: larger ones were seen to take minutes to begin."""

HUGE = 1_000_000
"""Options from which on no whole board is stated at all: it would take minutes, and more memory than most machines have."""

MEDIUM = 10_000
"""Options from which on two processes are worth the second that they take to begin."""

LIFTING, SELDOM, STEPS = 6, 20, 4
"""After so many neighbourhoods bounds have a turn of some steps; seldom where seats are still to be found."""

BESIDE = 0.15
"""Share of a large project's time after which bounds wait: they tell how good a plan is, and make none better."""

SOME = 12
"""Neighbourhoods of a small project before its whole board has a turn: they take some seconds, and gain most of what can be."""

TURN, LONGER = 20.0, 1.5
"""Seconds of the whole board's first turn, and how much longer each is than the one before: most prove within the first."""


class Search:
    """One search: keeps the best audited plan, tells of each better one, and can be stopped."""

    def __init__(self, task: Task, tell: Callable[[Progress, Plan | None], None]) -> None:
        """Ready to run; ``tell`` hears of each step, and of the plan if it is a new one."""
        self.task = task
        self.stopped = False
        self.clock: Clock = WorkClock() if task.repeatable else WallClock()
        self.standing = Standing(task, self.clock, tell)
        self.until = Until(self.clock, task.seconds * (1 - self._kept_back), lambda: self.stopped)
        self._own = self._proposer = self._counted(Parts(task.project, task.policy))
        self._whole = Whole(task, self.clock, self.standing, self.until)
        self._floors = Floors(task.project, task.policy, remaining(task.project, task.window))
        self._lifted = 0.0
        if self._large:
            self._get_help()

    def run(self) -> Outcome:
        """Search until the plan is proven best, time is up, or somebody stops it.

        Raises:
            Disagreement: If solver and audit see a plan differently.
        """
        try:
            return self._run()
        finally:
            self._proposer.close()

    def _run(self) -> Outcome:
        project, start, standing = self.task.project, self.task.start, self.standing
        if start is not None and not project.strangers(start):
            standing.consider(start)
        standing.bound("shortfall", 0, Origin.ZERO)
        impossible = None if standing.best is not None else self._begin()
        if standing.best is not None:
            if not standing.closed:
                self._repair()
            if self._options > MEDIUM and not self._large:
                self._get_help()
            self._improve()
        elif impossible is None and not self.until.over:
            impossible = self._whole.run()
        return impossible or self._outcome()

    def _begin(self) -> Impossible | None:
        """A first plan; an answer only if there can be none."""
        beginning = Beginning(
            task=self.task,
            standing=self.standing,
            clock=self.clock,
            until=self.until,
            proposer=self._proposer,
            random=self._chance,
            large=self._large,
            huge=self._options > HUGE,
        )
        return beginning.build()

    def stop(self) -> None:
        """End soon, with the best so far. May be called from another thread.

        A solver that is only about to begin does not hear it: call again until the search has ended.
        """
        self.stopped = True
        self._proposer.stop()
        self._own.stop()
        self._whole.stop()

    def _repair(self) -> None:
        """Seats for those who lack some, as far as they are found soon."""
        repair = Repair(self.task.project, self.task.policy, self._proposer, self._chance)
        for change in repair.moves(self.standing.known, self.until.left):
            self._make(change)
            self.standing.tick()

    def _improve(self) -> None:
        """Better plans part by part, and of a small project as a whole too, which alone proves that there is none better.

        They take turns, for where one of them is stuck the other may not be.
        """
        # A first plan heeds no preference; in a large one each trainee alone gains most for the time.
        neighbourhoods = Neighbourhoods(self.task.project, self._proposer, self._chance, large=self._large)
        self.standing.patience.begin(self.clock.spent)
        for turn in count():
            self._polish(neighbourhoods)
            if self._large or self.standing.proven or self.until.over or (turn and self.standing.content):
                return
            self._whole.run(TURN * LONGER**turn)

    def _polish(self, neighbourhoods: Neighbourhoods) -> None:
        """Neighbourhood after neighbourhood, until time is up or nothing can get better; of a small project only some."""
        standing = self.standing
        if self._polished():
            return
        for number, move in enumerate(neighbourhoods.moves(standing.known, self.until.left), start=1):
            before = standing.known()[1].cost
            self._make(move.change)
            move.learn(before, standing.known()[1].cost)
            if neighbourhoods.all_asked and number % (LIFTING if standing.closed else SELDOM) == 0:
                self._lift()
            standing.tick()
            if self._polished() or (number == SOME and not self._large):
                return

    def _polished(self) -> bool:
        """Whether to end with neighbourhoods."""
        standing = self.standing
        if standing.closed:
            standing.bound("penalty", 0, Origin.ZERO)
        return standing.proven or standing.content

    def _make(self, change: Change) -> None:
        """Make a change if the audit finds the plan no worse for it; if it is, what fits of it beside the others."""
        plan, found = self.standing.known()
        if change.nothing:
            return
        self.standing.consider(change.on(plan))
        if self.standing.known()[0] is plan and plan is not change.before:
            ask = change.as_far_as_it_fits(plan, seconds=self.until.left(), seat=seat_for(found.cost))
            (answer,) = self._own.propose([ask])
            if answer is not None:
                self.standing.consider(answer.plan)

    def _lift(self) -> None:
        """Better bounds, some steps on."""
        for _ in range(STEPS):
            began = self.clock.spent
            if self.until.over or (self._large and self._lifted > BESIDE * began):
                return
            self._lift_a_step()
            self._lifted += self.clock.spent - began

    def _lift_a_step(self) -> None:
        standing = self.standing
        for _ in self._floors.lift(self._proposer, *standing.known(), self.until.left()):
            standing.bound("shortfall", self._floors.shortfall, Origin.FLOORS)
        if standing.closed and self._floors.shortfall == standing.known()[1].cost.shortfall:
            standing.bound("penalty", self._floors.penalty, *self._floors.penalty_from)

    def _counted(self, proposer: Proposer) -> Proposer:
        return Counted(proposer, self.clock)

    def _get_help(self) -> None:
        """One process for each core, if there are several cores."""
        cores = os.cpu_count() or 1
        if cores > 1 and not self.stopped:
            self._proposer = self._counted(Hands(self.task.project, self.task.policy, cores))

    @property
    def _large(self) -> bool:
        """Whether the whole board is too large to be solved in one piece."""
        return self._options > LARGE

    @cached_property
    def _options(self) -> int:
        return len(self.task.project.trainees) * len(self.task.project.offers)

    @cached_property
    def _kept_back(self) -> float:
        """Share of the time for choosing the fairest among plans of equal cost, where that is wanted and can be done."""
        return LEXIMIN_SHARE if wants_leximin(self.task.project, self.task.policy) else 0.0

    @cached_property
    def _chance(self) -> Random:
        return Random(self.task.seed)  # noqa: S311 - it chooses where to look, and must be repeatable

    def _outcome(self) -> Outcome:
        standing, project, policy = self.standing, self.task.project, self.task.policy
        if standing.best is None:
            return OutOfTime(None)
        if not (self.stopped and self._large):  # somebody waits, and the parts of a large plan are thin already
            standing.consider_as_is(thinned(project, policy, standing.best[0], self.task.start))
        if self._kept_back:
            standing.consider_as_is(self._shared_out(standing.best[0]))
        plan = standing.best[0]
        found = audit(project, policy, plan)  # the whole of it, whatever was audited by differences until now
        verify(project, policy, plan, found)
        answer = Answer(plan, found, standing.bounds)
        if standing.proven:
            return Solved(answer)
        return OutOfTime(answer) if self.until.over else Enough(answer)

    def _shared_out(self, plan: Plan) -> Plan:
        """A plan of the same cost that is kinder to whoever has least; the last step, for nothing is thinned after it."""
        until = Until(self.clock, self.task.seconds, lambda: self.stopped)
        return shared_out(self.task.project, self.task.policy, plan, self._chance, until)
