"""What a sketch has said so far: the words of one part, and the tiny world that the parts draw."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from cohortplan.domain.calendar import Calendar, OpenDay
from cohortplan.domain.demands import Absence, Attended, Competency, PastVisit, Pin, Quota, Visit, Waiver, Wish
from cohortplan.domain.people import Pair, Party, Staff, Trainee
from cohortplan.domain.places import Campus, Room, SchoolClass, Shuttle, Travel
from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Audience, Session
from cohortplan.domain.span import Span
from cohortplan.domain.vocabulary import ACADEMIC_DIRECTOR, KINDS, LESSON, PRINCIPAL

MONDAY = date(2026, 10, 19)
ROLES = {"director": ACADEMIC_DIRECTOR, "principal": PRINCIPAL}
CAMPUSES = ("East", "West")
DAY = re.compile(r"(Mon|Tue|Wed|Thu|Fri)(\d?)$")
HOURS = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)$")
KEYED = re.compile(
    r"(arrive|classes|competencies|county|day|department|for|from|in|leaders|leave|lessons|after|max|mentor|min|part|people|per"
    r"|places|rank|rooms?|seats|subjects?|theme|to|until|was|week|weight)=(.*)$"
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


class Words:
    """One part of a sketch: its plain words, its ``key=value`` words, its day and hours."""

    def __init__(self, part: str) -> None:
        self.plain: list[str] = []
        self.keyed: dict[str, str] = {}
        self.hours: tuple[time, time] | None = None
        self.day = MONDAY
        for word in part.split():
            self._sort(word)

    def _sort(self, word: str) -> None:
        if DAY.match(word):
            self.day = weekday(word)
        elif hours := HOURS.match(word):
            self.hours = time.fromisoformat(hours[1]), time.fromisoformat(hours[2])
        elif keyed := KEYED.match(word):
            self.keyed[keyed[1]] = keyed[2]
        elif "=" in word:
            raise ValueError(f"not understood: “{word}”")
        else:
            self.plain.append(word)

    def names(self, key: str) -> tuple[str, ...]:
        """The comma-separated names of a keyed word."""
        return tuple(filter(None, self.keyed.get(key, "").split(",")))

    def number(self, key: str) -> int | None:
        """The number of a keyed word, if it is there."""
        return int(self.keyed[key]) if key in self.keyed else None

    def flag(self, word: str) -> bool:
        """Whether a plain word is there; it is taken out."""
        if word in self.plain:
            self.plain.remove(word)
            return True
        return False


def weekday(word: str) -> date:
    """The date of ``Mon`` or ``Tue2``."""
    name, week = word[:3], int(word[3:] or 1)
    return MONDAY + timedelta(days=WEEKDAYS.index(name) + 7 * (week - 1))


def _calendar() -> Calendar:
    frame = Calendar(zone="Asia/Shanghai", term_start=MONDAY)
    dates = [MONDAY + timedelta(days=week * 7 + day) for week in range(2) for day in range(5)]
    am, pm = (time(8), time(12)), (time(14), time(18))
    days = (OpenDay(on, on, frame.span(on, *am), frame.span(on, *pm)) for on in dates)
    return Calendar(zone="Asia/Shanghai", term_start=MONDAY, open_days=tuple(days))


@dataclass
class Drawing:
    """What a sketch has said so far."""

    calendar: Calendar = field(default_factory=_calendar)
    sessions: list[Session] = field(default_factory=list)
    trainees: dict[str, Trainee] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)
    classes: dict[str, SchoolClass] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    quotas: list[Quota] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    pins: list[Pin] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    history: list[PastVisit] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    travel: int | None = None
    runs: list[Shuttle] = field(default_factory=list)
    as_of: datetime | None = None
    attends: list[tuple[str, str]] = field(default_factory=list)
    in_force: list[tuple[str, str]] = field(default_factory=list)
    leads: list[tuple[str, str]] = field(default_factory=list)
    led: list[tuple[str, str]] = field(default_factory=list)
    acting: list[Mentorship] = field(default_factory=list)
    lived: list[Attended] = field(default_factory=list)
    nested: list[tuple[str, str]] = field(default_factory=list)
    competencies: list[Competency] = field(default_factory=list)

    @property
    def plan(self) -> Plan:
        """Who attends what, who leads whom, and who stands in for a while."""
        plan = Plan.of(self.attends, self.leads)
        return replace(plan, mentorships=plan.mentorships | frozenset(self.acting))

    def nesting(self, session: Session) -> Session:
        """The session with what takes place inside it."""
        return replace(session, nested=tuple(inner for outer, inner in self.nested if outer == session.id))

    def project(self) -> Project:
        """The project around it."""
        both = zip(CAMPUSES, reversed(CAMPUSES), strict=True) if self.travel is not None else ()
        ways = [Travel(origin=a, destination=b, minutes=self.travel or 0) for a, b in both]
        return Project(
            id="sketch",
            name="sketch",
            as_of=self.as_of or self.calendar.at(MONDAY - timedelta(days=7), time(9)),
            calendar=self.calendar,
            campuses=tuple(Campus(id=name, name=name) for name in CAMPUSES),
            travel=tuple(ways),
            shuttles=tuple(self.runs),
            classes=tuple(self.classes.values()),
            rooms=tuple(self.rooms.values()),
            staff=tuple(self.staff.values()),
            trainees=tuple(self.trainees.values()),
            parties=tuple(self.parties),
            pairs=tuple(self.pairs),
            sessions=tuple(self.nesting(session) for session in self.sessions),
            quotas=tuple(self.quotas),
            absences=tuple(self.absences),
            visits=tuple(self.visits),
            wishes=tuple(self.wishes),
            pins=tuple(self.pins),
            waivers=tuple(self.waivers),
            history=tuple(self.history),
            attended=tuple(self.lived),
            competencies=tuple(self.competencies),
            in_force=Plan.of(self.in_force, self.led) if self.in_force or self.led else None,
        )

    def named(self, name: str) -> str:
        """A trainee, called into being if need be."""
        self.trainees.setdefault(name, Trainee(id=name, name=name, role=PRINCIPAL))
        return name

    def span(self, words: Words) -> Span:
        """The part's day and hours; the whole day without hours."""
        start, end = words.hours or (time(0), time(23, 59))
        return self.calendar.span(words.day, start, end)

    def moment(self, words: Words, key: str) -> datetime | None:
        """The part's day at the time of a keyed word, if it is there."""
        return self.calendar.at(words.day, time.fromisoformat(words.keyed[key])) if key in words.keyed else None

    def session(self, words: Words) -> None:
        """Draw a session and who attends it."""
        ident, class_id, leader, campus, kind, subject = f"s{len(self.sessions) + 1}", "", "", "", "talk", ""
        flags = {flag: words.flag(flag) for flag in ("closed", "required", "standing")}
        here: tuple[str, ...] = ()
        for word in words.plain:
            if word.startswith("@"):
                here = tuple(word[1:].split(","))
            elif word.endswith(":"):
                ident = word[:-1]
            elif word in KINDS:
                kind = word
            elif word in CAMPUSES:
                campus = word
            elif word[0].isdigit():
                class_id = word
            elif word[0].isupper():
                leader = word
            else:
                subject = word
        if class_id:
            self.classes.setdefault(class_id, SchoolClass(id=class_id, grade=class_id.split(".")[0], campus=campus))
        if leader:
            self.staff.setdefault(leader, Staff(id=leader, name=leader))
        invited = words.names("for")
        self.sessions.append(
            Session(
                id=ident,
                kind=kind,
                title=" ".join(filter(None, (kind, class_id, ident))),
                span=self.span(words),
                campus=campus,
                room=words.keyed.get("room", ""),
                leader=leader,
                seats=words.number("seats"),
                min_seats=words.number("min") or 0,
                audience=Audience(
                    roles=tuple(ROLES[name] for name in invited if name in ROLES),
                    trainees=tuple(self.named(name) for name in invited if name not in ROLES),
                ),
                required=flags["required"],
                standing=flags["standing"],
                open=not flags["closed"],
                class_id=class_id if kind == LESSON else "",
                grade=class_id.split(".")[0],
                subject=words.keyed.get("subject", subject),
                department=words.keyed.get("department", ""),
                themes=words.names("theme"),
                competencies=words.names("competencies"),
                lessons=words.names("lessons"),
                after=words.names("after"),
            )
        )
        self.attends += [(self.named(name), ident) for name in here]
        self.in_force += [(self.named(name), ident) for name in words.names("was")]
        self.nested += [(outer, ident) for outer in words.names("in")]
