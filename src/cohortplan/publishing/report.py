"""What is known about a plan, for programs and for whoever wants to check it: ``report.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, Literal, Protocol

from cohortplan import __version__
from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.publishing.causes import Cause
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.report_format import (
    REPORT_FORMAT,
    BoundsData,
    CauseData,
    CostData,
    FindingData,
    ReportData,
    RuleData,
    ShortfallData,
    TextData,
)
from cohortplan.publishing.shortfalls import Shortfall
from cohortplan.rules.audit import Audit, Cost, Judged
from cohortplan.rules.base import Limit, Requirement, Rule
from cohortplan.rules.policy import Policy
from cohortplan.text import Language, Text


class Bounds(Protocol):
    """What no plan can be cheaper than, as a search proves it, and where each level comes from."""

    @property
    def shortfall(self) -> int | None: ...

    @property
    def penalty(self) -> int | None: ...

    @property
    def shortfall_from(self) -> tuple[str, ...]: ...

    @property
    def penalty_from(self) -> tuple[str, ...]: ...

    def gap(self, cost: Cost) -> float | None: ...


def report(  # noqa: PLR0913 - what a search hands over
    project: Project,
    policy: Policy,
    plan: Plan,
    audit: Audit,
    *,
    bounds: Bounds | None = None,
    assumptions: Iterable[Text] = (),
) -> ReportData:
    """The content of ``report.json``: the same for the same arguments.

    Args:
        project: The project.
        policy: The rules that apply.
        plan: The plan.
        audit: Its audit under this policy.
        bounds: What a search has proven; without it nothing is said about better plans.
        assumptions: What was not said in the data and is to be confirmed.
    """
    return report_of(Examined(project, policy, plan, audit), bounds, assumptions)


def report_of(plan: Examined, bounds: Bounds | None = None, assumptions: Iterable[Text] = ()) -> ReportData:
    """The same for a plan that is examined already."""
    project, cost = plan.project, plan.audit.cost
    return ReportData(
        format=REPORT_FORMAT,
        project={"id": project.id, "name": project.name, "as_of": project.as_of.isoformat()},
        digests={
            "project": canonical.digest(project),
            "policy": plan.policy.digest,
            "plan": canonical.digest(plan.plan),
        },
        versions={"cohortplan": __version__},
        cost=_cost(cost),
        bounds=None if bounds is None else _bounds(bounds, cost),
        rules=[_rule(rule, plan.audit) for rule in plan.policy.rules],
        shortfalls=[shortfall_data(project, each) for each in plan.shortfalls],
        assumptions=[_text(each) for each in assumptions],
    )


def report_bytes(content: ReportData) -> bytes:
    """The file ``report.json``: one spelling, for people to read too."""
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _rule(rule: Rule, audit: Audit) -> RuleData:
    judged = [each for each in audit.judged if each.finding.rule.name == rule.name]
    levels = zip(*(each.cost for each in judged), strict=True)
    return RuleData(
        rule=rule.name,
        title=_text(rule.title),
        family=_family(rule),
        unit=_text(rule.unit.value),
        limit=rule.limit,
        weight=rule.weight,
        cost=_cost(Cost(*map(sum, levels)) if judged else Cost(0, 0, 0)),
        findings=[_finding(each) for each in judged],
    )


def _family(rule: Rule) -> Literal["requirement", "limit", "preference"]:
    if isinstance(rule, Requirement):
        return "requirement"
    return "limit" if isinstance(rule, Limit) else "preference"


def _finding(judged: Judged) -> FindingData:
    finding = judged.finding
    data = FindingData(
        about=[str(ref) for ref in finding.about],
        variant=finding.variant,
        amount=finding.amount,
        verdict=judged.verdict.value,
        cost=_cost(judged.cost),
        facts={name: _fact(fact) for name, fact in sorted(finding.facts.items())},
        sentence={"zh": finding.say(Language.ZH_CN), "en": finding.say(Language.EN)},
    )
    if judged.waiver is not None:
        until = judged.waiver.until
        data["waiver"] = {
            "reason": judged.waiver.reason,
            "author": judged.waiver.author,
            "until": until.isoformat() if until else None,
        }
    return data


def shortfall_data(project: Project, short: Shortfall) -> ShortfallData:
    """One shortfall with its causes, for programs."""
    finding = short.finding
    return ShortfallData(
        trainee=short.trainee,
        quota=short.quota.id,
        period=str(finding.about[2]),
        kinds=list(short.quota.kinds),
        due=short.due,
        have=short.have,
        missing=finding.amount,
        weight=finding.price,
        sentence={"zh": finding.say(Language.ZH_CN), "en": finding.say(Language.EN)},
        why={"zh": short.say(project, Language.ZH_CN), "en": short.say(project, Language.EN)},
        offers=short.offers,
        tried=short.tried,
        free=list(short.free),
        causes=[_cause(each) for each in short.causes],
    )


def _cause(cause: Cause) -> CauseData:
    return CauseData(
        rule=cause.rule.name,
        variant=cause.variant,
        title=_text(cause.rule.title),
        offers=len(cause.offers),
        alone=list(cause.alone),
        example={"zh": cause.example.say(Language.ZH_CN), "en": cause.example.say(Language.EN)},
    )


def _cost(cost: Cost) -> CostData:
    return CostData(hard=cost.hard, shortfall=cost.shortfall, penalty=cost.penalty)


def _bounds(bounds: Bounds, cost: Cost) -> BoundsData:
    gap = bounds.gap(cost)
    return BoundsData(
        shortfall=bounds.shortfall,
        penalty=bounds.penalty,
        gap=None if gap is None else round(gap, GAP_DIGITS),
        shortfall_from=[str(each) for each in bounds.shortfall_from],
        penalty_from=[str(each) for each in bounds.penalty_from],
    )


def _text(text: Text) -> TextData:
    return TextData(zh=text.zh, en=text.en)


def _fact(fact: object) -> Any:
    if isinstance(fact, Text):
        return _text(fact)
    if isinstance(fact, (datetime, date, time)):
        return fact.isoformat()
    if isinstance(fact, tuple):
        return [_fact(part) for part in fact]
    return fact


GAP_DIGITS = 4
