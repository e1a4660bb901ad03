"""The words of a board, said to CP-SAT.

Amounts become limits and costs here, by the rule's own limit, weight and
waivers, as the audit does on its side; the laws compare the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ortools.sat.python import cp_model

from cohortplan.domain.demands import Waiver
from cohortplan.domain.refs import About
from cohortplan.domain.sessions import Session
from cohortplan.rules.audit import NO_HISTORY, History
from cohortplan.rules.base import Level, Rule, Stay, Taken, Terms
from cohortplan.solving.apart import exclusive_groups
from cohortplan.solving.decisions import Decision, is_open
from cohortplan.solving.turns import turns_between

Linear = list[tuple[int, cp_model.IntVar]]


class Ledger:
    """A CP-SAT model and the costs that rules have written into it, level by level."""

    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self.shortfall: Linear = []
        self.penalty: Linear = []

    def expression(self, costs: Linear) -> cp_model.LinearExpr:
        """The sum of the costs of one level."""
        return cp_model.LinearExpr.weighted_sum([var for _, var in costs], [price for price, _ in costs])

    def split(self, terms: Terms) -> tuple[Linear, int]:
        """The open part of a sum as variables, and the sum of what is fixed."""
        open_terms: Linear = []
        fixed = 0
        for times, taken in terms:
            if isinstance(taken, bool):
                fixed += times * taken
            elif isinstance(taken, Decision):
                if not taken.closed:
                    open_terms.append((times, taken.variable(self.model)))
            else:
                raise TypeError(f"{taken!r} is no decision of this board")
        return open_terms, fixed

    def forbid_all(self) -> None:
        """Nothing is possible any more: what is fixed contradicts itself."""
        self.model.add_bool_or([])


class RuleBoard:
    """A board as one rule sees it; implements ``cohortplan.rules.base.Board``."""

    def __init__(self, ledger: Ledger, rule: Rule, waivers: Iterable[Waiver], past: History = NO_HISTORY) -> None:
        self.ledger = ledger
        self.model = ledger.model
        self.rule = rule
        self.waivers = tuple(each for each in waivers if each.rule == rule.name)
        self.past = {about: amount for (name, about), amount in past.items() if name == rule.name}

    def waived(self, about: About) -> bool:
        """Whether an exception covers this."""
        return any(waiver.covers(self.rule.name, about) for waiver in self.waivers)

    def excess(self, terms: Terms, *, over: int, about: About, price: int = 1, level: Level = Level.RULE) -> None:
        """See ``Board.excess``."""
        if self.waived(about):
            return
        terms = list(terms)
        limit = self._limit(level, about)
        if len(terms) == 1 and limit == over == 0:
            times, taken = terms[0]
            if isinstance(taken, Decision) and times > 0 and taken.var is None:
                taken.closed = True
                return
        self._amount(terms, -over, limit, price, level)

    def lack(self, terms: Terms, *, under: int, about: About, price: int = 1, level: Level = Level.RULE) -> None:
        """See ``Board.lack``."""
        if not self.waived(about):
            self._amount([(-times, taken) for times, taken in terms], under, self._limit(level, about), price, level)

    def any_of(self, decisions: Sequence[Taken]) -> Taken:
        """See ``Board.any_of``."""
        if any(taken is True for taken in decisions):
            return True
        open_ones = [each for each in decisions if isinstance(each, Decision) and not each.closed]
        if len(open_ones) <= 1:
            return open_ones[0] if open_ones else False
        union = Decision("any")
        variable = union.variable(self.model)
        self.model.add_max_equality(variable, [each.variable(self.model) for each in open_ones])
        return union

    def any_both(self, pairs: Sequence[tuple[Taken, Taken]]) -> Taken:
        """See ``Board.any_both``."""
        possible = [pair for pair in pairs if all(each is True or is_open(each) for each in pair)]
        if not possible or not (self.rule.weight or self.rule.limit is not None):
            return False
        reasons = [[each for each in pair if isinstance(each, Decision)] for pair in possible]
        if [] in reasons:
            return True
        if len(reasons) == 1 and len(reasons[0]) == 1:
            return reasons[0][0]
        both = Decision("both")
        variable = both.variable(self.model)
        for reason in reasons:
            self.model.add_bool_or([variable, *(each.variable(self.model).negated() for each in reason)])
        return both

    def without(self, decision: Taken, other: Taken) -> Taken:
        """See ``Board.without``."""
        if other is False or decision is False or (isinstance(other, Decision) and other.closed):
            return decision
        if other is True or not isinstance(other, Decision):
            return False
        alone = Decision("alone")
        variable, second = alone.variable(self.model), other.variable(self.model)
        if decision is True or not isinstance(decision, Decision):
            self.model.add(variable + second == 1)
            return alone
        if decision.closed:
            return False
        first = decision.variable(self.model)
        self.model.add_implication(variable, first)
        self.model.add_implication(variable, second.negated())
        self.model.add_bool_or([first.negated(), second, variable])
        return alone

    def keep_apart(
        self,
        stays: Sequence[Stay],
        *,
        minutes: Callable[[str, str], int],
        about: Callable[[Session, Session], About],
    ) -> None:
        """See ``Board.keep_apart``."""
        possible = [stay for stay in stays if stay.taken is not False and not getattr(stay.taken, "closed", False)]

        for group in exclusive_groups(possible, minutes, self._sparing(possible, about)):
            variables = [stay.taken.variable(self.model) for stay in group if isinstance(stay.taken, Decision)]
            if len(variables) < len(group):
                self.model.add(cp_model.LinearExpr.sum(variables) == 0)
            elif len(variables) > 1:
                self.model.add_at_most_one(variables)

    def turns(self, steps: Sequence[tuple[str, Taken]], *, over: int, about: About) -> None:
        """See ``Board.turns``."""
        priced = self.rule.weight or self.rule.limit is not None
        places = {place for place, _ in steps}
        if priced and len(places) > 1 and not self.waived(about):
            turns = turns_between(self.model, steps)
            self.excess([(1, turn) for turn in turns], over=over, about=about)

    def spread(self, totals: Sequence[Sequence[tuple[int, Taken]]], *, over: int, step: int, about: About) -> None:
        """See ``Board.spread``."""
        if self.waived(about) or not (self.rule.weight or self.rule.limit is not None):
            return
        sums = [self.ledger.split(total) for total in totals]
        ceiling = max((sum(abs(times) for times, _ in linear) + abs(fixed) for linear, fixed in sums), default=0)
        most = self.model.new_int_var(0, ceiling, "most")
        least = self.model.new_int_var(0, ceiling, "least")
        for linear, fixed in sums:
            total = self.ledger.expression(linear) + fixed
            self.model.add(total <= most)
            self.model.add(total >= least)
        amount = self.model.new_int_var(0, ceiling // step + 1, "apart")
        self.model.add(step * amount >= most - least - over)
        if self.rule.limit is not None:
            self.model.add(amount <= self.rule.limit)
        if self.rule.weight:
            self.ledger.penalty.append((self.rule.weight, amount))

    def _sparing(
        self, stays: Sequence[Stay], about: Callable[[Session, Session], About]
    ) -> Callable[[Session, Session], bool] | None:
        """Which pairs a waiver or history spares; ``None`` if these are none, so that nobody asks pair by pair."""
        sessions = [stay.session for stay in stays]
        concerned = {session.id for session in sessions}
        concerned |= {ref.id for session in sessions[:1] for ref in about(session, session)}
        named = [*(waiver.about for waiver in self.waivers), *((ref.id for ref in past) for past in self.past)]
        if not any(concerned.issuperset(ids) for ids in named):
            return None
        return lambda first, second: about(first, second) in self.past or self.waived(about(first, second))

    def _limit(self, level: Level, about: About) -> int | None:
        limit = {Level.SHORTFALL: None, Level.WEIGHT: None, Level.HARD: 0}.get(level, self.rule.limit)
        return None if limit is None else max(limit, self.past.get(about, 0))

    def _amount(self, terms: Terms, more: int, limit: int | None, price: int, level: Level) -> None:
        """Say that the amount is what the sum of the terms plus ``more`` has above zero."""
        linear, fixed = self.ledger.split(terms)
        base = fixed + more
        largest = base + sum(max(0, times) for times, _ in linear)
        if largest <= 0:
            return
        if limit is not None and largest > limit:
            self.model.add(self.ledger.expression(linear) + base <= limit)
        weight = price * (1 if level is Level.SHORTFALL else self.rule.weight)
        if weight:
            costs = self.ledger.shortfall if level is Level.SHORTFALL else self.ledger.penalty
            if len(linear) == 1 and base <= 0:
                # One decision is its own amount: that spares a variable, and there may be thousands.
                costs.append((weight * largest, linear[0][1]))
                return
            amount = self.model.new_int_var(max(0, base + sum(min(0, times) for times, _ in linear)), largest, "amount")
            self.model.add(amount >= self.ledger.expression(linear) + base)
            costs.append((weight, amount))
