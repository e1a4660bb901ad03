"""A CP-SAT model with the costs that rules have written into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ortools.sat.python import cp_model

from cohortplan.rules.base import Terms
from cohortplan.solving.decisions import Decision

Linear = list[tuple[int, cp_model.IntVar]]

Numbered = list[tuple[int, int]]
"""A sum: how often each variable counts, by its number."""


class Ledger:
    """A CP-SAT model and the costs that rules have written into it, level by level.

    Constraints are written by the numbers of their variables: OR-Tools' own words take one variable at a time, and
    of the hundreds of lessons of a day each sum then costs ten times as much.
    """

    def __init__(self, *, tight: bool = False) -> None:
        """Empty; a ``tight`` one says more of ``at_most`` than it must."""
        self.model = cp_model.CpModel()
        self._tight = tight
        self.shortfall: Linear = []
        self.penalty: Linear = []
        self._constraints = self.model.proto.constraints
        self._unions: dict[tuple[int, ...], Decision] = {}
        self._rooms: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
        self._differences: dict[tuple[Decision | None, Decision], Decision] = {}

    def expression(self, terms: Linear) -> cp_model.LinearExpr:
        """A sum of variables, such as the costs of one level."""
        return cp_model.LinearExpr.weighted_sum([var for _, var in terms], [times for times, _ in terms])

    def split(self, terms: Terms) -> tuple[Linear, int]:
        """The open part of a sum as variables, and the sum of what is fixed."""
        open_terms, fixed = split(terms)
        return [(times, decision.variable(self.model)) for times, decision in open_terms], fixed

    def union(self, decisions: Iterable[Decision]) -> Decision:
        """One that holds exactly if one of these does: the same one for whoever asks, for rules ask alike."""
        some = tuple(sorted(self.numbers(decisions)))
        if some not in self._unions:
            self._unions[some] = union = Decision("any")
            whole = union.number(self.model)
            self.at_least_one([~whole, *some])
            self.all_hold([~each for each in some], provided=~whole)
            for row, most in self._rooms.pop(some, ()):
                self._close_unless(whole, row, most)
        return self._unions[some]

    def difference(self, decision: Decision | None, other: Decision) -> Decision:
        """One that holds exactly if the first does and the other does not; ``None`` stands for what holds anyway."""
        key = decision, other
        if key not in self._differences:
            self._differences[key] = alone = Decision("alone")
            number, second = alone.number(self.model), other.number(self.model)
            first = [] if decision is None else [decision.number(self.model)]
            self.all_hold([*first, ~second], provided=number)
            self.at_least_one([*(~each for each in first), second, number])
        return self._differences[key]

    def numbers(self, decisions: Iterable[Decision]) -> list[int]:
        """The numbers of their variables."""
        return [each.number(self.model) for each in decisions]

    def at_least_one(self, literals: list[int]) -> None:
        """Say that one of these holds: numbers of variables, or ``~number`` for that it is not taken."""
        self._constraints.add().bool_or.literals.extend(literals)

    def at_most_one(self, literals: list[int]) -> None:
        """Say that no two of these hold."""
        self._constraints.add().at_most_one.literals.extend(literals)

    def all_hold(self, literals: list[int], *, provided: int) -> None:
        """Say that all of these hold if ``provided`` does."""
        constraint = self._constraints.add()
        constraint.enforcement_literal.append(provided)
        constraint.bool_and.literals.extend(literals)

    def within(self, terms: Numbered, *, least: int = cp_model.INT_MIN, most: int = cp_model.INT_MAX) -> None:
        """Say that a sum, of numbers of variables with how often each counts, is from ``least`` to ``most``."""
        if len({number for _, number in terms}) < len(terms):
            terms = _merged(terms)
        linear = self._constraints.add().linear
        linear.vars.extend([number for _, number in terms])
        linear.coeffs.extend([times for times, _ in terms])
        linear.domain.extend((least, most))

    def at_most(self, terms: Numbered, most: int) -> None:
        """Say that decisions, by number with how often each counts, come to no more than ``most``.

        A tight ledger says it so that a relaxation is near: where any two are too many, how often each counts says no
        more than that; and where it is known whether any of them holds, none has room without it, or else ten people
        would come to a tenth of a session with two seats.
        """
        counts = sorted(times for times, _ in terms)
        if not self._tight or min(counts, default=0) <= 0 or most <= 0:
            self.within(terms, most=most)
            return
        if len(counts) > 1 and counts[0] + counts[1] > most >= counts[-1]:
            terms, most = [(1, number) for _, number in terms], 1
        self.within(terms, most=most)
        some, row = tuple(sorted(number for _, number in terms)), len(self._constraints) - 1
        if some in self._unions:
            self._close_unless(self._unions[some].number(self.model), row, most)
        else:
            self._rooms[some].append((row, most))

    def _close_unless(self, whole: int, row: int, most: int) -> None:
        """Say of a sum with room for so many that there is none unless ``whole`` holds."""
        linear = self._constraints[row].linear
        linear.vars.append(whole)
        linear.coeffs.append(-most)
        linear.domain[1] = 0

    def minimize(self, costs: Linear) -> None:
        """Ask for the least of these costs."""
        self.model.minimize(0)
        terms = _merged([(price, var.index) for price, var in costs])
        self.model.proto.objective.vars.extend([number for _, number in terms])
        self.model.proto.objective.coeffs.extend([price for price, _ in terms])

    def forbid_all(self) -> None:
        """Nothing is possible any more: what is fixed contradicts itself."""
        self.model.add_bool_or([])


def split(terms: Terms) -> tuple[list[tuple[int, Decision]], int]:
    """The open part of a sum, and the sum of what is fixed. No variables are made, for it may turn out that none matter.

    Raises:
        TypeError: If something in the sum is neither fixed nor a decision of a board of this kind.
    """
    decided: list[tuple[int, Decision]] = []
    fixed = 0
    for times, taken in terms:
        if taken is True:
            fixed += times
        elif isinstance(taken, Decision):
            if not taken.closed:
                decided.append((times, taken))
        elif taken is not False:
            raise TypeError(f"{taken!r} is no decision of this board")
    return decided, fixed


def _merged(terms: Numbered) -> Numbered:
    """The same sum with each variable once."""
    times_of: dict[int, int] = defaultdict(int)
    for times, number in terms:
        times_of[number] += times
    return [(times, number) for number, times in times_of.items()]
