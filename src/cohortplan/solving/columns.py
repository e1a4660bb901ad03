"""What a trainee can do in the corner at given prices, and the prices that follow from what some of them can do.

Everybody would like to be beside whoever has least room. Each trainee is
planned alone, exactly, but pays a price for what leaders have only so much of
(``resources``); the prices are those of the linear program that mixes the
programmes found so far within these amounts (column generation, Dantzig and
Wolfe 1960; Lübbecke and Desrosiers 2005).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from math import gcd
from typing import TypeAlias

from ortools.linear_solver.python import model_builder
from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.rules.base import Rule, Scope
from cohortplan.solving.build import CpBoard
from cohortplan.solving.corner import OWN
from cohortplan.solving.decisions import Window
from cohortplan.solving.parts import FOUND, Parts, Question, Worked, least_proven, small_solver
from cohortplan.solving.resources import Amounts, Resource, resource_of, taken_from

BEYOND = 10
"""Points, at least, that one more of a resource than there is costs a mix: more than it can be worth to anybody."""

UNIT = 100
"""Prices are whole numbers of these parts of a point, so that bounds are exact."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """What one trainee does: what it costs, and what it takes of each resource."""

    penalty: int
    taken: Amounts

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for equal columns."""
        return self.penalty, tuple(sorted(self.taken.items()))

    def paid(self, prices: Amounts) -> int:
        """What it comes to at these prices, in units."""
        return UNIT * self.penalty + sum(times * prices.get(each, 0) for each, times in self.taken.items())


class OneInTheCorner:
    """The board of one trainee in the corner, with so many seats missing at most, asked for programmes that cost little."""

    def __init__(self, parts: Parts, trainee: str, fixed: Plan, shortfall: int) -> None:
        corner = parts.corner
        window = Window(fixed=fixed, trainees=frozenset((trainee,)), sessions=corner.sessions)
        self.parts = parts
        self.board = CpBoard(corner.project, corner.policy, window, _own)
        self.ledger = self.board.ledger
        self.model = self.board.model
        self.model.add(self.ledger.expression(self.ledger.shortfall) <= shortfall)
        self.uses = [(each, taken.variable(self.model)) for each, taken in taken_from(self.board, resource_of(corner))]
        self.work = 0.0

    @property
    def step(self) -> int:
        """What programmes cost is a multiple of this."""
        return gcd(*(price for price, _ in self.ledger.penalty))

    def best(self, prices: Amounts, question: Question[Worked], mentor: str = "") -> tuple[int, Column | None]:
        """The least, in units, that any programme comes to at these prices, and the best one found; beside this mentor."""
        paid = [(prices[each], var) for each, var in self.uses if prices.get(each)]
        self.ledger.minimize([*((UNIT * price, var) for price, var in self.ledger.penalty), *paid])
        model = self.model.clone()
        if mentor:
            model.add_bool_and([var for each, var in self.uses if each == Resource(mentor)])
        solver = small_solver(question)
        solver.parameters.linearization_level = 2
        solver.parameters.max_presolve_iterations = 1
        status = self.parts.solve(solver, model)
        self.work += solver.response_proto.deterministic_time
        if status not in FOUND:
            return 0 if status == cp_model.INFEASIBLE else least_proven(solver) or 0, None
        taken = Counter(each for each, var in self.uses if solver.boolean_value(var))
        penalty = solver.value(self.ledger.expression(self.ledger.penalty))
        return least_proven(solver) or 0, Column(penalty=penalty, taken=taken)


@dataclass(frozen=True, kw_only=True)
class Priced:
    """No programme of the trainee comes to less than ``least`` units at these prices; ``columns`` are good ones.

    What programmes cost without prices is a multiple of ``step``; ``work`` is what it took.
    """

    least: int
    columns: tuple[Column, ...]
    step: int
    work: float


@dataclass(frozen=True, kw_only=True)
class AtPrices(Question[Priced]):
    """How little can this trainee cost if resources have these prices, with so many seats missing at most?"""

    trainee: str
    fixed: Plan
    shortfall: int
    prices: Amounts

    def answered(self, parts: Parts) -> Priced | None:
        """See ``Question.answered``."""
        one = OneInTheCorner(parts, self.trainee, self.fixed, self.shortfall)
        least, column = one.best(self.prices, self)
        return Priced(least=least, columns=(column,) if column else (), step=one.step, work=one.work)


@dataclass(frozen=True, kw_only=True)
class BesideEach(Question[Priced]):
    """What can this trainee do beside each mentor, with so many seats missing at most? No bound, only columns."""

    trainee: str
    fixed: Plan
    shortfall: int

    def answered(self, parts: Parts) -> Priced | None:
        """See ``Question.answered``."""
        one = OneInTheCorner(parts, self.trainee, self.fixed, self.shortfall)
        mentors = sorted({each.leader for each, _ in one.uses if not each.kind})
        # Sparing what nobody has use for would be asked for by small prices, and was seen to take fifteen times as long.
        found = (one.best({}, self, mentor)[1] for mentor in mentors)
        return Priced(least=0, columns=tuple(filter(None, found)), step=one.step, work=one.work)


@dataclass(frozen=True, kw_only=True)
class Mix:
    """The cheapest mix of columns: what it costs, what it takes, and what one more of each resource would be worth."""

    penalty: float
    taken: Mapping[Resource, float]
    prices: Mapping[Resource, float]


Kin: TypeAlias = tuple[Hashable, ...]
"""Equal for people who are much alike."""


@dataclass
class Columns:
    """Columns of people who are much alike, so many ``people`` of each kin."""

    people: Mapping[Kin, int]
    known: dict[Kin, dict[object, Column]] = field(default_factory=dict)

    def add(self, kin: Kin, column: Column) -> None:
        """One more, unless it is known."""
        self.known.setdefault(kin, {})[column.key] = column

    def mixed(self, capacity: Amounts) -> Mix:
        """The cheapest mix of these columns, so many people of each kin, within what there is of each resource."""
        model = model_builder.Model()  # type: ignore[no-untyped-call]  # OR-Tools leaves this one untyped
        shares = [
            (kin, column, model.new_num_var(0, self.people[kin], "share"))
            for kin, columns in self.known.items()
            for column in columns.values()
        ]
        for kin in self.known:
            people = self.people[kin]
            model.add_linear_constraint(_sum([(1, share) for each, _, share in shares if each == kin]), people, people)
        dearest = max((column.penalty for _, column, _ in shares), default=0)
        costs: list[tuple[float, model_builder.Variable]] = [(column.penalty, share) for _, column, share in shares]
        limits: dict[Resource, model_builder.LinearConstraint] = {}
        for each in sorted(capacity):
            beyond = model.new_num_var(0, float("inf"), "beyond")
            costs.append((BEYOND + dearest, beyond))
            taken = [(column.taken[each], share) for _, column, share in shares if column.taken.get(each)]
            limits[each] = model.add_linear_constraint(_sum([*taken, (-1, beyond)]), ub=capacity[each])
        model.minimize(_sum(costs))
        solver = model_builder.Solver("glop")
        solver.solve(model)
        total: dict[Resource, float] = defaultdict(float)
        for _, column, share in shares:
            for each, times in column.taken.items():
                total[each] += times * float(solver.value(share))
        prices = {each: max(0.0, -solver.dual_value(limit)) for each, limit in limits.items()}
        return Mix(penalty=solver.objective_value, taken=total, prices=prices)


def _sum(terms: Collection[tuple[float, model_builder.Variable]]) -> model_builder.LinearExpr:
    return model_builder.LinearExpr.weighted_sum([var for _, var in terms], [times for times, _ in terms])


def _own(_rule: Rule, scope: Scope) -> bool:
    return scope in OWN
