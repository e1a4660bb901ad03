"""What other rules would make of a plan as it is: costs rule by rule, and what would be hard then."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.domain.refs import About
from cohortplan.rules.audit import Audit, Cost, Judged, Verdict
from cohortplan.rules.base import Rule, rule_name
from cohortplan.rules.effects import total
from cohortplan.rules.registry import all_rules

__all__ = ["Cost", "Effect", "RuleEffect", "costs", "effect_of"]


@dataclass(frozen=True)
class RuleEffect:
    """What one rule costs, before and after."""

    kind: type[Rule]
    before: Cost
    after: Cost


@dataclass(frozen=True)
class Effect:
    """The difference of two audits of one plan. ``rules`` are those whose cost is another, in their order."""

    before: Cost
    after: Cost
    rules: tuple[RuleEffect, ...]
    newly_hard: tuple[Judged, ...]
    no_longer_hard: tuple[Judged, ...]


def costs(found: Audit) -> dict[str, Cost]:
    """What each rule costs that costs anything, by its name."""
    by_rule: dict[str, list[Cost]] = {}
    for judged in found.judged:
        by_rule.setdefault(judged.finding.rule.name, []).append(judged.cost)
    return {name: cost for name, parts in by_rule.items() if any(cost := total(parts))}


def effect_of(before: Audit, after: Audit) -> Effect:
    """What changes from one audit of a plan to the other."""
    old, new, nothing = costs(before), costs(after), Cost(0, 0, 0)
    each = ((kind, rule_name(kind)) for kind in all_rules())
    effects = (RuleEffect(kind, old.get(name, nothing), new.get(name, nothing)) for kind, name in each)
    return Effect(
        before=before.cost,
        after=after.cost,
        rules=tuple(one for one in effects if one.before != one.after),
        newly_hard=_hard_only_in(after, before),
        no_longer_hard=_hard_only_in(before, after),
    )


def _hard_only_in(found: Audit, other: Audit) -> tuple[Judged, ...]:
    known = {_subject(judged) for judged in other.with_verdict(Verdict.HARD)}
    return tuple(judged for judged in found.with_verdict(Verdict.HARD) if _subject(judged) not in known)


def _subject(judged: Judged) -> tuple[str, str, About]:
    return judged.finding.rule.name, judged.finding.variant, judged.finding.about
