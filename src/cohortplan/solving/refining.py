"""Make a large part of a plan better from where it is, by the solver's own neighbourhoods.

A board of half of all trainees with all that takes place is far too large to be exhausted. CP-SAT looks for
better plans around one that it knows by itself, many times on one presolved board, and finds what several
trainees have to give up at the same time. Where small parts still gain much, they gain it sooner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ortools.sat.python import cp_model

from cohortplan.solving.asks import Ask, Proposal
from cohortplan.solving.build import CpBoard
from cohortplan.solving.parts import FOUND, Parts, small_solver

OWN_NEIGHBOURHOODS: Mapping[str, Any] = {
    "interleave_search": True,
    "use_lns_only": True,
    "linearization_level": 1,
    "max_presolve_iterations": 1,
}
"""Nothing but neighbourhoods of the solver's own, one after the other on one thread, so that a seed says which."""

UNCOUNTED = 3
"""How much longer these take than their deterministic seconds say, beside other boards."""


@dataclass(frozen=True, kw_only=True)
class Refine(Ask):
    """An ``Ask`` about a large part, whose hint is the plan that the window keeps the rest of."""

    def answered(self, parts: Parts) -> Proposal | None:
        """See ``Question.answered``."""
        answer = super().answered(parts)
        return answer and replace(answer, work=UNCOUNTED * answer.work)

    def _solved(
        self, board: CpBoard, parts: Parts, settings: Mapping[str, Any]
    ) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
        del settings
        half = replace(self, seconds=self.seconds / 2)  # where time is short, stating the board took some of it
        completed = small_solver(half)
        completed.parameters.fix_variables_to_their_hinted_value = True
        board.hint(self.hint)
        status = parts.solve(completed, board.model)
        if status not in FOUND or parts.stopped:
            return completed, status
        board.hint_all(completed)
        solver = small_solver(half)
        for name, value in OWN_NEIGHBOURHOODS.items():
            setattr(solver.parameters, name, value)
        return solver, parts.solve(solver, board.model)
