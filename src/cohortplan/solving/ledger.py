"""A CP-SAT model with the costs that rules have written into it."""

from __future__ import annotations

from collections.abc import Collection

from ortools.sat.python import cp_model

from cohortplan.rules.base import Terms
from cohortplan.solving.decisions import Decision

Linear = list[tuple[int, cp_model.IntVar]]


class Ledger:
    """A CP-SAT model and the costs that rules have written into it, level by level."""

    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self.shortfall: Linear = []
        self.penalty: Linear = []
        self._unions: dict[frozenset[Decision], Decision] = {}
        self._differences: dict[tuple[Decision | None, Decision], Decision] = {}

    def expression(self, terms: Linear) -> cp_model.LinearExpr:
        """A sum of variables, such as the costs of one level."""
        return cp_model.LinearExpr.weighted_sum([var for _, var in terms], [times for times, _ in terms])

    def split(self, terms: Terms) -> tuple[Linear, int]:
        """The open part of a sum as variables, and the sum of what is fixed."""
        open_terms, fixed = split(terms)
        return self.variables(open_terms), fixed

    def variables(self, open_terms: list[tuple[int, Decision]]) -> Linear:
        """The open part of a sum as variables."""
        model = self.model
        return [(times, decision.variable(model)) for times, decision in open_terms]

    def union(self, decisions: Collection[Decision]) -> Decision:
        """One that holds exactly if one of these does: the same one for whoever asks, for rules ask alike."""
        key = frozenset(decisions)
        if key not in self._unions:
            self._unions[key] = union = Decision("any")
            variables = [each.variable(self.model) for each in decisions]
            self.model.add_max_equality(union.variable(self.model), variables)
        return self._unions[key]

    def difference(self, decision: Decision | None, other: Decision) -> Decision:
        """One that holds exactly if the first does and the other does not; ``None`` stands for what holds anyway."""
        key = decision, other
        if key not in self._differences:
            self._differences[key] = alone = Decision("alone")
            model = self.model
            variable, second = alone.variable(model), other.variable(model)
            if decision is None:
                model.add(variable + second == 1)
            else:
                model.add_implication(variable, decision.variable(model))
                model.add_implication(variable, other.refusal(model))
                model.add_bool_or([decision.refusal(model), second, variable])
        return self._differences[key]

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
    for term in terms:
        times, taken = term
        if taken is True:
            fixed += times
        elif isinstance(taken, Decision):
            if not taken.closed:
                decided.append((times, taken))
        elif taken is not False:
            raise TypeError(f"{taken!r} is no decision of this board")
    return decided, fixed
