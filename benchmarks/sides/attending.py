"""A yardstick in a process of its own, which tells of plans and bounds while it runs and is ended when it must."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from benchmarks.sides.memory import Memory, installed
from benchmarks.sides.race import Proof, Race, audited, rising
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy

LOOK_SECONDS = 0.1
"""How often its memory is looked at."""
GRACE_SECONDS = 15.0
"""For stopping: a solver in the midst of presolving does not look at the clock."""
MOST_MEMORY = 0.8
"""Share of the machine's memory that a side may take."""


@dataclass(frozen=True)
class Limits:
    """What a side may take at most; 0 is without limit."""

    kilobytes: int = 0

    @classmethod
    def of_this_machine(cls) -> Limits:
        """Most of the machine, so that a side that asks for too much ends and not the machine."""
        return cls(int(installed() * MOST_MEMORY))


@dataclass
class Heard:
    """What came from the process. Seconds count from when it had begun its work, imports excluded."""

    plans: list[tuple[float, Plan]] = field(default_factory=list)
    bounds: list[Proof] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    ended: str = ""
    peaks: list[int] = field(default_factory=list)
    most: int = 0


class Telling:
    """The process's own end: a clock, and words for what it finds."""

    def __init__(self, pipe: Connection, before: float) -> None:
        self._pipe = pipe
        self._began = time.monotonic() - before
        self._pipe.send(("begun", None))

    @property
    def seconds(self) -> float:
        """Since the beginning, what other processes of this side took included."""
        return time.monotonic() - self._began

    def plan(self, plan: Plan) -> None:
        """One more plan."""
        self._pipe.send(("plan", (self.seconds, plan)))

    def bound(self, shortfall: int | None, penalty: int | None) -> None:
        """What no plan can be cheaper than."""
        self._pipe.send(("bound", (self.seconds, shortfall, penalty)))

    def fact(self, name: str, value: object) -> None:
        """Something to be said of the run."""
        self._pipe.send(("fact", (name, value)))

    def ended(self, how: str) -> None:
        """The last word."""
        self._pipe.send(("ended", how))


Work = Callable[..., None]


def attended(work: Work, *given: object, seconds: float, limits: Limits, before: float = 0.0) -> Heard:
    """Run ``work(telling, *given)`` in a new process and hear it out, for so many seconds and some grace.

    ``before`` is what the side has used up of its time in another process.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(theirs, before, work, given))
    process.start()
    theirs.close()
    heard, memory = Heard(), Memory(process.pid or 0)
    until = float("inf")
    try:
        while True:
            if ours.poll(LOOK_SECONDS):
                kind, content = ours.recv()
                until = time.monotonic() + seconds - before + GRACE_SECONDS if kind == "begun" else until
                _note(heard, kind, content)
            if memory.look() > limits.kilobytes > 0:
                heard.ended = "out of memory"
                break
            if time.monotonic() > until:
                heard.ended = "did not stop"
                break
    except EOFError:
        heard.ended = heard.ended or "died"
    process.kill()
    process.join()
    heard.peaks, heard.most = memory.each, memory.most
    return heard


def race(project: Project, policy: Policy, heard: Heard) -> Race:
    """What was heard, audited, as the race of a side."""
    facts = dict(heard.facts)
    return Race(
        curve=audited(project, policy, heard.plans),
        bounds=rising(heard.bounds),
        ended=heard.ended,
        peaks=heard.peaks,
        most=heard.most,
        build_seconds=facts.pop("build_seconds", None),
        deterministic=facts.pop("deterministic", None),
        facts=facts,
    )


def _note(heard: Heard, kind: str, content: Any) -> None:
    if kind == "plan":
        heard.plans.append(content)
    elif kind == "bound":
        heard.bounds.append(content)
    elif kind == "fact":
        heard.facts[content[0]] = content[1]
    elif kind == "ended":
        heard.ended = content


def _do(pipe: Connection, before: float, work: Work, given: tuple[object, ...]) -> None:
    work(Telling(pipe, before), *given)
    pipe.close()
