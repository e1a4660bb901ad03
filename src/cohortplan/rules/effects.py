"""What a change to some trainees' sessions does to the audit of a plan, without auditing all of it again.

A rule sees a plan only through its views. So a change is judged by the views
that hold one of its assignments, before and after; all others stay as they are.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Audit, Cost, Judged, Verdict, judge
from cohortplan.rules.base import Rule, Scope
from cohortplan.rules.cutting import Cut, Shift
from cohortplan.rules.policy import Policy
from cohortplan.rules.sight import sight_of
from cohortplan.rules.spots import Spot


@dataclass(frozen=True)
class Effect:
    """The audit of the changed plan minus the audit of the plan."""

    price: Cost
    appears: tuple[Judged, ...]
    vanishes: tuple[Judged, ...]

    @property
    def breaks(self) -> tuple[Judged, ...]:
        """Hard findings about something that had none before."""
        return _only(self.appears, self.vanishes, Verdict.HARD)

    @property
    def mends(self) -> tuple[Judged, ...]:
        """Hard findings that are gone with nothing left of them."""
        return _only(self.vanishes, self.appears, Verdict.HARD)

    @property
    def worsens(self) -> tuple[Judged, ...]:
        """Hard findings that are new, or larger than they were."""
        before = {_subject(each): each.finding.amount for each in self.vanishes if each.verdict is Verdict.HARD}
        hard = (each for each in self.appears if each.verdict is Verdict.HARD)
        return tuple(each for each in hard if each.finding.amount > before.get(_subject(each), 0))


NOTHING_KNOWN: Mapping[Spot, list[Judged]] = MappingProxyType({})


class Standing:
    """A plan and what its rules say, kept at hand while many changes to it are judged.

    ``cut`` and ``known`` are what is at hand already of the plan.

    Raises:
        UnknownReference: If the plan names what the project does not have.
    """

    def __init__(
        self,
        project: Project,
        policy: Policy,
        plan: Plan,
        *,
        cut: Cut | None = None,
        known: Mapping[Spot, list[Judged]] = NOTHING_KNOWN,
    ) -> None:
        if cut is None:
            project.check_knows(plan)
        self.project = project
        self.policy = policy
        self.plan = plan
        self.sight = sight_of(project, policy)
        self._cut = cut or Cut(project, plan)
        self._before: dict[Spot, list[Judged]] = dict(known)
        self._rules: dict[Scope, tuple[Rule, ...]] = {}
        self._dearest: dict[tuple[str, Scope], Cost] = {}

    def effect(self, *shifts: Shift, where: Container[Spot] | None = None) -> Effect:
        """What these shifts, made at once, would do, on some spots or on all. Nothing is changed by asking."""
        changed = self.changed(*shifts)
        spots = [spot for spot in changed.touched if where is None or spot in where]
        before = [judged for spot in spots for judged in self._known(spot)]
        after = [judged for spot in spots for judged in self.judged(changed, spot, self.rules_on(spot[0]))]
        return _difference(before, after)

    def audited(self, found: Audit, *shifts: Shift) -> Audit:
        """The audit of the plan after these shifts; ``found`` is that of the plan before them."""
        effect = self.effect(*shifts)
        return found.changed(effect.vanishes, effect.appears)

    def changed(self, *shifts: Shift) -> Cut:
        """The plan after these shifts, ready to be looked at."""
        return Cut(self.project, self.plan, shifts, base=self._cut)

    def cost(self, spot: Spot) -> Cost:
        """What a spot of the plan as it is adds to its cost."""
        return total(each.cost for each in self._known(spot))

    def cost_by(self, rule: Rule, spot: Spot) -> Cost:
        """What one rule adds to that."""
        name = rule.name
        return total(each.cost for each in self._known(spot) if each.finding.rule.name == name)

    def dearest(self, rule: Rule, scope: Scope) -> Cost:
        """Level by level the most that a rule adds to it by any spot of a scope."""
        if (rule.name, scope) not in self._dearest:
            self._dearest[rule.name, scope] = dearest(self.cost_by(rule, spot) for spot in self._cut.spots(scope))
        return self._dearest[rule.name, scope]

    def rules_on(self, scope: Scope) -> tuple[Rule, ...]:
        """The rules that look at this scope."""
        if scope not in self._rules:
            self._rules[scope] = tuple(rule for rule in self.policy.rules if scope in rule.scopes)
        return self._rules[scope]

    def judged(self, cut: Cut, spot: Spot, rules: tuple[Rule, ...]) -> Iterator[Judged]:
        """What some rules say of a spot of the plan, or of the plan after a change."""
        view = cut.view(spot) if rules else None
        if view is None:
            return
        for rule in rules:
            for finding in rule.check(view):
                yield judge(finding, self.project.standing_waivers, self.sight.past)

    def after(self, *shifts: Shift) -> Standing:
        """The changed plan; what is known of spots that the change does not touch is not found out again."""
        changed, known = self.changed(*shifts), dict(self._before)
        for spot in changed.touched:
            known.pop(spot, None)
        cut = changed.settled()
        return Standing(self.project, self.policy, cut.plan, cut=cut, known=known)

    def _known(self, spot: Spot) -> list[Judged]:
        if spot not in self._before:
            self._before[spot] = list(self.judged(self._cut, spot, self.rules_on(spot[0])))
        return self._before[spot]


def _difference(before: list[Judged], after: list[Judged]) -> Effect:
    appears, vanishes = list(after), []
    for judged in before:
        if judged in appears:
            appears.remove(judged)
        else:
            vanishes.append(judged)
    gained, lost = total(each.cost for each in appears), total(each.cost for each in vanishes)
    price = Cost(gained.hard - lost.hard, gained.shortfall - lost.shortfall, gained.penalty - lost.penalty)
    return Effect(price, tuple(appears), tuple(vanishes))


def total(costs: Iterable[Cost]) -> Cost:
    """Costs added level by level."""
    hard = shortfall = penalty = 0
    for each in costs:
        hard, shortfall, penalty = hard + each[0], shortfall + each[1], penalty + each[2]
    return Cost(hard, shortfall, penalty)


def dearest(costs: Iterable[Cost]) -> Cost:
    """Level by level the most of these costs; nothing where there are none."""
    hard = shortfall = penalty = 0
    for each in costs:
        hard, shortfall, penalty = max(hard, each[0]), max(shortfall, each[1]), max(penalty, each[2])
    return Cost(hard, shortfall, penalty)


def _only(here: tuple[Judged, ...], there: tuple[Judged, ...], verdict: Verdict) -> tuple[Judged, ...]:
    known = {_subject(each) for each in there if each.verdict is verdict}
    return tuple(each for each in here if each.verdict is verdict and _subject(each) not in known)


def _subject(judged: Judged) -> tuple[object, ...]:
    return judged.finding.rule.name, judged.finding.about, judged.finding.variant
