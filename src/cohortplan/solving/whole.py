"""A whole board solved level by level: the shortfall first, then the penalty with the shortfall fixed."""

from __future__ import annotations

import math

from ortools.sat.python import cp_model

from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.clock import Clock, Until
from cohortplan.solving.conflict import conflicting_rules
from cohortplan.solving.outcome import Impossible, Origin
from cohortplan.solving.standing import Standing
from cohortplan.solving.task import Task
from cohortplan.solving.verify import verify

SHORTFALL_SHARE = 0.5
"""Share of the time that closing the shortfall may use up before the penalty has its turn."""

ATTEMPT_SECONDS = 20.0
"""For one attempt to spare a rule, at least: a name too many misleads more than a short wait."""

BRIEF = {"cp_model_probing_level": 0, "max_presolve_iterations": 1, "symmetry_level": 0}
"""With CP-SAT's defaults a whole board of demo A was presolved for ten seconds before its first gain, so for two."""

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


class Whole:
    """Everything open on one board, until it is proven best or time is up."""

    def __init__(self, task: Task, clock: Clock, standing: Standing, until: Until) -> None:
        self.task = task
        self.clock = clock
        self.standing = standing
        self.until = until
        self._solver: cp_model.CpSolver | None = None
        self._turns = 0

    def run(self, seconds: float = math.inf) -> Impossible | None:
        """Solve it; a level that is proven already is left out. An answer only if there can be no plan.

        Args:
            seconds: For the last level, if that is less than the time left.

        Raises:
            Disagreement: If solver and audit see a plan differently.
        """
        board = CpBoard(self.task.project, self.task.policy, self.task.window)
        if not self.standing.closed:
            board.ledger.minimize(board.ledger.shortfall)
            status = self._level(board, "shortfall", self.until.left() * SHORTFALL_SHARE)
            if status == cp_model.INFEASIBLE and self.standing.best is None:
                return Impossible(*conflicting_rules(self.task.policy, self._allows))
        if self.standing.best is not None and not self.until.over:
            shortfall = self.standing.best[1].cost.shortfall
            board.model.add(board.ledger.expression(board.ledger.shortfall) <= shortfall)
            board.ledger.minimize(board.ledger.penalty)
            self._level(board, "penalty", min(seconds, self.until.left()))
        return None

    def stop(self) -> None:
        """Let go of what is being solved. May be called from another thread."""
        if self._solver is not None:
            self._solver.stop_search()

    def _level(self, board: CpBoard, level: str, seconds: float) -> object:
        """Solve one level as long as that is worth it; a plan found is where the next attempt begins."""
        ends = self.clock.spent + seconds
        patience = self.standing.patience
        patience.begin(self.clock.spent)
        while True:
            spent = self.clock.spent
            stretch = math.inf if self.task.to_the_end else patience.stretch(spent, closed=self.standing.closed)
            status = self._solve(board, level, min(stretch, ends - spent))
            ended = status not in (cp_model.FEASIBLE, cp_model.UNKNOWN)
            if ended or self.until.over or self.clock.spent >= ends or self.standing.content:
                return status

    def _solve(self, board: CpBoard, level: str, seconds: float) -> object:
        """Minimise the board's objective; its bound counts only if the level before is closed."""
        if self.until.stopped():
            return cp_model.UNKNOWN
        standing = self.standing
        closed = level == "shortfall" or standing.closed
        if standing.best is not None:
            board.hint(standing.best[0])
        solver = self._new_solver(seconds)
        if closed:
            solver.best_bound_callback = lambda value: standing.bound(level, value, Origin.WHOLE)
        status = solver.solve(board.model, _Watcher(board, standing, self.until))
        self.clock.count(solver.response_proto.deterministic_time)
        standing.tick()
        if status == cp_model.MODEL_INVALID:
            raise ValueError(board.model.validate())
        if status in FOUND:
            plan = board.plan_of(solver)
            found = standing.consider(plan)
            if not found.clean:
                verify(self.task.project, self.task.policy, plan, found)
            if closed:
                standing.bound(level, solver.best_objective_bound, Origin.WHOLE)
        return status

    def _new_solver(self, seconds: float) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        self.clock.limit(solver, seconds)
        solver.parameters.random_seed = self.task.seed + self._turns  # so that no turn gets stuck like the one before
        self._turns += 1
        for name, value in BRIEF.items():
            setattr(solver.parameters, name, value)
        self._solver = solver
        return solver

    def _allows(self, policy: Policy) -> bool | None:
        """Whether there is a plan under these rules alone; ``None`` if time, or somebody's patience, ends before that."""
        if self.until.stopped():
            return None
        model = CpBoard(self.task.project, policy, self.task.window).model
        status = self._new_solver(max(self.until.left(), ATTEMPT_SECONDS)).solve(model)
        return None if status == cp_model.UNKNOWN else status in FOUND


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Hears of each plan that the solver finds."""

    def __init__(self, board: CpBoard, standing: Standing, until: Until) -> None:
        super().__init__()
        self.board = board
        self.standing = standing
        self.until = until

    def on_solution_callback(self) -> None:
        """Audit the new plan; end if somebody asked to."""
        self.standing.consider(self.board.plan_of(self))
        if self.until.stopped():
            self.stop_search()
