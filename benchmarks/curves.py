"""What cost and bound over time say: when a plan was there, when a cost was reached, how much was left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from cohortplan.rules.audit import Cost
from cohortplan.solving.outcome import Bounds

OURS = "cohortplan"
PLAIN = "monolith"


@dataclass(frozen=True, kw_only=True)
class Run:
    """One side on one project, from a line of ``python -m benchmarks search``. Plans with hard findings are no plans."""

    like: str
    seed: int
    side: str
    digest: str
    budget: float
    curve: tuple[tuple[float, Cost], ...]
    bounds: tuple[tuple[float, Bounds], ...]
    line: Mapping[str, Any]

    @classmethod
    def of(cls, line: Mapping[str, Any]) -> Run:
        """The run that a line tells of."""
        costs = ((seconds, Cost(*cost)) for seconds, *cost in line["curve"])
        return cls(
            like=line["like"],
            seed=line["seed"],
            side=line["side"],
            digest=line["digest"],
            budget=line["budget"],
            curve=tuple((seconds, cost) for seconds, cost in costs if not cost.hard),
            bounds=tuple((seconds, Bounds(*bound)) for seconds, *bound in line["bounds"]),
            line=line,
        )

    @property
    def is_variant(self) -> bool:
        """Whether this is another way to hand the plain model to the solver, tried but not the yardstick."""
        return self.side.startswith(f"{PLAIN}-")

    def cost_at(self, seconds: float) -> Cost | None:
        """The best plan's cost by then; ``None`` before the first plan."""
        return min((cost for at, cost in self.curve if at <= seconds), default=None)

    @property
    def cost(self) -> Cost | None:
        """The best plan's cost when time was up."""
        return self.cost_at(self.budget)

    def bound_at(self, seconds: float) -> Bounds:
        """What was proven by then."""
        return next((bounds for at, bounds in reversed(self.bounds) if at <= seconds), Bounds())

    def gap_at(self, seconds: float) -> float:
        """Share of the cost that was not proven necessary by then, on the first level still open; 1 if nothing was."""
        cost = self.cost_at(seconds)
        gap = None if cost is None else self.bound_at(seconds).gap(cost)
        return 1.0 if gap is None else gap

    def reached(self, cost: Cost) -> float:
        """Seconds until a plan cost no more than this; infinite if none did."""
        return next((at for at, found in self.curve if found <= cost and at <= self.budget), inf)

    def complete(self, shortfall: int) -> float:
        """Seconds until a plan was short of no more than this."""
        return next((at for at, cost in self.curve if cost.shortfall <= shortfall and at <= self.budget), inf)


@dataclass(frozen=True)
class Match:
    """All sides on one project."""

    like: str
    seed: int
    runs: Mapping[str, Run]

    @property
    def least_shortfall(self) -> int:
        """The least that any side ended with; 0 where nobody had a plan."""
        return min((cost.shortfall for run in self.runs.values() for _, cost in run.curve), default=0)

    def complete(self, side: str) -> float:
        """Seconds until this side's first plan of least shortfall; infinite if there was none or it did not take part."""
        return self.runs[side].complete(self.least_shortfall) if side in self.runs else inf

    def catching_up(self, side: str) -> float:
        """Seconds until this side had a plan as good as the plain model's last one, or any where that had none."""
        plain = self.runs[PLAIN].cost if PLAIN in self.runs else None
        if side not in self.runs:
            return inf
        return self.complete(side) if plain is None else self.runs[side].reached(plain)

    def faults(self) -> Iterator[str]:
        """Bounds that a plan of any side contradicts, and costs that were told and are not so."""
        for run in self.runs.values():
            who = f"{run.side} on {self.like} of seed {self.seed}"
            if run.line.get("untrue"):
                yield f"{who}: the audit found costs {run.line['untrue']}, which were not told"
            for other in self.runs.values():
                for cost in {cost for _, cost in other.curve}:
                    if any(_above(bounds, cost) for _, bounds in run.bounds):
                        yield f"{who}: a bound above {tuple(cost)}, a plan of {other.side}"


def _above(bounds: Bounds, cost: Cost) -> bool:
    if (bounds.shortfall or 0) > cost.shortfall:
        return True
    return bounds.shortfall == cost.shortfall and (bounds.penalty or 0) > cost.penalty


def matches(lines: Iterable[Mapping[str, Any]]) -> tuple[Match, ...]:
    """The sides brought together by project; of several runs of a side, and of several projects of a seed, the last."""
    found: dict[tuple[str, int], dict[str, Run]] = {}
    for line in lines:
        if line["benchmark"] == "search":
            run = Run.of(line)
            runs = found.get((run.like, run.seed), {})
            same = {side: each for side, each in runs.items() if each.digest == run.digest}
            found[run.like, run.seed] = {**same, run.side: run}
    return tuple(Match(like, seed, runs) for (like, seed), runs in sorted(found.items()))
