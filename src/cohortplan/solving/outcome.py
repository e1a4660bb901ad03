"""How a search can end, and what it says while it runs."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Audit, Cost


def at_least(proven: float) -> int:
    """The least whole cost, below zero there is none, that a solver's bound leaves possible."""
    return max(0, math.ceil(proven - 1e-6))


class Origin(StrEnum):
    """Where it is known from that no plan can be cheaper."""

    ZERO = "zero"
    """Nothing costs less than 0."""

    FLOORS = "floors"
    """What each trainee costs at least as if nobody else were there, added up (``floors``)."""

    SHARING = "sharing"
    """What it costs at least to share out mentors and what they have time for (``sharing``)."""

    WHOLE = "whole"
    """The solver's own proof on the board of everything (``whole``)."""


Origins = tuple[Origin, ...]
"""The proofs that add up to one bound; empty where it is not known, as in files of earlier versions."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What no plan can be cheaper than, level by level; ``None`` where nothing is proven.

    The penalty's bound holds for plans of least shortfall, and is therefore
    given only where the shortfall is proven least. Each level says where it
    comes from.
    """

    shortfall: int | None = None
    penalty: int | None = None
    shortfall_from: Origins = ()
    penalty_from: Origins = ()

    def raised(self, level: str, proven: float, origins: Origins) -> Bounds:
        """With what is proven of a level, if that is more than was known; 0 needs no proof, whoever found it."""
        least = at_least(proven)
        known = self.shortfall if level == "shortfall" else self.penalty
        if known is not None and known >= least:
            return self
        origins = origins if least else (Origin.ZERO,)
        if level == "shortfall":
            return replace(self, shortfall=least, shortfall_from=origins)
        return replace(self, penalty=least, penalty_from=origins)

    def proves(self, cost: Cost) -> bool:
        """Whether a clean plan of this cost is the best there can be."""
        return self.shortfall == cost.shortfall and self.penalty == cost.penalty

    def gap(self, cost: Cost) -> float | None:
        """Share of the cost that is not proven necessary, 0 to 1, on the first level that is still open."""
        level, bound = ("penalty", self.penalty) if self.shortfall == cost.shortfall else ("shortfall", self.shortfall)
        have = getattr(cost, level)
        if bound is None:
            return None
        return (have - bound) / have if have else 0.0


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a search: seconds since its start, best audited cost so far, bounds so far.

    ``work`` is what the solver did until then, in its own deterministic seconds.
    """

    seconds: float
    cost: Cost | None
    bounds: Bounds
    work: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An audited plan and what is known about better ones."""

    plan: Plan
    audit: Audit
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Solved:
    """The search ended by itself: the plan is proven best on every level."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Impossible:
    """No plan exists. ``rules`` cannot hold together; ``minimal`` if none of them could be spared.

    ``trainee`` is who cannot have a plan, whatever the others do; empty where it takes several.
    """

    rules: tuple[str, ...]
    minimal: bool = True
    trainee: str = ""


@dataclass(frozen=True, slots=True)
class OutOfTime:
    """Time ended or somebody stopped it: the best plan so far, ``None`` if there is none yet."""

    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Enough:
    """The search ended by itself though time was left: looking on gained little. The plan is not proven best."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """A fault ended the search: the best plan until then, audited, and what was said last.

    ``signal`` is by which one the process was ended from outside, 0 if it was not.
    """

    answer: Answer
    fault: str
    signal: int = 0


Outcome = Solved | Impossible | OutOfTime | Enough | BrokenOff
