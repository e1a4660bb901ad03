"""Open a project and a plan that lies on disk beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.intake.plan_folder import read_plan
from cohortplan.intake.problems import Problem
from cohortplan.intake.reading import read_project
from cohortplan.rules.policy import Policy


@dataclass(frozen=True)
class Opened:
    """A project, its policy and a plan for it. ``problems`` are warnings only."""

    project: Project
    policy: Policy
    plan: Plan
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Unreadable:
    """Why project or plan cannot be read."""

    problems: tuple[Problem, ...]


def open_plan(project: Path, plan: Path) -> Opened | Unreadable:
    """Project and plan, or every problem in them."""
    reading = read_project(project)
    if reading.project is None or reading.policy is None:
        return Unreadable(reading.problems)
    found = read_plan(plan, reading.project)
    problems = (*reading.problems, *found.problems)
    if found.plan is None:
        return Unreadable(problems)
    return Opened(reading.project, reading.policy, found.plan, problems)
