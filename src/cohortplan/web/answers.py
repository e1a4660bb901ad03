"""What the plan answers about one assignment; each answer is found once, as long as the draft stays as it is."""

from __future__ import annotations

from datetime import date, time
from functools import lru_cache

from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.web.desk import Work
from cohortplan.web.week import offers_at
from cohortplan.workflows.places import Place, further_places, other_places, same_kind
from cohortplan.workflows.questions.people import Candidate, people_for
from cohortplan.workflows.questions.swaps import Swap, swaps
from cohortplan.workflows.questions.why_not import WhyNot, why_not

MOST_AT_ONCE = 20_000
"""Places whose best few are found together in well under a second; of more, one day at a time."""


def by_day_only(project: Project, session: Session) -> bool:
    """Whether there are too many places of this kind to look at all days at once."""
    return len(same_kind(project, session.id)) > MOST_AT_ONCE


@lru_cache(maxsize=64)
def places_of(
    work: Work, trainee: str, session: str, day: date | None = None, most: int | None = None
) -> tuple[Place, ...]:
    """Where else a trainee could be, the best first; to know the best few takes less than to know them all."""
    return other_places(work.standing, trainee, session, day=day, most=most)


@lru_cache(maxsize=64)
def additions_of(work: Work, trainee: str, day: date, start: time, most: int | None = None) -> tuple[Place, ...]:
    """What a trainee could attend besides, of all that begins then."""
    return further_places(work.standing, trainee, offers_at(work.project, day, start), most=most)


@lru_cache(maxsize=64)
def people_of(work: Work, session: str, instead_of: str = "") -> tuple[Candidate, ...]:
    """Who could have a seat, the best first."""
    return people_for(work.standing, session, instead_of=instead_of)


@lru_cache(maxsize=64)
def swaps_of(work: Work, trainee: str, session: str, most: int | None = None) -> tuple[Swap, ...]:
    """With whom a trainee could exchange this session for another of its kind, the best first."""
    return swaps(work.standing, trainee, session, most=most)


@lru_cache(maxsize=64)
def why_not_of(work: Work, trainee: str, session: str) -> WhyNot:
    """What speaks against a trainee's attending a session."""
    return why_not(work.standing, trainee, session)
