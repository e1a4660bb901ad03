"""HiGHS on a written matrix: the shortfall first, then the penalty with the shortfall fixed. Never beside OR-Tools."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.sides.attending import Telling
from benchmarks.sides.columns import Columns

SHORTFALL_SHARE = 0.75
"""Share of the time that closing the shortfall may use up before the penalty has its turn."""
EXACT = 0.99
"""All costs are whole numbers: closer than this is proven."""
Proves = Callable[[int], tuple[int | None, int | None]]


@dataclass(frozen=True)
class Asked:
    """What is to be solved, and for how long in all."""

    path: Path
    seconds: float
    seed: int


def solve(telling: Telling, asked: Asked) -> None:
    """Solve level by level; runs in a process of its own."""
    # Whoever asks for this has OR-Tools in its own process, so that this is not imported above.
    highspy = import_module("highspy")
    with np.load(asked.path) as file:
        matrix = dict(file)
    telling.fact("variables", len(matrix["lower"]))
    telling.fact("constraints", len(matrix["least"]))
    telling.fact("highs", highspy.Highs().version())
    levels = Levels(telling, asked, matrix, highspy)
    telling.ended("proven" if levels.run() else "time")


class Levels:
    """One matrix on its way through HiGHS."""

    def __init__(self, telling: Telling, asked: Asked, matrix: Mapping[str, Any], highspy: Any) -> None:
        self.telling = telling
        self.asked = asked
        self.matrix = matrix
        self.highspy = highspy
        self.columns = Columns(
            pairs=_named(matrix["pairs"], matrix["pair_names"]), leads=_named(matrix["leads"], matrix["lead_names"])
        )

    def run(self) -> bool:
        """Whether it ended with a plan that is proven best."""
        costs = self.matrix["shortfall"]
        first = self._new(costs)
        closed = self._solve(first, SHORTFALL_SHARE, lambda bound: (bound, None))
        values = np.array(first.getSolution().col_value)
        if not self._has_plan(first):
            return False
        least = round(float(costs @ values))
        second = self._new(self.matrix["penalty"])
        held = np.flatnonzero(costs).astype(np.int32)
        second.addRow(-np.inf, least, len(held), held, costs[held])
        start = self.highspy.HighsSolution()
        start.col_value = list(values)
        second.setSolution(start)
        proven = self._solve(second, 1.0, (lambda bound: (least, bound)) if closed else (lambda _: (None, None)))
        return closed and proven

    def _new(self, costs: Any) -> Any:
        """A solver that knows the matrix; one for each level, because HiGHS adds up the time of several runs."""
        highs = self.highspy.Highs()
        highs.silent()
        highs.setOptionValue("threads", os.cpu_count() or 1)
        highs.setOptionValue("random_seed", self.asked.seed)
        highs.setOptionValue("mip_rel_gap", 0.0)
        highs.setOptionValue("mip_abs_gap", EXACT)
        highs.passModel(self._program(costs))
        return highs

    def _program(self, costs: Any) -> Any:
        given, count = self.matrix, len(self.matrix["lower"])
        program = self.highspy.HighsLp()
        program.num_col_, program.num_row_ = count, len(given["least"])
        program.col_cost_, program.col_lower_, program.col_upper_ = costs, given["lower"], given["upper"]
        program.row_lower_, program.row_upper_ = given["least"], given["most"]
        program.a_matrix_.format_ = self.highspy.MatrixFormat.kRowwise
        program.a_matrix_.num_col_, program.a_matrix_.num_row_ = count, len(given["least"])
        program.a_matrix_.start_ = given["starts"]
        program.a_matrix_.index_ = given["indices"]
        program.a_matrix_.value_ = given["values"]
        program.integrality_ = [self.highspy.HighsVarType.kInteger] * count
        return program

    def _solve(self, highs: Any, share: float, proves: Proves) -> bool:
        """Solve for this share of the time that is left, telling of plans and bounds; whether the best is proven."""

        def bounded(bound: float) -> None:
            if math.isfinite(bound):
                self.telling.bound(*proves(math.ceil(bound - 1e-6)))

        highs.cbMipImprovingSolution.subscribe(
            lambda event: self.telling.plan(self.columns.plan(event.data_out.mip_solution))
        )
        highs.cbMipLogging.subscribe(lambda event: bounded(event.data_out.mip_dual_bound))
        highs.setOptionValue("time_limit", max(0.1, share * (self.asked.seconds - self.telling.seconds)))
        highs.run()
        if self._has_plan(highs):
            self.telling.plan(self.columns.plan(highs.getSolution().col_value))
        bounded(highs.getInfo().mip_dual_bound)
        return bool(highs.getModelStatus() == self.highspy.HighsModelStatus.kOptimal)

    def _has_plan(self, highs: Any) -> bool:
        feasible = self.highspy.SolutionStatus.kSolutionStatusFeasible
        return bool(highs.getInfo().primal_solution_status == feasible)


def _named(indices: Any, names: Any) -> tuple[tuple[int, tuple[str, str]], ...]:
    return tuple((int(index), (str(one), str(other))) for index, (one, other) in zip(indices, names, strict=True))
