"""The school's people: whoever teaches, and the mentors, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.gathering import Gathered
from cohortplan.intake.raw.pages import Place
from cohortplan.intake.raw.people import Person
from cohortplan.intake.raw.posts import leads_school, led_by
from cohortplan.intake.raw.timetables import Timetable


@dataclass
class Member:
    """Somebody of the host school; ``cells`` are columns of the table of staff."""

    name: str
    cells: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    subjects: list[str] = field(default_factory=list)
    campuses: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Staffing:
    """Everybody, mentors first; and how many mentors were taken from the list of staff."""

    members: tuple[Member, ...]
    mentors_from_staff: int = 0


def make_staff(found: Gathered, timetable: Timetable, notes: Notes) -> Staffing:
    """Everybody of the school whom any file names."""
    mentors, staff, chosen = list(once(found.mentors, notes)), list(once(found.staff, notes)), 0
    if not mentors and not any("mentors" in person.cells for person in staff):
        mentors = [_as_mentor(person) for person in staff if leads_school(person.post)]
        chosen = len(mentors)
    members: dict[str, Member] = {}
    for person in (*mentors, *staff):
        known = members.get(person.name)
        namesake = known is not None and person.ident not in ("", known.cells.get("staff", person.ident))
        key = f"{person.name} {person.ident}" if namesake else person.name
        member = members.setdefault(key, Member(person.name))
        member.cells = {**_cells(person), **member.cells}
        member.places = {**person.places, **member.places}
    for lesson in timetable.lessons:
        if lesson.teacher:
            member = members.setdefault(lesson.teacher, Member(lesson.teacher, places={"name": lesson.raw.cell}))
            _add(member.subjects, lesson.subject)
            _add(member.campuses, lesson.campus)
    return Staffing(tuple(members.values()), chosen)


def once(people: Iterable[Person], notes: Notes) -> Iterator[Person]:
    """The people without those of the same name, who are noted unless their ids tell them apart."""
    seen: dict[str, Person] = {}
    taken: set[str] = set()
    for person in people:
        other = seen.setdefault(person.name, person)
        if other is person or (person.ident and other.ident and person.ident != other.ident):
            taken.add(person.name)
            yield person
            continue
        suggestion = _unused(person.name, taken)
        taken.add(suggestion)
        facts = {"other": str(other.places["name"]), "suggestion": suggestion}
        notes.add(person.places["name"].problem("name_twice", person.name, **facts))


def _unused(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}({number})" in taken:
        number += 1
    return f"{name}({number})"


def _as_mentor(person: Person) -> Person:
    return replace(person, cells={**person.cells, "mentors": led_by(person.post)})


def _cells(person: Person) -> dict[str, str]:
    ident = {"staff": person.ident} if person.ident else {}
    return {**ident, **person.cells, **({"campus": person.campus} if person.campus else {})}


def _add(listed: list[str], text: str) -> None:
    if text and text not in listed:
        listed.append(text)
