"""Who is to be together and who apart, and where that cannot be: pairs, parties, mentors declared out of the question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from cohortplan.domain.demands import Pin
from cohortplan.domain.guests import seats_left
from cohortplan.domain.people import Party
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.ties import APART, TOGETHER, Tie
from cohortplan.domain.vocabulary import MENTORING
from cohortplan.intake.attendable import LEAD_MENTOR, Attendable
from cohortplan.intake.belonging import NOT_MENTOR
from cohortplan.intake.obligations import Obligations
from cohortplan.intake.origins import Origins
from cohortplan.intake.problems import Problem
from cohortplan.text import Fact, Text

PARTIES = "parties"
IS_APART, IS_TOGETHER = Text(zh="分开", en="apart"), Text(zh="在一起", en="together")


@dataclass(frozen=True)
class Company:
    """Compares what is said of pairs and parties with each other, and with what there is."""

    able: Attendable
    origins: Origins
    obligations: Obligations

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

    def against_pins(self) -> Iterator[Problem]:
        """Ties that pins do not let hold: two apart at one session, or one kept from where another must be."""
        for tie in self.able.project.ties:
            if tie.may_split or self._waived(*tie.members):
                continue
            for one, other in permutations(tie.members, 2):
                for pin in self.obligations.pinned.get(one, ()):
                    if pin.must and len(pin.sessions) == 1:
                        session = self.able.project.session[pin.sessions[0]]
                        if self._torn(tie, other, session) and (one < other or not tie.apart):
                            yield self._pinned(tie, pin, one, other, session)

    def _torn(self, tie: Tie, other: str, session: Session) -> bool:
        """Whether what is fixed of the other trainee goes against the tie in this session."""
        trainee = self.able.project.trainee[other]
        if tie.apart:
            return not session.required and session in self.obligations.fixed(trainee)
        if not tie.covers(session.kind) or session.kind == MENTORING:
            return False
        if not (self.able.invited(trainee, session) and self.able.present(trainee, session)):
            return False
        banned = any(session.id in pin.sessions for pin in self.obligations.pinned.get(other, ()) if not pin.must)
        return banned or any(self.able.clash(trainee, session, each) for each in self.obligations.fixed(trainee))

    def _pinned(self, tie: Tie, pin: Pin, one: str, other: str, session: Session) -> Problem:
        project = self.able.project
        facts: dict[str, Fact] = {
            "first": project.trainee[one].name,
            "second": project.trainee[other].name,
            "how": IS_APART if tie.apart else IS_TOGETHER,
            "session": session.title,
            "when": project.calendar.local(session.span.start),
        }
        return self.origins.problem("pins_against_tie", pin, ("session", "kind"), **facts)

    def uninvited_members(self) -> Iterator[Problem]:
        """Members who may attend nothing of a kind that their party shares, while others of it may."""
        for party in self.able.project.parties:
            for kind in party.kinds:
                sessions = self._of_kind[kind] if kind != MENTORING else []
                members = [self.able.project.trainee[each] for each in party.members]
                outside = [each for each in members if not any(self.able.invited(each, one) for one in sessions)]
                if sessions and 0 < len(outside) < len(members):
                    names = tuple(each.name for each in outside)
                    facts: dict[str, Fact] = {"party": party.id, "trainees": names}
                    facts["kind"] = self.able.project.kind_name(kind)
                    yield self.origins.problem("party_uninvited", ("party", party.id), ("kinds",), **facts)

    @cached_property
    def _of_kind(self) -> dict[str, list[Session]]:
        """Sessions that can be attended, by kind."""
        found: dict[str, list[Session]] = defaultdict(list)
        for session in self.able.project.offers:
            found[session.kind].append(session)
        return found

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
