"""What a second of a search is: one on the wall, or one of the solver's own, which no other program can make longer."""

from __future__ import annotations

import math
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from ortools.sat.python import cp_model

from cohortplan.solving.parts import BUILDING, A_co, Proposer, Question

SHORTEST = 0.1
"""Seconds for one call at least: with none at all the solver would not even look at its hint."""


class Clock(Protocol):
    """How much of its time a search has used."""

    @property
    def spent(self) -> float:
        """Seconds so far."""
        ...

    @property
    def worked(self) -> float:
        """What was counted so far."""
        ...

    def count(self, work: float) -> None:
        """Take note of work that was done, in the solver's deterministic seconds."""
        ...

    def real(self, seconds: float) -> float:
        """After how many real seconds a call has to end that may use so many of this clock's."""
        ...

    def limit(self, solver: cp_model.CpSolver, seconds: float) -> None:
        """Let one call on a whole board use so many seconds, on as many cores as this clock allows."""
        ...


@dataclass
class WallClock:
    """Real seconds since it was made; every core may work. What it counts is only told."""

    began: float = field(default_factory=time.monotonic)
    worked: float = 0.0

    @property
    def spent(self) -> float:
        """See ``Clock.spent``."""
        return time.monotonic() - self.began

    def count(self, work: float) -> None:
        """See ``Clock.count``; time goes by by itself."""
        self.worked += work

    def real(self, seconds: float) -> float:
        """See ``Clock.real``."""
        return seconds

    def limit(self, solver: cp_model.CpSolver, seconds: float) -> None:
        """See ``Clock.limit``."""
        solver.parameters.max_time_in_seconds = max(SHORTEST, seconds)
        solver.parameters.num_workers = os.cpu_count() or 1


@dataclass
class WorkClock:
    """Deterministic seconds, by which a search ends at the same step on a busy and on an idle machine.

    It counts what CP-SAT counts: the deterministic time of each call on a whole
    board, and for each part of a plan that of its calls, or all that it was
    allowed where it found nothing, and ``BUILDING``. Parts that are solved at
    the same time are added up, so two cores pass these seconds twice as fast.
    Looking at plans counts nothing.
    """

    spent: float = 0.0

    @property
    def worked(self) -> float:
        """See ``Clock.worked``."""
        return self.spent

    def count(self, work: float) -> None:
        """See ``Clock.count``."""
        self.spent += work

    def real(self, seconds: float) -> float:
        """No call ends by a real clock."""
        del seconds
        return math.inf

    def limit(self, solver: cp_model.CpSolver, seconds: float) -> None:
        """See ``Clock.limit``: several workers would depend on who is first."""
        solver.parameters.max_deterministic_time = max(SHORTEST, seconds)
        solver.parameters.num_workers = 1


@dataclass(frozen=True)
class Until:
    """A stretch of a clock's time; it is over at once when somebody asks to stop."""

    clock: Clock
    moment: float
    stopped: Callable[[], bool] = bool

    def left(self) -> float:
        """Seconds left; none when it is over."""
        return 0.0 if self.stopped() else max(0.0, self.moment - self.clock.spent)

    @property
    def over(self) -> bool:
        """Whether no second is left."""
        return self.left() <= 0


@dataclass(frozen=True)
class Counted:
    """A proposer whose work passes a search's time; implements ``Proposer``."""

    proposer: Proposer
    clock: Clock

    def propose(self, asks: Iterable[Question[A_co]]) -> Iterator[A_co | None]:
        """See ``Proposer.propose``."""
        allowed: deque[float] = deque()

        def timed() -> Iterator[Question[A_co]]:
            for ask in asks:
                allowed.append(ask.work)
                yield replace(ask, seconds=self.clock.real(ask.seconds))

        for answer in self.proposer.propose(timed()):
            work = allowed.popleft()
            self.clock.count(BUILDING + (answer.work if answer is not None else work))
            yield answer

    def stop(self) -> None:
        """See ``Proposer.stop``."""
        self.proposer.stop()

    def close(self) -> None:
        """See ``Proposer.close``."""
        self.proposer.close()
