"""What leaders have only so much of: places in their sessions, and places beside them as a mentor.

What somebody takes of it is gone for everybody else. How much there is, is
asked of a small board of each: the most that all who might come could have of
it together, whatever becomes of the rest of the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.rules.base import Rule, Scope
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.corner import Corner, noticed
from cohortplan.solving.decisions import Decision, Window
from cohortplan.solving.parts import Parts, Question, most_proven, small_solver

OF_A_LEADER = (Scope.SESSION, Scope.LEADER_DAY, Scope.LEADER_WEEK)
"""Scopes whose views hold what one leader does, and nothing that others lead."""


@dataclass(frozen=True, order=True)
class Resource:
    """The places in all sessions of one kind that somebody leads; without a kind those beside a mentor."""

    leader: str
    kind: str = ""


Amounts: TypeAlias = Mapping[Resource, int]
"""So much of each; none of what is not named."""


def resource_of(corner: Corner) -> dict[str, Resource]:
    """By session, the resource that whoever attends it takes one of: sessions that a preference of the corner looks at."""
    seen = {
        session.id: Resource(session.leader, session.kind)
        for rule in corner.policy.rules
        if rule.weight
        for session in corner.project.offers
        if session.leader and rule.notices(corner.project, session) is not None
    }
    return {ident: resource for ident, resource in seen.items() if ident in corner.sessions}


def taken_from(board: CpBoard, resources: Mapping[str, Resource]) -> Iterator[tuple[Resource, Decision]]:
    """The open decisions of a board that take one of a resource, in a stable order."""
    for (_, session), option in board.cuts.options.items():
        if session in resources and isinstance(option.taken, Decision) and not option.taken.closed:
            yield resources[session], option.taken
    for (_, mentor), lead in board.cuts.leads.items():
        if isinstance(lead.taken, Decision) and not lead.taken.closed:
            yield Resource(mentor), lead.taken


def used_by(plan: Plan, trainee: str, resources: Mapping[str, Resource]) -> Iterator[Resource]:
    """What somebody takes in a plan, once for each time."""
    yield from (resources[each] for each in plan.sessions_of.get(trainee, ()) if each in resources)
    yield from (Resource(each.mentor) for each in plan.mentorships if each.lead and each.trainee == trainee)


@dataclass(frozen=True, kw_only=True)
class Capacity:
    """No plan takes more of this resource than that; ``work`` is what it took to know."""

    resource: Resource
    most: int
    work: float


@dataclass(frozen=True, kw_only=True)
class HowMuch(Question[Capacity]):
    """How much can all together take of a resource? All who take of it are open, whatever is ``fixed``."""

    resource: Resource
    fixed: Plan

    def answered(self, parts: Parts) -> Capacity | None:
        """See ``Question.answered``."""
        board = self._board(parts)
        wanted = [
            each.variable(board.model)
            for resource, each in taken_from(board, resource_of(parts.corner))
            if resource == self.resource
        ]
        board.model.maximize(cp_model.LinearExpr.sum(wanted))
        solver = small_solver(self)
        solver.parameters.linearization_level = 2
        status = parts.solve(solver, board.model)
        most = most_proven(solver, status)
        if most is None:
            return None
        work = solver.response_proto.deterministic_time
        return Capacity(resource=self.resource, most=min(most, len(wanted)), work=work)

    def _board(self, parts: Parts) -> CpBoard:
        """A board of this resource only, with what is forbidden there however little of the rest is known."""
        if not self.resource.kind:
            silent = (rule for rule in parts.bare.rules if not any(noticed(rule, parts.project)))
            window = Window(fixed=self.fixed, sessions=frozenset())
            return CpBoard(parts.project, replace(parts.bare, rules=tuple(silent)), window)
        known = resource_of(parts.corner)
        sessions = frozenset(each for each, resource in known.items() if resource == self.resource)
        window = Window(fixed=self.fixed, sessions=sessions)
        return CpBoard(parts.project, _mounting(parts.bare), window, _of_a_leader, tight=True)


def _mounting(policy: Policy) -> Policy:
    """The rules that never allow more where fewer come: what they forbid here is forbidden in every plan."""
    return replace(policy, rules=tuple(rule for rule in policy.rules if rule.mounts))


def _of_a_leader(_rule: Rule, scope: Scope) -> bool:
    return scope in OF_A_LEADER
