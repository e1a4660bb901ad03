"""The solver's own cost of a plan must be its audit, or one of them is wrong."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

from ortools.sat.python import cp_model

from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.errors import CohortplanError
from cohortplan.rules.audit import Audit
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import everything


class Disagreement(CohortplanError):
    """Solver and audit see one plan differently; ``bundle`` is a file with all that shows it."""

    def __init__(self, message: str, bundle: Path) -> None:
        super().__init__(f"{message}; everything needed to look into it is in {bundle}")
        self.bundle = bundle


def pinned_cost(project: Project, policy: Policy, plan: Plan) -> tuple[int, int] | None:
    """Shortfall and penalty of a plan pinned on a board, auxiliaries minimised; ``None`` if it does not fit.

    What the plan does not hold is closed, so that the board is no larger than the plan.
    """
    pairs = frozenset((each.trainee, each.session) for each in plan.assignments)
    board = CpBoard(project, policy, replace(everything(project, plan), pairs=pairs))
    board.pin(plan)
    shortfall, penalty = (board.ledger.expression(costs) for costs in (board.ledger.shortfall, board.ledger.penalty))
    # All decisions are fixed, so the auxiliaries of the two levels do not compete: one sum minimises both.
    board.model.minimize(shortfall + penalty)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(board.model)
    if status == cp_model.INFEASIBLE:
        return None
    return solver.value(shortfall), solver.value(penalty)


def verify(project: Project, policy: Policy, plan: Plan, found: Audit) -> None:
    """Do nothing if solver and audit agree on a plan: what it costs, or that it is not to be.

    Raises:
        Disagreement: If not. A bundle with project, policy, plan and both costs is saved.
    """
    cost = pinned_cost(project, policy, plan)
    if cost != ((found.cost.shortfall, found.cost.penalty) if found.clean else None):
        message = f"the solver sees shortfall and penalty {cost}, the audit {found.cost}"
        raise Disagreement(message, save_bundle(project, policy, plan, message))


def save_bundle(project: Project, policy: Policy, plan: Plan, message: str) -> Path:
    """Write project, policy and plan into one new file, and say where it is."""
    content = {
        "message": message,
        "project": canonical.to_data(project),
        "policy": policy.to_settings(),
        "plan": canonical.to_data(plan),
    }
    with tempfile.NamedTemporaryFile(
        "w", prefix="cohortplan-disagreement-", suffix=".json", delete=False, encoding="utf-8"
    ) as file:
        json.dump(content, file, ensure_ascii=False, sort_keys=True)
    return Path(file.name)
