"""Quotas row by row: maxima below what is fixed, and minima above what anybody of the role may attend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice, product

from cohortplan.domain.demands import Quota
from cohortplan.domain.people import Trainee
from cohortplan.domain.sessions import Session
from cohortplan.intake.attendable import Attendable
from cohortplan.intake.obligations import Obligations
from cohortplan.intake.origins import Origins
from cohortplan.intake.problems import Problem
from cohortplan.rules.quotas import owed_seats, periods
from cohortplan.text import Fact, Text


@dataclass(frozen=True)
class Allowances:
    """Compares each row of the quotas with what its trainees must and can attend."""

    able: Attendable
    origins: Origins
    obligations: Obligations

    def below_fixed(self) -> Iterator[Problem]:
        """Maxima that required sessions and pins exceed; each row is told once, of the trainee with the most."""
        for quota in self.able.project.quotas:
            if quota.most is None:
                continue
            counts = [
                (
                    sum(_counts(quota, trainee, each) for each in self._within(self.obligations.fixed(trainee), days)),
                    trainee,
                )
                for trainee in self._trainees(quota)
                for _, days in periods(self.able.project, quota)
            ]
            most, trainee = max(counts, key=lambda each: each[0], default=(0, None))
            if trainee is not None and most > quota.most:
                facts = self._facts(quota) | {"trainee": trainee.name, "count": most, "most": quota.most}
                yield self.origins.problem("max_below_fixed", ("quota", quota.id), ("max",), **facts)

    def beyond_offers(self, told: Container[str]) -> Iterator[Problem]:
        """Minima above the number of sessions that a trainee may attend; rows already ``told`` to be short are left out."""
        for quota in self.able.project.quotas:
            if not quota.least or quota.id in told:
                continue
            short = [
                (owed, count, trainee.name)
                for trainee in self._trainees(quota)
                for _, days in periods(self.able.project, quota)
                if (owed := owed_seats(self.able.project, trainee, quota, days))
                and (count := self._offered(quota, trainee, days, owed)) < owed
            ]
            if short:
                owed, count, name = max(short, key=lambda each: each[0] - each[1])
                facts = self._facts(quota) | {"trainees": len({each[2] for each in short}), "trainee": name}
                facts |= {"owed": owed, "count": count}
                yield self.origins.problem("min_beyond_offers", ("quota", quota.id), ("min",), **facts)

    def _trainees(self, quota: Quota) -> list[Trainee]:
        return [each for each in self.able.project.trainees if each.role == quota.role]

    def _facts(self, quota: Quota) -> dict[str, Fact]:
        project = self.able.project
        kinds: tuple[Text, ...] = tuple(project.kind_name(kind) for kind in quota.kinds)
        return {"kinds": kinds, "role": project.role_name(quota.role)}

    def _offered(self, quota: Quota, trainee: Trainee, days: Iterable[date], enough: int) -> int:
        """How many sessions the trainee may attend, counted no further than is enough."""
        counting = (
            session
            for kind, day in product(quota.kinds, days)
            for session in self._open.get((kind, day), ())
            if _counts(quota, trainee, session)
            and self.able.invited(trainee, session)
            and self.able.present(trainee, session)
        )
        return sum(1 for _ in islice(counting, enough))

    def _within(self, sessions: Iterable[Session], days: Container[date]) -> Iterator[Session]:
        return (each for each in sessions if self.able.project.days[each.id] in days)

    @cached_property
    def _open(self) -> dict[tuple[str, date], list[Session]]:
        """Sessions that are open and not blocked, by kind and day."""
        found: dict[tuple[str, date], list[Session]] = defaultdict(list)
        for session in self.able.project.offers:
            if self.able.block(session) is None:
                found[session.kind, self.able.project.days[session.id]].append(session)
        return found


def _counts(quota: Quota, trainee: Trainee, session: Session) -> bool:
    own = not quota.own_subject or bool(set(trainee.subjects) & set(session.subjects))
    return own and session.kind in quota.kinds and quota.department in ("", session.department)
