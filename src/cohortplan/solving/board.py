"""The words of a board, said to CP-SAT.

Amounts become limits and costs here, by the rule's own limit, weight and
waivers, as the audit does on its side; the laws compare the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cohortplan.domain.demands import Waiver
from cohortplan.domain.refs import About
from cohortplan.domain.sessions import Session
from cohortplan.rules.audit import NO_HISTORY, History
from cohortplan.rules.base import Level, Rule, Stay, Taken, Terms
from cohortplan.solving.apart import exclusive_groups
from cohortplan.solving.decisions import Decision
from cohortplan.solving.ledger import Ledger, split
from cohortplan.solving.turns import turns_between


class RuleBoard:
    """A board as one rule sees it; implements ``cohortplan.rules.base.Board``."""

    def __init__(self, ledger: Ledger, rule: Rule, waivers: Iterable[Waiver], past: History = NO_HISTORY) -> None:
        self.ledger = ledger
        self.model = ledger.model
        self.rule = rule
        self.waivers = tuple(each for each in waivers if each.rule == rule.name)
        self.past = {about: amount for (name, about), amount in past.items() if name == rule.name}
        self._counts = bool(rule.weight) or rule.limit is not None

    def waived(self, about: About) -> bool:
        """Whether an exception covers this."""
        return bool(self.waivers) and any(waiver.covers(self.rule.name, about) for waiver in self.waivers)

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
        if True in decisions:
            return True
        open_ones = [each for each in decisions if isinstance(each, Decision) and not each.closed]
        if len(open_ones) <= 1:
            return open_ones[0] if open_ones else False
        return self.ledger.union(open_ones)

    def any_both(self, pairs: Sequence[tuple[Taken, Taken]]) -> Taken:
        """See ``Board.any_both``."""
        if not self._counts:
            return False
        reasons = [
            [each for each in (one, other) if isinstance(each, Decision)]
            for one, other in pairs
            if _may_hold(one) and _may_hold(other)
        ]
        if not reasons:
            return False
        if [] in reasons:
            return True
        if len(reasons) == 1 and len(reasons[0]) == 1:
            return reasons[0][0]
        both, model = Decision("both"), self.model
        number = both.number(model)
        for reason in reasons:
            self.ledger.at_least_one([number, *[~each.number(model) for each in reason]])
        return both

    def without(self, decision: Taken, other: Taken) -> Taken:
        """See ``Board.without``."""
        if other is False or decision is False or (isinstance(other, Decision) and other.closed):
            return decision
        if other is True or not isinstance(other, Decision):
            return False
        if isinstance(decision, Decision) and decision.closed:
            return False
        return self.ledger.difference(decision if isinstance(decision, Decision) else None, other)

    def keep_apart(
        self,
        stays: Sequence[Stay],
        *,
        minutes: Callable[[str, str], int],
        about: Callable[[Session, Session], About],
    ) -> None:
        """See ``Board.keep_apart``."""
        possible = [stay for stay in stays if _may_hold(stay.taken)]
        model = self.model
        for group in exclusive_groups(possible, minutes, self._sparing(possible, about)):
            numbers = [stay.taken.number(model) for stay in group if isinstance(stay.taken, Decision)]
            if len(numbers) == len(group):
                self.ledger.at_most_one(numbers)
            else:
                for number in numbers:
                    self.ledger.at_least_one([~number])

    def turns(self, steps: Sequence[tuple[str, Taken]], *, over: int, about: About) -> None:
        """See ``Board.turns``."""
        places = {place for place, _ in steps}
        if self._counts and len(places) > 1 and not self.waived(about):
            turns = turns_between(self.ledger, steps)
            self.excess([(1, turn) for turn in turns], over=over, about=about)

    def spread(self, totals: Sequence[Sequence[tuple[int, Taken]]], *, over: int, step: int, about: About) -> None:
        """See ``Board.spread``."""
        if not self._counts or self.waived(about):
            return
        sums = [split(total) for total in totals]
        ceiling = max((sum(abs(times) for times, _ in terms) + abs(fixed) for terms, fixed in sums), default=0)
        most = self.model.new_int_var(0, ceiling, "most")
        least = self.model.new_int_var(0, ceiling, "least")
        for terms, fixed in sums:
            linear = [(times, decision.number(self.model)) for times, decision in terms]
            self.ledger.within([*linear, (-1, most.index)], most=-fixed)
            self.ledger.within([*linear, (-1, least.index)], least=-fixed)
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
        if not self.waivers and not self.past:
            return None
        sessions = [stay.session for stay in stays]
        concerned = {session.id for session in sessions}
        concerned |= {ref.id for session in sessions[:1] for ref in about(session, session)}
        named = [*(waiver.about for waiver in self.waivers), *((ref.id for ref in past) for past in self.past)]
        if not any(concerned.issuperset(ids) for ids in named):
            return None
        return lambda first, second: about(first, second) in self.past or self.waived(about(first, second))

    def _limit(self, level: Level, about: About) -> int | None:
        limit = self.rule.limit if level is Level.RULE else 0 if level is Level.HARD else None
        return max(limit, self.past.get(about, 0)) if limit is not None and self.past else limit

    def _amount(self, terms: Terms, more: int, limit: int | None, price: int, level: Level) -> None:
        """Say that the amount is what the sum of the terms plus ``more`` has above zero."""
        open_terms, fixed = split(terms)
        base = fixed + more
        largest = base + sum([times for times, _ in open_terms if times > 0])
        weight = price * (1 if level is Level.SHORTFALL else self.rule.weight)
        bound = limit is not None and largest > limit
        if largest <= 0 or not (bound or weight):
            return
        model = self.model
        linear = [(times, decision.number(model)) for times, decision in open_terms]
        if limit is not None and bound:
            self.ledger.at_most(linear, limit - base)
        if weight:
            costs = self.ledger.shortfall if level is Level.SHORTFALL else self.ledger.penalty
            if len(linear) == 1 and base <= 0:
                # One decision is its own amount: that spares a variable, and there may be thousands.
                costs.append((weight * largest, open_terms[0][1].variable(model)))
                return
            least = base + sum([times for times, _ in open_terms if times < 0])
            amount = model.new_int_var(max(0, least), largest, "amount")
            self.ledger.within([(1, amount.index), *[(-times, number) for times, number in linear]], least=base)
            costs.append((weight, amount))


def _may_hold(taken: Taken) -> bool:
    """Whether it is taken already or still open."""
    return not taken.closed if isinstance(taken, Decision) else taken is True
