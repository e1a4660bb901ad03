"""Make a part of a plan better: open a window, keep the rest, take the best that is found in a short time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Cost
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import Window
from cohortplan.solving.ledger import Linear
from cohortplan.solving.parts import FOUND, Parts, Question, small_solver
from cohortplan.solving.thin import thinned

DEAR = 1000
"""Points of penalty that a missing seat weighs at least."""

SOUGHT = 3
"""As many other seats are taken rather than one in a session that more people want than can have it."""

RELAXED: Mapping[str, Any] = {
    "linearization_level": 2,
    "search_branching": cp_model.LP_SEARCH,
    "max_presolve_iterations": 1,
}
"""How boards are solved: branching by the relaxation proved twice as many of them."""

SEATS: Mapping[str, Any] = {**RELAXED, "linearization_level": 1}
"""How boards are solved on which seats are exchanged: tight relaxations cost more there than they give."""


def seat_for(cost: Cost) -> int:
    """How many points of penalty a missing seat weighs in a plan of this cost: more than all that could be gained."""
    return max(DEAR, cost.penalty + 1)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A plan from a partial board.

    ``proven`` says that nothing better lies in it; ``work`` is what it took, in
    deterministic seconds.
    """

    plan: Plan
    proven: bool
    work: float


@dataclass(frozen=True, kw_only=True)
class Ask(Question[Proposal]):
    """A part of a plan to be made better: what is open, and from which plan.

    ``seat`` is how many points of penalty a missing seat weighs; ``None`` where
    preferences do not count, just what is asked and what is forbidden. A search
    that looks ``elsewhere`` is not told of the hint: it would be the answer
    wherever nothing is better, and another plan as good leads to better ones;
    and where the hint is that somebody attends nothing, following it took the
    solver longer than all the rest.
    """

    window: Window
    hint: Plan
    seat: int | None = None
    elsewhere: bool = False

    def answered(self, parts: Parts) -> Proposal | None:
        """See ``Question.answered``."""
        if self.seat is None:
            board = self._board(parts.project, parts.bare)
            return self._least(board, parts, _thrifty(board, self.hint), RELAXED if self.elsewhere else SEATS)
        board = self._board(parts.project, parts.policy)
        costs = [*((self.seat * price, each) for price, each in board.ledger.shortfall), *board.ledger.penalty]
        proposal = self._least(board, parts, costs, RELAXED)
        if proposal is None:
            return None
        # A solver that also had to spare seats was seen to take twice as long.
        return replace(proposal, plan=thinned(parts.project, parts.policy, proposal.plan, self.hint))

    def _board(self, project: Project, policy: Policy) -> CpBoard:
        board = CpBoard(project, policy, self.window)
        if not self.elsewhere:
            board.hint(self.hint)
        return board

    def _least(self, board: CpBoard, parts: Parts, costs: Linear, settings: Mapping[str, Any]) -> Proposal | None:
        """The plan of least cost that is found."""
        board.ledger.minimize(costs)
        solver, status = self._solved(board, parts, settings)
        if status not in FOUND:
            return None
        work = solver.response_proto.deterministic_time
        return Proposal(plan=board.plan_of(solver), proven=status == cp_model.OPTIMAL, work=work)

    def _solved(
        self, board: CpBoard, parts: Parts, settings: Mapping[str, Any]
    ) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
        """The board solved, and how that ended."""
        solver = small_solver(self)
        for name, value in settings.items():
            setattr(solver.parameters, name, value)
        return solver, parts.solve(solver, board.model)


def _thrifty(board: CpBoard, hint: Plan) -> Linear:
    """The seats that are missing, and then how many are new, and of those that many seek.

    Without preferences nothing else speaks against taking more than is asked for.
    """
    have = {(each.trainee, each.session) for each in hint.assignments}
    new = [
        (SOUGHT if key[1] in board.project.sought else 1, each.var)
        for key, each in board.decisions()
        if key not in have
    ]
    used = [(price, var) for price, var in new if var is not None]
    dear = 1 + sum(price for price, _ in used)
    return [*((dear * price, short) for price, short in board.ledger.shortfall), *used]


def fits(project: Project, policy: Policy, window: Window, plan: Plan) -> bool:
    """Whether a plan that was made for another state of the rest can be had in this one, ``window.fixed``.

    Only what the plan holds is opened, so the board is small whatever the window.
    """
    pairs = frozenset(
        (each.trainee, each.session) for each in plan.assignments if window.opens(each.trainee, each.session)
    )
    board = CpBoard(project, policy, replace(window, pairs=pairs))
    board.pin(plan)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver.solve(board.model) in FOUND
