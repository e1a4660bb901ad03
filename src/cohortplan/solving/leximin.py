"""Among plans that cost the same, the one that is kindest to whoever has least.

``fair_share`` says what is shared and what is fairer (``Lots``). The sorted lots
of one plan are greater than those of another exactly if fewer people stay below
the first mark at which the two differ; so marks are taken in turn, from the
least up, and at each as few people as possible stay below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.base import Scope
from cohortplan.rules.cutting import Cut
from cohortplan.rules.fair_share import FairShare, Lots, Sum, lots, lots_on_board, settles_leximin
from cohortplan.rules.options import SharesOptions
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.clock import SHORTEST, Until
from cohortplan.solving.decisions import Window, everything
from cohortplan.solving.menus import Menus
from cohortplan.solving.parts import BUILDING

SHARE = 0.2
"""Share of the time of a search that is kept for this, where it is wanted."""

SMALL = 1_500
"""Options of a whole board up to which it is opened at once; larger ones were seen to take seconds to begin."""

TOGETHER = 3
"""Trainees of one window: somebody who has little, and some who may have more."""

MENU = 200
"""Of the many sessions, as many are opened in a window."""

PATIENCE = 40
"""Windows in vain after which nothing more is expected."""

WORK = 1.0
"""Deterministic seconds that one mark may take: the next may be quicker, and what was reached stays."""

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def wants_leximin(project: Project, policy: Policy) -> bool:
    """Whether a coordinator asked for it, in a project that is not too large for it."""
    rule = policy.rule("fair_share")
    return isinstance(rule, FairShare) and rule.leximin and settles_leximin(project)


def lots_of(project: Project, plan: Plan) -> Lots:
    """What trainees have in a plan, as the audit sees it."""
    return lots(Cut(project, plan).views(Scope.SHARES))


def shared_out(project: Project, policy: Policy, plan: Plan, random: Random, until: Until) -> Plan:
    """The fairest plan found that costs no more and holds no more assignments than this one; else this one.

    A small project is settled as a whole, and then no other plan is fairer
    unless time ran out. Of others a few trainees at a time are looked at, until
    that gains nothing any more.

    Args:
        plan: A plan without a hard finding.
        random: Chooses where to look.
        until: The time for it.
    """
    if len(project.trainees) * len(project.offers) <= SMALL:
        if until.left() <= 0:
            return plan
        return fairest(CpBoard(project, policy, everything(project, plan)), plan, until)
    menus = Menus(project)
    best, in_vain = plan, 0
    while until.left() > 0 and in_vain < PATIENCE:
        trainees = _some_trainees(project, best, random)
        sessions = menus.of(trainees, best, MENU, random)
        window = Window(fixed=best, trainees=frozenset(trainees), sessions=sessions, mentors=False)
        found = fairest(CpBoard(project, policy, window), best, until)
        in_vain = in_vain + 1 if found == best else 0
        best = found
    return best


def fairest(board: CpBoard, plan: Plan, until: Until) -> Plan:
    """The fairest plan of a board, whole or partial, that costs no more and is no larger than this one; else this one.

    The board is used up.
    """
    options = [each for each in board.cuts.of(Scope.SHARES) if isinstance(each, SharesOptions)]
    topics = [[_had(board, size, each) for each in sums] for size, sums in lots_on_board(options)]
    until.clock.count(BUILDING)
    priced = _price(board, plan, until)
    if priced is None:
        return plan
    _keep_cost(board, priced)
    best = plan, priced
    for topic in topics:
        best = _Marks(board, topic, until).passed(*best)
    return best[0] if lots_of(board.project, best[0]) > lots_of(board.project, plan) else plan


def _some_trainees(project: Project, plan: Plan, random: Random) -> list[str]:
    """One who has little, mostly, and some others."""
    cut = Cut(project, plan)
    shares = (cut.share(each.id) for each in project.trainees)
    ranked = sorted(shares, key=lambda each: (each.sought, -each.unmet, each.minutes, each.trainee.id))
    names = [each.trainee.id for each in ranked]
    least = min(random.randrange(len(names)), random.randrange(len(names)))
    first = names.pop(least)
    return [first, *random.sample(names, min(TOGETHER - 1, len(names)))]


def _price(board: CpBoard, plan: Plan, until: Until) -> cp_model.CpSolver | None:
    """The board's own idea of this plan, whose audit may hold what no open decision changes; ``None`` if it has none."""
    if until.left() <= 0:
        return None
    ledger = board.ledger
    board.model.minimize(ledger.expression(ledger.shortfall) + ledger.expression(ledger.penalty))
    board.hint(plan)
    pinned = _solver(until)
    pinned.parameters.fix_variables_to_their_hinted_value = True
    return pinned if pinned.solve(board.model) == cp_model.OPTIMAL else None


def _solver(until: Until) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = WORK
    solver.parameters.max_time_in_seconds = max(SHORTEST, until.clock.real(until.left()))
    solver.parameters.num_workers = 1
    # On boards that are solved once, these cost more than they were seen to give back.
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    return solver


def _keep_cost(board: CpBoard, priced: cp_model.CpSolver) -> None:
    """Allow only plans as cheap and as small as the one that was priced."""
    for costs in (board.ledger.shortfall, board.ledger.penalty):
        sum_of_costs = board.ledger.expression(costs)
        board.model.add(sum_of_costs <= priced.value(sum_of_costs))
    taken = cp_model.LinearExpr.sum(list(board.taken()))
    board.model.add(taken <= priced.value(taken))


@dataclass(frozen=True)
class _Had:
    """What one trainee has: a sum, and an expression of the full steps in it with the most that it can be."""

    whole: cp_model.LinearExpr
    size: int
    full: cp_model.LinearExpr
    most: int

    def value(self, solver: cp_model.CpSolver) -> int:
        """Full steps in a solver's answer."""
        return solver.value(self.whole) // self.size


def _had(board: CpBoard, size: int, terms: Sum) -> _Had:
    linear, fixed = board.ledger.split(terms)
    whole = board.ledger.expression(linear) + fixed
    least = (fixed + sum(min(0, times) for times, _ in linear)) // size
    most = (fixed + sum(max(0, times) for times, _ in linear)) // size
    if size == 1:
        return _Had(whole, size, whole, most)
    full = board.model.new_int_var(least, most, "full")
    board.model.add(size * full <= whole)
    return _Had(whole, size, full, most)


@dataclass(frozen=True)
class _Marks:
    """One topic, on what those before left open."""

    board: CpBoard
    had: list[_Had]
    until: Until

    def passed(self, best: Plan, answer: cp_model.CpSolver) -> tuple[Plan, cp_model.CpSolver]:
        """A plan in which as few as possible stay below each mark, the least mark first, and the answer it is from."""
        values = [each.value(answer) for each in self.had]
        least, most = min(values, default=0), max((each.most for each in self.had), default=0)
        for each in self.had:
            self.board.model.add(each.full >= least)
        behind = 0
        for mark in range(least + 1, most + 1):
            below = self._below(mark, least)
            if sum(value < mark for value in values) > behind:
                if self.until.left() <= 0:
                    break
                solver = self._fewest(below, answer)
                status = solver.solve(self.board.model)
                self.until.clock.count(solver.response_proto.deterministic_time)
                if status not in FOUND:
                    break
                best, answer, values = self.board.plan_of(solver), solver, [each.value(solver) for each in self.had]
                behind = sum(value < mark for value in values)
                if status == cp_model.OPTIMAL and behind == len(self.had):
                    break
            self.board.model.add(cp_model.LinearExpr.sum(below) <= behind)
        return best, answer

    def _fewest(self, below: list[cp_model.IntVar], answer: cp_model.CpSolver) -> cp_model.CpSolver:
        model = self.board.model
        model.minimize(cp_model.LinearExpr.sum(below))
        model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves this one untyped
        # What the solver worked out beside the decisions is hinted too: nearly the whole cost is spent already.
        for index, value in enumerate(answer.response_proto.solution):
            model.add_hint(model.get_int_var_from_proto_index(index), value)
        return _solver(self.until)

    def _below(self, mark: int, least: int) -> list[cp_model.IntVar]:
        """Whether each stays below the mark."""
        below = []
        for each in self.had:
            short = self.board.model.new_bool_var("below")
            self.board.model.add(each.full + (mark - least) * short >= mark)
            below.append(short)
        return below
