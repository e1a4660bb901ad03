"""What each rule finds and what it comes to, with the numbers by which policy judges it."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.publishing.examined import Examined
from cohortplan.rules.audit import Cost, Judged, Verdict
from cohortplan.rules.base import Rule
from cohortplan.rules.effects import total

SPARED = (Verdict.EXCUSED, Verdict.WAIVED)


@dataclass(frozen=True)
class RuleScore:
    """One rule that applies, with all that it found."""

    rule: Rule
    judged: tuple[Judged, ...]

    @property
    def counted(self) -> tuple[Judged, ...]:
        """What it found and what nothing excuses."""
        return tuple(each for each in self.judged if each.verdict not in SPARED)

    @property
    def spared(self) -> int:
        """How many findings an absence or an exception covers: shown, and free."""
        return len(self.judged) - len(self.counted)

    @property
    def amount(self) -> int:
        """What is counted, in the unit of the rule."""
        return sum(each.finding.amount for each in self.counted)

    @property
    def cost(self) -> Cost:
        """What it adds to each level of the cost."""
        return total(each.cost for each in self.judged)


def scores(examined: Examined) -> tuple[RuleScore, ...]:
    """Every rule that applies, those without a finding too, in the order of the policy."""
    found: dict[str, list[Judged]] = {rule.name: [] for rule in examined.policy.rules}
    for judged in examined.audit.judged:
        found[judged.finding.rule.name].append(judged)
    return tuple(RuleScore(rule, tuple(found[rule.name])) for rule in examined.policy.rules)
