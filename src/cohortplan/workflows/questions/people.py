"""Who could take a free seat of a session, best first."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.domain.people import Trainee
from cohortplan.rules.audit import Cost
from cohortplan.rules.cutting import Shift
from cohortplan.rules.effects import Effect, Standing


@dataclass(frozen=True)
class Candidate:
    """Somebody who could attend a session too, and what changes in the audit if they do."""

    trainee: Trainee
    effect: Effect

    @property
    def price(self) -> Cost:
        """What it adds to each level of the cost; negative where the plan gets better."""
        return self.effect.price


def people_for(standing: Standing, session: str, *, instead_of: str = "") -> tuple[Candidate, ...]:
    """Everybody who does not attend yet, those whom it helps most or costs least first.

    Those who would break a rule are among them, at the end, so that their
    sentence can say why not.

    Args:
        standing: The plan.
        session: Where somebody could be.
        instead_of: Who would leave the seat to them; nobody where a further one is looked for.

    Raises:
        KeyError: If the project does not know the session.
    """
    here = set(standing.plan.trainees_of.get(session, ()))
    leaves = (Shift(instead_of, drop=session),) if instead_of else ()
    found = (
        Candidate(trainee, standing.effect(*leaves, Shift(trainee.id, add=session)))
        for trainee in standing.project.trainees
        if trainee.id not in here
    )
    return tuple(sorted(found, key=lambda each: (each.price, each.trainee.id)))
