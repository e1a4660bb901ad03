"""Where else a trainee could be: every other place with what it would break and what it costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.rules.audit import Cost
from cohortplan.rules.cutting import Shift
from cohortplan.rules.effects import Effect, Standing
from cohortplan.rules.joining import best_to_join


@dataclass(frozen=True)
class Place:
    """A session that a trainee could attend, and what changes in the audit if they do."""

    session: Session
    effect: Effect

    @property
    def price(self) -> Cost:
        """What it adds to each level of the cost; negative where the plan gets better."""
        return self.effect.price


def same_kind(project: Project, session: str) -> tuple[Session, ...]:
    """Every session of the same kind that can be attended, itself included, earliest first.

    Raises:
        KeyError: If the project does not know the session.
    """
    kind = project.session[session].kind
    return tuple(each for each in project.offers if each.kind == kind)


def other_places(
    standing: Standing, trainee: str, session: str, *, day: date | None = None, most: int | None = None
) -> tuple[Place, ...]:
    """Every open session of the same kind that the trainee could attend instead, best first.

    Those that break a rule are among them, at the end, so that their sentence
    can say why not.

    Args:
        standing: The plan.
        trainee: Who would be elsewhere.
        session: Where they are now.
        day: Only places on this day, where there are too many to look at.
        most: How many to name; ``None`` for all of them, which takes longer.

    Raises:
        KeyError: If the project does not know the session.
    """
    project = standing.project
    found = (each for each in same_kind(project, session) if day in (None, project.days[each.id]))
    return _ranked(standing, Shift(trainee, drop=session), found, near=project.session[session], most=most)


def further_places(
    standing: Standing, trainee: str, sessions: Iterable[Session], *, most: int | None = None
) -> tuple[Place, ...]:
    """The sessions among these that the trainee could attend besides their own, the best ``most`` of them first."""
    return _ranked(standing, Shift(trainee), sessions, most=most)


def leaving(standing: Standing, trainee: str, session: str) -> Effect:
    """What changes in the audit if the trainee does not attend any more, and nothing comes in its place."""
    return standing.effect(Shift(trainee, drop=session))


def _ranked(
    standing: Standing,
    shift: Shift,
    sessions: Iterable[Session],
    *,
    near: Session | None = None,
    most: int | None = None,
) -> tuple[Place, ...]:
    attended = set(standing.plan.sessions_of.get(shift.trainee, ()))
    free = [each for each in sessions if each.id not in attended]
    if near:
        away = {start: abs(start - near.span.start) for start in {each.span.start for each in free}}
        free.sort(key=lambda session: away[session.span.start])
    best = islice(best_to_join(standing, shift, [each.id for each in free]), most)
    found = [free[index] for index, _ in best]
    return tuple(Place(each, standing.effect(replace(shift, add=each.id))) for each in found)
