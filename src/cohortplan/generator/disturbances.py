"""What happens to a timetable: everyday swaps of lessons, and the disturbances of a scenario.

The swaps belong to the calm form too. The disturbances only add rows: a mentor
is ill for a day and others take the lessons; guests take rooms and a leader,
and lessons in these rooms go to the classroom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cohortplan.generator.dice import Dice
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member, overlapped
from cohortplan.generator.tables import Row, row
from cohortplan.generator.timetable import Lesson, Timetable


def swap_rows(world: World, timetable: Timetable, dice: Dice) -> Iterator[Row]:
    """One swap on each day for swaps: two lessons of a class change places and both teachers can."""
    for day in world.swaps_on:
        pairs = [
            (one, other)
            for one in timetable.lessons
            for other in timetable.lessons
            if one.school_class is other.school_class and swappable(timetable, one, other, world.weekday(day))
        ]
        one, other = dice.choice(pairs)
        reason = f"{one.teacher.name}与{other.teacher.name}调课"
        for moved, target in ((one, other), (other, one)):
            to = {"to_date": day, "to_period": target.period}
            yield change_row(moved, day, to | {"reason": reason})


def swappable(timetable: Timetable, one: Lesson, other: Lesson, weekday: str) -> bool:
    """Whether these two, the earlier one first, may change places: nobody of an office, nobody twice."""
    return (
        one.weekday == other.weekday == weekday
        and one.period < other.period
        and one.subject != other.subject
        and one.teacher is not other.teacher
        and not (one.teacher.office or other.teacher.office)
        and timetable.is_free(one.teacher, other.slot)
        and timetable.is_free(other.teacher, one.slot)
    )


def absence_rows(world: World, ill: Member) -> Iterator[Row]:
    """The table absences: one mentor for one day."""
    day = world.illness.on
    yield row("absences", {"what": "staff", "id": ill.name, "from": day, "to": day, "reason": "病假"})


def choose_ill(world: World, staff: Mapping[str, Member], dice: Dice) -> Member:
    """Who falls ill."""
    return staff[dice.choice(world.illness.among)]


def substitute_rows(world: World, timetable: Timetable, ill: Member, dice: Dice) -> Iterator[Row]:
    """Each lesson of the ill mentor goes to another teacher, rather to one of the class, and never twice to the same."""
    day = world.illness.on
    taken: list[str] = []
    for lesson in timetable.lessons:
        if lesson.teacher is ill and lesson.weekday == world.weekday(day):
            of_class = {each.teacher.key for each in timetable.of(lesson.school_class)}
            free = [each for each in timetable.free_at(lesson.slot) if each.open and not each.office]
            candidates = [each for each in free if each.name not in taken]
            near = [each for each in candidates if each.key in of_class]
            substitute = dice.choice(near or candidates).name
            taken.append(substitute)
            yield change_row(lesson, day, {"teacher": substitute, "reason": f"{ill.name}病假，{substitute}代课"})


def visit_rows(world: World, staff: Mapping[str, Member], campus: str) -> Iterator[Row]:
    """The table visits: guests for some hours."""
    guests = world.delegation
    yield row(
        "visits",
        {
            "visit": f"来访-{guests.on[5:]}",
            "title": guests.title,
            "kind": "delegation",
            "from": f"{guests.on} {guests.start}",
            "to": f"{guests.on} {guests.end}",
            "people": guests.people,
            "campus": campus,
            "rooms": guests.rooms,
            "leaders": staff[guests.leader].name,
        },
    )


def relocation_rows(world: World, timetable: Timetable) -> Iterator[Row]:
    """Lessons in rooms that the guests take go to the classroom."""
    guests = world.delegation
    periods = overlapped(world, guests.start, guests.end)
    for lesson in timetable.lessons:
        if lesson.room in guests.rooms and lesson.weekday == world.weekday(guests.on) and lesson.period in periods:
            classroom = lesson.school_class.room
            yield change_row(lesson, guests.on, {"room": classroom, "reason": f"{lesson.room}接待来访，改在教室上课"})


def change_row(lesson: Lesson, day: str, change: Mapping[str, str]) -> Row:
    """One row of lesson_changes; what is empty stays as it was."""
    which = {"class": lesson.school_class.id, "date": day, "period": lesson.period}
    return row("lesson_changes", {**which, **change, "cancelled": False})
