"""What one side did with one project, told the same way whoever it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.measuring import Facts
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Cost, audit
from cohortplan.rules.policy import Policy

Point = tuple[float, Cost]
"""Seconds since the beginning, and the audited cost of the best plan from then on."""
Proof = tuple[float, int | None, int | None]
"""Seconds since the beginning, and what no plan can be cheaper than from then on: shortfall, penalty."""


@dataclass(frozen=True, kw_only=True)
class Race:
    """One side's run.

    ``ended`` says how: ``proven``, ``time``, or what went wrong. ``build_seconds``
    is what stating the model took; the clock runs meanwhile. ``deterministic``
    is the solver's own measure of its work, where it tells. Memory is in KB.
    """

    curve: tuple[Point, ...]
    bounds: tuple[Proof, ...]
    ended: str
    peaks: list[int]
    most: int
    build_seconds: float | None = None
    deterministic: float | None = None
    facts: Facts = field(default_factory=dict)


def audited(project: Project, policy: Policy, plans: Iterable[tuple[float, Plan]]) -> tuple[Point, ...]:
    """The curve of these plans: each is audited, and those that are no better than an earlier one are left out."""
    curve: list[Point] = []
    for seconds, plan in plans:
        cost = audit(project, policy, plan).cost
        if not curve or cost < curve[-1][1]:
            curve.append((round(seconds, 2), cost))
    return tuple(curve)


def rising(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    """The bounds without those that say no more than one before."""
    kept: list[Proof] = []
    for seconds, shortfall, penalty in proofs:
        before = kept[-1] if kept else (0.0, None, None)
        now = tuple(_larger(*pair) for pair in zip(before[1:], (shortfall, penalty), strict=True))
        if now != before[1:]:
            kept.append((round(seconds, 2), now[0], now[1]))
    return tuple(kept)


def _larger(before: int | None, now: int | None) -> int | None:
    return max((each for each in (before, now) if each is not None), default=None)
