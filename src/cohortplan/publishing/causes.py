"""What stands before offers that somebody would need: gathered by rule, and told as briefly as is true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cohortplan.rules.base import Finding, Rule

Answers = Mapping[str, Sequence[Finding]]
"""By offer, what its assignment would break."""


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One rule that objects to offers, in one of its wordings.

    ``alone`` are the offers to which nothing else objects: they would open if
    this one thing gave. ``example`` is what the audit would say about one of them.
    """

    rule: Rule
    variant: str
    offers: tuple[str, ...]
    alone: tuple[str, ...]
    example: Finding


@dataclass(frozen=True, slots=True)
class Share:
    """A rule that accounts for so many offers, none of them counted with another rule."""

    rule: Rule
    offers: int
    example: Finding


def causes_of(answers: Answers) -> tuple[Cause, ...]:
    """Every cause; an offer counts with each that applies to it. Those that alone close most offers come first."""
    by_wording: dict[tuple[str, str], dict[str, Finding]] = defaultdict(dict)
    for offer, obstacles in answers.items():
        for finding in obstacles:
            by_wording[finding.rule.name, finding.variant].setdefault(offer, finding)
    causes = [_cause(found, answers) for found in by_wording.values()]
    return tuple(sorted(causes, key=lambda each: (-len(each.alone), -len(each.offers), each.rule.name, each.variant)))


def _cause(found: Mapping[str, Finding], answers: Answers) -> Cause:
    first = next(iter(found.values()))
    own = {(first.rule.name, first.variant)}
    alone = tuple(each for each in found if {(one.rule.name, one.variant) for one in answers[each]} == own)
    return Cause(
        rule=first.rule,
        variant=first.variant,
        offers=tuple(found),
        alone=alone,
        example=found[alone[0]] if alone else first,
    )


def in_brief(causes: Iterable[Cause]) -> tuple[Share, ...]:
    """Few rules that account for every offer: whichever closes most of those left, until none is left."""
    by_rule: dict[str, list[Cause]] = defaultdict(list)
    for cause in causes:
        by_rule[cause.rule.name].append(cause)
    closed = {name: {offer for cause in group for offer in cause.offers} for name, group in by_rule.items()}
    left: set[str] = set().union(*closed.values())
    shares: list[Share] = []
    while left:
        # The causes of a rule come with the one first that closes most alone.
        name = min(closed, key=lambda each: (-len(closed[each] & left), -len(by_rule[each][0].alone), each))
        example = by_rule[name][0]
        shares.append(Share(example.rule, len(closed[name] & left), example.example))
        left -= closed[name]
    return tuple(shares)
