"""One hosted programme at one host school: the whole question, frozen and self-contained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from cohortplan.domain.absences import absences_by_need, away_by_trainee, missed_by_day
from cohortplan.domain.companies import Company, companies_of
from cohortplan.domain.demands import Absence, Pin, Waiver, Wish
from cohortplan.domain.kept import Kept
from cohortplan.domain.plan import Plan
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.sought import sought_sessions, wishes_met
from cohortplan.domain.span import Span
from cohortplan.domain.stretches import stretches_of
from cohortplan.domain.ties import Tie, ties_of
from cohortplan.domain.timetable import Timetable
from cohortplan.errors import UnknownReference


@dataclass(frozen=True, kw_only=True)
class Project(Timetable):
    """A project 项目: its tables, its timetable, and what is known of its people before anything is planned."""

    @cached_property
    def kept(self) -> Kept:
        """What others found out about this project and would rather not find out again."""
        return Kept()

    @cached_property
    def led_before(self) -> Mapping[str, int]:
        """How many people each mentor led in earlier cohorts: of each cohort the most that one row of history names."""
        most: dict[tuple[str, str], int] = defaultdict(int)
        for row in self.history:
            if row.mentor:
                most[row.mentor, row.cohort] = max(most[row.mentor, row.cohort], row.people)
        led: dict[str, int] = defaultdict(int)
        for (mentor, _), people in most.items():
            led[mentor] += people
        return dict(led)

    @cached_property
    def absences_of(self) -> Mapping[tuple[str, str], tuple[Absence, ...]]:
        """Absences by what is away and its id, delegations and open weeks included for rooms and leaders."""
        return absences_by_need(self.absences, self.visits)

    @cached_property
    def blocks_of(self) -> Mapping[str, tuple[Span, ...]]:
        """When something that a session needs is away, by session id; sessions that always have it all are missing."""
        found = {
            session.id: tuple(each.span for need in self.needs(session) for each in self.absences_of.get(need, ()))
            for session in self.sessions
        }
        return {session: spans for session, spans in found.items() if spans}

    @cached_property
    def granting(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Ids of the sessions that grant a wish, by what it is about and its value."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for session in self.sessions:
            for wished in wishes_met(self.asked_for, session):
                found[wished].add(session.id)
        return {wished: frozenset(sessions) for wished, sessions in found.items()}

    @cached_property
    def absent(self) -> frozenset[str]:
        """Ids of whatever is away at some time."""
        return frozenset(ident for _, ident in self.absences_of)

    @cached_property
    def away_of(self) -> Mapping[str, tuple[Span, ...]]:
        """When each trainee is not there: before arrival, after departure, and in absences. They may overlap."""
        return away_by_trainee(self.trainees, self.absences_of)

    @cached_property
    def missed_of(self) -> Mapping[str, Mapping[date, int]]:
        """Minutes of working halves that each trainee is away, by trainee and open day; days without any are missing."""
        return missed_by_day(self.away_of, self.calendar.open_days)

    @cached_property
    def stretches(self) -> Mapping[str, tuple[tuple[Ref, tuple[date, ...]], ...]]:
        """What quotas count over, each with its open days, by ``project``, ``week`` and ``day``."""
        return stretches_of(self.id, self.calendar)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Who attends together and who apart, each once."""
        return tuple(sorted(set(ties_of(self.parties, self.pairs, self.trainee))))

    @cached_property
    def ties_of(self) -> Mapping[str, tuple[Tie, ...]]:
        """Ties by trainee; who has none is missing."""
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            for member in tie.members:
                found[member].append(tie)
        return {member: tuple(ties) for member, ties in found.items()}

    @cached_property
    def wishes_of(self) -> Mapping[str, tuple[Wish, ...]]:
        """Wishes by trainee; who has none is missing."""
        found: dict[str, list[Wish]] = defaultdict(list)
        for wish in self.wishes:
            found[wish.trainee].append(wish)
        return {trainee: tuple(wishes) for trainee, wishes in found.items()}

    @cached_property
    def required(self) -> tuple[Session, ...]:
        """Sessions that whoever is meant and there must attend."""
        return tuple(session for session in self.sessions if session.required)

    @cached_property
    def sought(self) -> frozenset[str]:
        """Ids of popular sessions: those of the head, and those that more people wish for than they have seats."""
        heads = frozenset(person.id for person in self.staff if person.post == "head")
        return sought_sessions(self.offers, self.wishes, heads)

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """Trainees by party; who has none is a party of one."""
        return companies_of(self.trainee, self.ties)

    @cached_property
    def company_of(self) -> Mapping[str, Company]:
        """Each trainee's company."""
        return {trainee: company for company in self.companies for trainee in company}

    @cached_property
    def asked_for(self) -> Mapping[str, frozenset[str]]:
        """What trainees wish for: values by what they are about."""
        found: dict[str, set[str]] = defaultdict(set)
        for wish in self.wishes:
            found[wish.about].add(wish.value)
        return {about: frozenset(values) for about, values in found.items()}

    @cached_property
    def was_attended(self) -> frozenset[str]:
        """Ids of the sessions at which somebody has been."""
        return frozenset(row.session for row in self.attended)

    @cached_property
    def standing_pins(self) -> tuple[Pin, ...]:
        """Pins that have not expired by ``as_of``."""
        return tuple(pin for pin in self.pins if self.still(pin.until))

    @cached_property
    def standing_waivers(self) -> tuple[Waiver, ...]:
        """Waivers that have not expired by ``as_of``."""
        return tuple(waiver for waiver in self.waivers if self.still(waiver.until))

    def with_pins(self, pins: Iterable[Pin]) -> Project:
        """The project with further pins, such as the locks of a draft."""
        return replace(self, pins=tuple({*self.pins, *pins}))

    def strangers(self, plan: Plan) -> tuple[str, ...]:
        """Ids in the plan that the project does not know."""
        unknown = {each.session for each in plan.assignments if each.session not in self.session}
        unknown |= {each.trainee for each in plan.assignments if each.trainee not in self.trainee}
        unknown |= {each.trainee for each in plan.mentorships if each.trainee not in self.trainee}
        unknown |= {each.mentor for each in plan.mentorships if each.mentor not in self.person}
        return tuple(sorted(unknown))

    def check_knows(self, plan: Plan) -> None:
        """Do nothing if every id of the plan is known.

        Raises:
            UnknownReference: If not; it names them.
        """
        if unknown := self.strangers(plan):
            raise UnknownReference(f"not in project {self.id}: {', '.join(unknown)}")
