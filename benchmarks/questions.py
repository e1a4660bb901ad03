"""Audits and questions on a plan: all of it, one edit, and the dozen best places, people and exchanges."""

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
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.audit import audit
from cohortplan.rules.cutting import Shift
from cohortplan.rules.effects import Standing
from cohortplan.workflows.open_plan import Opened, open_plan
from cohortplan.workflows.places import other_places
from cohortplan.workflows.questions.people import people_for
from cohortplan.workflows.questions.swaps import swaps

REACH = {"audit": 200.0, "edit": 2.0, "places": 100.0, "lessons": 100.0, "people": 100.0, "swaps": 100.0}
"""Milliseconds at B: what DESIGN asks of an audit, an edit and ranked places, and the same for what it does not name.

``lessons`` are ranked places too, for lessons only, of which there are most but for critiques.
"""
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

    The first question, which finds out what holds for all plans of the project,
    and the slowest of the others stand beside it.

    Raises:
        TypeError: If project or plan cannot be read.
    """
    opened = open_plan(project, plan)
    if not isinstance(opened, Opened):
        raise TypeError(f"{plan} cannot be read")
    chance = Random(seed)  # noqa: S311 - it chooses what is asked, and must be repeatable
    first, *others = (_milliseconds(question) for question in _questions(opened, side, tries + 1, chance))
    took = {"first_ms": first, "median_ms": median(others), "slowest_ms": max(others), "reach_ms": REACH[side]}
    return {name: round(value, 2) for name, value in took.items()} | {"ratio": round(median(others) / REACH[side], 2)}


def _questions(opened: Opened, side: str, tries: int, chance: Random) -> Iterator[Callable[[], object]]:
    project, policy, plan = opened.project, opened.policy, opened.plan
    standing = Standing(project, policy, plan)
    kinds = {LESSON} if side == "lessons" else {session.kind for session in project.sessions}
    assignments = [each for each in sorted(plan.assignments) if project.session[each.session].kind in kinds]
    for each in chance.choices(assignments, k=tries):
        if side == "audit":
            yield partial(audit, project, policy, plan)
        elif side == "edit":
            yield partial(standing.effect, Shift(each.trainee, each.session))
        elif side == "people":
            yield partial(people_for, standing, each.session)
        elif side == "swaps":
            yield partial(swaps, standing, each.trainee, each.session, most=MOST)
        else:
            yield partial(other_places, standing, each.trainee, each.session, most=MOST)


def _milliseconds(question: Callable[[], object]) -> float:
    began = time.process_time()
    question()
    return (time.process_time() - began) * 1000
