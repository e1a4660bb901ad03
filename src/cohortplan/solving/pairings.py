"""What no choice of lead mentors can cost less: each trainee beside each mentor, then all of them within the mentors' places.

A trainee alone may have whom the trainee likes best, so the floor of one trainee
(``floors``) knows nothing of a mentor whom everybody would need. Here the
question is put once for each mentor, on the corner of sessions where it matters
who leads whom; the answers are prices, and one small board of mentorships finds
the cheapest way to lead everybody. Prices are what a whole plan pays at least
for this trainee beside this mentor, and a plan is no dearer for leaving some of
them out, so the sum is in the audit of every plan (the aggregation of exact
subproblems over linking decisions, as in Dantzig and Wolfe 1960).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import cycle

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.base import Rule, Scope
from cohortplan.solving.build import CpBoard
from cohortplan.solving.corner import OWN, noticed
from cohortplan.solving.decisions import Decision, Window
from cohortplan.solving.parts import Parts, Proposer, Question, least_proven, small_solver

ROUND = 8
"""Trainees who are asked about at once: each takes some hundredths of a second."""

WORK = 2.0
"""Deterministic seconds for one trainee beside one mentor, and for the mentors of all."""

Prices = Mapping[str, int | None]
"""By mentor, what a trainee pays at least; ``None`` if the trainee cannot be led by this one at that shortfall."""


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """The prices of one trainee; ``work`` is what they took."""

    trainee: str
    prices: Prices
    work: float


@dataclass(frozen=True, kw_only=True)
class BesideEach(Question[Pairing]):
    """How little can this trainee cost beside each mentor, with so many seats missing at most?"""

    trainee: str
    fixed: Plan
    shortfall: int

    def answered(self, parts: Parts) -> Pairing:
        """See ``Question.answered``."""
        corner = parts.corner
        window = Window(fixed=self.fixed, trainees=frozenset((self.trainee,)), sessions=corner.sessions)
        board = CpBoard(corner.project, corner.policy, window, _own)
        ledger = board.ledger
        board.model.add(ledger.expression(ledger.shortfall) <= self.shortfall)
        ledger.minimize(ledger.penalty)
        prices: dict[str, int | None] = {}
        work = 0.0
        for (trainee, mentor), lead in board.cuts.leads.items():
            if trainee == self.trainee and isinstance(lead.taken, Decision) and not lead.taken.closed:
                prices[mentor], spent = self._price(lead.taken.variable(board.model), board, parts)
                work += spent
        return Pairing(trainee=self.trainee, prices=prices, work=work)

    def _price(self, lead: cp_model.IntVar, board: CpBoard, parts: Parts) -> tuple[int | None, float]:
        model = board.model.clone()
        model.add(lead == 1)
        solver = small_solver(self)
        status = parts.solve(solver, model)
        return (
            None if status == cp_model.INFEASIBLE else least_proven(solver) or 0
        ), solver.response_proto.deterministic_time


@dataclass(frozen=True, kw_only=True)
class Led:
    """What the mentors of all cost at least; ``work`` is what that took."""

    penalty: int
    work: float


@dataclass(frozen=True, kw_only=True)
class LeadAll(Question[Led]):
    """How little can it cost to lead everybody, at these prices? Trainees without prices cost nothing."""

    prices: Mapping[str, Prices]
    fixed: Plan

    def answered(self, parts: Parts) -> Led | None:
        """See ``Question.answered``."""
        policy = replace(
            parts.bare, rules=tuple(each for each in parts.bare.rules if not any(noticed(each, parts.project)))
        )
        board = CpBoard(parts.project, policy, Window(fixed=self.fixed, sessions=frozenset()))
        costs = [self._cost(board, trainee, prices) for trainee, prices in self.prices.items()]
        board.model.minimize(cp_model.LinearExpr.sum(costs))
        solver = small_solver(self)
        if parts.solve(solver, board.model) == cp_model.INFEASIBLE:
            return None
        return Led(penalty=least_proven(solver) or 0, work=solver.response_proto.deterministic_time)

    def _cost(self, board: CpBoard, trainee: str, prices: Prices) -> cp_model.IntVar:
        """What this trainee pays: the dearest who leads, for that one is beside the trainee whoever else is."""
        cost = board.model.new_int_var(0, max((price or 0 for price in prices.values()), default=0), "cost")
        for mentor, price in prices.items():
            lead = board.cuts.leads[trainee, mentor].taken
            if not isinstance(lead, Decision) or lead.closed:
                continue
            if price is None:
                board.model.add(lead.variable(board.model) == 0)
            elif price:
                board.model.add(cost >= price * lead.variable(board.model))
        return cost


class Pairings:
    """The prices known so far, and what they come to."""

    def __init__(self, project: Project, fixed: Plan) -> None:
        self.project = project
        self.fixed = fixed
        self.penalty = 0
        self.known: dict[str, Prices] = {}
        self._free = False

    def done(self, trainees: Iterable[str]) -> bool:
        """Whether there is nothing more to ask about these trainees."""
        return self._free or self.known.keys() >= set(trainees)

    def lift(self, proposer: Proposer, missing: Mapping[str, int], seconds: float) -> Iterator[Led]:
        """Ask about some more of these trainees, of whom so many seats are missing in every plan that counts."""
        unknown = [each for each in missing if each not in self.known]
        if self.done(missing):
            return
        waiting = unknown[:: math.ceil(len(unknown) / ROUND)]
        asks = [
            BesideEach(trainee=each, fixed=self.fixed, shortfall=missing[each], work=WORK, seconds=seconds)
            for each in waiting
        ]
        for trainee, answer in zip(waiting, proposer.propose(asks), strict=True):
            self.known[trainee] = answer.prices if answer is not None else {}
        # Trainees are much alike: where it would cost nothing to lead the others as these, nobody is asked in vain.
        likely = self._led(proposer, self._likely(missing), seconds) if len(self.known) <= ROUND else None
        self._free = likely is not None and likely.penalty == 0
        led = None if self._free else self._led(proposer, self.known, seconds)
        if led is not None:
            self.penalty = max(self.penalty, led.penalty)
            yield led

    def _led(self, proposer: Proposer, prices: Mapping[str, Prices], seconds: float) -> Led | None:
        (led,) = proposer.propose([LeadAll(prices=prices, fixed=self.fixed, work=WORK, seconds=seconds)])
        return led

    def _likely(self, trainees: Iterable[str]) -> dict[str, Prices]:
        """The prices of all of them if those who were not asked pay what those of their role pay in turn."""
        role_of = {each: self.project.trainee[each].role for each in trainees}
        asked = {
            role: cycle([self.known[each] for each in self.known if role_of[each] == role]) for role in role_of.values()
        }
        return {
            each: self.known[each] if each in self.known else next(asked[role], {}) for each, role in role_of.items()
        }


def _own(_rule: Rule, scope: Scope) -> bool:
    return scope in OWN
