"""Questions about parts of a plan, and who answers them."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Generic, Protocol, TypeVar

from ortools.sat.python import cp_model

from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy
from cohortplan.solving.corner import Corner
from cohortplan.solving.outcome import at_least

BUILDING = 0.2
"""What building the board of a part costs beside solving it, in the same unit."""

AHEAD = 2
"""Questions that are under way at the same time, whatever the cores, so that the same seed gives the same plan."""

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


def without_preferences(policy: Policy) -> Policy:
    """The policy with no weights: what is forbidden stays forbidden, and a missing seat is still missing."""
    limited = (rule for rule in policy.rules if rule.limit is not None)
    return replace(policy, rules=tuple(replace(rule, weight=0) if rule.weight else rule for rule in limited))


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


def most_proven(solver: cp_model.CpSolver, status: cp_model.CpSolverStatus) -> int | None:
    """The most that the objective of what ended so can be; ``None`` if nothing was proven.

    Where nothing was found, nothing is taken for proven: a solver that had no time to look at the objective says 0.
    """
    if status == cp_model.INFEASIBLE:
        return 0
    return math.floor(solver.best_objective_bound + 1e-6) if status in FOUND else None
