"""Many changes to one plan, the cheapest first, without judging more of each than it takes to know their order.

What a rule says of a view costs nothing or something, never less. So whatever
is judged of a change already bounds its price from below, and a change is
judged on only while it may still be the cheapest.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from heapq import heapify, heappop, heapreplace

from cohortplan.rules.audit import Cost
from cohortplan.rules.base import Scope
from cohortplan.rules.cutting import Cut, Shift
from cohortplan.rules.effects import Effect, Standing, total
from cohortplan.rules.joining import best_to_join
from cohortplan.rules.sight import Glance
from cohortplan.rules.spots import Spot

PERSONAL = (Scope.TRAINEE_DAY, Scope.TRAINEE)
"""What sees one trainee's sessions only, so that sessions which a rule cannot tell apart can stand for each other."""


def cheapest_first(standing: Standing, changes: Sequence[tuple[Shift, ...]]) -> Iterator[tuple[int, Effect]]:
    """Each change by its place in the sequence, with its effect, the best first; of equal ones the earlier first.

    Who takes only the first few pays only for these, and for what it takes to
    know that all others are no better.
    """
    left = _left_for_all(standing, changes)
    if left is not None:
        for index, _ in best_to_join(standing, left, [change[0].add for change in changes]):
            yield index, standing.effect(*changes[index])
        return
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


def _left_for_all(standing: Standing, changes: Sequence[tuple[Shift, ...]]) -> Shift | None:
    """What one trainee leaves in each of the changes, to join something else; ``None`` if they are not all of that kind."""
    if not changes or any(len(each) != 1 for each in changes):
        return None
    one = changes[0][0]
    attended = {*standing.plan.sessions_of.get(one.trainee, ()), one.drop, ""}
    if any((each.trainee, each.drop) != (one.trainee, one.drop) or each.add in attended for (each,) in changes):
        return None
    return Shift(one.trainee, one.drop)


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
        steps = [*((spot, True) for spot in alike), *((spot, False) for spot in others)]
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
        glances = [each for each in standing.sight.glances if each.scope in PERSONAL]
        self._alike = {scope: [each for each in glances if each.scope is scope] for scope in PERSONAL}

    def of_alike(self, cut: Cut, spot: Spot) -> Cost:
        """What the rules say that see one trainee only, to which many sessions are alike."""
        dropped, added = self._personal(cut, spot)
        costs = []
        for glance in self._alike[spot[0]]:
            key = (glance.rule.name, spot, dropped, *(self._look(glance, each) for each in added))
            if key not in self._known:
                self._known[key] = total(each.cost for each in self._standing.judged(cut, spot, (glance.rule,)))
            costs.append(self._known[key])
        return total(costs)

    def _look(self, glance: Glance, ident: str) -> Hashable:
        place = self._project.place_of[ident]
        return glance.see(place), glance.heeded.get(place)

    def of_others(self, cut: Cut, spot: Spot) -> Cost:
        """What the rules say that see many."""
        return total(each.cost for each in self._standing.judged(cut, spot, self._standing.rules_on(spot[0])))

    def _personal(self, cut: Cut, spot: Spot) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the change takes from the trainee of the spot and gives to them, in all or on the day of the spot."""
        scope, about = spot
        who, day = about if scope is Scope.TRAINEE_DAY and isinstance(about, tuple) else (about, None)
        mine = [each for each in cut.shifts if each.trainee == who]
        days = self._project.days
        dropped = tuple(each.drop for each in mine if each.drop and day in (None, days[each.drop]))
        return dropped, tuple(each.add for each in mine if each.add and day in (None, days[each.add]))
