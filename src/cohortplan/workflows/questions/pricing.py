"""What a change costs, rule by rule, and who pays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cohortplan.domain.refs import Ref
from cohortplan.rules.audit import Cost, Judged
from cohortplan.rules.base import Rule
from cohortplan.rules.effects import Effect, total

FREE = Cost(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Payer:
    """Whom or what a rule speaks up for, and what it is to them; negative where they gain."""

    who: Ref
    cost: Cost


@dataclass(frozen=True)
class Charge:
    """What one rule makes of a change, and who pays it, the dearest first."""

    rule: Rule
    payers: tuple[Payer, ...]

    @property
    def cost(self) -> Cost:
        """What it comes to; it may be nothing where one pays and another gains."""
        return total(each.cost for each in self.payers)


@dataclass(frozen=True)
class Bill:
    """The price of a change, taken apart."""

    effect: Effect

    @property
    def price(self) -> Cost:
        """What it adds to each level of the cost; negative where the plan gets better."""
        return self.effect.price

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        """Every rule that the change means something to, the dearest first."""
        shares: dict[str, dict[Ref, Cost]] = defaultdict(dict)
        rules: dict[str, Rule] = {}
        for judged, cost in _signed(self.effect):
            rule, payer = judged.finding.rule, judged.finding.about[0]
            rules[rule.name] = rule
            shares[rule.name][payer] = total((shares[rule.name].get(payer, FREE), cost))
        charges = (Charge(rules[name], _payers(shared)) for name, shared in shares.items())
        return tuple(sorted((each for each in charges if each.payers), key=lambda each: _dear(each.cost)))

    @property
    def wanted_by(self) -> tuple[Charge, ...]:
        """Rules for which it makes the plan worse."""
        return tuple(each for each in self.charges if each.cost > FREE)

    @property
    def objections(self) -> tuple[Judged, ...]:
        """Hard findings that would be new, or larger than they are."""
        return self.effect.worsens


def _signed(effect: Effect) -> Iterator[tuple[Judged, Cost]]:
    yield from ((each, each.cost) for each in effect.appears)
    yield from ((each, Cost(-each.cost.hard, -each.cost.shortfall, -each.cost.penalty)) for each in effect.vanishes)


def _payers(shared: dict[Ref, Cost]) -> tuple[Payer, ...]:
    payers = (Payer(who, cost) for who, cost in shared.items() if cost != FREE)
    return tuple(sorted(payers, key=lambda each: (_dear(each.cost), each.who)))


def _dear(cost: Cost) -> tuple[int, int, int]:
    return -cost.hard, -cost.shortfall, -cost.penalty
