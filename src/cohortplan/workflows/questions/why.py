"""Why this? Which rules want an assignment, what dropping it would cost, and what would be next best."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.rules.effects import Standing
from cohortplan.workflows.places import Place, leaving, other_places
from cohortplan.workflows.questions.pricing import Bill
from cohortplan.workflows.questions.swaps import Swap, swaps


@dataclass(frozen=True, kw_only=True)
class Why:
    """What speaks for a trainee's being at a session.

    ``leaving`` is what it would cost to drop it; its charges name the rules that
    want it, and those that would be better off. ``next_best`` is the best other
    place of the same kind, and ``swap`` the best exchange with somebody else;
    each ``None`` where there is none.
    """

    trainee: str
    session: str
    leaving: Bill
    next_best: Place | None
    swap: Swap | None


def why(standing: Standing, trainee: str, session: str) -> Why:
    """What speaks for this assignment.

    Raises:
        KeyError: If the project does not know the session.
    """
    return Why(
        trainee=trainee,
        session=session,
        leaving=Bill(leaving(standing, trainee, session)),
        next_best=next(iter(other_places(standing, trainee, session, most=1)), None),
        swap=next(iter(swaps(standing, trainee, session, most=1)), None),
    )
