"""Name rules that cannot all hold, by leaving whole rules out one at a time."""

from __future__ import annotations

from collections.abc import Callable

from cohortplan.rules.base import Requirement
from cohortplan.rules.policy import Policy


def conflicting_rules(policy: Policy, allows: Callable[[Policy], bool | None]) -> tuple[tuple[str, ...], bool]:
    """A set of rules that cannot all hold, and whether none of them could be spared.

    Each rule is left out once, and stays out while the rest still allows no
    plan. We do not use assumptions for this: the solver then works with one
    thread and may name the wrong ones (or-tools issues 3017 and 5141).

    Args:
        policy: Rules that together allow no plan.
        allows: Whether there is a plan under some of these rules, without an
            objective; ``None`` if that is not found out. The rule left out is
            then kept: the answer may be longer than need be, never wrong.
    """
    names = [rule.name for rule in policy.rules if isinstance(rule, Requirement) or rule.limit is not None]
    kept, minimal = list(names), True
    for name in names:
        trial = [each for each in kept if each != name]
        possible = allows(_only(policy, trial)) if trial else True
        if possible is False:
            kept = trial
        elif possible is None:
            minimal = False
    return tuple(kept), minimal


def _only(policy: Policy, names: list[str]) -> Policy:
    return policy.without(*(rule.name for rule in policy.rules if rule.name not in names))
