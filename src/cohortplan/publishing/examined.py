"""A plan with its audit and the causes of its shortfalls: what every document about it says, found once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.publishing.shortfalls import TRIALS, Shortfall, shortfalls
from cohortplan.rules.audit import Audit
from cohortplan.rules.policy import Policy


@dataclass(frozen=True)
class Examined:
    """A plan for a project, audited under a policy; ``trials`` says how long to look for the causes of its shortfalls."""

    project: Project
    policy: Policy
    plan: Plan
    audit: Audit
    trials: int = TRIALS

    @cached_property
    def shortfalls(self) -> tuple[Shortfall, ...]:
        """Every shortfall with its causes. This can take seconds where very many seats are missing."""
        return shortfalls(self.project, self.policy, self.plan, self.audit, self.trials)
