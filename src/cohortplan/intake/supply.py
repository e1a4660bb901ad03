"""Demand and supply of a project: what its quotas ask, and what its data can give at the very most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cohortplan.domain.demands import Quota
from cohortplan.domain.people import Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON
from cohortplan.intake.attendable import Attendable
from cohortplan.intake.visiting import Visiting, lessons_needed
from cohortplan.rules.lead_mentor import LeadMentor
from cohortplan.rules.policy import Policy
from cohortplan.rules.quotas import owed_seats, periods
from cohortplan.text import Language, Text

Key = tuple[tuple[str, ...], str, str]
"""Kinds, department and own subjects of a demand; the last two may be empty."""

SEATS = Text(
    zh="{what}：指标共需 {demand} 个名额，可提供 {supply} 个，占 {percent}%。",
    en="{what}: seats asked {demand}, to be had {supply} ({percent} %).",
)
VISITS = Text(
    zh="{what}：所需名额至少要听 {demand} 节课，班级接待量允许 {supply} 节，占 {percent}%。",
    en="{what}: lessons needed for these seats at least {demand}, allowed by class visits {supply} ({percent} %).",
)
PLACES = Text(
    zh="{what}：学员 {demand} 人，带教名额 {supply} 个，占 {percent}%。",
    en="{what}: trainees {demand}, places with mentors {supply} ({percent} %).",
)
OF_SUBJECT = Text(zh="{subject}{what}", en="{what} ({subject})")
UNITS = {
    "seats": Text(zh="个名额", en="seats"),
    "visits": Text(zh="节课", en="lessons"),
    "places": Text(zh="个带教名额", en="places with mentors"),
}
OVER = 999
NO_SUBJECT = "—"
ANY_LESSON: Key = ((LESSON,), "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyFact:
    """One demand beside its supply.

    ``kind`` is ``seats``, ``visits`` or ``places``; ``about`` tells facts of one
    kind apart; ``quotas`` are the ids of the quotas behind it. The supply is an
    upper bound: a plan may still fall short where it suffices.
    """

    kind: str
    about: tuple[str, ...]
    what: Text
    demand: int
    supply: int
    quotas: tuple[str, ...] = ()

    @property
    def unit(self) -> Text:
        """What is counted."""
        return UNITS[self.kind]

    @property
    def missing(self) -> int:
        """What cannot be given whatever the plan."""
        return max(0, self.demand - self.supply)

    @property
    def percent(self) -> int:
        """Demand as a share of supply, rounded; 999 where there is none."""
        return min(OVER, round(100 * self.demand / self.supply)) if self.supply else OVER * bool(self.demand)

    def say(self, language: Language) -> str:
        """The fact as a sentence."""
        sentence = {"seats": SEATS, "visits": VISITS, "places": PLACES}[self.kind]
        facts = {"what": self.what, "demand": self.demand, "supply": self.supply, "percent": self.percent}
        return sentence.say(language, **facts)

    def as_data(self) -> dict[str, Any]:
        """For programs."""
        return {
            "kind": self.kind,
            "about": list(self.about),
            "what": {"zh": self.what.zh, "en": self.what.en},
            "demand": self.demand,
            "supply": self.supply,
            "percent": self.percent,
            "quotas": list(self.quotas),
        }


def supply_facts(project: Project, policy: Policy) -> tuple[SupplyFact, ...]:
    """What the quotas ask and the data can give: seats by kind, class visits, places with mentors; the tightest first."""
    facts = _Facts(Visiting(Attendable(project, policy)))
    found = (*facts.visits(), *facts.seats(), *facts.places())
    return tuple(sorted(found, key=lambda fact: -fact.percent))


@dataclass(frozen=True)
class _Facts:
    visiting: Visiting

    @property
    def project(self) -> Project:
        return self.visiting.able.project

    def seats(self) -> Iterator[SupplyFact]:
        """Seats asked and offered, by kinds, and by subject where it must be the own."""
        for key in sorted(self.demands):
            yield self._fact("seats", key, self.demands[key], self.visiting.seats_of(self._counting(key)))

    def visits(self) -> Iterator[SupplyFact]:
        """Lessons that must be visited at the least, and visits that the classes' limits allow."""
        if ANY_LESSON in self.demands:
            visits = self.visiting.visits(self._counting(ANY_LESSON))
            needed = lessons_needed(self.demands[ANY_LESSON], visits)
            yield self._fact("visits", ANY_LESSON, needed, len(visits))

    def places(self) -> Iterator[SupplyFact]:
        """Places with mentors, by role."""
        rule = self.visiting.able.policy.rule("lead_mentor")
        if not isinstance(rule, LeadMentor):
            return
        for role, trainees in sorted(Counter(trainee.role for trainee in self.project.trainees).items()):
            places = sum(rule.places(mentor) for mentor in self.project.mentors if role in mentor.mentors)
            what = self.project.role_name(role)
            yield SupplyFact(kind="places", about=(role,), what=what, demand=trainees, supply=places)

    def _counting(self, key: Key) -> list[Session]:
        """The offers that count for a demand."""
        kinds, department, subject = key
        own = set(subject.split(";")) if subject else set()
        return [
            session
            for kind in sorted(set(kinds))
            for session in self.by_kind[kind]
            if department in ("", session.department) and (not own or own.intersection(session.subjects))
        ]

    @cached_property
    def by_kind(self) -> Mapping[str, list[Session]]:
        """The offers by kind: most demands are of one, and most offers of another."""
        found: dict[str, list[Session]] = defaultdict(list)
        for session in self.visiting.offers:
            found[session.kind].append(session)
        return found

    def _fact(self, kind: str, key: Key, demand: int, supply: int) -> SupplyFact:
        kinds, department, subject = key
        return SupplyFact(
            kind=kind,
            about=tuple(each for each in (*kinds, department, subject) if each),
            what=self._name(key),
            demand=demand,
            supply=supply,
            quotas=tuple(sorted(self.quotas[key])),
        )

    @cached_property
    def demands(self) -> Mapping[Key, int]:
        """People times sessions owed; of rows with the same kinds, the one that asks most counts."""
        demands: Counter[Key] = Counter()
        for trainee in self.project.trainees:
            owed: Counter[Key] = Counter()
            for quota in self._quotas_of(trainee):
                seats = sum(owed_seats(self.project, trainee, quota, days) for _, days in periods(self.project, quota))
                for key in _keys(quota, trainee):
                    owed[key] = max(owed[key], seats)
            demands.update({key: seats * trainee.people for key, seats in owed.items()})
        return demands

    @cached_property
    def quotas(self) -> Mapping[Key, set[str]]:
        """The quotas behind each demand."""
        found: dict[Key, set[str]] = defaultdict(set)
        for trainee in self.project.trainees:
            for quota in self._quotas_of(trainee):
                for key in _keys(quota, trainee):
                    found[key].add(quota.id)
        return found

    def _quotas_of(self, trainee: Trainee) -> list[Quota]:
        return [quota for quota in self.project.quotas if quota.role == trainee.role and quota.least]

    def _name(self, key: Key) -> Text:
        kinds, department, subject = key
        names = [self.project.kind_name(kind) for kind in kinds]
        what = Text(
            zh=department + "、".join(name.zh for name in names),
            en=" or ".join(name.en for name in names) + (f" in {department}" if department else ""),
        )
        if not subject:
            return what
        facts = {"what": what, "subject": subject.replace(";", "/")}
        return Text(zh=OF_SUBJECT.say(Language.ZH_CN, **facts), en=OF_SUBJECT.say(Language.EN, **facts))


def _keys(quota: Quota, trainee: Trainee) -> tuple[Key, ...]:
    """What a row asks for a trainee: sessions of the kinds, and of the own subjects where it says so."""
    plain = (quota.kinds, quota.department, "")
    if not quota.own_subject:
        return (plain,)
    return plain, (quota.kinds, quota.department, ";".join(sorted(trainee.subjects)) or NO_SUBJECT)
