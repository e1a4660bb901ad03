"""Take out of a plan what nobody asked for.

A solver sends people to sessions for which it neither pays nor is paid. Such
seats are missed by others later, and a coordinator asks why they were given.
"""

from __future__ import annotations

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Cost
from cohortplan.rules.cutting import Shift
from cohortplan.rules.effects import Standing
from cohortplan.rules.policy import Policy

NOTHING = Cost(0, 0, 0)

MOST = 2_000
"""Of a large plan as many assignments are looked at, the latest: it ends within seconds, and parts are thin already."""


def thinned(project: Project, policy: Policy, plan: Plan, start: Plan | None = None) -> Plan:
    """The plan without assignments whose loss costs nothing; those of ``start`` stay, for they are known to people.

    The result never costs more than the plan.
    """
    kept = start.assignments if start is not None else frozenset()
    standing = Standing(project, policy, plan)
    days = project.days
    latest = sorted(plan.assignments - kept, key=lambda each: (days[each.session], each), reverse=True)
    for each in latest[:MOST]:
        shift = Shift(each.trainee, drop=each.session)
        if standing.effect(shift).price <= NOTHING:
            standing = standing.after(shift)
    return standing.plan
