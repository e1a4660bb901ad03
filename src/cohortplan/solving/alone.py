"""One trainee planned as if nobody else were there.

On such a board stand the rules in the scopes that look at one trainee and nobody
else, and of the other rules the limits of those that company never makes milder
(``Rule.mounts``). Whatever plan there is for all, its part for this trainee keeps
to them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.rules.base import Rule, Scope
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.corner import OWN, is_own
from cohortplan.solving.decisions import Window
from cohortplan.solving.parts import FOUND, Parts, Question, least_proven, small_solver

TRY = 0.5
"""Deterministic seconds for finding a plan without any cost among some sessions."""


@dataclass(frozen=True, kw_only=True)
class Floor:
    """The least shortfall of a trainee, and the least penalty beside that shortfall; ``work`` is what it took."""

    trainee: str
    shortfall: int
    penalty: int
    work: float


@dataclass(frozen=True, kw_only=True)
class Alone(Question[Floor]):
    """How little can this trainee cost, whatever the others do? ``fixed`` is what is nobody's decision.

    ``some`` sessions may be tried first: who finds a plan without any cost among these need not be asked about all.
    """

    trainee: str
    fixed: Plan
    some: frozenset[str] | None = None

    def answered(self, parts: Parts) -> Floor | None:
        """See ``Question.answered``."""
        free, tried = self._tried(parts)
        if free:
            return Floor(trainee=self.trainee, shortfall=0, penalty=0, work=tried)
        if parts.stopped:  # a board of all sessions would take seconds
            return None
        board = self._board(parts)
        ledger = board.ledger
        shortfall = ledger.expression(ledger.shortfall)
        short, spent = self._least(board, parts, shortfall)
        if short is None:
            return None
        board.model.add(shortfall <= short)
        penalty, more = self._least(board, parts, ledger.expression(ledger.penalty))
        return Floor(trainee=self.trainee, shortfall=short, penalty=penalty or 0, work=tried + spent + more)

    def _tried(self, parts: Parts) -> tuple[bool, float]:
        """Whether a plan without any cost is found among some sessions, and the work."""
        if self.some is None:
            return False, 0.0
        board = self._board(parts, self.some)
        for costs in (board.ledger.shortfall, board.ledger.penalty):
            board.model.add(board.ledger.expression(costs) <= 0)
        solver = small_solver(replace(self, work=min(TRY, self.work)))
        status = parts.solve(solver, board.model)
        return status in FOUND, solver.response_proto.deterministic_time

    def _board(self, parts: Parts, sessions: frozenset[str] | None = None) -> CpBoard:
        window = Window(fixed=self.fixed, trainees=frozenset((self.trainee,)), sessions=sessions)
        return CpBoard(parts.project, of_one(parts.corner.elsewhere), window, counts_alone)

    def _least(self, board: CpBoard, parts: Parts, expression: cp_model.LinearExpr) -> tuple[int | None, float]:
        """The least that is proven of this expression, and the work; ``None`` if no plan exists or nothing was proven."""
        board.model.minimize(expression)
        solver = small_solver(self)
        solver.parameters.linearization_level = 1
        solver.parameters.max_presolve_iterations = 1
        status = parts.solve(solver, board.model)
        least = None if status == cp_model.INFEASIBLE else least_proven(solver)
        return least, solver.response_proto.deterministic_time


def counts_alone(rule: Rule, scope: Scope) -> bool:
    """Whether a rule is heard on a scope of such a board."""
    return scope in OWN or rule.mounts


def of_one(policy: Policy) -> Policy:
    """The rules that can be heard of one trainee alone; what company costs is left out, for it would count twice."""
    return replace(policy, rules=tuple(filter(None, map(_as_of_one, policy.rules))))


def _as_of_one(rule: Rule) -> Rule | None:
    if is_own(rule):
        return rule
    if rule.mounts:
        return replace(rule, weight=0) if rule.limit is not None else None
    return rule if any(scope in OWN for scope in rule.scopes) else None
