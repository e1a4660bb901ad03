"""Solve a part of a plan: open a window, keep the rest, take the best that is found in a short time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import Window

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A plan from a partial board.

    ``shortfall`` is that of the trainees of the window; ``proven`` says that
    nothing better lies in it.
    """

    plan: Plan
    shortfall: int
    proven: bool


@dataclass(frozen=True)
class Parts:
    """Partial boards of one project. They only propose: the audit decides what a proposal is worth."""

    project: Project
    policy: Policy
    solver: Callable[[float], cp_model.CpSolver]
    """Makes a solver for so many seconds; whoever can stop the search knows it."""

    def propose(self, window: Window, seconds: float, hint: Plan) -> Proposal | None:
        """The best that the open part of the board allows in this time; ``None`` if nothing was found."""
        board = CpBoard(self.project, self.policy, window)
        ledger = board.ledger
        shortfall = ledger.expression(ledger.shortfall)
        board.model.minimize((ledger.most(ledger.penalty) + 1) * shortfall + ledger.expression(ledger.penalty))
        board.hint(hint)
        solver = self.solver(seconds)
        # On small boards that are solved once, these cost more than they were seen to give back.
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        status = solver.solve(board.model)
        if status not in FOUND:
            return None
        return Proposal(
            plan=board.plan_of(solver),
            shortfall=solver.value(shortfall),
            proven=status == cp_model.OPTIMAL,
        )
