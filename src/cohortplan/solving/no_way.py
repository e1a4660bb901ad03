"""Whether a trainee has no plan at all, whoever else is there, and because of which rules.

A first plan that comes to a dead end mostly does so at one person, whose pins or
absences leave no way. That is found out, and explained, on a board of this
person alone (``alone``); the board of everything would take minutes to be stated.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.rules.policy import Policy
from cohortplan.solving.alone import counts_alone, of_one
from cohortplan.solving.build import CpBoard
from cohortplan.solving.conflict import conflicting_rules
from cohortplan.solving.decisions import Window
from cohortplan.solving.parts import FOUND, Parts, Question, small_solver


@dataclass(frozen=True, kw_only=True)
class Blocked:
    """Rules that cannot hold together for one trainee; ``minimal`` if none of them could be spared."""

    rules: tuple[str, ...]
    minimal: bool
    work: float


@dataclass(frozen=True, kw_only=True)
class NoWay(Question[Blocked]):
    """Which rules leave this trainee no plan? No answer where there is one, or nothing is proven.

    ``fixed`` is what is nobody's decision; ``work`` is for each attempt to spare a rule, ``seconds`` are for all of them.
    """

    trainee: str
    fixed: Plan

    def answered(self, parts: Parts) -> Blocked | None:
        """See ``Question.answered``."""
        spent: list[float] = []
        ends = time.monotonic() + self.seconds

        def allows(policy: Policy) -> bool | None:
            return None if spent and time.monotonic() > ends else self._allows(policy, parts, spent)

        heard = of_one(parts.bare)
        if allows(heard) is not False:
            return None
        rules, minimal = conflicting_rules(heard, allows)
        return Blocked(rules=rules, minimal=minimal, work=sum(spent))

    def _allows(self, policy: Policy, parts: Parts, spent: list[float]) -> bool | None:
        """Whether the trainee has a plan under these rules; ``None`` if that is not found out."""
        if parts.stopped:
            return None
        window = Window(fixed=self.fixed, trainees=frozenset((self.trainee,)))
        solver = small_solver(self)
        status = parts.solve(solver, CpBoard(parts.project, policy, window, counts_alone).model)
        spent.append(solver.response_proto.deterministic_time)
        return status in FOUND if status in (*FOUND, cp_model.INFEASIBLE) else None
