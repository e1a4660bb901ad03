"""What a solve and whoever started it say to each other: one JSON line each way and then lines back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.errors import CohortplanError
from cohortplan.rules.audit import Cost
from cohortplan.rules.policy import read_policy
from cohortplan.solving.outcome import Bounds, Origin, Progress
from cohortplan.solving.task import Task

VERSION = 1
STOP = "stop"


class WorkerFailed(CohortplanError):
    """The solver's process ended without an answer; the message says what it said last."""


def write_task(task: Task, best: Path) -> str:
    """The question as one line; the best plan so far will lie in the file ``best``."""
    content = {
        "version": VERSION,
        "project": canonical.to_data(task.project),
        "policy": task.policy.to_settings(),
        "seconds": task.seconds,
        "seed": task.seed,
        "repeatable": task.repeatable,
        "to_the_end": task.to_the_end,
        "start": None if task.start is None else canonical.to_data(task.start),
        "best": str(best),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def read_task(line: str) -> tuple[Task, Path]:
    """The question, and where to put the best plan.

    Raises:
        ValueError: If it is of another version, or asks for rules that no file could ask for.
    """
    content = json.loads(line)
    if content.get("version") != VERSION:
        raise ValueError(f"this worker reads version {VERSION}, not {content.get('version')}")
    policy, faults = read_policy(content["policy"])
    if faults:
        raise ValueError(f"no such policy: {faults}")
    task = Task(
        project=canonical.from_data(Project, content["project"]),
        policy=policy,
        seconds=content["seconds"],
        seed=content["seed"],
        repeatable=content["repeatable"],
        to_the_end=content["to_the_end"],
        start=None if content["start"] is None else canonical.from_data(Plan, content["start"]),
    )
    return task, Path(content["best"])


def write_event(event: str, **content: Any) -> str:
    """One event as one line."""
    return json.dumps({"version": VERSION, "event": event, **content}, ensure_ascii=False, sort_keys=True)


def write_progress(progress: Progress) -> str:
    """A step of the search as one line."""
    return write_event("progress", **asdict(progress))


def read_events(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Events from what a worker writes. A last line without an end is of one that was killed in mid-word."""
    return (json.loads(line) for line in lines if line.endswith("\n"))


def read_bounds(content: dict[str, Any]) -> Bounds:
    """Bounds from an event; an older one does not say where they come from."""
    origins = {key: tuple(map(Origin, content.get(key, ()))) for key in ("shortfall_from", "penalty_from")}
    return Bounds(**content | origins)


def read_progress(content: dict[str, Any]) -> Progress:
    """A step of the search from an event."""
    cost = None if content["cost"] is None else Cost(*content["cost"])
    return Progress(content["seconds"], cost, read_bounds(content["bounds"]), content["work"])
