"""The ordinary search, by the entry that app and command line use: a worker in its own process."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.instances import Instance
from benchmarks.sides.attending import GRACE_SECONDS, LOOK_SECONDS, Limits
from benchmarks.sides.memory import Memory
from benchmarks.sides.race import Point, Race, rising
from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Cost, audit
from cohortplan.solving.messages import WorkerFailed
from cohortplan.solving.outcome import BrokenOff, Impossible, Origins, Progress, Solved
from cohortplan.solving.running import Running

SAMPLE = 1.1
"""A plan is kept, to be audited once more here, when so many times the seconds of the last kept one have gone by."""


@dataclass
class Samples:
    """Plans that the worker left behind while it ran."""

    plans: list[Plan] = field(default_factory=list)
    next_at: float = 0.0

    def take(self, running: Running, seconds: float) -> None:
        """Keep the best plan so far if the last one kept is long ago."""
        if seconds >= self.next_at and (plan := running.best()) is not None and plan not in self.plans[-1:]:
            self.plans.append(plan)
            self.next_at = max(1.0, seconds * SAMPLE)


def ours(instance: Instance, limits: Limits) -> Race:
    """Search as ``cohortplan plan`` does.

    The worker audits each plan that it tells of; some are audited again here,
    after the clock has stopped, and must cost what was told.
    """
    samples = Samples()
    with Running(instance.task) as running:
        memory = Memory(running.process.pid)
        ended = _attend(running, memory, samples, limits, instance.seconds)
        if not ended:
            ended = _ending(running)
        heard = list(running.progress)
    curve: list[Point] = []
    for each in heard:
        if each.cost is not None and (not curve or each.cost < curve[-1][1]):
            curve.append((round(each.seconds, 2), each.cost))
    bounds = rising((each.seconds, each.bounds.shortfall, each.bounds.penalty) for each in heard)
    told = {each.cost for each in heard}
    untrue = [cost for cost in _costs(instance, samples.plans) if cost not in told]
    facts = {"audited_again": len(samples.plans), "untrue": untrue, "bounds_from": _origins(heard)}
    return Race(
        curve=tuple(curve),
        bounds=bounds,
        ended=ended,
        peaks=memory.each,
        most=memory.most,
        deterministic=round(max((each.work for each in heard), default=0.0), 2),
        facts=facts,
    )


def _attend(running: Running, memory: Memory, samples: Samples, limits: Limits, seconds: float) -> str:
    """Watch until it has ended by itself, which is told by no word, or has to be ended."""
    began = time.monotonic()
    while not running.wait(LOOK_SECONDS):
        samples.take(running, time.monotonic() - began)
        if memory.look() > limits.kilobytes > 0:
            return "out of memory"
        if time.monotonic() - began > seconds + 2 * GRACE_SECONDS:
            return "did not stop"
    samples.take(running, float("inf"))
    return ""


def _ending(running: Running) -> str:
    try:
        outcome = running.outcome()
    except WorkerFailed as fault:
        return f"failed: {fault}"
    if isinstance(outcome, Impossible):
        return "impossible"
    if isinstance(outcome, BrokenOff):
        return f"failed: {outcome.fault}"
    return "proven" if isinstance(outcome, Solved) else "time"


def _costs(instance: Instance, plans: list[Plan]) -> list[Cost]:
    return [audit(instance.project, instance.policy, plan).cost for plan in plans]


def _origins(heard: Iterable[Progress]) -> list[tuple[float, Origins, Origins]]:
    """What the bounds of shortfall and penalty come from, and when that changed."""
    kept: list[tuple[float, Origins, Origins]] = []
    for each in heard:
        now = each.bounds.shortfall_from, each.bounds.penalty_from
        if not kept or now != kept[-1][1:]:
            kept.append((round(each.seconds, 2), *now))
    return kept
