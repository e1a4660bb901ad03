"""What no plan can cost less: for each trainee the least that any plan of that trainee alone would cost.

A board is opened for one trainee as if nobody else were there. On it stand the
rules in the scopes that look at one trainee and nobody else, and of the other
rules the limits of those that company never makes milder (``Rule.mounts``).
Whatever plan there is for all, its part for this trainee keeps to them, so the
least on that board is in the audit of every plan; what two trainees cost are
amounts about different people, so the least of each may be added up. Whole rules
and scopes are left out, and all amounts are at least 0 (DESIGN.md section 6).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Audit, Judged
from cohortplan.rules.base import Rule, Scope
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.corner import OWN, Corner, is_own
from cohortplan.solving.decisions import Window
from cohortplan.solving.menus import Menus
from cohortplan.solving.openings import SOME
from cohortplan.solving.outcome import Origin, Origins
from cohortplan.solving.parts import FOUND, Parts, Proposer, Question, Worked, least_proven, small_solver
from cohortplan.solving.sharing import Sharing

ROUND = 2
"""Trainees who are looked at at the same time, whatever the cores."""

FREE = 8
"""Trainees are much alike: where so many of them, the dearest first, could pay nothing alone, no more are asked."""

TRY = 0.5
"""Deterministic seconds for finding a plan without any cost among some sessions."""

WORK = 6.0
"""Deterministic seconds for one trainee, all sessions open."""


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
        return CpBoard(parts.project, _of_one(parts.corner.elsewhere), window, _counts)

    def _least(self, board: CpBoard, parts: Parts, expression: cp_model.LinearExpr) -> tuple[int | None, float]:
        """The least that is proven of this expression, and the work; ``None`` if no plan exists or nothing was proven."""
        board.model.minimize(expression)
        solver = small_solver(self)
        solver.parameters.linearization_level = 1
        solver.parameters.max_presolve_iterations = 1
        status = parts.solve(solver, board.model)
        least = None if status == cp_model.INFEASIBLE else least_proven(solver)
        return least, solver.response_proto.deterministic_time


class Floors:
    """The floors known so far, and their sums, which bound every plan. Those not known count nothing.

    Preferences that notice few sessions are left to ``Sharing``, which knows more of them.
    """

    def __init__(self, project: Project, policy: Policy, fixed: Plan) -> None:
        self.project = project
        self.policy = policy
        self.fixed = fixed
        self._known: dict[str, Floor | None] = {}

    @property
    def shortfall(self) -> int:
        """Seats that are missing in every plan."""
        return sum(floor.shortfall for floor in self._known.values() if floor is not None)

    @property
    def penalty(self) -> int:
        """What every plan costs whose shortfall is exactly the one above."""
        return self._sharing.penalty + self._alone

    @property
    def penalty_from(self) -> Origins:
        """Which of the two add to it."""
        parts = ((Origin.FLOORS, self._alone), (Origin.SHARING, self._sharing.penalty))
        return tuple(origin for origin, penalty in parts if penalty)

    def lift(self, proposer: Proposer, plan: Plan, found: Audit, seconds: float) -> Iterator[Worked]:
        """Look on: at those who cost something in this plan, for all others cost nothing at least, and at what is shared.

        What is shared comes first once nothing else says how many seats are missing.
        """
        if self.shortfall == found.cost.shortfall and not self._sharing.done:
            yield from self._sharing.lift(proposer, plan, self._missing, seconds)
            return
        if self._free:
            return
        waiting = [each for each in self._costly(found) if each not in self._known][:ROUND]
        asks = [
            Alone(trainee=each, fixed=self.fixed, some=self._some(each, plan), work=WORK, seconds=seconds)
            for each in waiting
        ]
        for trainee, floor in zip(waiting, proposer.propose(asks), strict=True):
            self._known[trainee] = floor
            if floor is not None:
                yield floor

    def _some(self, trainee: str, plan: Plan) -> frozenset[str] | None:
        """Sessions among which a trainee most likely finds all that there is to find, if there are many more."""
        if self._menus.bundles <= SOME:
            return None
        return self._menus.of((trainee,), plan, SOME, Random(trainee))  # noqa: S311 - the same whenever it is asked

    @cached_property
    def _menus(self) -> Menus:
        return Menus(self.project)

    @property
    def _alone(self) -> int:
        """What trainees cost each alone."""
        return sum(floor.penalty for floor in self._known.values() if floor is not None)

    @property
    def _free(self) -> bool:
        """Whether enough trainees were asked about who could all do without any cost."""
        known = self._known.values()
        return len(known) >= FREE and all(each is not None and each.shortfall == each.penalty == 0 for each in known)

    @property
    def _missing(self) -> dict[str, int]:
        """Seats of each trainee that are missing in every plan whose shortfall is the one above."""
        return {
            each.id: floor.shortfall if (floor := self._known.get(each.id)) else 0 for each in self.project.trainees
        }

    def _costly(self, found: Audit) -> list[str]:
        """Trainees about whom a rule that looks at one of them alone has something to say, the dearest last."""
        costs = dict.fromkeys((trainee.id for trainee in self.project.trainees), 0)
        for judged in filter(self._is_own, found.judged):
            for ref in judged.finding.about:
                if ref.kind == "trainee" and ref.id in costs:
                    costs[ref.id] += judged.cost.shortfall + judged.cost.penalty
        return sorted((each for each, cost in costs.items() if cost), key=lambda each: (costs[each], each))

    def _is_own(self, judged: Judged) -> bool:
        rule = judged.finding.rule
        return any(scope in OWN for scope in rule.scopes) and rule.name not in self._apart

    @cached_property
    def _corner(self) -> Corner:
        return Corner.of(self.project, self.policy)

    @cached_property
    def _apart(self) -> frozenset[str]:
        """Rules that are asked about in the corner."""
        return frozenset(rule.name for rule in self._corner.policy.rules if rule.weight)

    @cached_property
    def _sharing(self) -> Sharing:
        return Sharing(self.project, self._corner, self.fixed)


def _counts(rule: Rule, scope: Scope) -> bool:
    return scope in OWN or rule.mounts


def _of_one(policy: Policy) -> Policy:
    """The rules that can be heard of one trainee alone; what company costs is left out, for it would count twice."""
    return replace(policy, rules=tuple(filter(None, map(_as_of_one, policy.rules))))


def _as_of_one(rule: Rule) -> Rule | None:
    if is_own(rule):
        return rule
    if rule.mounts:
        return replace(rule, weight=0) if rule.limit is not None else None
    return rule if any(scope in OWN for scope in rule.scopes) else None
