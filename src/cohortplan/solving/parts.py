"""Solve a part of a plan: open a window, keep the rest, take the best that is found in a short time."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.corner import Corner
from cohortplan.solving.decisions import Window
from cohortplan.solving.ledger import Linear
from cohortplan.solving.outcome import at_least
from cohortplan.solving.thin import thinned

BUILDING = 0.2
"""What building the board of a part costs beside solving it, in the same unit."""

AHEAD = 2
"""Questions that are under way at the same time, whatever the cores, so that the same seed gives the same plan."""

DEAR = 1000
"""Points of penalty that a missing seat weighs at least."""

SOUGHT = 3
"""As many other seats are taken rather than one in a session that more people want than can have it."""

SEATS: Mapping[str, Any] = {"linearization_level": 1}
"""How boards are solved on which only seats are handed out: tight relaxations cost more there than they give."""

PREFERENCES: Mapping[str, Any] = {
    "linearization_level": 2,
    "search_branching": cp_model.LP_SEARCH,
    "max_presolve_iterations": 1,
}
"""How boards are solved on which preferences are weighed: branching by the relaxation proved twice as many of them."""

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
    preferences do not count, just what is asked and what is forbidden.
    """

    window: Window
    hint: Plan
    seat: int | None = None

    def answered(self, parts: Parts) -> Proposal | None:
        """See ``Question.answered``."""
        if self.seat is None:
            board = CpBoard(parts.project, parts.bare, self.window)
            return self._least(board, parts, _thrifty(board, self.hint), SEATS)
        board = CpBoard(parts.project, parts.policy, self.window)
        costs = [*((self.seat * price, each) for price, each in board.ledger.shortfall), *board.ledger.penalty]
        proposal = self._least(board, parts, costs, PREFERENCES)
        if proposal is None:
            return None
        # A solver that also had to spare seats was seen to take twice as long.
        return replace(proposal, plan=thinned(parts.project, parts.policy, proposal.plan, self.hint))

    def _least(self, board: CpBoard, parts: Parts, costs: Linear, settings: Mapping[str, Any]) -> Proposal | None:
        """The plan of least cost that is found."""
        board.ledger.minimize(costs)
        board.hint(self.hint)
        solver = small_solver(self)
        for name, value in settings.items():
            setattr(solver.parameters, name, value)
        status = parts.solve(solver, board.model)
        if status not in FOUND:
            return None
        work = solver.response_proto.deterministic_time
        return Proposal(plan=board.plan_of(solver), proven=status == cp_model.OPTIMAL, work=work)


class Proposer(Protocol):
    """Whoever can answer questions about parts; they only propose, the audit decides what a proposal is worth."""

    def propose(self, asks: Iterable[Question[A_co]]) -> Iterator[A_co | None]:
        """Answers in order, each as soon as it is there; ``None`` where nothing was found in time.

        ``AHEAD`` questions are under way at a time. One more is taken only when
        whoever asks comes for the next answer, so it may be about what the
        answers until then have changed.
        """
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

    def propose(self, asks: Iterable[Question[A_co]]) -> Iterator[A_co | None]:
        """See ``Proposer.propose``."""
        more = iter(asks)
        waiting = deque(islice(more, AHEAD))
        while waiting:
            ask = waiting.popleft()
            yield None if self.stopped else ask.answered(self)
            waiting.extend(islice(more, 1))

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
