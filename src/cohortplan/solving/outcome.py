"""How a search can end, and what it says while it runs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Audit, Cost


def at_least(proven: float) -> int:
    """The least whole cost, below zero there is none, that a solver's bound leaves possible."""
    return max(0, math.ceil(proven - 1e-6))


@dataclass(frozen=True, slots=True)
class Bounds:
    """What no plan can be cheaper than, level by level; ``None`` where nothing is proven.

    The penalty's bound holds for plans of least shortfall, and is therefore
    given only where the shortfall is proven least.
    """

    shortfall: int | None = None
    penalty: int | None = None

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
    """No plan exists. ``rules`` cannot hold together; ``minimal`` if none of them could be spared."""

    rules: tuple[str, ...]
    minimal: bool = True


@dataclass(frozen=True, slots=True)
class OutOfTime:
    """Time ended or somebody stopped it: the best plan so far, ``None`` if there is none yet."""

    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Enough:
    """The search ended by itself though time was left: looking on gained little. The plan is not proven best."""

    answer: Answer


Outcome = Solved | Impossible | OutOfTime | Enough
