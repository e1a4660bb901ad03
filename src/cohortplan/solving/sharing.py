"""What it costs at least to share out what leaders have only so much of, in the corner where it matters who leads whom.

A trainee alone may have whom the trainee likes best, so the floor of one trainee
(``floors``) knows nothing of a mentor whom everybody would need. Here what
leaders have only so much of has prices, whole numbers of ``UNIT`` for a point.
Whatever the prices are, no plan costs less than what everybody would pay at
least, each alone and exactly, without what all of the resources would bring in
(Lagrangian relaxation, Geoffrion 1974). So prices may be guessed: from a few
trainees at a time, as if all of a role were alike. Only when they look right
is everybody asked, and that is the bound.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Plan
from cohortplan.domain.presence import share_present
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Cost, audit
from cohortplan.solving.columns import UNIT, AtPrices, BesideEach, Column, Columns, Kin, Mix, Priced
from cohortplan.solving.corner import Corner
from cohortplan.solving.parts import Proposer, Worked
from cohortplan.solving.resources import Amounts, HowMuch, Resource, resource_of, used_by

ROUND = 8
"""Trainees, or resources, who are asked about at once: each takes some hundredths of a second."""

FIRST = 2
"""So many of each kin are asked what they could do beside each mentor."""

WORK = 2.0
"""Deterministic seconds for one trainee at some prices, or one resource."""

SMOOTH = 0.5
"""How far new prices stay at the best ones so far: those of a few columns leap from one end to the other."""

LONGEST = 12
"""Rounds after which everybody is asked though the prices do not look right yet."""

IN_VAIN = 2
"""As often may everybody be asked without a better bound."""


class Sharing:
    """The bound so far, and what is known about prices."""

    def __init__(self, project: Project, corner: Corner, fixed: Plan) -> None:
        self.project = project
        self.corner = corner
        self.fixed = fixed
        self.penalty = 0
        self.done = not corner.sessions
        self._kin = {each.id: _kin(project, each) for each in project.trainees}
        self._columns = Columns(Counter(self._kin.values()))
        self._capacity: dict[Resource, int] = {}
        self._prices: Amounts = {}
        self._guess = -math.inf
        self._answers: dict[str, Priced | None] | None = None
        self._rounds = self._vain = self._step = 0
        self._begun = False

    def lift(self, proposer: Proposer, plan: Plan, missing: Mapping[str, int], seconds: float) -> Iterator[Worked]:
        """Go one step on: how much there is of some resource, a better guess at prices, or a part of asking everybody.

        Args:
            proposer: Who answers.
            plan: The best there is, in which so many seats are missing as in all that count.
            missing: These seats, by trainee.
            seconds: For one answer.
        """
        if not self._begun:
            self._begun = True
            yield from self._begin(proposer, plan, missing, seconds)
        elif self._answers is not None:
            yield from self._ask_everybody(proposer, missing, seconds)
        else:
            mix = self._columns.mixed(self._capacity)
            unknown = self._unknown(plan, mix)
            if unknown:
                yield from self._ask_how_much(proposer, unknown, seconds)
            elif self._whole(mix.penalty) <= self.penalty:
                self.done = True
            else:
                yield from self._guess_prices(proposer, mix, missing, seconds)

    def _begin(self, proposer: Proposer, plan: Plan, missing: Mapping[str, int], seconds: float) -> Iterator[Worked]:
        """The first columns are what everybody does in the plan, and what a few could do beside each mentor."""
        said: dict[str, list[Cost]] = defaultdict(list)
        for judged in audit(self.corner.project, self.corner.policy, plan).judged:
            for ref in judged.finding.about:
                said[ref.id if ref.kind == "trainee" else ""].append(judged.cost)
        for each in self.project.trainees:
            costs, taken = said[each.id], Counter(used_by(plan, each.id, self._resources))
            if not sum(cost.hard for cost in costs) and sum(cost.shortfall for cost in costs) <= missing[each.id]:
                column = Column(penalty=sum(cost.penalty for cost in costs), taken=taken)
                self._columns.add(self._kin[each.id], column)
        asks = [
            BesideEach(trainee=each, fixed=self.fixed, shortfall=missing[each], work=WORK, seconds=seconds)
            for each in self._first
        ]
        for one, answer in zip(self._first, proposer.propose(asks), strict=True):
            self._learn(one, answer)
            if answer is not None:
                yield answer

    def _unknown(self, plan: Plan, mix: Mix) -> list[Resource]:
        """Resources that the mix takes more of than the plan does, and nobody has asked how much there is."""
        used = Counter(each for one in self.project.trainees for each in used_by(plan, one.id, self._resources))
        wanted = (each for each, times in mix.taken.items() if times > used[each] + 1e-6)
        return sorted(each for each in wanted if each not in self._capacity)[:ROUND]

    def _ask_how_much(self, proposer: Proposer, unknown: Sequence[Resource], seconds: float) -> Iterator[Worked]:
        asks = [HowMuch(resource=each, fixed=self.fixed, work=WORK, seconds=seconds) for each in unknown]
        for each, answer in zip(unknown, proposer.propose(asks), strict=True):
            # What could not be found out in time costs nothing, as if there were plenty of it.
            self._capacity[each] = answer.most if answer is not None else self._plenty
            if answer is not None:
                yield answer

    def _guess_prices(
        self, proposer: Proposer, mix: Mix, missing: Mapping[str, int], seconds: float
    ) -> Iterator[Worked]:
        """Ask a few trainees at prices between the best so far and those of the mix."""
        prices = self._prices if self._guess == -math.inf else self._between(mix.prices)
        trainees = list(missing)
        stride = math.ceil(len(trainees) / ROUND)
        some = trainees[self._rounds % stride :: stride]
        self._rounds += 1
        answers: dict[str, Priced | None] = {}
        for one, answer in zip(some, self._asked(proposer, some, prices, missing, seconds), strict=True):
            answers[one] = answer
            if answer is not None:
                yield answer
        guess = self._if_alike(answers, prices) - self._brought_in(prices)
        if guess > self._guess:
            self._guess, self._prices = guess, prices
        if self._whole(self._guess / UNIT) >= self._whole(mix.penalty) or self._rounds % LONGEST == 0:
            self._answers = answers if prices is self._prices else {}

    def _ask_everybody(self, proposer: Proposer, missing: Mapping[str, int], seconds: float) -> Iterator[Worked]:
        """Ask some of those who were not asked at these prices; after the last of them there is a bound."""
        answers = self._answers or {}
        some = [each for each in missing if each not in answers][:ROUND]
        for one, answer in zip(some, self._asked(proposer, some, self._prices, missing, seconds), strict=True):
            answers[one] = answer
            if answer is not None:
                yield answer
        self._answers = answers
        if len(answers) < len(missing):
            return
        known = [each for each in answers.values() if each is not None]
        if len(known) < len(answers):
            self._step = 1  # whoever gave no answer pays no less than nothing, but nobody knows in what steps
        proven = sum(each.least for each in known) - self._brought_in(self._prices)
        penalty = self._whole(proven / UNIT)
        self._vain = 0 if penalty > self.penalty else self._vain + 1
        self.penalty = max(self.penalty, penalty)
        self.done = self._vain >= IN_VAIN
        self._answers, self._guess = None, proven

    def _asked(
        self, proposer: Proposer, some: Sequence[str], prices: Amounts, missing: Mapping[str, int], seconds: float
    ) -> Iterator[Priced | None]:
        asks = [
            AtPrices(trainee=each, fixed=self.fixed, shortfall=missing[each], prices=prices, work=WORK, seconds=seconds)
            for each in some
        ]
        for one, answer in zip(some, proposer.propose(asks), strict=True):
            self._learn(one, answer)
            yield answer

    def _learn(self, trainee: str, answer: Priced | None) -> None:
        """Whoever can do something, so can their kin, most likely."""
        if answer is not None:
            self._step = math.gcd(self._step, answer.step)
            for column in answer.columns:
                self._columns.add(self._kin[trainee], column)

    def _between(self, wanted: Mapping[Resource, float]) -> Amounts:
        """Whole prices between the best so far and these."""
        mixed = {
            each: round(SMOOTH * self._prices.get(each, 0) + (1 - SMOOTH) * UNIT * price)
            for each, price in wanted.items()
        }
        return {each: price for each, price in mixed.items() if price}

    def _if_alike(self, answers: Mapping[str, Priced | None], prices: Amounts) -> float:
        """What all would pay at least if everybody were like their kin who were asked, or had no other choice than known."""
        paid: dict[Kin, list[int]] = defaultdict(list)
        for one, answer in answers.items():
            paid[self._kin[one]].append(answer.least if answer is not None else 0)
        for kin, columns in self._columns.known.items():
            paid[kin] = paid[kin] or [min(each.paid(prices) for each in columns.values())]
        return sum(self._columns.people[kin] * sum(these) / len(these) for kin, these in paid.items())

    def _brought_in(self, prices: Amounts) -> int:
        """What all of the resources would bring in, in units."""
        return sum(price * self._capacity[each] for each, price in prices.items())

    def _whole(self, penalty: float) -> int:
        """The least penalty that a plan can have if it is no less than this: a multiple of what one finding costs."""
        step = self._step or 1
        return max(0, step * math.ceil(penalty / step - 1e-6))

    @cached_property
    def _first(self) -> list[str]:
        """The first ``FIRST`` of each kin."""
        kin: dict[Kin, list[str]] = defaultdict(list)
        for trainee, theirs in self._kin.items():
            kin[theirs].append(trainee)
        return [each for these in kin.values() for each in these[:FIRST]]

    @cached_property
    def _plenty(self) -> int:
        """More of anything than all could take."""
        return len(self.project.trainees) * len(self.project.offers)

    @cached_property
    def _resources(self) -> dict[str, Resource]:
        return resource_of(self.corner)


def _kin(project: Project, trainee: Trainee) -> Kin:
    """Equal for people who can do much the same: of one role, and there for as long."""
    return trainee.role, *share_present(project, trainee, (day.on for day in project.calendar.open_days))
