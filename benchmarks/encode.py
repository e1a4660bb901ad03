"""Building boards: a whole one, and windows of ten trainees on a plan.

All of their time is opened, or one week of it, or of that week a menu: the last is a board as the search opens it.
"""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.instances import LIKE, Instance, invented
from benchmarks.kept import Kept
from benchmarks.measuring import Facts
from benchmarks.options import chosen, numbers
from benchmarks.sides.attending import LOOK_SECONDS, Limits, Telling, attended
from benchmarks.telling import surroundings
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import WHOLE, Window
from cohortplan.solving.menus import Menus
from cohortplan.solving.messages import read_task
from cohortplan.solving.openings import SOME
from cohortplan.solving.running import Running

SIDES = ("whole", "window", "week", "menu")
TRAINEES = 10
WINDOWS = 5
PLAN_SECONDS = 120.0
"""For the plan around the windows, at most; the first that is found is taken."""


def declare(parser: ArgumentParser) -> None:
    """The options."""
    parser.add_argument("--like", type=chosen(LIKE), default=list(LIKE), metavar="A,B,B+", help="which projects")
    parser.add_argument("--seeds", type=numbers, default=[1], metavar="1,2,3", help="of the projects")
    parser.add_argument("--seconds", type=float, default=300.0, help="for one board, at most")
    parser.add_argument("--into", type=Path, help="append the lines to this file, and leave out what it has already")


def lines(given: Namespace) -> Iterator[str]:
    """A line for each project and side."""
    kept = Kept.read(given.into)
    for seed in given.seeds:
        for like in given.like:
            instance = invented(like, seed, given.seconds)
            plan: Plan | None = None
            for side in SIDES:
                what = {"benchmark": "encode", "side": side, "like": like, "seed": seed, "digest": instance.digest}
                if kept.has(what):
                    continue
                if side != "whole" and plan is None:
                    plan = first_plan(instance)
                told = {**what, **_measured(instance, side, plan or Plan()), **surroundings()}
                yield kept.keep(json.dumps(told, ensure_ascii=False))


def first_plan(instance: Instance) -> Plan | None:
    """The first plan of the ordinary search."""
    with Running(replace(instance.task, seconds=PLAN_SECONDS)) as running:
        while not running.wait(LOOK_SECONDS):
            if (plan := running.best()) is not None:
                return plan
        return running.best()


def _measured(instance: Instance, side: str, plan: Plan) -> Facts:
    limits = Limits.of_this_machine()
    heard = attended(build, instance.question, side, plan, seconds=instance.seconds, limits=limits)
    return {**heard.facts, "planned": bool(plan.assignments), "ended": heard.ended, "peak_kilobytes": heard.most}


def build(telling: Telling, question: str, side: str, plan: Plan) -> None:
    """Build boards of one kind; runs in a process of its own. Windows are several, and their median is told."""
    task, _ = read_task(question)
    chance = Random(task.seed)  # noqa: S311 - it chooses whose windows, and must be repeatable
    windows = [WHOLE] if side == "whole" else [window(task.project, plan, side, chance) for _ in range(WINDOWS)]
    took: list[float] = []
    for each in windows:
        began = time.process_time()
        board = CpBoard(task.project, task.policy, each)
        took.append(time.process_time() - began)
    telling.fact("process_seconds", round(median(took), 3))
    telling.fact("decisions", sum(1 for _ in board.taken()))
    telling.fact("variables", len(board.model.proto.variables))
    telling.fact("constraints", len(board.model.proto.constraints))
    telling.ended("built")


def window(project: Project, plan: Plan, side: str, chance: Random) -> Window:
    """Ten trainees, with all sessions, those of one week, or those of one week on a menu for them; their mentors stay."""
    trainees = [trainee.id for trainee in project.trainees]
    some = chance.sample(trainees, min(TRAINEES, len(trainees)))
    weeks = sorted({project.week_of(session) for session in project.sessions})
    week = chance.choice(weeks)
    menu = Menus(project).of(some, plan, SOME, chance) if side == "menu" else project.session.keys()
    held = (each for each in menu if side == "window" or project.week_of(project.session[each]) == week)
    return Window(fixed=plan, trainees=frozenset(some), sessions=frozenset(held), mentors=False)
