"""Name rules that cannot all hold, by leaving whole rules out one at a time."""

from __future__ import annotations

from ortools.sat.python import cp_model

from cohortplan.domain.project import Project
from cohortplan.rules.base import Requirement
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard

LEAST_SECONDS = 20.0
"""For one attempt at least: a name that could have been spared misleads more than a short wait."""


def conflicting_rules(project: Project, policy: Policy, seconds: float, seed: int) -> tuple[tuple[str, ...], bool]:
    """A set of rules that cannot all hold, and whether none of them could be spared.

    Each rule is left out once, and stays out while the rest still allows no
    plan. Boards have no objective here. We do not use assumptions for this: the
    solver then works with one thread and may name the wrong ones (or-tools
    issues 3017 and 5141).

    Args:
        seconds: Solver time for one attempt, but no less than ``LEAST_SECONDS``.
            An attempt that runs out keeps its rule: the answer may then be
            longer than need be, never wrong.
    """
    names = [rule.name for rule in policy.rules if isinstance(rule, Requirement) or rule.limit is not None]
    kept, minimal = list(names), True
    for name in names:
        trial = [each for each in kept if each != name]
        status = _status(project, _only(policy, trial), max(seconds, LEAST_SECONDS), seed)
        if status == cp_model.INFEASIBLE:
            kept = trial
        elif status == cp_model.UNKNOWN:
            minimal = False
    return tuple(kept), minimal


def _only(policy: Policy, names: list[str]) -> Policy:
    return policy.without(*(rule.name for rule in policy.rules if rule.name not in names))


def _status(project: Project, policy: Policy, seconds: float, seed: int) -> object:
    if not policy.rules:
        return cp_model.OPTIMAL
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.random_seed = seed
    return solver.solve(CpBoard(project, policy).model)
