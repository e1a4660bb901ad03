"""A tiny plan in one line, for examples: ``East 09:00-10:00 Lin @ann; West 10:30-11:00 Lin; travel 25``.

Parts are separated by semicolons. A part with a time is a session; its words
are told apart by their shape, in any order:

- ``a:`` its id (else ``s1``, ``s2``…), a kind such as ``lesson`` (else ``talk``);
- ``Mon`` or ``Mon2`` (second week; else Monday), ``09:00-10:00``, ``East`` or ``West``;
- ``1.1`` the class of a lesson, whose grade is ``1``; a small word its subject;
- ``Lin`` the leader; ``@ann,bob`` who attends; ``was=ann`` who attended it in the release in force;
- ``seats=2 min=2 room=Hall for=ann,director theme=food competencies=talk department=Lab subject=maths``,
  ``closed``, ``required``, ``standing``;
- ``in=a`` the session in which it is nested, ``lessons=a`` those it discusses, ``after=a,talk`` what comes before it.

Every other part states a fact: ``trainee ann director people=2 subjects=maths arrive=10:00 leave=16:00``
(and ``county=Oak``),
``mentor Lin head places=2 for=principal``, ``lead ann Lin``, ``acting ann Wu from=Mon to=Tue``,
``led ann Lin`` (in the release in force), ``competency director talk``,
``class 1.1 day=2 week=3``, ``quota director lesson min=2 max=3 per=day own flat weight=2``,
``absent staff Lin Tue 09:00-10:00``, ``visit 09:00-10:00 rooms=Hall classes=1.1 people=3``, ``travel 25``,
``past lesson 1.1 Lin`` of an earlier cohort, and ``past shadowing mentor=Lin people=3``, ``bus East 12:00-12:25 seats=2`` from there to the other campus,
``pin ann a,b not part=time until=Tue``, ``wish ann subject maths rank=2``, ``pair ann Lin not_mentor``,
``pair ann bob apart``, ``party G ann,bob talk lesson split``,
``waive seats s1``, ``attended ann a``, ``as of Mon 08:00``. Trainees, leaders and
classes that are only named come into being with defaults; a ``flat`` quota is not prorated.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

from cohortplan.domain.demands import Absence, Attended, Competency, PastVisit, Pin, Quota, Visit, Waiver, Wish
from cohortplan.domain.people import Pair, Party, Staff, Trainee
from cohortplan.domain.places import SchoolClass, Shuttle
from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.domain.project import Project
from cohortplan.domain.vocabulary import KINDS, POSTS, PRINCIPAL
from cohortplan.rules.drawing import CAMPUSES, ROLES, Drawing, Words, weekday


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


def _trainee(drawing: Drawing, words: Words) -> None:
    name = words.plain[1]
    role = next((ROLES[word] for word in words.plain if word in ROLES), PRINCIPAL)
    drawing.trainees[name] = Trainee(
        id=name,
        name=name,
        role=role,
        county=words.keyed.get("county", ""),
        people=words.number("people") or 1,
        subjects=words.names("subjects"),
        arrive=drawing.moment(words, "arrive"),
        leave=drawing.moment(words, "leave"),
    )


def _mentor(drawing: Drawing, words: Words) -> None:
    roles = tuple(ROLES[name] for name in words.names("for")) or tuple(sorted(ROLES.values()))
    name = words.plain[1]
    post = next((word for word in words.plain[2:] if word in POSTS), "teacher")
    drawing.staff[name] = Staff(id=name, name=name, post=post, mentors=roles, max_trainees=words.number("places"))


def _lead(drawing: Drawing, words: Words) -> None:
    drawing.leads.append((drawing.named(words.plain[1]), words.plain[2]))


def _led(drawing: Drawing, words: Words) -> None:
    name = words.plain[2]
    drawing.staff.setdefault(name, Staff(id=name, name=name))
    drawing.led.append((drawing.named(words.plain[1]), name))


def _acting(drawing: Drawing, words: Words) -> None:
    _, trainee, mentor = words.plain
    last = weekday(words.keyed["to"]) if "to" in words.keyed else None
    drawing.acting.append(Mentorship(drawing.named(trainee), mentor, weekday(words.keyed["from"]), last))


def _class(drawing: Drawing, words: Words) -> None:
    name = words.plain[1]
    drawing.classes[name] = SchoolClass(
        id=name,
        grade=name.split(".")[0],
        campus="",
        visits_per_day=words.number("day"),
        visits_per_week=words.number("week"),
    )


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
            prorate="flat" not in words.plain,
        )
    )


def _competency(drawing: Drawing, words: Words) -> None:
    drawing.competencies.append(Competency(role=ROLES[words.plain[1]], name=words.plain[2]))


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


def _bus(drawing: Drawing, words: Words) -> None:
    origin = words.plain[1]
    (destination,) = (campus for campus in CAMPUSES if campus != origin)
    seats = words.number("seats") or 0
    drawing.runs.append(Shuttle(origin=origin, destination=destination, span=drawing.span(words), seats=seats))


def _past(drawing: Drawing, words: Words) -> None:
    _, kind, class_id, teacher = (*words.plain, "", "")[:4]
    on = words.day - timedelta(weeks=4)
    mentor, people = words.keyed.get("mentor", ""), words.number("people") or 1
    drawing.history.append(
        PastVisit(cohort="earlier", on=on, kind=kind, class_id=class_id, teacher=teacher, mentor=mentor, people=people)
    )


def _pin(drawing: Drawing, words: Words) -> None:
    until = words.keyed.get("until")
    drawing.pins.append(
        Pin(
            trainee=drawing.named(words.plain[1]),
            sessions=tuple(words.plain[2].split(",")),
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
    _, one, other, rule = words.plain
    for name in (one, other):
        if name.islower():
            drawing.named(name)
    drawing.pairs.append(Pair(a=one, b=other, rule=rule))


def _party(drawing: Drawing, words: Words) -> None:
    may_split = words.flag("split")
    _, name, members, *kinds = words.plain
    together = tuple(drawing.named(each) for each in members.split(","))
    drawing.parties.append(Party(id=name, members=together, kinds=tuple(kinds), may_split=may_split))


def _waive(drawing: Drawing, words: Words) -> None:
    drawing.waivers.append(Waiver(rule=words.plain[1], about=tuple(words.plain[2:]), reason="example"))


def _attended(drawing: Drawing, words: Words) -> None:
    _, trainee, session = words.plain
    drawing.lived.append(Attended(trainee=drawing.named(trainee), session=session, minutes=45))


def _as_of(drawing: Drawing, words: Words) -> None:
    drawing.as_of = drawing.calendar.at(words.day, time.fromisoformat(words.plain[2]))


FACTS: dict[str, Callable[[Drawing, Words], None]] = {
    "trainee": _trainee,
    "mentor": _mentor,
    "lead": _lead,
    "led": _led,
    "acting": _acting,
    "class": _class,
    "quota": _quota,
    "competency": _competency,
    "absent": _absent,
    "visit": _visit,
    "travel": _travel,
    "bus": _bus,
    "past": _past,
    "pin": _pin,
    "wish": _wish,
    "pair": _pair,
    "party": _party,
    "waive": _waive,
    "attended": _attended,
    "as": _as_of,
}
