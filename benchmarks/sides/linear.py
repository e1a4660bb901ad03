"""A CP-SAT model as a mixed-integer one: matrix, bounds and costs, for solvers that know nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cohortplan.errors import CohortplanError

Terms = list[tuple[int, int]]
"""Coefficients with the variables they belong to."""
UNBOUNDED = 1 << 60
"""Farther than any sum of this house; CP-SAT writes its own largest number for "no bound"."""
KINDS = ("bool_or", "bool_and", "at_most_one", "exactly_one", "linear", "lin_max")


class NotLinear(CohortplanError):
    """The model says something that is not written here as rows of a matrix."""


@dataclass
class Rows:
    """Rows of a matrix, one after the other, with their bounds; ``None`` is no bound.

    ``lower`` and ``upper`` are those of the variables, all of them whole numbers.
    """

    lower: list[int]
    upper: list[int]
    starts: list[int] = field(default_factory=lambda: [0])
    indices: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    least: list[int | None] = field(default_factory=list)
    most: list[int | None] = field(default_factory=list)

    def add(self, terms: Terms, least: int | None, most: int | None) -> None:
        """One more row."""
        merged: dict[int, int] = {}
        for times, index in terms:
            merged[index] = merged.get(index, 0) + times
        self.indices.extend(merged)
        self.values.extend(merged.values())
        self.starts.append(len(self.indices))
        self.least.append(least)
        self.most.append(most)

    def new_switch(self) -> int:
        """One more variable, 0 or 1."""
        self.lower.append(0)
        self.upper.append(1)
        return len(self.lower) - 1

    def reach(self, terms: Terms) -> tuple[int, int]:
        """The smallest and the largest that a sum can be."""
        ends = [(times * self.lower[index], times * self.upper[index]) for times, index in terms]
        return sum(min(pair) for pair in ends), sum(max(pair) for pair in ends)

    def add_where(self, conditions: Sequence[int], terms: Terms, least: int | None, most: int | None) -> None:
        """One more row that must hold only where all literals of ``conditions`` do."""
        # Each condition that does not hold takes off what the sum lacks at worst.
        smallest, largest = self.reach(terms)
        missing, constant = _literals([(1, ~each) for each in conditions])
        if least is not None and least > smallest:
            give = least - smallest
            self.add([*terms, *((give * times, index) for times, index in missing)], least - give * constant, None)
        if most is not None and most < largest:
            give = most - largest
            self.add([*terms, *((give * times, index) for times, index in missing)], None, most - give * constant)


def rows_of(model: Any) -> Rows:
    """The rows that say what a model's constraints say.

    Raises:
        NotLinear: If there is a constraint of another kind, or a domain with holes.
    """
    ends = [_interval(variable.domain) for variable in model.variables]
    rows = Rows([_known(low) for low, _ in ends], [_known(high) for _, high in ends])
    for constraint in model.constraints:
        _add(rows, constraint)
    return rows


def _add(rows: Rows, constraint: Any) -> None:
    kind = next((each for each in KINDS if getattr(constraint, f"has_{each}")()), None)
    conditions = list(constraint.enforcement_literal)
    if kind == "linear":
        _range(rows, conditions, _weighted(constraint.linear), *_interval(constraint.linear.domain))
    elif kind == "lin_max" and not conditions:
        _maximum(rows, constraint.lin_max)
    elif kind == "bool_and":
        for literal in constraint.bool_and.literals:
            _count(rows, conditions, [literal], 1, None)
    elif kind == "bool_or":
        # "Where all these hold, one of those does": one of those holds, or one of these does not.
        _count(rows, [], [*constraint.bool_or.literals, *(~each for each in conditions)], 1, None)
    elif kind == "at_most_one":
        _count(rows, conditions, list(constraint.at_most_one.literals), None, 1)
    elif kind == "exactly_one":
        _count(rows, conditions, list(constraint.exactly_one.literals), 1, 1)
    else:
        raise NotLinear(f"no rows are known for {kind or 'a constraint of another kind'}")


def _count(rows: Rows, conditions: Sequence[int], literals: list[int], least: int | None, most: int | None) -> None:
    terms, constant = _literals([(1, literal) for literal in literals])
    _range(
        rows,
        conditions,
        terms,
        None if least is None else least - constant,
        None if most is None else most - constant,
    )


def _range(rows: Rows, conditions: Sequence[int], terms: Terms, least: int | None, most: int | None) -> None:
    if conditions:
        rows.add_where(conditions, terms, least, most)
    else:
        rows.add(terms, least, most)


def _maximum(rows: Rows, maximum: Any) -> None:
    """The target is no less than any part and, by a switch of one part that it equals, no more than the largest."""
    target, offset = _expression(maximum.target, 1)
    parts = [_expression(each, -1) for each in maximum.exprs]
    for terms, constant in parts:
        rows.add(target + terms, -offset - constant, None)
    if rows.reach(target) == (-offset, 1 - offset) and all(
        rows.reach(terms)[1] + constant <= 0 for terms, constant in parts
    ):
        # Of switches alone: if the target holds, so does a part.
        every = [term for terms, _ in parts for term in terms]
        rows.add(target + every, None, -offset - sum(constant for _, constant in parts))
        return
    switches = [rows.new_switch() for _ in parts]
    rows.add([(1, switch) for switch in switches], 1, 1)
    for switch, (terms, constant) in zip(switches, parts, strict=True):
        rows.add_where([switch], target + terms, None, -offset - constant)


def _expression(expression: Any, sign: int) -> tuple[Terms, int]:
    return _weighted(expression, sign), sign * expression.offset


def _weighted(expression: Any, sign: int = 1) -> Terms:
    terms = [(sign * times, index) for times, index in zip(expression.coeffs, expression.vars, strict=True)]
    if any(index < 0 for _, index in terms):
        raise NotLinear("a sum over negated variables")
    return terms


def _literals(terms: Iterable[tuple[int, int]]) -> tuple[Terms, int]:
    """Terms over variables, and a constant: a negative index stands for one minus the variable."""
    plain: Terms = []
    constant = 0
    for times, literal in terms:
        if literal >= 0:
            plain.append((times, literal))
        else:
            plain.append((-times, ~literal))
            constant += times
    return plain, constant


def _interval(domain: Any) -> tuple[int | None, int | None]:
    ends = list(domain)
    if len(ends) != 2:
        raise NotLinear("a domain with holes")
    least, most = (None if abs(end) > UNBOUNDED else int(end) for end in ends)
    return least, most


def _known(end: int | None) -> int:
    if end is None:
        raise NotLinear("a variable without bounds")
    return end
