"""One hosted programme at one host school: the whole question, frozen and self-contained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol, TypeVar

from cohortplan.domain.absences import absences_by_need, away_by_trainee, missed_by_day
from cohortplan.domain.breadth import Breadth, breadth_by_subject
from cohortplan.domain.calendar import Bell, Calendar, OpenDay
from cohortplan.domain.companies import Company, companies_of
from cohortplan.domain.demands import Absence, Attended, Competency, Duty, PastVisit, Pin, Quota, Visit, Waiver, Wish
from cohortplan.domain.even_shares import EvenShares, even_shares, lessons_needed
from cohortplan.domain.kept import Kept
from cohortplan.domain.people import Pair, Party, Staff, Trainee
from cohortplan.domain.places import Campus, Room, SchoolClass, Shuttle, Travel
from cohortplan.domain.plan import Plan
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.sought import sought_sessions
from cohortplan.domain.span import Span, instant
from cohortplan.domain.stretches import stretches_of
from cohortplan.domain.ties import Tie, ties_of
from cohortplan.domain.vocabulary import KINDS, LESSON, ROLES, Term
from cohortplan.errors import UnknownReference
from cohortplan.text import Text


class Identified(Protocol):
    """Anything with an id of its own."""

    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=Identified)
Key = TypeVar("Key", bound=Any)


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project 项目. Every table is kept sorted, so the order of rows in a file changes nothing.

    ``as_of`` is the moment of planning, given, never the machine's clock.
    ``in_force`` is the plan of the release to stay close to, or ``None``.
    """

    id: str
    name: str
    as_of: datetime
    calendar: Calendar
    bells: tuple[Bell, ...] = ()
    campuses: tuple[Campus, ...] = ()
    travel: tuple[Travel, ...] = ()
    shuttles: tuple[Shuttle, ...] = ()
    classes: tuple[SchoolClass, ...] = ()
    rooms: tuple[Room, ...] = ()
    staff: tuple[Staff, ...] = ()
    duties: tuple[Duty, ...] = ()
    trainees: tuple[Trainee, ...] = ()
    parties: tuple[Party, ...] = ()
    pairs: tuple[Pair, ...] = ()
    sessions: tuple[Session, ...] = ()
    quotas: tuple[Quota, ...] = ()
    absences: tuple[Absence, ...] = ()
    visits: tuple[Visit, ...] = ()
    attended: tuple[Attended, ...] = ()
    wishes: tuple[Wish, ...] = ()
    pins: tuple[Pin, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    history: tuple[PastVisit, ...] = ()
    competencies: tuple[Competency, ...] = ()
    kinds: tuple[Term, ...] = ()
    roles: tuple[Term, ...] = ()
    in_force: Plan | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "as_of", instant(self.as_of))
        for table in fields(self):
            rows = getattr(self, table.name)
            if isinstance(rows, tuple):
                object.__setattr__(self, table.name, tuple(sorted(rows, key=ORDER.get(table.name, repr))))

    @cached_property
    def kept(self) -> Kept:
        """What others found out about this project and would rather not find out again."""
        return Kept()

    @cached_property
    def session(self) -> Mapping[str, Session]:
        """Sessions by id."""
        return by_id(self.sessions)

    @cached_property
    def trainee(self) -> Mapping[str, Trainee]:
        """Trainees by id."""
        return by_id(self.trainees)

    @cached_property
    def person(self) -> Mapping[str, Staff]:
        """Staff by id."""
        return by_id(self.staff)

    @cached_property
    def school_class(self) -> Mapping[str, SchoolClass]:
        """Classes of pupils by id."""
        return by_id(self.classes)

    @cached_property
    def room(self) -> Mapping[str, Room]:
        """Rooms by id."""
        return by_id(self.rooms)

    @cached_property
    def campus(self) -> Mapping[str, Campus]:
        """Campuses by id."""
        return by_id(self.campuses)

    @cached_property
    def mentors(self) -> tuple[Staff, ...]:
        """Staff who may lead trainees of some role."""
        return tuple(person for person in self.staff if person.mentors)

    @cached_property
    def offers(self) -> tuple[Session, ...]:
        """Sessions that can be attended at all, earliest first."""
        return tuple(session for session in self.sessions if session.open)

    @cached_property
    def breadth(self) -> Mapping[str, Breadth]:
        """What the offers have to show, all of them under the empty name, and the lessons of each subject."""
        return breadth_by_subject(self.offers)

    @cached_property
    def even_shares(self) -> EvenShares:
        """How few visited lessons would do, and an even share of them for each class and teacher."""
        lessons = [each for each in self.offers if each.kind == LESSON]
        days = [day.on for day in self.calendar.open_days]
        periods = {"day": len(days), "week": len({self.calendar.week(day) for day in days})}
        needed = lessons_needed(self.trainees, self.quotas, (each.seats for each in lessons), periods)
        return even_shares(lessons, needed, self.history)

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
    def days_ahead(self) -> tuple[OpenDay, ...]:
        """The open days after that of ``as_of``."""
        return tuple(day for day in self.calendar.open_days if day.on > self.today)

    @cached_property
    def today(self) -> date:
        """The local date of ``as_of``."""
        return self.calendar.local(self.as_of).date()

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
    def travel_minutes(self) -> Mapping[tuple[str, str], int]:
        """Minutes from campus to campus; a way given in one direction serves for both."""
        known = {(way.destination, way.origin): way.minutes for way in self.travel}
        return known | {(way.origin, way.destination): way.minutes for way in self.travel}

    @cached_property
    def runs_on(self) -> Mapping[tuple[date, str, str], tuple[Shuttle, ...]]:
        """Runs with seats by day, origin and destination, in the order in which they leave."""
        runs: dict[tuple[date, str, str], list[Shuttle]] = defaultdict(list)
        for run in self.shuttles:
            if run.seats:
                runs[self.calendar.local(run.span.start).date(), run.origin, run.destination].append(run)
        return {way: tuple(sorted(runs[way], key=lambda run: run.span)) for way in sorted(runs)}

    @cached_property
    def ways_on(self) -> Mapping[date, tuple[tuple[date, str, str], ...]]:
        """The keys of ``runs_on`` by day."""
        ways: dict[date, list[tuple[date, str, str]]] = defaultdict(list)
        for way in self.runs_on:
            ways[way[0]].append(way)
        return {day: tuple(found) for day, found in ways.items()}

    @cached_property
    def days(self) -> Mapping[str, date]:
        """Session id to the local date on which it starts."""
        return {session.id: self.calendar.local(session.span.start).date() for session in self.sessions}

    @cached_property
    def around(self) -> Mapping[str, tuple[str, ...]]:
        """Session id to the sessions in which it is nested; those that are in none are missing."""
        found: dict[str, list[str]] = defaultdict(list)
        for session in self.sessions:
            for inner in session.nested:
                found[inner].append(session.id)
        return {inner: tuple(outer) for inner, outer in found.items()}

    @cached_property
    def discussed_in(self) -> Mapping[str, tuple[str, ...]]:
        """Session id to the critiques that discuss it; those that none discusses are missing."""
        found: dict[str, list[str]] = defaultdict(list)
        for session in self.sessions:
            for lesson in session.lessons:
                found[lesson].append(session.id)
        return {lesson: tuple(critiques) for lesson, critiques in found.items()}

    @cached_property
    def comes_first(self) -> frozenset[str]:
        """Whatever some session is said to come after: ids, weekly rows and kinds."""
        return frozenset(name for session in self.sessions for name in session.after)

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

    @cached_property
    def led_on(self) -> Mapping[tuple[str, date], tuple[Session, ...]]:
        """Sessions by leader and day, earliest first."""
        return _grouped(((each.leader, self.days[each.id]), each) for each in self.sessions if each.leader)

    @cached_property
    def led_in(self) -> Mapping[tuple[str, int], tuple[Session, ...]]:
        """Sessions by leader of the staff table and teaching week, earliest first."""
        led = (each for each in self.sessions if each.leader in self.person)
        return _grouped(((each.leader, self.week_of(each)), each) for each in led)

    @cached_property
    def housed_on(self) -> Mapping[tuple[str, date], tuple[Session, ...]]:
        """Sessions by room and day, earliest first."""
        return _grouped(((each.room, self.days[each.id]), each) for each in self.sessions if each.room)

    @cached_property
    def taught_in(self) -> Mapping[tuple[str, int], tuple[Session, ...]]:
        """Lessons by class and teaching week, earliest first."""
        lessons = (each for each in self.sessions if each.kind == LESSON and each.class_id)
        return _grouped(((each.class_id, self.week_of(each)), each) for each in lessons)

    @cached_property
    def taught_by_class(self) -> Mapping[str, tuple[Session, ...]]:
        """Lessons by class, earliest first."""
        return _grouped((each.class_id, each) for each in self.sessions if each.kind == LESSON and each.class_id)

    @cached_property
    def taught_by(self) -> Mapping[str, tuple[Session, ...]]:
        """Lessons by teacher of the staff table, earliest first."""
        lessons = (each for each in self.sessions if each.kind == LESSON and each.leader in self.person)
        return _grouped((each.leader, each) for each in lessons)

    @cached_property
    def led_besides_lessons(self) -> Mapping[str, tuple[Session, ...]]:
        """Sessions other than lessons by mentor; mentors without any have none."""
        led = _grouped((each.leader, each) for each in self.sessions if each.kind != LESSON)
        return {mentor.id: led.get(mentor.id, ()) for mentor in self.mentors}

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """Session id to its place among the sessions, which come earliest first."""
        return {session.id: place for place, session in enumerate(self.sessions)}

    def bells_on(self, day: OpenDay) -> tuple[Bell, ...]:
        """The bells that ring on a day, on any campus."""
        return tuple(bell for bell in self.bells if bell.rings(day.on, day.weekday))

    def in_order(self, sessions: Iterable[str]) -> tuple[Session, ...]:
        """Sessions of these ids, earliest first."""
        return tuple(self.sessions[place] for place in sorted(self.place_of[each] for each in sessions))

    def week_of(self, session: Session) -> int:
        """The teaching week of a session."""
        return self.calendar.week(self.days[session.id])

    def still(self, until: date | None) -> bool:
        """Whether something that holds until this day, included, holds at ``as_of``."""
        return until is None or self.today <= until

    def needs(self, session: Session) -> tuple[tuple[str, str], ...]:
        """What a session needs, as keys of ``absences_of``: leader, room, class, grade, campus."""
        needs = (
            ("staff", session.leader),
            ("room", session.room),
            ("class", session.class_id),
            ("grade", session.grade),
            ("campus", session.campus),
        )
        return tuple(need for need in needs if need[1])

    def kind_name(self, kind: str) -> Text:
        """What a school calls this kind of session."""
        declared = {term.code: Text(zh=term.zh, en=term.en) for term in self.kinds}
        return declared.get(kind) or KINDS.get(kind) or Text(zh=kind, en=kind)

    def role_name(self, role: str) -> Text:
        """What a school calls this role."""
        declared = {term.code: Text(zh=term.zh, en=term.en) for term in self.roles}
        return declared.get(role) or ROLES.get(role) or Text(zh=role, en=role)

    def with_pins(self, pins: Iterable[Pin]) -> Project:
        """The project with further pins, such as the locks of a draft."""
        return replace(self, pins=tuple({*self.pins, *pins}))

    def strangers(self, plan: Plan) -> tuple[str, ...]:
        """Ids in the plan that the project does not know."""
        unknown = {each.session for each in plan.assignments} - set(self.session)
        unknown |= {each.trainee for each in plan.assignments} - set(self.trainee)
        unknown |= {each.trainee for each in plan.mentorships} - set(self.trainee)
        unknown |= {each.mentor for each in plan.mentorships} - set(self.person)
        return tuple(sorted(unknown))

    def check_knows(self, plan: Plan) -> None:
        """Do nothing if every id of the plan is known.

        Raises:
            UnknownReference: If not; it names them.
        """
        if unknown := self.strangers(plan):
            raise UnknownReference(f"not in project {self.id}: {', '.join(unknown)}")


ORDER: dict[str, Callable[[Any], Any]] = {"sessions": lambda session: (session.span, session.id)}


def _grouped(pairs: Iterable[tuple[Key, Session]]) -> dict[Key, tuple[Session, ...]]:
    groups: dict[Key, list[Session]] = {}
    for key, session in pairs:
        groups.setdefault(key, []).append(session)
    return {key: tuple(groups[key]) for key in sorted(groups)}


def by_id(things: Iterable[Thing]) -> Mapping[str, Thing]:
    """Things by their id."""
    return {thing.id: thing for thing in things}
