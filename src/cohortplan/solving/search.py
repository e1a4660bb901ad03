"""Solve a whole board level by level: the shortfall first, then the penalty with the shortfall fixed."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Audit, audit
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.clock import Clock, Counted, Until, WallClock, WorkClock
from cohortplan.solving.conflict import conflicting_rules
from cohortplan.solving.construction import Construction
from cohortplan.solving.decisions import Window, everything, remaining
from cohortplan.solving.floors import Floors
from cohortplan.solving.hands import Hands
from cohortplan.solving.leximin import SHARE as LEXIMIN_SHARE
from cohortplan.solving.leximin import shared_out, wants_leximin
from cohortplan.solving.neighbourhoods import Neighbourhoods
from cohortplan.solving.outcome import Answer, Bounds, Enough, Impossible, Outcome, OutOfTime, Progress, Solved
from cohortplan.solving.parts import Parts, Proposer
from cohortplan.solving.patience import Patience
from cohortplan.solving.salvage import salvaged
from cohortplan.solving.thin import thinned
from cohortplan.solving.verify import verify

SHORTFALL_SHARE = 0.5
"""Share of the time that closing the shortfall may use up before the penalty has its turn."""

CONSTRUCTION_SHARE = 0.8
"""Share of the time that a first plan may take to be built where the whole board can do it too."""

LARGE = 60_000
"""Options of a whole board from which on it is polished by parts: larger ones were seen to take minutes to begin."""

MEDIUM = 10_000
"""Options from which on two processes are worth the second that they take to begin."""

LIFTING, SELDOM = 3, 10
"""After so many rounds of neighbourhoods there is one for the bounds; seldom where such a board is large, or seats are still to be found."""

QUIET = 4
"""Rounds of neighbourhoods without a gain after which a small project's whole board is better use of the time."""

BRIEF = {"cp_model_probing_level": 0, "max_presolve_iterations": 1, "symmetry_level": 0}
"""With CP-SAT's defaults a whole board of demo A was presolved for ten seconds before its first gain, so for two."""

ATTEMPT_SECONDS = 20.0
"""For one attempt to spare a rule, at least: a name too many misleads more than a short wait."""

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True, kw_only=True)
class Task:
    """One question to the solver. ``start`` is a plan to begin from, ``seconds`` the time for the search.

    ``repeatable`` asks for the same plan from the same question, whatever else
    the machine does and however many cores it has; seconds are then those of a
    ``WorkClock``. Unless ``to_the_end``, the search ends by itself when looking
    on gains little (``Patience``).
    """

    project: Project
    policy: Policy
    seconds: float = 60.0
    seed: int = 0
    start: Plan | None = None
    repeatable: bool = False
    to_the_end: bool = True


@dataclass
class Search:
    """One search: keeps the best audited plan, tells of each better one, and can be stopped."""

    task: Task
    tell: Callable[[Progress, Plan | None], None]
    best: tuple[Plan, Audit] | None = None
    bounds: Bounds = field(default_factory=Bounds)
    stopped: bool = False
    patience: Patience = field(default_factory=Patience)
    _solver: cp_model.CpSolver | None = None

    def __post_init__(self) -> None:
        project, policy = self.task.project, self.task.policy
        self.clock: Clock = WorkClock() if self.task.repeatable else WallClock()
        self._proposer = self._counted(Parts(project, policy))
        self._floors = Floors(project, policy, remaining(project, self._window))
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
        start = self.task.start
        if start is not None and not self.task.project.strangers(start):
            self.consider(start)
        self.bound("shortfall", 0)
        if self.best is None and start is not None:
            self._mend(start)
        if self.best is None and not self._over:
            self._construct(remaining(self.task.project, self._window))
        if self.best is not None:
            if self._options > MEDIUM and not self._large:
                self._get_help()
            self._polish(None if self._large else QUIET)
        done = self.best is not None and (self._large or self.bounds.proves(self.best[1].cost))
        if done or self._over:
            return self._outcome()
        return self._whole()

    def _whole(self) -> Outcome:
        """The whole board, level by level; a level that is proven already is left out."""
        board = CpBoard(self.task.project, self.task.policy, self._window)
        if not self._closed:
            board.model.minimize(board.ledger.expression(board.ledger.shortfall))
            status = self._level(board, "shortfall", self.left() * SHORTFALL_SHARE)
            if status == cp_model.INFEASIBLE and self.best is None:
                return Impossible(*conflicting_rules(self.task.policy, self._allows))
        if self.best is not None and not self._over:
            shortfall = self.best[1].cost.shortfall
            board.model.add(board.ledger.expression(board.ledger.shortfall) <= shortfall)
            board.model.minimize(board.ledger.expression(board.ledger.penalty))
            self._level(board, "penalty", self.left())
        return self._outcome()

    def _level(self, board: CpBoard, level: str, seconds: float) -> object:
        """Solve one level as long as that is worth it; a plan found is where the next attempt begins."""
        ends = self.clock.spent + seconds
        self.patience.begin(self.clock.spent)
        while True:
            spent = self.clock.spent
            stretch = math.inf if self.task.to_the_end else self.patience.stretch(spent, closed=self._closed)
            status = self._solve(board, level, min(stretch, ends - spent))
            ended = status not in (cp_model.FEASIBLE, cp_model.UNKNOWN)
            if ended or self._over or self.clock.spent >= ends or self._content:
                return status

    @property
    def _over(self) -> bool:
        """Whether time is up or somebody stopped it."""
        return self.stopped or self.left() <= 0

    @property
    def _content(self) -> bool:
        """Whether the last stretch gained so little that nobody would wait for another one."""
        return not self.task.to_the_end and self.patience.ended(self.clock.spent, closed=self._closed)

    @property
    def _closed(self) -> bool:
        """Whether the shortfall is proven least."""
        return self.best is not None and self.bounds.shortfall == self.best[1].cost.shortfall

    def _mend(self, start: Plan) -> None:
        """A clean plan from one that is not, in which only those are planned anew about whom something is wrong."""
        kept, anew = salvaged(self.task.project, self.task.policy, start)
        if len(anew) < len(self.task.project.trainees):
            self._construct(kept, anew)

    def _construct(self, beginning: Plan, trainees: frozenset[str] | None = None) -> None:
        """A first plan, batch by batch, for these trainees or all; at a dead end the whole board has its turn."""
        built: list[Plan | None] = [None]
        construction = Construction(self.task.project, self.task.policy, self._proposer, self._chance)
        share = 1.0 if self._large else CONSTRUCTION_SHARE
        until = Until(self.clock, self.clock.spent + self.left() * share)
        for plan in construction.plans(beginning, until.left, trainees):
            if self._over:
                return
            self._tick()
            built.append(plan)
        if built[-1] is not None:
            self.consider(built[-1])

    def _polish(self, patience: int | None) -> None:
        """Neighbourhood after neighbourhood, until time is up or nothing can get better.

        With patience no longer than for so many rounds in vain, nor than until no seat is missing that may be found.
        """
        neighbourhoods = Neighbourhoods(self.task.project, self._proposer, self._chance)
        in_vain, rounds = 0, 0
        self.patience.begin(self.clock.spent)
        while self.best is not None and not self._over and in_vain != patience and not self._content:
            plan, found = self.best
            if self._closed:
                self.bound("penalty", 0)
            if self.bounds.proves(found.cost) or (self._closed and patience is not None):
                return
            for move in neighbourhoods.round(plan, found, self.left()):
                before = self.best[1].cost
                if move.drop != move.add:
                    self.consider(self.best[0].with_changes(drop=move.drop, add=move.add))
                move.learn(before, self.best[1].cost)
            rounds += 1
            if rounds % (LIFTING if self._closed and not self._large else SELDOM) == 0:
                self._lift()
            self._tick()
            in_vain = in_vain + 1 if self.best[1] is found else 0

    def _lift(self) -> None:
        """Bounds from a few trainees more, each alone."""
        if self.best is None or self._over:
            return
        for _ in self._floors.lift(self._proposer, self.best[1], self.left()):
            self.bound("shortfall", self._floors.shortfall)
            if self._closed and self._floors.shortfall == self.best[1].cost.shortfall:
                self.bound("penalty", self._floors.penalty)

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
        return LEXIMIN_SHARE if wants_leximin(self.task.policy) and not self._large else 0.0

    def _shared_out(self, plan: Plan) -> Plan:
        """A plan of the same cost that is kinder to whoever has least; the last step, for nothing is thinned after it."""
        until = Until(self.clock, self.task.seconds, lambda: self.stopped)
        return shared_out(self.task.project, self.task.policy, plan, self._chance, until)

    @cached_property
    def _chance(self) -> Random:
        return Random(self.task.seed)  # noqa: S311 - it chooses where to look, and must be repeatable

    def stop(self) -> None:
        """End soon, with the best so far. May be called from another thread.

        A solver that is only about to begin does not hear it: call again until the search has ended.
        """
        self.stopped = True
        self._proposer.stop()
        if self._solver is not None:
            self._solver.stop_search()

    def left(self) -> float:
        """Seconds left."""
        return self.task.seconds * (1 - self._kept_back) - self.clock.spent

    def consider(self, plan: Plan) -> Audit:
        """Audit a plan, and keep and tell it if it is clean and the best so far."""
        found = audit(self.task.project, self.task.policy, plan)
        if found.clean and (self.best is None or found.cost < self.best[1].cost):
            self.best = plan, found
            self.patience.note(self.clock.spent, found.cost)
            self._tell(plan)
        return found

    def consider_as_is(self, plan: Plan) -> None:
        """Keep a plan that costs no more than the best, though no less either."""
        found = audit(self.task.project, self.task.policy, plan)
        if found.clean and self.best is not None and found.cost <= self.best[1].cost and plan != self.best[0]:
            self.best = plan, found
            self._tell(plan)

    def bound(self, level: str, value: float) -> None:
        """Take note of what no plan can be cheaper than."""
        least = max(0, math.ceil(value - 1e-6))
        if level == "shortfall":
            known = max(least, self.bounds.shortfall or 0)
            bounds = Bounds(known, self.bounds.penalty)
        else:
            bounds = Bounds(self.bounds.shortfall, max(least, self.bounds.penalty or 0))
        if bounds != self.bounds:
            self.bounds = bounds
            self._tell(None)

    def _tell(self, plan: Plan | None) -> None:
        cost = self.best[1].cost if self.best else None
        self.tell(Progress(self.clock.spent, cost, self.bounds, self.clock.worked), plan)

    def _tick(self) -> None:
        """Tell how far the clock is, where nobody could know."""
        if self.task.repeatable:
            self._tell(None)

    def _solve(self, board: CpBoard, level: str, seconds: float) -> object:
        """Minimise the board's objective; its bound counts only if the level before is closed."""
        if self.stopped:
            return cp_model.UNKNOWN
        closed = level == "shortfall" or self._closed
        if self.best is not None:
            board.hint(self.best[0])
        solver = self._new_solver(seconds)
        watcher = _Watcher(self, board)
        if closed:
            solver.best_bound_callback = lambda value: self.bound(level, value)
        status = solver.solve(board.model, watcher)
        self.clock.count(solver.response_proto.deterministic_time)
        if status == cp_model.MODEL_INVALID:
            raise ValueError(board.model.validate())
        if status in FOUND:
            plan = board.plan_of(solver)
            found = self.consider(plan)
            if not found.clean:
                verify(self.task.project, self.task.policy, plan, found)
            if closed:
                self.bound(level, solver.best_objective_bound)
        return status

    def _new_solver(self, seconds: float) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        self.clock.limit(solver, seconds)
        solver.parameters.random_seed = self.task.seed
        for name, value in BRIEF.items():
            setattr(solver.parameters, name, value)
        self._solver = solver
        return solver

    def _allows(self, policy: Policy) -> bool | None:
        """Whether there is a plan under these rules alone; ``None`` if time, or somebody's patience, ends before that."""
        if self.stopped:
            return None
        model = CpBoard(self.task.project, policy, self._window).model
        status = self._new_solver(max(self.left(), ATTEMPT_SECONDS)).solve(model)
        return None if status == cp_model.UNKNOWN else status in FOUND

    @property
    def _window(self) -> Window:
        return everything(self.task.project, self.task.start)

    def _outcome(self) -> Outcome:
        if self.best is None:
            return OutOfTime(None)
        if not (self.stopped and self._large):  # somebody waits, and the parts of a large plan are thin already
            self.consider_as_is(thinned(self.task.project, self.task.policy, self.best[0], self.task.start))
        if self._kept_back:
            self.consider_as_is(self._shared_out(self.best[0]))
        plan, found = self.best
        verify(self.task.project, self.task.policy, plan, found)
        answer = Answer(plan, found, self.bounds)
        if self.bounds.proves(found.cost):
            return Solved(answer)
        return OutOfTime(answer) if self._over else Enough(answer)


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Hears of each plan that the solver finds."""

    def __init__(self, search: Search, board: CpBoard) -> None:
        super().__init__()
        self.search = search
        self.board = board

    def on_solution_callback(self) -> None:
        """Audit the new plan; end if somebody asked to."""
        self.search.consider(self.board.plan_of(self))
        if self.search.stopped:
            self.stop_search()
