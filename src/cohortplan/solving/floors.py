"""What no plan can cost less: for each trainee the least that any plan of that trainee alone would cost.

The least on a board of one trainee (``alone``) is in the audit of every plan; what
two trainees cost are amounts about different people, so the least of each may be
added up. Whole rules and scopes are left out, and all amounts are at least 0
(DESIGN.md section 6).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from random import Random

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Audit, Judged
from cohortplan.rules.policy import Policy
from cohortplan.solving.alone import Alone, Floor
from cohortplan.solving.corner import OWN, Corner
from cohortplan.solving.menus import Menus
from cohortplan.solving.openings import SOME
from cohortplan.solving.outcome import Origin, Origins
from cohortplan.solving.parts import Proposer, Worked
from cohortplan.solving.sharing import Sharing

ROUND = 2
"""Trainees who are looked at at the same time, whatever the cores."""

FREE = 8
"""Trainees are much alike: where so many of them, the dearest first, could pay nothing alone, no more are asked."""

WORK = 6.0
"""Deterministic seconds for one trainee, all sessions open."""


class Floors:
    """The floors known so far, and their sums, which bound every plan. Those not known count nothing.

    Preferences that notice few sessions are left to ``Sharing``, which knows more of them.
    """

    def __init__(self, project: Project, policy: Policy, fixed: Plan) -> None:
        self.project = project
        self.policy = policy
        self.fixed = fixed
        self._known: dict[str, Floor | None] = {}

    @property
    def shortfall(self) -> int:
        """Seats that are missing in every plan."""
        return sum(floor.shortfall for floor in self._known.values() if floor is not None)

    @property
    def penalty(self) -> int:
        """What every plan costs whose shortfall is exactly the one above."""
        return self._sharing.penalty + self._alone

    @property
    def penalty_from(self) -> Origins:
        """Which of the two add to it."""
        parts = ((Origin.FLOORS, self._alone), (Origin.SHARING, self._sharing.penalty))
        return tuple(origin for origin, penalty in parts if penalty)

    def lift(self, proposer: Proposer, plan: Plan, found: Audit, seconds: float) -> Iterator[Worked]:
        """Look on: at those who cost something in this plan, for all others cost nothing at least, and at what is shared.

        What is shared comes first once nothing else says how many seats are missing.
        """
        if self.shortfall == found.cost.shortfall and not self._sharing.done:
            yield from self._sharing.lift(proposer, plan, self._missing, seconds)
            return
        if self._free:
            return
        waiting = [each for each in self._costly(found) if each not in self._known][:ROUND]
        asks = [
            Alone(trainee=each, fixed=self.fixed, some=self._some(each, plan), work=WORK, seconds=seconds)
            for each in waiting
        ]
        for trainee, floor in zip(waiting, proposer.propose(asks), strict=True):
            self._known[trainee] = floor
            if floor is not None:
                yield floor

    def _some(self, trainee: str, plan: Plan) -> frozenset[str] | None:
        """Sessions among which a trainee most likely finds all that there is to find, if there are many more."""
        if self._menus.bundles <= SOME:
            return None
        return self._menus.of((trainee,), plan, SOME, Random(trainee))  # noqa: S311 - the same whenever it is asked

    @cached_property
    def _menus(self) -> Menus:
        return Menus(self.project)

    @property
    def _alone(self) -> int:
        """What trainees cost each alone."""
        return sum(floor.penalty for floor in self._known.values() if floor is not None)

    @property
    def _free(self) -> bool:
        """Whether enough trainees were asked about who could all do without any cost."""
        known = self._known.values()
        return len(known) >= FREE and all(each is not None and each.shortfall == each.penalty == 0 for each in known)

    @property
    def _missing(self) -> dict[str, int]:
        """Seats of each trainee that are missing in every plan whose shortfall is the one above."""
        return {
            each.id: floor.shortfall if (floor := self._known.get(each.id)) else 0 for each in self.project.trainees
        }

    def _costly(self, found: Audit) -> list[str]:
        """Trainees about whom a rule that looks at one of them alone has something to say, the dearest last."""
        costs = dict.fromkeys((trainee.id for trainee in self.project.trainees), 0)
        for judged in filter(self._is_own, found.judged):
            for ref in judged.finding.about:
                if ref.kind == "trainee" and ref.id in costs:
                    costs[ref.id] += judged.cost.shortfall + judged.cost.penalty
        return sorted((each for each, cost in costs.items() if cost), key=lambda each: (costs[each], each))

    def _is_own(self, judged: Judged) -> bool:
        rule = judged.finding.rule
        return any(scope in OWN for scope in rule.scopes) and rule.name not in self._apart

    @cached_property
    def _corner(self) -> Corner:
        return Corner.of(self.project, self.policy)

    @cached_property
    def _apart(self) -> frozenset[str]:
        """Rules that are asked about in the corner."""
        return frozenset(rule.name for rule in self._corner.policy.rules if rule.weight)

    @cached_property
    def _sharing(self) -> Sharing:
        return Sharing(self.project, self._corner, self.fixed)
