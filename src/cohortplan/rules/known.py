"""What is found out about a plan while it is looked at, and what of it still holds after a change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from cohortplan.domain.companies import Company
from cohortplan.domain.sessions import Session
from cohortplan.rules.spots import Way
from cohortplan.rules.views import Share

Key = TypeVar("Key")
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Known:
    """What each trainee attends, altogether and by day, and gets of what all would like; who observes what, who rides where."""

    attended: dict[str, tuple[Session, ...]] = field(default_factory=dict)
    days: dict[str, dict[date, tuple[Session, ...]]] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    observed: dict[Company, frozenset[str]] = field(default_factory=dict)
    riders: dict[Way, Mapping[str, tuple[Session, ...]]] = field(default_factory=dict)

    def without(self, trainees: Collection[str], companies: Collection[Company], days: Collection[date]) -> Known:
        """What still holds when these trainees, of these companies, do something else on these days."""
        return Known(
            attended=_without(self.attended, trainees),
            days=_without(self.days, trainees),
            shares=_without(self.shares, trainees),
            observed=_without(self.observed, companies),
            riders={way: riders for way, riders in self.riders.items() if way[0] not in days},
        )


def _without(known: Mapping[Key, Thing], gone: Collection[Key]) -> dict[Key, Thing]:
    return {key: thing for key, thing in known.items() if key not in gone}
