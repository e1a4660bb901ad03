"""A tiny plan in one line, for examples: ``East 09:00-10:00 Lin @ann; West 10:30-11:00 Lin; travel 25``.

Parts are separated by semicolons. A part with a time is a session; its words
are told apart by their shape, in any order:

- ``a:`` its id (else ``s1``, ``s2``…), a kind such as ``lesson`` (else ``talk``);
- ``Mon`` or ``Mon2`` (second week; else Monday), ``09:00-10:00``, ``East`` or ``West``;
- ``1.1`` the class of a lesson, whose grade is ``1``; a small word its subject;
- ``Lin`` the leader; ``@ann,bob`` who attends; ``was=ann`` who attended it in the release in force;
- ``seats=2 min=2 room=Hall for=ann,director theme=food department=Lab subject=maths closed required``.

Every other part states a fact: ``trainee ann director people=2 subjects=maths arrive=10:00``,
``mentor Lin places=2 for=principal``, ``lead ann Lin``, ``quota director lesson min=2 max=3 per=day own``,
``absent staff Lin Tue 09:00-10:00``, ``visit 09:00-10:00 rooms=Hall classes=1.1 people=3``, ``travel 25``,
``pin ann a not part=time until=Tue``, ``wish ann subject maths rank=2``, ``pair ann Lin not_mentor``,
``waive seats s1``, ``as of Mon 08:00``. Trainees, leaders and classes that are
only named come into being with defaults.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from cohortplan.domain.calendar import Calendar, OpenDay
from cohortplan.domain.demands import Absence, Pin, Quota, Visit, Waiver, Wish
from cohortplan.domain.people import Pair, Staff, Trainee
from cohortplan.domain.places import Campus, Room, SchoolClass, Travel
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Audience, Session
from cohortplan.domain.span import Span
from cohortplan.domain.vocabulary import ACADEMIC_DIRECTOR, KINDS, LESSON, PRINCIPAL

MONDAY = date(2026, 10, 19)
ROLES = {"director": ACADEMIC_DIRECTOR, "principal": PRINCIPAL}
CAMPUSES = ("East", "West")
DAY = re.compile(r"(Mon|Tue|Wed|Thu|Fri)(\d?)$")
HOURS = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)$")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


def read_sketch(sketch: str) -> tuple[Project, Plan]:
    """The tiny project and plan that one line draws.

    Raises:
        ValueError: If a part is not understood; it is quoted.
    """
    drawing = Drawing()
    for part in filter(None, (each.strip() for each in sketch.split(";"))):
        words = Words(part)
        if part.split()[0] in FACTS:
            FACTS[part.split()[0]](drawing, words)
        elif words.hours:
            drawing.session(words)
        else:
            raise ValueError(f"not understood: “{part}” in “{sketch}”")
    return drawing.project(), drawing.plan


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
        elif "=" in word:
            key, _, value = word.partition("=")
            self.keyed[key] = value
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
    pairs: list[Pair] = field(default_factory=list)
    travel: int = 0
    as_of: datetime | None = None
    attends: list[tuple[str, str]] = field(default_factory=list)
    attended: list[tuple[str, str]] = field(default_factory=list)
    leads: list[tuple[str, str]] = field(default_factory=list)

    @property
    def plan(self) -> Plan:
        """Who attends what, and who leads whom."""
        return Plan.of(self.attends, self.leads)

    def project(self) -> Project:
        """The project around it."""
        ways = [Travel(origin=a, destination=b, minutes=self.travel) for a in CAMPUSES for b in CAMPUSES if a != b]
        return Project(
            id="sketch",
            name="sketch",
            as_of=self.as_of or self.calendar.at(MONDAY - timedelta(days=7), time(9)),
            calendar=self.calendar,
            campuses=tuple(Campus(id=name, name=name) for name in CAMPUSES),
            travel=tuple(ways),
            classes=tuple(self.classes.values()),
            rooms=tuple(self.rooms.values()),
            staff=tuple(self.staff.values()),
            trainees=tuple(self.trainees.values()),
            pairs=tuple(self.pairs),
            sessions=tuple(self.sessions),
            quotas=tuple(self.quotas),
            absences=tuple(self.absences),
            visits=tuple(self.visits),
            wishes=tuple(self.wishes),
            pins=tuple(self.pins),
            waivers=tuple(self.waivers),
            in_force=Plan.of(self.attended) if self.attended else None,
        )

    def named(self, name: str) -> str:
        """A trainee, called into being if need be."""
        self.trainees.setdefault(name, Trainee(id=name, name=name, role=PRINCIPAL))
        return name

    def span(self, words: Words) -> Span:
        """The part's day and hours; the whole day without hours."""
        start, end = words.hours or (time(0), time(23, 59))
        return self.calendar.span(words.day, start, end)

    def session(self, words: Words) -> None:
        """Draw a session and who attends it."""
        ident, class_id, leader, campus, kind, subject = f"s{len(self.sessions) + 1}", "", "", "", "talk", ""
        flags = {flag: words.flag(flag) for flag in ("closed", "required")}
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
                open=not flags["closed"],
                class_id=class_id if kind == LESSON else "",
                grade=class_id.split(".")[0],
                subject=words.keyed.get("subject", subject),
                department=words.keyed.get("department", ""),
                themes=words.names("theme"),
            )
        )
        self.attends += [(self.named(name), ident) for name in here]
        self.attended += [(self.named(name), ident) for name in words.names("was")]


def _trainee(drawing: Drawing, words: Words) -> None:
    name = words.plain[1]
    role = next((ROLES[word] for word in words.plain if word in ROLES), PRINCIPAL)
    arrive = words.keyed.get("arrive")
    drawing.trainees[name] = Trainee(
        id=name,
        name=name,
        role=role,
        people=words.number("people") or 1,
        subjects=words.names("subjects"),
        arrive=drawing.calendar.at(words.day, time.fromisoformat(arrive)) if arrive else None,
    )


def _mentor(drawing: Drawing, words: Words) -> None:
    roles = tuple(ROLES[name] for name in words.names("for")) or tuple(sorted(ROLES.values()))
    name = words.plain[1]
    drawing.staff[name] = Staff(id=name, name=name, mentors=roles, max_trainees=words.number("places"))


def _lead(drawing: Drawing, words: Words) -> None:
    drawing.leads.append((drawing.named(words.plain[1]), words.plain[2]))


def _quota(drawing: Drawing, words: Words) -> None:
    kinds = tuple(word for word in words.plain if word in KINDS)
    drawing.quotas.append(
        Quota(
            id=f"q{len(drawing.quotas) + 1}",
            role=next((ROLES[word] for word in words.plain if word in ROLES), PRINCIPAL),
            kinds=kinds,
            per=words.keyed.get("per", "project"),
            least=words.number("min"),
            most=words.number("max"),
            own_subject="own" in words.plain,
            department=words.keyed.get("department", ""),
            weight=words.number("weight") or 1,
        )
    )


def _absent(drawing: Drawing, words: Words) -> None:
    drawing.absences.append(Absence(what=words.plain[1], id=words.plain[2], span=drawing.span(words)))


def _visit(drawing: Drawing, words: Words) -> None:
    drawing.visits.append(
        Visit(
            id=f"v{len(drawing.visits) + 1}",
            title="visit",
            kind="delegation",
            span=drawing.span(words),
            rooms=words.names("rooms"),
            classes=words.names("classes"),
            leaders=words.names("leaders"),
            people_in_class=words.number("people"),
        )
    )


def _travel(drawing: Drawing, words: Words) -> None:
    drawing.travel = int(words.plain[1])


def _pin(drawing: Drawing, words: Words) -> None:
    until = words.keyed.get("until")
    drawing.pins.append(
        Pin(
            trainee=drawing.named(words.plain[1]),
            sessions=(words.plain[2],),
            must="not" not in words.plain,
            part=words.keyed.get("part", "whole"),
            until=weekday(until) if until else None,
        )
    )


def _wish(drawing: Drawing, words: Words) -> None:
    _, trainee, about, value = words.plain
    rank = words.number("rank") or 1
    drawing.wishes.append(Wish(trainee=drawing.named(trainee), about=about, value=value, rank=rank))


def _pair(drawing: Drawing, words: Words) -> None:
    drawing.pairs.append(Pair(a=words.plain[1], b=words.plain[2], rule=words.plain[3]))


def _waive(drawing: Drawing, words: Words) -> None:
    drawing.waivers.append(Waiver(rule=words.plain[1], about=tuple(words.plain[2:]), reason="example"))


def _as_of(drawing: Drawing, words: Words) -> None:
    drawing.as_of = drawing.calendar.at(words.day, time.fromisoformat(words.plain[2]))


FACTS: dict[str, Callable[[Drawing, Words], None]] = {
    "trainee": _trainee,
    "mentor": _mentor,
    "lead": _lead,
    "quota": _quota,
    "absent": _absent,
    "visit": _visit,
    "travel": _travel,
    "pin": _pin,
    "wish": _wish,
    "pair": _pair,
    "waive": _waive,
    "as": _as_of,
}
