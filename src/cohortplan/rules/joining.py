"""One trainee could be in one of thousands of sessions: which of them are best, priced together where they look alike.

What a rule says of a view costs nothing or something, never less. So the part of
a price that is known already bounds all of it from below, and sessions are looked
at more closely only while they may still be the best.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from heapq import heappop, heappush

from cohortplan.rules.audit import Cost
from cohortplan.rules.base import Rule, Scope
from cohortplan.rules.cutting import Cut, Shift
from cohortplan.rules.effects import Standing, dearest, total
from cohortplan.rules.sight import BLIND, UNSEEN, Glance
from cohortplan.rules.spots import OF_ONE, OF_ROSTERS, Spot

NOTHING = Cost(0, 0, 0)

CLOSER_AND_CLOSER = (
    *(Scope.TRAINEE_DAY, Scope.TRAINEE, Scope.SHARES, Scope.SHUTTLE_DAY, Scope.SESSION, Scope.CLASS, Scope.TEACHER),
    *(Scope.TOTALS, Scope.CLASS_WEEK, Scope.LEADER_WEEK, Scope.PARTY, Scope.PAIR, Scope.ROOM_DAY, Scope.LEADER_DAY),
)
"""What decides most for least work first."""

AT_ONCE = 20
"""So many looks are priced before it is seen whether other sessions may be better."""

Node = tuple[Cost, int, int, list[int]]
"""Sessions that cost the same so far: at least how much, the first of them, how closely they were looked at, and all."""


def best_to_join(standing: Standing, left: Shift, sessions: Sequence[str]) -> Iterator[tuple[int, Cost]]:
    """Sessions, by their place in the sequence, that the trainee of ``left`` could attend after it, and the whole price.

    The best comes first, of equal ones the earlier. ``left`` drops a session, or
    nothing; none of the sessions may be attended by the trainee.
    """
    rest = _Rest(standing, left)
    columns = sorted((_Column(rest, glance) for glance in standing.sight.glances), key=lambda each: each.rank)
    places = [standing.project.place_of[each] for each in sessions]
    bound = total((rest.price, *(each.least for each in columns)))
    nodes: list[Node] = [(bound, 0, 0, list(range(len(sessions))))] if sessions else []
    while nodes:
        bound, _, depth, members = heappop(nodes)
        if depth < len(columns):
            parts, unseen = columns[depth].parted(places, members)
            spared = _minus(bound, columns[depth].least)
            for price, some in parts.items():
                node = _plus(spared, price), some[0], depth + 1, some
                heappush(nodes, node)
            if unseen:
                heappush(nodes, (bound, unseen[0], depth, unseen))
            continue
        for place, index in enumerate(members):
            if nodes and nodes[0][:2] < (bound, index):
                heappush(nodes, (bound, index, depth, members[place:]))
                break
            yield index, bound


class _Rest:
    """The plan without what the trainee leaves: what is joined is joined to this."""

    def __init__(self, standing: Standing, left: Shift) -> None:
        self.standing, self.left = standing, left
        self.cut = standing.changed(left)
        self.price = standing.effect(left).price
        self.attended = {session.id for session in self.cut.attended(left.trainee)}
        self.rosters = {**standing.plan.trainees_of, **self.cut.rosters}
        self.touched = frozenset(self.cut.touched)
        self._joined: dict[str, Cut] = {}
        self._costs: dict[tuple[str, Spot], Cost] = {}

    def cost(self, rule: Rule, spot: Spot) -> Cost:
        """What a rule says of a spot of it."""
        key = rule.name, spot
        if key not in self._costs:
            touched = spot in self.touched
            self._costs[key] = self._now(self.cut, rule, spot) if touched else self.standing.cost_by(rule, spot)
        return self._costs[key]

    def _now(self, cut: Cut, rule: Rule, spot: Spot) -> Cost:
        costs = [each.cost for each in self.standing.judged(cut, spot, (rule,))]
        return total(costs) if costs else NOTHING

    def price_of(self, rule: Rule, scope: Scope, ident: str) -> Cost:
        """What a rule makes of joining a session, as far as it shows in this scope."""
        if ident not in self._joined:
            self._joined[ident] = self.standing.changed(Shift(self.left.trainee, self.left.drop, ident))
        joined, price = self._joined[ident], NOTHING
        for spot in joined.touched_in(scope, self.left.trainee, ident):
            after, before = self._now(joined, rule, spot), self.cost(rule, spot)
            price = price if after == before else _plus(price, _minus(after, before))
        return price

    def dearest(self, rule: Rule, scope: Scope) -> Cost:
        """Level by level the most that a rule says of any spot of the scope that joining may change."""
        who, cut = self.left.trainee, self.cut
        if scope is Scope.TRAINEE:
            return self.cost(rule, (scope, who))
        if scope is Scope.TRAINEE_DAY:
            return dearest(self.cost(rule, (scope, (who, day))) for day in cut.days_of(who))
        if scope is Scope.SHARES:
            return self.cost(rule, (scope, cut.project.trainee[who].role))
        now = (self.cost(rule, spot) for spot in self.touched if spot[0] is scope)
        return dearest((self.standing.dearest(rule, scope), *now))


class _Column:
    """One rule in one scope, asked about thousands of sessions that one trainee could join.

    ``least`` is what joining costs at least, which may be less than nothing.
    """

    def __init__(self, rest: _Rest, glance: Glance) -> None:
        self._rest, self._glance = rest, glance
        self._depends = glance.scope not in OF_ONE or glance.heeds
        self._known: dict[Hashable, Cost] = {BLIND: NOTHING}
        rule, scope = glance.rule, glance.scope
        late = rule.limit is None and scope in OF_ONE
        self.rank = scope not in OF_ONE, late, CLOSER_AND_CLOSER.index(scope)
        mounts = rule.mounts and scope not in OF_ONE
        self.least = NOTHING if mounts else _minus(NOTHING, rest.dearest(rule, scope))

    def parted(self, places: Sequence[int], members: list[int]) -> tuple[dict[Cost, list[int]], list[int]]:
        """Sessions by what the rule makes of joining them, in order; and those that are not yet looked at."""
        alike: dict[Hashable, list[int]] = {}
        looks, unpriced, unseen = self._glance.looks, 0, members[:0]
        for at, index in enumerate(members):
            place = places[index]
            look: Hashable = looks[place]
            if look == UNSEEN:
                look = self._glance.see(place)
            if self._depends and look != BLIND:
                look = self._beside(looks[place], place)
            some = alike.get(look)
            if some is None:
                if look not in self._known:
                    if unpriced == AT_ONCE:
                        unseen = members[at:]
                        break
                    unpriced += 1
                some = alike[look] = []
            some.append(index)
        parts: dict[Cost, list[int]] = {}
        for look, some in alike.items():
            parts.setdefault(self._price(look, places[some[0]]), []).extend(some)
        return {price: sorted(some) for price, some in parts.items()}, unseen

    def _beside(self, look: int, place: int) -> Hashable:
        """What makes the look of a session in this plan, where it is not the look alone."""
        rest, scope = self._rest, self._glance.scope
        if scope in OF_ONE:
            heeded = self._glance.heeded.get(place, ())
            return (look, tuple(each for each in heeded if each in rest.attended)) if heeded else look
        here = rest.rosters.get(rest.cut.project.sessions[place].id, ())
        if scope in OF_ROSTERS:
            return look, here
        return BLIND if here else look

    def _price(self, look: Hashable, place: int) -> Cost:
        if look not in self._known:
            ident = self._rest.cut.project.sessions[place].id
            self._known[look] = self._rest.price_of(self._glance.rule, self._glance.scope, ident)
        return self._known[look]


def _plus(one: Cost, other: Cost) -> Cost:
    return Cost(one[0] + other[0], one[1] + other[1], one[2] + other[2])


def _minus(one: Cost, other: Cost) -> Cost:
    return Cost(one[0] - other[0], one[1] - other[1], one[2] - other[2])
