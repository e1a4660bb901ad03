"""Two trainees exchange two sessions: which exchanges help, or cost least."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from cohortplan.rules.audit import Cost
from cohortplan.rules.cutting import Shift
from cohortplan.rules.effects import Effect, Standing
from cohortplan.rules.ranking import cheapest_first


@dataclass(frozen=True)
class Swap:
    """The other trainee comes for ``session`` to where the one asked for is now, and what changes in the audit."""

    other: str
    session: str
    effect: Effect

    @property
    def price(self) -> Cost:
        """What it adds to each level of the cost; negative where the plan gets better."""
        return self.effect.price


def swaps(standing: Standing, trainee: str, session: str, *, most: int | None = None) -> tuple[Swap, ...]:
    """Exchanges of this assignment with one of somebody else for a session of the same kind, best first.

    Args:
        standing: The plan.
        trainee: Who would leave the session.
        session: What they attend now.
        most: How many to name; ``None`` for all of them, which takes longer.

    Raises:
        KeyError: If the project does not know the session.
    """
    exchanges = list(_exchanges(standing, trainee, session))
    found = (
        Swap(exchanges[index][1].trainee, exchanges[index][1].drop, effect)
        for index, effect in cheapest_first(standing, exchanges)
    )
    return tuple(islice(found, most))


def _exchanges(standing: Standing, trainee: str, session: str) -> Iterator[tuple[Shift, Shift]]:
    project, plan = standing.project, standing.plan
    kind, here = project.session[session].kind, set(plan.trainees_of.get(session, ()))
    mine = set(plan.sessions_of.get(trainee, ()))
    for other in (each.id for each in project.trainees if each.id not in here):
        for theirs in plan.sessions_of.get(other, ()):
            if theirs not in mine and project.session[theirs].kind == kind:
                yield Shift(trainee, session, theirs), Shift(other, theirs, session)
