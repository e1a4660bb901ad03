"""The plain model that a good engineer writes first: one whole board, all rules, CP-SAT on all cores.

It is given every idea that needs no decomposition. ``RECIPES`` are those that
were tried; docs/benchmarks.md says which is best, and that one is the yardstick.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Timer

from ortools.sat.python import cp_model

from benchmarks.instances import Instance
from benchmarks.sides.attending import Limits, Telling, attended, race
from benchmarks.sides.columns import Columns
from benchmarks.sides.race import Race
from cohortplan.solving.build import CpBoard
from cohortplan.solving.messages import read_task

SHORTFALL_SHARE = 0.75
"""Share of the time after which closing the shortfall makes way for the penalty, as soon as there is a plan."""
Proves = Callable[[int], tuple[int | None, int | None]]
"""What a bound of the objective proves of shortfall and penalty."""
FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How the one board is handed to the solver.

    ``one_sum`` minimises both levels at once, the shortfall weighed above every
    penalty; otherwise there is a call for each. ``nothing`` hints that no
    decision holds. ``parameters`` are CP-SAT's own.
    """

    one_sum: bool = False
    nothing: bool = False
    parameters: Mapping[str, object] = field(default_factory=dict)


BRIEF: Mapping[str, object] = {"cp_model_probing_level": 0, "max_presolve_iterations": 1, "symmetry_level": 0}
"""With CP-SAT's defaults presolving takes three quarters of the time before a first plan of A, and more of the others."""
RECIPES = {
    "monolith": Recipe(parameters=BRIEF),
    "monolith-sum": Recipe(one_sum=True, parameters=BRIEF),
    "monolith-nothing": Recipe(nothing=True, parameters=BRIEF),
    "monolith-linear": Recipe(parameters={**BRIEF, "linearization_level": 2}),
    "monolith-symmetry": Recipe(parameters={**BRIEF, "symmetry_level": 3}),
    "monolith-workers": Recipe(parameters={**BRIEF, "num_workers": 8}),
    "monolith-presolved": Recipe(),
}


def monolith(name: str) -> Callable[[Instance, Limits], Race]:
    """The side of this recipe."""

    def side(instance: Instance, limits: Limits) -> Race:
        heard = attended(solve, instance.question, name, seconds=instance.seconds, limits=limits)
        return race(instance.project, instance.policy, heard)

    return side


def solve(telling: Telling, question: str, name: str) -> None:
    """Build the board and solve it; runs in a process of its own."""
    task, _ = read_task(question)
    board = CpBoard(task.project, task.policy)
    telling.fact("build_seconds", round(telling.seconds, 2))
    telling.fact("variables", len(board.model.proto.variables))
    telling.fact("constraints", len(board.model.proto.constraints))
    Monolith(telling, board, RECIPES[name], task.seconds, task.seed).run()


class Monolith:
    """One board on its way through the solver."""

    def __init__(self, telling: Telling, board: CpBoard, recipe: Recipe, seconds: float, seed: int) -> None:
        self.telling = telling
        self.board = board
        self.recipe = recipe
        self.seconds = seconds
        self.seed = seed
        self.columns = Columns.of(board)
        self.deterministic = 0.0
        self.found: int | None = None

    def run(self) -> None:
        """Solve, and say how it ended."""
        proven = self._at_once() if self.recipe.one_sum else self._level_by_level()
        self.telling.fact("deterministic", round(self.deterministic, 2))
        self.telling.ended("proven" if proven else "time")

    def _level_by_level(self) -> bool:
        model, ledger = self.board.model, self.board.ledger
        shortfall, penalty = ledger.expression(ledger.shortfall), ledger.expression(ledger.penalty)
        model.minimize(shortfall)
        if self.recipe.nothing:
            self._hint([0] * len(model.proto.variables))
        first = self._solve(lambda bound: (bound, None), leave_at=SHORTFALL_SHARE * self.seconds)
        if first.response_proto.status not in FOUND:
            return False
        least, closed = first.value(shortfall), _proven(first)
        model.add(shortfall <= least)
        model.minimize(penalty)
        self._hint(list(first.response_proto.solution))
        second = self._solve((lambda bound: (least, bound)) if closed else (lambda _: (None, None)))
        return closed and _proven(second)

    def _at_once(self) -> bool:
        model, ledger = self.board.model, self.board.ledger
        domains = model.proto.variables
        # As a list: OR-Tools' own answers 0 when asked for its last element by -1.
        step = 1 + sum(price * list(domains[var.index].domain)[-1] for price, var in ledger.penalty)
        model.minimize(step * ledger.expression(ledger.shortfall) + ledger.expression(ledger.penalty))
        if self.recipe.nothing:
            self._hint([0] * len(domains))

        def proven(bound: int) -> tuple[int | None, int | None]:
            """The penalty's part counts only where the shortfall's is that of a plan."""
            closed = self.found is not None and self.found // step == bound // step
            return bound // step, bound % step if closed else None

        return _proven(self._solve(proven))

    def _hint(self, values: list[int]) -> None:
        """Suggest values for all decisions, or for the whole model if there are as many."""
        model = self.board.model
        model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves this one untyped
        for _, decision in self.board.decisions():
            if decision.var is not None:
                model.add_hint(decision.var, values[decision.var.index])

    def _solve(self, proven: Proves, leave_at: float | None = None) -> cp_model.CpSolver:
        """Solve until time is up, or until there is a plan and it is time to leave."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = os.cpu_count() or 1
        for name, value in self.recipe.parameters.items():
            setattr(solver.parameters, name, value)
        solver.parameters.max_time_in_seconds = max(0.1, self.seconds - self.telling.seconds)
        solver.parameters.random_seed = self.seed
        solver.best_bound_callback = lambda bound: self.telling.bound(*proven(math.ceil(bound - 1e-6)))
        teller = _Teller(self, solver)
        leaving = Timer(max(0.0, leave_at - self.telling.seconds), teller.leave) if leave_at is not None else None
        if leaving is not None:
            leaving.start()
        status = solver.solve(self.board.model, teller)
        if leaving is not None:
            leaving.cancel()
        if status in FOUND:
            self.telling.plan(self.columns.plan(list(solver.response_proto.solution)))
            self.telling.bound(*proven(math.ceil(solver.best_objective_bound - 1e-6)))
        self.deterministic += solver.response_proto.deterministic_time
        return solver


class _Teller(cp_model.CpSolverSolutionCallback):
    """Tells of each plan that the solver finds."""

    def __init__(self, monolith: Monolith, solver: cp_model.CpSolver) -> None:
        super().__init__()
        self.monolith = monolith
        self.solver = solver
        self.found = False
        self.leaving = False

    def on_solution_callback(self) -> None:
        """Read the plan as quickly as can be: the solver waits."""
        self.monolith.telling.plan(self.monolith.columns.plan(list(self.response_proto.solution)))
        self.monolith.found = round(self.objective_value)
        self.found = True
        if self.leaving:
            self.stop_search()

    def leave(self) -> None:
        """End with what was found, or else with the first that will be."""
        self.leaving = True
        if self.found:
            self.solver.stop_search()


def _proven(solver: cp_model.CpSolver) -> bool:
    status: object = solver.response_proto.status
    return status == cp_model.OPTIMAL
