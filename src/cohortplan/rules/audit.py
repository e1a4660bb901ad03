"""What is wrong with a plan, whoever made it. Needs no solver.

Amounts become verdicts and cost here and nowhere else on this side of the
house; the board does the same for open decisions on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from cohortplan.domain.demands import Waiver
from cohortplan.domain.frozen import lived
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import About
from cohortplan.rules.base import Finding, Level
from cohortplan.rules.cutting import Cut
from cohortplan.rules.policy import Policy

History = Mapping[tuple[str, About], int]
"""Amounts that no plan can mend any more, by rule and what they are about."""

NO_HISTORY: History = MappingProxyType({})


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
    HISTORY = "history"
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

    def changed(self, vanishes: Iterable[Judged], appears: Iterable[Judged]) -> Audit:
        """The audit after a change that makes some of these findings vanish and others appear."""
        left: dict[object, list[Judged]] = {}
        for each in self.judged:
            left.setdefault((each.finding.rule.name, each.finding.about), []).append(each)
        for each in vanishes:
            left[each.finding.rule.name, each.finding.about].remove(each)
        return Audit(worst_first((*chain.from_iterable(left.values()), *appears)))

    def with_verdict(self, *verdicts: Verdict) -> tuple[Judged, ...]:
        """The findings of these verdicts."""
        return tuple(each for each in self.judged if each.verdict in verdicts)


def audit(project: Project, policy: Policy, plan: Plan) -> Audit:
    """Every finding of every rule that applies, judged.

    Raises:
        UnknownReference: If the plan names what the project does not have.
    """
    past = history(project, policy)
    judged = (judge(finding, project.standing_waivers, past) for finding in findings(project, policy, plan))
    return Audit(worst_first(judged))


def worst_first(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Findings in the order of an audit."""
    return tuple(sorted(judged, key=lambda each: (ORDER[each.verdict], each.finding.rule.name, each.finding.about)))


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


def history(project: Project, policy: Policy) -> History:
    """How much of what rules object to lies wholly inside frozen facts, by rule and subject.

    No plan can be better there, so up to this amount a finding is no longer
    hard: it is reported and costs what it costs. What is about a session that
    can still be planned, or what further assignments may mend, is no history.
    """
    if project.in_force is None and not project.attended:
        return NO_HISTORY
    past = lived(project, policy.freeze_hours)
    hard = replace(policy, rules=tuple(rule for rule in policy.rules if rule.limit is not None))
    amounts: dict[tuple[str, About], int] = {}
    for finding in findings(project, hard, past):
        lasting = finding.level in (Level.RULE, Level.HARD) and finding.variant not in finding.rule.curable
        if lasting and _is_over(project, policy, past, finding.about):
            subject = finding.rule.name, finding.about
            amounts[subject] = max(finding.amount, amounts.get(subject, 0))
    return amounts


def _is_over(project: Project, policy: Policy, past: Plan, about: About) -> bool:
    """Whether nothing can be planned any more for the sessions that are named, if any are."""
    idents = [ref.id for ref in about if ref.kind == "session"]
    named = [project.session[ident] for ident in idents if ident in project.session]
    horizon = project.as_of + timedelta(hours=policy.freeze_hours)
    over = (each.id in past.trainees_of or (project.in_force and each.span.start < horizon) for each in named)
    return not idents or (bool(named) and all(over))


def judge(finding: Finding, waivers: Iterable[Waiver], past: History = NO_HISTORY) -> Judged:
    """The verdict on one finding, by waiver, level, limit, history and weight, in this order."""
    waiver = next((each for each in waivers if each.covers(finding.rule.name, finding.about)), None)
    if waiver is not None:
        return Judged(finding, Verdict.WAIVED, Cost(0, 0, 0), waiver)
    priced = finding.amount * finding.price
    if finding.level is Level.EXCUSED:
        return Judged(finding, Verdict.EXCUSED, Cost(0, 0, 0))
    if finding.level is Level.SHORTFALL:
        return Judged(finding, Verdict.SHORTFALL, Cost(0, priced, 0))
    limit = {Level.HARD: 0, Level.WEIGHT: None}.get(finding.level, finding.rule.limit)
    penalty = finding.rule.weight * priced
    if limit is None or finding.amount <= limit:
        return Judged(finding, Verdict.PENALTY, Cost(0, 0, penalty))
    if finding.amount <= past.get((finding.rule.name, finding.about), 0):
        return Judged(finding, Verdict.HISTORY, Cost(0, 0, penalty))
    return Judged(finding, Verdict.HARD, Cost(1, 0, penalty))
