"""What a change to one trainee's sessions does to the audit of a plan, without auditing all of it again.

A rule sees a plan only through its views. So a change is judged by the views
that hold one of its assignments, before and after; all others stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Cost, Judged, Verdict, judge
from cohortplan.rules.base import Scope
from cohortplan.rules.policy import Policy
from cohortplan.rules.views import View, Views
from cohortplan.workflows.touched import CUTS, NO_SHIFT, Attendance, Index, Shift, Spot

SPARED = frozenset({Scope.MENTOR, Scope.TOTALS})
"""No assignment changes the view of mentors; of the totals ``Index.places_of`` knows which do."""


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


class Standing:
    """A plan and what its rules say, kept at hand while many changes to it are judged."""

    def __init__(self, project: Project, policy: Policy, plan: Plan) -> None:
        self.project = project
        self.policy = policy
        self.plan = plan
        self._index = Index(project)
        self._wide = [each for each in Scope if each not in CUTS and each not in SPARED]
        self._before: dict[Spot, list[Judged]] = {}

    def effect(self, shift: Shift) -> Effect:
        """What the change would do. Nothing is changed by asking."""
        places = self._touched(shift)
        before = [judged for place in places for judged in self._known(place)]
        after = [judged for place in places for judged in self._judged(place, shift)]
        return _difference(before, after)

    def _touched(self, shift: Shift) -> tuple[Spot, ...]:
        sessions = (self.project.session[each] for each in shift.sessions)
        narrow = chain.from_iterable(self._index.places_of(each, shift.trainee) for each in sessions)
        return tuple(dict.fromkeys((*narrow, *((scope, "") for scope in self._wide))))

    def _known(self, place: Spot) -> list[Judged]:
        if place not in self._before:
            self._before[place] = list(self._judged(place, NO_SHIFT))
        return self._before[place]

    def _judged(self, place: Spot, shift: Shift) -> Iterator[Judged]:
        rules = [rule for rule in self.policy.rules if place[0] in rule.scopes]
        for view in self._views(place, shift) if rules else ():
            for rule in rules:
                for finding in rule.check(view):
                    yield judge(finding, self.project.standing_waivers)

    def _views(self, place: Spot, shift: Shift) -> Iterator[View]:
        scope, key = place
        if scope not in CUTS:
            yield from Views(self.project, shift.of(self.plan)).of(scope)
        elif (view := CUTS[scope](self._index, Attendance(self.plan, shift), key)) is not None:
            yield view


def _difference(before: list[Judged], after: list[Judged]) -> Effect:
    appears, vanishes = list(after), []
    for judged in before:
        if judged in appears:
            appears.remove(judged)
        else:
            vanishes.append(judged)
    gained, lost = _sum(appears), _sum(vanishes)
    price = Cost(gained.hard - lost.hard, gained.shortfall - lost.shortfall, gained.penalty - lost.penalty)
    return Effect(price, tuple(appears), tuple(vanishes))


def _sum(judged: list[Judged]) -> Cost:
    costs = [each.cost for each in judged]
    return Cost(
        sum(each.hard for each in costs), sum(each.shortfall for each in costs), sum(each.penalty for each in costs)
    )


def _only(here: tuple[Judged, ...], there: tuple[Judged, ...], verdict: Verdict) -> tuple[Judged, ...]:
    known = {_subject(each) for each in there if each.verdict is verdict}
    return tuple(each for each in here if each.verdict is verdict and _subject(each) not in known)


def _subject(judged: Judged) -> tuple[object, ...]:
    return judged.finding.rule.name, judged.finding.about, judged.finding.variant
