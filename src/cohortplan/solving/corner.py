"""The few sessions that some preferences look at, with the rules that look at nothing else.

Where a preference about one trainee notices hundreds of sessions among thousands,
it can be asked about apart from the rest, and exactly: on a board of these
sessions only, it costs what these sessions cost in the whole plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from cohortplan.domain.project import Project
from cohortplan.rules.base import Rule, Scope
from cohortplan.rules.policy import Policy

OWN = (Scope.TRAINEE, Scope.TRAINEE_DAY)
"""Scopes whose views hold what one trainee does and nothing else."""

ONE_IN = 10
"""A preference is asked about apart if it notices no more than one session in so many."""


@dataclass(frozen=True, kw_only=True)
class Corner:
    """These sessions, the rules that notice no others, and the project with what is owed of these sessions only.

    ``policy`` has the preferences that ``elsewhere`` leaves out, so that what
    either of them costs at least may be added up. What is forbidden stands in
    both, as far as it can be told from these sessions.
    """

    project: Project
    sessions: frozenset[str]
    policy: Policy
    elsewhere: Policy

    @classmethod
    def of(cls, project: Project, policy: Policy, one_in: int | None = None) -> Corner:
        """The corner of all preferences about one trainee that notice few sessions; empty if there are none."""
        most = len(project.sessions) // (one_in or ONE_IN)
        preferences = (rule for rule in policy.rules if rule.weight and is_own(rule))
        seen = {rule.name: frozenset(islice(noticed(rule, project), most + 1)) for rule in preferences}
        apart = {name for name, found in seen.items() if 0 < len(found) <= most}
        sessions = frozenset[str]().union(*(seen[each] for each in apart))
        kinds = {each.kind for each in project.sessions if each.id not in sessions}
        corner = replace(project, quotas=tuple(each for each in project.quotas if kinds.isdisjoint(each.kinds)))
        return cls(
            project=corner,
            sessions=sessions,
            policy=_of(
                policy, lambda rule: sessions.issuperset(noticed(rule, corner)), lambda rule: rule.name in apart
            ),
            elsewhere=_of(policy, lambda _: True, lambda rule: rule.name not in apart),
        )


def is_own(rule: Rule) -> bool:
    """Whether it looks at one trainee at a time."""
    return all(scope in OWN for scope in rule.scopes)


def noticed(rule: Rule, project: Project) -> Iterator[str]:
    """Sessions that make a difference to a rule; some more than once."""
    for session in project.sessions:
        if rule.notices(project, session) is not None:
            yield session.id
            yield from rule.heeds(project, session)


def _of(policy: Policy, heard: Callable[[Rule], bool], priced: Callable[[Rule], bool]) -> Policy:
    """The rules that are heard; those that are not priced only forbid, if they do."""
    rules = (
        rule if priced(rule) or not rule.weight else replace(rule, weight=0) for rule in filter(heard, policy.rules)
    )
    return replace(policy, rules=tuple(rule for rule in rules if rule.weight or rule.limit is not None))
