"""How few lessons suffice for what quotas ask, and an even share of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from cohortplan.domain.demands import PastVisit, Quota
from cohortplan.domain.people import Trainee
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON


@dataclass(frozen=True, slots=True)
class EvenShares:
    """``lessons`` is how many suffice; ``classes`` and ``teachers`` say how many of them each may give.

    A share is the same for all, at least one, and what earlier cohorts had of
    it is taken off; ``classes_before`` and ``teachers_before`` are these visits.
    """

    lessons: int
    classes: Mapping[str, int]
    teachers: Mapping[str, int]
    classes_before: Mapping[str, int]
    teachers_before: Mapping[str, int]


def even_shares(lessons: Collection[Session], needed: int, history: Iterable[PastVisit]) -> EvenShares:
    """The shares of those who give these lessons, when ``needed`` of them are visited."""
    before = [row for row in history if row.kind == LESSON]
    classes, classes_before = _shares((each.class_id for each in lessons), (row.class_id for row in before), needed)
    teachers, teachers_before = _shares((each.leader for each in lessons), (row.teacher for row in before), needed)
    return EvenShares(needed, classes, teachers, classes_before, teachers_before)


def _shares(names: Iterable[str], before: Iterable[str], needed: int) -> tuple[Mapping[str, int], Mapping[str, int]]:
    known = sorted({name for name in names if name})
    past = Counter(dict.fromkeys(known, 0))
    past.update(name for name in before if name in past)
    share = max(1, -(-(needed + past.total()) // max(1, len(known))))
    return {name: max(0, share - past[name]) for name in known}, past


def lessons_needed(
    trainees: Iterable[Trainee], quotas: Iterable[Quota], seats: Iterable[int | None], periods: Mapping[str, int]
) -> int:
    """The least number of lessons that give everybody the seats that quotas ask, the largest first.

    As many as anybody must attend at least; of rows for one role the one that
    asks most counts. Absences and guests are left aside.

    Args:
        trainees: Who needs seats.
        quotas: What they need; rows of lessons alone count.
        seats: The seats of each lesson; ``None`` where nobody counts them.
        periods: How many periods the project has, by what a quota counts ``per``.
    """
    rows = [quota for quota in quotas if set(quota.kinds) == {LESSON} and quota.least]
    owed = Counter[str]()
    for quota in rows:
        owed[quota.role] = max(owed[quota.role], (quota.least or 0) * periods.get(quota.per, 1))
    everybody = list(trainees)
    people = sum(each.people for each in everybody)
    wanted = sum(each.people * owed[each.role] for each in everybody)
    needed = 0
    for each in sorted((people if many is None else many for many in seats), reverse=True):
        if wanted <= 0:
            break
        wanted -= each
        needed += 1
    return max([needed, *(owed[each.role] for each in everybody)])
