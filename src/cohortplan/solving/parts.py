"""Solve a part of a plan: open a window, keep the rest, take the best that is found in a short time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy
from cohortplan.solving.board import Linear
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import Window

LEAST_WORK = 0.2
"""Deterministic seconds that the penalty has in any case."""

BUILDING = 0.2
"""What building the board of a part costs beside solving it, in the same unit."""

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True, kw_only=True)
class Ask:
    """A part of a plan to be made better: what is open, from which plan, with which seed, and when to give up.

    ``work`` is in the solver's deterministic seconds, so that a busy machine
    changes nothing but the time; ``seconds`` are real ones. ``preferences`` says
    whether what only costs counts, or just what is asked and what is forbidden.
    ``complete`` says that the hint lacks no seat in this window.
    """

    window: Window
    hint: Plan
    work: float
    seconds: float
    seed: int = 0
    preferences: bool = True
    complete: bool = False


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A plan from a partial board.

    ``shortfall`` is that of the trainees of the window; ``proven`` says that
    nothing better lies in it; ``work`` is what it took, in deterministic seconds.
    """

    plan: Plan
    shortfall: int
    proven: bool
    work: float


class Proposer(Protocol):
    """Whoever can solve parts of a plan; they only propose, the audit decides what a proposal is worth."""

    def propose(self, asks: Sequence[Ask]) -> Iterator[Proposal | None]:
        """The best that each part allows in its time, in order, each as soon as it is there; ``None`` where nothing was found."""
        ...

    def stop(self) -> None:
        """Let go of what is being solved, soon. May be called from another thread."""
        ...

    def close(self) -> None:
        """End whatever was begun for it."""
        ...


class Parts:
    """Solves parts of one project one after the other, on one thread each."""

    def __init__(self, project: Project, policy: Policy) -> None:
        self.project = project
        self.policy = policy
        self._bare = without_preferences(policy)
        self._solver: cp_model.CpSolver | None = None
        self._stopped = False

    def propose(self, asks: Sequence[Ask]) -> Iterator[Proposal | None]:
        """See ``Proposer.propose``."""
        for ask in asks:
            yield None if self._stopped else self._solve(ask)

    def stop(self) -> None:
        """See ``Proposer.stop``."""
        self._stopped = True
        if self._solver is not None:
            self._solver.stop_search()

    def close(self) -> None:
        """Nothing was begun."""

    def _solve(self, ask: Ask) -> Proposal | None:
        board = CpBoard(self.project, self.policy if ask.preferences else self._bare, ask.window)
        return self._levels(board, ask) if ask.preferences else self._seats(board, ask)

    def _seats(self, board: CpBoard, ask: Ask) -> Proposal | None:
        """Everybody's seats, and none that nobody asked for: without preferences nothing else speaks against them."""
        return self._least(board, ask, _thrifty(board, board.ledger.shortfall), ask.work)

    def _levels(self, board: CpBoard, ask: Ask) -> Proposal | None:
        """The shortfall first, then the penalty beside that shortfall with what is left of the work."""
        ledger = board.ledger
        shortfall = ledger.expression(ledger.shortfall)
        first = None if ask.complete else self._least(board, ask, shortfall, ask.work)
        if not ask.complete and (first is None or self._stopped):
            return first
        least, work = (first.shortfall, first.work) if first is not None else (0, 0.0)
        board.model.add(shortfall <= least)
        begun = replace(ask, hint=first.plan) if first is not None else ask
        second = self._least(board, begun, _thrifty(board, ledger.penalty), max(LEAST_WORK, ask.work - work))
        if first is None or second is None:
            return second or first
        return replace(second, proven=first.proven and second.proven, work=work + second.work)

    def _least(self, board: CpBoard, ask: Ask, expression: cp_model.LinearExpr, work: float) -> Proposal | None:
        """The plan with the least of this expression that is found."""
        board.model.minimize(expression)
        board.hint(ask.hint)
        self._solver = solver = _solver(ask, work)
        status = solver.solve(board.model)
        if status not in FOUND:
            return None
        return Proposal(
            plan=board.plan_of(solver),
            shortfall=solver.value(board.ledger.expression(board.ledger.shortfall)),
            proven=status == cp_model.OPTIMAL,
            work=solver.response_proto.deterministic_time,
        )


def _thrifty(board: CpBoard, costs: Linear) -> cp_model.LinearExpr:
    """These costs, and among plans of equal cost the fewest sessions attended."""
    taken = [(1, each) for each in board.taken()]
    return board.ledger.expression([*(((len(taken) + 1) * price, amount) for price, amount in costs), *taken])


def without_preferences(policy: Policy) -> Policy:
    """The policy with no weights: what is forbidden stays forbidden, and a missing seat is still missing."""
    limited = (rule for rule in policy.rules if rule.limit is not None)
    return replace(policy, rules=tuple(replace(rule, weight=0) if rule.weight else rule for rule in limited))


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


def _solver(ask: Ask, work: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = work
    solver.parameters.max_time_in_seconds = max(0.1, ask.seconds)
    solver.parameters.random_seed = ask.seed
    solver.parameters.num_workers = 1
    # Tight relaxations pay where preferences are weighed, and cost where only seats are handed out.
    solver.parameters.linearization_level = 2 if ask.preferences else 1
    # On small boards that are solved once, these cost more than they were seen to give back.
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    return solver
