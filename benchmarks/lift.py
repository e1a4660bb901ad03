"""Each rule that policy may lift, left out alone on A, and all of them together on B: is there a plan, and is it clean?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Facts, measured
from benchmarks.telling import ROOT, conclusion, line
from cohortplan.intake.reading import read_project
from cohortplan.rules.audit import audit
from cohortplan.rules.base import Requirement
from cohortplan.rules.policy import Policy
from cohortplan.solving.task import Task
from cohortplan.workflows.plan import answer_of, plan

DATA = ROOT / "data"


def declare(parser: ArgumentParser) -> None:
    """The options."""
    parser.add_argument("--seconds", type=float, default=10.0, help="for each search on A")
    parser.add_argument("--long", type=float, default=60.0, help="for the search on B")
    parser.add_argument(
        "--repeatable", action="store_true", help="the solver's own seconds, whatever else the machine does"
    )
    parser.add_argument("--rules", nargs="*", help="these rules only, and no search on B")


def lines(given: Namespace) -> Iterator[str]:
    """A line for each rule, one for all of them, and whether every plan was clean."""
    liftable = [rule.name for rule in Policy.default().rules if not isinstance(rule, Requirement)]
    chosen: list[str] = given.rules or liftable
    tasks: list[tuple[Path, float, tuple[str, ...]]] = [(DATA / "demo-a", given.seconds, (name,)) for name in chosen]
    if not given.rules:
        tasks.append((DATA / "demo-b", given.long, tuple(liftable)))
    unclean = []
    for project, seconds, names in tasks:
        took = measured(lifted, dict, project, seconds, names, given.repeatable)
        if not took.facts["clean"]:
            unclean.append(list(names))
        yield line(
            "lift", "+".join(names), {"project": project.name, "budget": seconds, "repeatable": given.repeatable}, took
        )
    yield conclusion("lift", {"plans": len(tasks), "unclean": unclean})


def lifted(folder: Path, seconds: float, names: tuple[str, ...], repeatable: bool) -> Facts:
    """What a search without these rules comes to, and what the whole policy would say of its plan.

    Raises:
        ValueError: If the project cannot be read.
    """
    reading = read_project(folder)
    if reading.project is None or reading.policy is None:
        raise ValueError(f"{folder} cannot be read")
    without = reading.policy.without(*names)
    task = Task(project=reading.project, policy=without, seconds=seconds, repeatable=repeatable)
    answer = answer_of(plan(task, tell=lambda _: None))
    if answer is None:
        return {"clean": False, "cost": None, "whole_policy": None}
    found = audit(reading.project, without, answer.plan)
    whole = audit(reading.project, reading.policy, answer.plan)
    return {"clean": found.clean, "cost": found.cost._asdict(), "whole_policy": whole.cost._asdict()}
