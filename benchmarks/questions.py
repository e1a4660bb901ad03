"""Audits and questions on a plan: the whole audit, one edit, and the dozen best places for one assignment."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.measuring import Facts, measured
from benchmarks.telling import line
from cohortplan.rules.audit import audit
from cohortplan.rules.cutting import Shift
from cohortplan.rules.effects import Standing
from cohortplan.workflows.open_plan import Opened, open_plan
from cohortplan.workflows.places import other_places

REACH = {"audit": 200.0, "edit": 2.0, "places": 100.0}
"""Milliseconds that DESIGN asks for at B."""
MOST = 12


def declare(parser: ArgumentParser) -> None:
    """The options."""
    parser.add_argument("project", type=Path, help="folder of the project")
    parser.add_argument("plan", type=Path, help="folder of the plan")
    parser.add_argument("--tries", type=int, default=20, help="how many questions of each kind")
    parser.add_argument("--seed", type=int, default=1, help="of the choice of assignments")


def lines(given: Namespace) -> Iterator[str]:
    """A line for each kind of question."""
    for side in REACH:
        took = measured(ask, dict, given.project, given.plan, side, given.tries, given.seed)
        yield line("questions", side, {"plan": given.plan.name, "tries": given.tries, "seed": given.seed}, took)


def ask(project: Path, plan: Path, side: str, tries: int, seed: int) -> Facts:
    """Median processor time of one kind of question in milliseconds, and its ratio to what is asked for.

    Raises:
        TypeError: If project or plan cannot be read.
    """
    opened = open_plan(project, plan)
    if not isinstance(opened, Opened):
        raise TypeError(f"{plan} cannot be read")
    chance = Random(seed)  # noqa: S311 - it chooses what is asked, and must be repeatable
    took = median(_milliseconds(question) for question in _questions(opened, side, tries, chance))
    return {"median_ms": round(took, 2), "reach_ms": REACH[side], "ratio": round(took / REACH[side], 2)}


def _questions(opened: Opened, side: str, tries: int, chance: Random) -> Iterator[Callable[[], object]]:
    project, policy, plan = opened.project, opened.policy, opened.plan
    standing, assignments = Standing(project, policy, plan), sorted(plan.assignments)
    for each in chance.choices(assignments, k=tries):
        if side == "audit":
            yield partial(audit, project, policy, plan)
        elif side == "edit":
            yield partial(standing.effect, Shift(each.trainee, each.session))
        else:
            yield partial(other_places, standing, each.trainee, each.session, most=MOST)


def _milliseconds(question: Callable[[], object]) -> float:
    began = time.process_time()
    question()
    return (time.process_time() - began) * 1000
