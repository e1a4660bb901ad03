"""What one more assignment would break, for thousands of assignments in the time of some dozens of whole audits."""

from __future__ import annotations

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audience import Audience
from cohortplan.rules.base import Finding
from cohortplan.rules.cutting import Shift
from cohortplan.rules.effects import Standing
from cohortplan.rules.policy import Policy


class Trials:
    """One plan, on which single assignments are tried out. The plan itself stays as it is.

    Raises:
        UnknownReference: If the plan names what the project does not have.
    """

    def __init__(self, project: Project, policy: Policy, plan: Plan) -> None:
        self.project, self.plan = project, plan
        # A rule without a limit is never hard.
        self.policy = policy.without(*(rule.name for rule in policy.rules if rule.limit is None))
        self._standing = Standing(project, self.policy, plan)
        audience = Policy(tuple(rule for rule in policy.rules if isinstance(rule, Audience)))
        self._alone = Standing(project, audience, Plan(mentorships=plan.mentorships))

    def obstacles(self, trainee: str, session: str) -> tuple[Finding, ...]:
        """The hard findings that the plan would have more, or worse, if this trainee attended this session too."""
        effect = self._standing.effect(Shift(trainee, add=session))
        return tuple(each.finding for each in effect.worsens)

    def invited(self, trainee: str, session: str) -> bool:
        """Whether the session is meant for this trainee, whoever else attends it."""
        return not self._alone.effect(Shift(trainee, add=session)).worsens
