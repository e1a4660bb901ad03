"""What is wrong with a plan, whoever made it. Needs no solver.

Amounts become verdicts and cost here and nowhere else on this side of the
house; the board does the same for open decisions on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from cohortplan.domain.demands import Waiver
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.base import Finding, Level
from cohortplan.rules.cutting import Cut
from cohortplan.rules.policy import Policy


class Cost(NamedTuple):
    """Compared in this order: hard findings, shortfall, penalty."""

    hard: int
    shortfall: int
    penalty: int


class Verdict(StrEnum):
    """How a finding counts in the end."""

    HARD = "hard"
    SHORTFALL = "shortfall"
    PENALTY = "penalty"
    EXCUSED = "excused"
    WAIVED = "waived"


@dataclass(frozen=True)
class Judged:
    """A finding with its verdict and what it adds to each level of the cost."""

    finding: Finding
    verdict: Verdict
    cost: Cost
    waiver: Waiver | None = None


@dataclass(frozen=True)
class Audit:
    """All findings about a plan 核查, worst first."""

    judged: tuple[Judged, ...]

    @cached_property
    def cost(self) -> Cost:
        """The cost of the plan: a plan's cost is always its audit."""
        return Cost(
            sum(each.cost.hard for each in self.judged),
            sum(each.cost.shortfall for each in self.judged),
            sum(each.cost.penalty for each in self.judged),
        )

    @property
    def clean(self) -> bool:
        """Whether there is no hard finding."""
        return self.cost.hard == 0

    def with_verdict(self, *verdicts: Verdict) -> tuple[Judged, ...]:
        """The findings of these verdicts."""
        return tuple(each for each in self.judged if each.verdict in verdicts)


def audit(project: Project, policy: Policy, plan: Plan) -> Audit:
    """Every finding of every rule that applies, judged.

    Raises:
        UnknownReference: If the plan names what the project does not have.
    """
    judged = (judge(finding, project.standing_waivers) for finding in findings(project, policy, plan))
    return Audit(
        tuple(sorted(judged, key=lambda each: (ORDER[each.verdict], each.finding.rule.name, each.finding.about)))
    )


ORDER = {verdict: rank for rank, verdict in enumerate(Verdict)}


def findings(project: Project, policy: Policy, plan: Plan) -> Iterator[Finding]:
    """What the rules object to, not yet judged."""
    project.check_knows(plan)
    cut = Cut(project, plan)
    views = {scope: tuple(cut.views(scope)) for scope in {scope for rule in policy.rules for scope in rule.scopes}}
    for rule in policy.rules:
        for scope in rule.scopes:
            for view in views[scope]:
                yield from rule.check(view)


def judge(finding: Finding, waivers: Iterable[Waiver]) -> Judged:
    """The verdict on one finding, by waiver, level, limit and weight, in this order."""
    waiver = next((each for each in waivers if each.covers(finding.rule.name, finding.about)), None)
    if waiver is not None:
        return Judged(finding, Verdict.WAIVED, Cost(0, 0, 0), waiver)
    priced = finding.amount * finding.price
    if finding.level is Level.EXCUSED:
        return Judged(finding, Verdict.EXCUSED, Cost(0, 0, 0))
    if finding.level is Level.SHORTFALL:
        return Judged(finding, Verdict.SHORTFALL, Cost(0, priced, 0))
    limit = 0 if finding.level is Level.HARD else finding.rule.limit
    hard = limit is not None and finding.amount > limit
    penalty = finding.rule.weight * priced
    return Judged(finding, Verdict.HARD if hard else Verdict.PENALTY, Cost(int(hard), 0, penalty))
