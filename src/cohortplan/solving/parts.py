"""Solve a part of a plan: open a window, keep the rest, take the best that is found in a short time."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.corner import Corner
from cohortplan.solving.decisions import Window
from cohortplan.solving.ledger import Linear
from cohortplan.solving.outcome import at_least

LEAST_WORK = 0.2
"""Deterministic seconds that the penalty has in any case."""

BUILDING = 0.2
"""What building the board of a part costs beside solving it, in the same unit."""

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


class Worked(Protocol):
    """An answer that says what it took, in the solver's deterministic seconds."""

    @property
    def work(self) -> float:
        """Deterministic seconds."""
        ...


A_co = TypeVar("A_co", bound=Worked, covariant=True)


@dataclass(frozen=True, kw_only=True)
class Question(ABC, Generic[A_co]):
    """Something about a part of a plan, and when to give up.

    ``work`` is in the solver's deterministic seconds, so that a busy machine
    changes nothing but the time; ``seconds`` are real ones.
    """

    work: float
    seconds: float
    seed: int = 0

    @abstractmethod
    def answered(self, parts: Parts) -> A_co | None:
        """The answer, ``None`` if there was none in this time."""


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


@dataclass(frozen=True, kw_only=True)
class Ask(Question[Proposal]):
    """A part of a plan to be made better: what is open, and from which plan.

    ``preferences`` says whether what only costs counts, or just what is asked
    and what is forbidden. ``complete`` says that the hint lacks no seat in this
    window.
    """

    window: Window
    hint: Plan
    preferences: bool = True
    complete: bool = False

    def answered(self, parts: Parts) -> Proposal | None:
        """See ``Question.answered``."""
        board = CpBoard(parts.project, parts.policy if self.preferences else parts.bare, self.window)
        return self._levels(board, parts) if self.preferences else self._seats(board, parts)

    def _seats(self, board: CpBoard, parts: Parts) -> Proposal | None:
        """Everybody's seats, and none that nobody asked for: without preferences nothing else speaks against them."""
        return self._least(board, parts, _thrifty(board, board.ledger.shortfall))

    def _levels(self, board: CpBoard, parts: Parts) -> Proposal | None:
        """The shortfall first, then the penalty beside that shortfall with what is left of the work."""
        ledger = board.ledger
        shortfall = ledger.expression(ledger.shortfall)
        first = None if self.complete else self._least(board, parts, shortfall)
        if not self.complete and (first is None or parts.stopped):
            return first
        begun = self
        if first is not None:
            begun = replace(self, hint=first.plan, work=max(LEAST_WORK, self.work - first.work))
        board.model.add(shortfall <= (first.shortfall if first is not None else 0))
        second = begun._least(board, parts, _thrifty(board, ledger.penalty))  # noqa: SLF001 - itself, a step later
        if first is None or second is None:
            return second or first
        return replace(second, proven=first.proven and second.proven, work=first.work + second.work)

    def _least(self, board: CpBoard, parts: Parts, expression: cp_model.LinearExpr) -> Proposal | None:
        """The plan with the least of this expression that is found."""
        board.model.minimize(expression)
        board.hint(self.hint)
        solver = small_solver(self)
        # Tight relaxations pay where preferences are weighed, and cost where only seats are handed out.
        solver.parameters.linearization_level = 2 if self.preferences else 1
        status = parts.solve(solver, board.model)
        if status not in FOUND:
            return None
        return Proposal(
            plan=board.plan_of(solver),
            shortfall=solver.value(board.ledger.expression(board.ledger.shortfall)),
            proven=status == cp_model.OPTIMAL,
            work=solver.response_proto.deterministic_time,
        )


class Proposer(Protocol):
    """Whoever can answer questions about parts; they only propose, the audit decides what a proposal is worth."""

    def propose(self, asks: Sequence[Question[A_co]]) -> Iterator[A_co | None]:
        """Answers in order, each as soon as it is there; ``None`` where nothing was found in time."""
        ...

    def stop(self) -> None:
        """Let go of what is being solved, soon. May be called from another thread."""
        ...

    def close(self) -> None:
        """End whatever was begun for it."""
        ...


class Parts:
    """Answers questions about one project one after the other, on one thread each."""

    def __init__(self, project: Project, policy: Policy, corner: Corner | None = None) -> None:
        self.project = project
        self.policy = policy
        self._corner = corner
        self.bare = without_preferences(policy)
        self.stopped = False
        self._solver: cp_model.CpSolver | None = None

    @cached_property
    def corner(self) -> Corner:
        """The few sessions that some preferences look at, found once, and only if somebody asks."""
        return self._corner or Corner.of(self.project, self.policy)

    def propose(self, asks: Sequence[Question[A_co]]) -> Iterator[A_co | None]:
        """See ``Proposer.propose``."""
        for ask in asks:
            yield None if self.stopped else ask.answered(self)

    def solve(self, solver: cp_model.CpSolver, model: cp_model.CpModel) -> cp_model.CpSolverStatus:
        """Solve a board's model so that a stop is heard."""
        self._solver = solver
        return solver.solve(model)

    def stop(self) -> None:
        """See ``Proposer.stop``."""
        self.stopped = True
        if self._solver is not None:
            self._solver.stop_search()

    def close(self) -> None:
        """Nothing was begun."""


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


def small_solver(question: Question[Worked]) -> cp_model.CpSolver:
    """A solver for a small board that is solved once, on one thread, as long as the question allows."""
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = question.work
    solver.parameters.max_time_in_seconds = max(0.1, question.seconds)
    solver.parameters.random_seed = question.seed
    solver.parameters.num_workers = 1
    # On such boards these cost more than they were seen to give back.
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    return solver


def least_proven(solver: cp_model.CpSolver) -> int | None:
    """The least that the objective of what was solved can be; ``None`` if nothing was proven."""
    proven = solver.best_objective_bound
    return None if math.isinf(proven) else at_least(proven)
