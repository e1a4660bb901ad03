"""What each rule can tell of a session, found out once, so that sessions which look the same are priced together."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from cohortplan.domain.project import Project
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.audit import history
from cohortplan.rules.base import Rule, Scope
from cohortplan.rules.cutting import OF_ONE, public_spots
from cohortplan.rules.policy import Policy

Look = Hashable
"""Two sessions of one look cost the same; ``None`` where the rule has nothing to look at."""

BY_DAY = (Scope.TRAINEE_DAY, Scope.SHUTTLE_DAY)


@dataclass(eq=False, slots=True)
class Glance:
    """One rule looking at one scope.

    ``looks`` and ``heeded`` are by session id: how it looks to the rule, as a
    number, and which other sessions make a difference to that if they are
    attended too. ``told_apart`` are the numbers of all looks so far.
    """

    rule: Rule
    scope: Scope
    looks: dict[str, int | None] = field(default_factory=dict)
    heeded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    told_apart: dict[Hashable, int] = field(default_factory=dict)


def heeds(rule: Rule) -> bool:
    """Whether other sessions may make a difference to how one looks to the rule."""
    return type(rule).heeds is not Rule.heeds


class Sight:
    """All that the rules of a policy can tell of the sessions of a project, whatever the plan."""

    def __init__(self, project: Project, policy: Policy) -> None:
        self.project = project
        self.past = history(project, policy)
        self.glances = tuple(
            Glance(rule, scope) for rule in policy.rules for scope in rule.scopes if scope is not Scope.MENTOR
        )
        self._named = {rule.name: self._exceptions(rule.name) for rule in policy.rules}

    def looks(self, glance: Glance, ident: str) -> tuple[Look, tuple[str, ...]]:
        """How a session looks to a rule in a scope, and which others make a difference to that."""
        look = glance.looks[ident] if ident in glance.looks else self.look(glance, ident)
        return look, glance.heeded.get(ident, ())

    def look(self, glance: Glance, ident: str) -> int | None:
        """How a session looks to a rule in a scope, also kept in ``glance.looks``; fills ``glance.heeded`` too."""
        rule, scope, session = glance.rule, glance.scope, self.project.session[ident]
        noticed = rule.notices(self.project, session)
        where = self._where(scope, ident)
        alone = ident if ident in self._named[rule.name] else ""
        seen = None if noticed is None or where is None else (where, noticed, alone)
        look = None if seen is None else glance.told_apart.setdefault(seen, len(glance.told_apart))
        glance.looks[ident] = look
        if scope in OF_ONE and look is not None and (heeded := rule.heeds(self.project, session)):
            glance.heeded[ident] = heeded
        return look

    def _where(self, scope: Scope, ident: str) -> Hashable:
        """Which views of this scope a session is in, but for who attends it; ``None`` if in none."""
        session = self.project.session[ident]
        if scope in BY_DAY:
            return self.project.days[ident]
        if scope in OF_ONE or scope is Scope.SESSION:
            return scope
        if scope is Scope.PARTY:
            return session.kind
        if scope is Scope.PAIR:
            return scope if session.kind == LESSON else None
        return next((about for each, about in public_spots(self.project, session) if each is scope), None)

    def _exceptions(self, rule: str) -> frozenset[str]:
        """Ids that waivers or history single out, so that a rule may be judged differently there."""
        named = {ident for waiver in self.project.standing_waivers if waiver.rule == rule for ident in waiver.about}
        return frozenset(named | {ref.id for name, about in self.past if name == rule for ref in about})
