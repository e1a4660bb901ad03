"""Why not that? What it would break, or its price and who pays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cohortplan.rules.cutting import Shift
from cohortplan.rules.effects import Standing
from cohortplan.rules.ranking import cheapest_first
from cohortplan.workflows.questions.pricing import Bill


@dataclass(frozen=True, kw_only=True)
class Instead:
    """Attending the session and leaving another for it."""

    leaves: str
    bill: Bill


@dataclass(frozen=True, kw_only=True)
class WhyNot:
    """What speaks against a trainee's being at a session.

    ``joining`` is what it would be to attend it besides everything else;
    ``instead`` the best way of leaving one session for it, ``None`` where they
    attend nothing of that kind and nothing at that time.
    """

    trainee: str
    session: str
    joining: Bill
    instead: Instead | None


def why_not(standing: Standing, trainee: str, session: str) -> WhyNot:
    """What speaks against this assignment.

    Raises:
        KeyError: If the project does not know the session.
    """
    ways = [(Shift(trainee, drop, session),) for drop in _in_exchange(standing, trainee, session)]
    best = next(cheapest_first(standing, ways), None)
    return WhyNot(
        trainee=trainee,
        session=session,
        joining=Bill(standing.effect(Shift(trainee, add=session))),
        instead=None if best is None else Instead(leaves=ways[best[0]][0].drop, bill=Bill(best[1])),
    )


def in_place_of(standing: Standing, trainee: str, leaves: str, session: str) -> Instead:
    """Attending a session and leaving just this one for it.

    Raises:
        KeyError: If the project does not know one of them.
    """
    return Instead(leaves=leaves, bill=Bill(standing.effect(Shift(trainee, leaves, session))))


def _in_exchange(standing: Standing, trainee: str, session: str) -> Iterator[str]:
    """What a trainee attends that is of the same kind, or that stands in the way."""
    wanted = standing.project.session[session]
    for ident in standing.plan.sessions_of.get(trainee, ()):
        attended = standing.project.session[ident]
        if attended.kind == wanted.kind or attended.span.overlaps(wanted.span):
            yield ident
