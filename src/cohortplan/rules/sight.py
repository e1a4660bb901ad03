"""What each rule can tell of a session, found out once, so that sessions which look the same are priced together."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property
from itertools import count

from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.audit import history
from cohortplan.rules.base import Rule, Scope
from cohortplan.rules.policy import Policy
from cohortplan.rules.spots import OF_ONE, public_spots

BLIND = -1
"""The look of sessions at which a rule does not look: joining one of them costs nothing."""

UNSEEN = -2

BY_DAY = (Scope.TRAINEE_DAY, Scope.SHUTTLE_DAY)


class Glance:
    """One rule looking at one scope, whatever the plan.

    ``looks`` are by place of the session in the project: two sessions of one
    number look the same. ``heeded`` are the ids of other sessions that make a
    difference to that if they are attended too. Both are filled by ``see``.
    """

    def __init__(self, project: Project, rule: Rule, scope: Scope, named: frozenset[str]) -> None:
        self.rule, self.scope = rule, scope
        self.looks = [UNSEEN] * len(project.sessions)
        self.heeded: dict[int, tuple[str, ...]] = {}
        self.heeds = scope in OF_ONE and type(rule).heeds is not Rule.heeds
        self._project, self._named = project, named
        self._told_apart: dict[Hashable, int] = {}
        self._numbers = count()

    def see(self, place: int) -> int:
        """How a session looks."""
        if self.looks[place] != UNSEEN:
            return self.looks[place]
        session = self._project.sessions[place]
        noticed = self.rule.notices(self._project, session)
        where = None if noticed is None else self._where(session)
        look = BLIND
        if where is not None:
            alone = session.id if session.id in self._named else ""
            # Several people may ask at once; a number is never given twice.
            look = self._told_apart.setdefault((where, noticed, alone), next(self._numbers))
            if self.heeds and (heeded := self.rule.heeds(self._project, session)):
                self.heeded[place] = heeded
        self.looks[place] = look
        return look

    def _where(self, session: Session) -> Hashable:
        """Which views of this scope a session is in, but for who attends it; ``None`` if in none."""
        if self.scope in BY_DAY:
            return self._project.days[session.id]
        if self.scope in OF_ONE or self.scope is Scope.SESSION:
            return self.scope.value
        if self.scope is Scope.PARTY:
            return session.kind
        if self.scope is Scope.PAIR:
            return session.kind if session.kind == LESSON else None
        return next((about for scope, about in public_spots(self._project, session) if scope is self.scope), None)


def sight_of(project: Project, policy: Policy) -> Sight:
    """What these rules can tell of the sessions of this project, the same for all its plans."""
    return project.kept.get(policy, lambda: Sight(project, policy))


class Sight:
    """All that the rules of a policy can tell of the sessions of a project, whatever the plan."""

    def __init__(self, project: Project, policy: Policy) -> None:
        self._project, self._policy = project, policy
        self.past = history(project, policy)

    @cached_property
    def glances(self) -> tuple[Glance, ...]:
        """Each rule looking at each scope in which sessions are attended."""
        return tuple(
            Glance(self._project, rule, scope, self._singled_out(rule))
            for rule in self._policy.rules
            for scope in rule.scopes
            if scope is not Scope.MENTOR
        )

    def _singled_out(self, rule: Rule) -> frozenset[str]:
        """Ids that waivers or history name, so that the rule may be judged differently there."""
        waivers = self._project.standing_waivers
        waived = {ident for waiver in waivers if waiver.rule == rule.name for ident in waiver.about}
        return frozenset(waived | {ref.id for name, about in self.past if name == rule.name for ref in about})
