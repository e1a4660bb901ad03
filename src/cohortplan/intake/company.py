"""Who is to be together and who apart, and where that cannot be: pairs, parties, mentors declared out of the question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cohortplan.domain.guests import seats_left
from cohortplan.domain.people import Party
from cohortplan.domain.refs import Ref
from cohortplan.domain.ties import APART, TOGETHER
from cohortplan.intake.attendable import LEAD_MENTOR, Attendable
from cohortplan.intake.belonging import NOT_MENTOR
from cohortplan.intake.origins import Origins
from cohortplan.intake.problems import Problem
from cohortplan.text import Fact

PARTIES = "parties"


@dataclass(frozen=True)
class Company:
    """Compares what is said of pairs and parties with each other, and with what there is."""

    able: Attendable
    origins: Origins

    def torn_apart(self) -> Iterator[Problem]:
        """Pairs declared apart whom other pairs or a party bring together."""
        project = self.able.project
        for pair in project.pairs:
            if pair.rule != APART or self._waived(pair.a, pair.b):
                continue
            names: dict[str, Fact] = {"first": project.trainee[pair.a].name, "second": project.trainee[pair.b].name}
            between = self._between(pair.a, pair.b)
            if between:
                through = tuple(project.trainee[each].name for each in between)
                yield self.origins.problem("pairs_contradict", pair, ("rule",), through=through, **names)
            for party in project.parties:
                if party.kinds and not party.may_split and {pair.a, pair.b} <= set(party.members):
                    kinds = tuple(project.kind_name(kind) for kind in party.kinds)
                    facts = names | {"party": party.id, "kinds": kinds}
                    yield self.origins.problem("apart_in_party", pair, ("rule",), **facts)

    def _waived(self, *trainees: str) -> bool:
        return self.able.waived(PARTIES, *(Ref("trainee", each) for each in trainees))

    @cached_property
    def _together(self) -> dict[str, set[str]]:
        """With whom each trainee is declared together."""
        found: dict[str, set[str]] = defaultdict(set)
        for pair in self.able.project.pairs:
            if pair.rule == TOGETHER:
                found[pair.a].add(pair.b)
                found[pair.b].add(pair.a)
        return found

    def _between(self, start: str, end: str) -> list[str]:
        """Those by way of whom two are together, the shortest way; empty if they are not."""
        came_from, ways = {start: ""}, [start]
        for here in ways:
            for there in sorted(self._together[here]):
                if there not in came_from:
                    came_from[there] = here
                    ways.append(there)
        if end not in came_from:
            return []
        between, here = [], came_from[end]
        while here != start:
            between.append(here)
            here = came_from[here]
        return between[::-1]

    def without_mentor(self) -> Iterator[Problem]:
        """Trainees for whom every mentor of their role is declared out of the question."""
        project = self.able.project
        if self.able.policy.rule(LEAD_MENTOR) is None:
            return
        barred: dict[str, set[str]] = defaultdict(set)
        for pair in project.pairs:
            if pair.rule == NOT_MENTOR:
                barred[pair.a].add(pair.b)
        for ident, mentors in sorted(barred.items()):
            trainee = project.trainee[ident]
            known = [each.id for each in project.mentors if trainee.role in each.mentors]
            if known and set(known) <= mentors and not self.able.waived(LEAD_MENTOR, Ref("trainee", ident)):
                last = [pair for pair in project.pairs if pair.a == ident and pair.b in known][-1]
                facts: dict[str, Fact] = {"trainee": trainee.name, "count": len(known)}
                yield self.origins.problem("no_mentor_left", last, ("rule",), **facts)

    def crowded_parties(self) -> Iterator[Problem]:
        """Parties larger than the largest session of a kind that they share and that somebody of them is owed."""
        for party in self.able.project.parties:
            for kind in () if party.may_split else party.kinds:
                people, seats = self._people(party), self._largest[kind]
                if seats is not None and people > seats and self._owed(party, kind):
                    facts: dict[str, Fact] = {
                        "party": party.id,
                        "people": people,
                        "seats": seats,
                        "kind": self.able.project.kind_name(kind),
                    }
                    yield self.origins.problem("party_too_large", ("party", party.id), ("members",), **facts)

    def _people(self, party: Party) -> int:
        return sum(self.able.project.trainee[each].people for each in party.members)

    def _owed(self, party: Party, kind: str) -> bool:
        roles = {self.able.project.trainee[each].role for each in party.members}
        return any(each.role in roles and each.least and kind in each.kinds for each in self.able.project.quotas)

    @cached_property
    def _largest(self) -> dict[str, int | None]:
        """The most seats of any session of a kind that can take place; ``None`` where nobody counts them, or there is none."""
        found: dict[str, int | None] = defaultdict(lambda: None)
        uncounted = set()
        for session in self.able.project.offers:
            seats = seats_left(self.able.project, session)
            if seats is None:
                uncounted.add(session.kind)
            elif self.able.block(session) is None:
                found[session.kind] = max(found[session.kind] or 0, seats)
        for kind in uncounted:
            found[kind] = None
        return found
