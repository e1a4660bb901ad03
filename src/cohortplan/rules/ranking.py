"""Many changes to one plan, the cheapest first, without judging more of each than it takes to know their order.

What a rule says of a view costs nothing or something, never less. So whatever
is judged of a change already bounds its price from below, and a change is
judged on only while it may still be the cheapest.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from heapq import heapify, heappop, heapreplace

from cohortplan.rules.audit import Cost
from cohortplan.rules.base import Rule, Scope
from cohortplan.rules.cutting import Cut, Shift, Spot
from cohortplan.rules.effects import Effect, Standing, total

PERSONAL = (Scope.TRAINEE_DAY, Scope.TRAINEE)
"""What sees one trainee's sessions only, so that sessions which a rule cannot tell apart can stand for each other."""


def cheapest_first(standing: Standing, changes: Sequence[tuple[Shift, ...]]) -> Iterator[tuple[int, Effect]]:
    """Each change by its place in the sequence, with its effect, the best first; of equal ones the earlier first.

    Who takes only the first few pays only for these, and for what it takes to
    know that all others are no better.
    """
    costs = _Costs(standing)
    heap = [(trial.bound, index, trial) for index, trial in enumerate(_Trial(standing, each) for each in changes)]
    heapify(heap)
    while heap:
        _, index, trial = heap[0]
        if trial.go_on(costs):
            heapreplace(heap, (trial.bound, index, trial))
        else:
            heappop(heap)
            yield index, standing.effect(*trial.shifts)


class _Trial:
    """A change that is judged in part; ``bound`` is what it costs at least."""

    __slots__ = ("_cut", "_left", "bound", "shifts")

    def __init__(self, standing: Standing, shifts: tuple[Shift, ...]) -> None:
        self.shifts = shifts
        self._cut = standing.changed(*shifts)
        spots = self._cut.touched
        before = total(standing.cost(spot) for spot in spots)
        self.bound = Cost(-before.hard, -before.shortfall, -before.penalty)
        personal = [spot for spot in spots if spot[0] in PERSONAL]
        others = [spot for spot in spots if spot[0] not in PERSONAL]
        alike = sorted(personal, key=lambda spot: PERSONAL.index(spot[0]))
        steps = [*((spot, True) for spot in alike), *((spot, False) for spot in (*others, *alike))]
        self._left = steps[::-1]

    def go_on(self, costs: _Costs) -> bool:
        """Judge a little more of it, what decides most for least work first; ``False`` if nothing is left."""
        while self._left:
            spot, alike = self._left.pop()
            cost = costs.of_alike(self._cut, spot) if alike else costs.of_others(self._cut, spot)
            if any(cost):
                self.bound = total((self.bound, cost))
                return True
        return False


class _Costs:
    """What spots cost after changes, found out once for all changes that a rule cannot tell apart."""

    def __init__(self, standing: Standing) -> None:
        self._standing, self._project = standing, standing.project
        self._known: dict[Hashable, Cost] = {}
        self._noticed: dict[tuple[str, str], Hashable] = {}
        blurring = [each for each in standing.policy.rules if _blurs(each) and not standing.singles_out(each)]
        self._alike = {scope: tuple(rule for rule in blurring if scope in rule.scopes) for scope in PERSONAL}

    def of_alike(self, cut: Cut, spot: Spot) -> Cost:
        """What the rules say to which many sessions are alike."""
        dropped, added = self._personal(cut, spot)
        costs = []
        for rule in self._alike[spot[0]]:
            key = (rule.name, spot, dropped, *(self._notice(rule, each) for each in added))
            if key not in self._known:
                self._known[key] = total(each.cost for each in self._standing.judged(cut, spot, (rule,)))
            costs.append(self._known[key])
        return total(costs)

    def of_others(self, cut: Cut, spot: Spot) -> Cost:
        """What all other rules say."""
        alike = self._alike.get(spot[0], ())
        rules = [rule for rule in self._standing.rules_on(spot[0]) if rule not in alike]
        return total(each.cost for each in self._standing.judged(cut, spot, rules))

    def _personal(self, cut: Cut, spot: Spot) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the change takes from the trainee of the spot and gives to them, in all or on the day of the spot."""
        scope, about = spot
        who, day = about if scope is Scope.TRAINEE_DAY and isinstance(about, tuple) else (about, None)
        mine = [each for each in cut.shifts if each.trainee == who]
        days = self._project.days
        dropped = tuple(each.drop for each in mine if each.drop and day in (None, days[each.drop]))
        return dropped, tuple(each.add for each in mine if each.add and day in (None, days[each.add]))

    def _notice(self, rule: Rule, ident: str) -> Hashable:
        key = rule.name, ident
        if key not in self._noticed:
            self._noticed[key] = rule.notices(self._project, self._project.session[ident])
        return self._noticed[key]


def _blurs(rule: Rule) -> bool:
    """Whether it notices less of a session than everything."""
    return type(rule).notices is not Rule.notices
