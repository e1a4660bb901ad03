"""What happens to the lessons of a timetable: everyday swaps, and what the disturbances of a scenario bring.

A mentor is ill and others take the lessons; guests take rooms, and lessons in
these rooms go to the classroom. All of that are rows of ``lesson_changes``, each
lesson at most once, nobody in two places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cohortplan.generator.dice import Dice
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member
from cohortplan.generator.tables import Row, row
from cohortplan.generator.timetable import Lesson, Timetable
from cohortplan.generator.troubles import Delegation


@dataclass(frozen=True)
class Swap:
    """Two lessons of a class that change places on a day, the earlier one first."""

    day: str
    one: Lesson
    other: Lesson

    def rows(self) -> Iterator[Row]:
        """The two changes."""
        reason = f"{self.one.teacher.name}与{self.other.teacher.name}调课"
        for moved, target in ((self.one, self.other), (self.other, self.one)):
            to = {"to_date": self.day, "to_period": target.period}
            yield change_row(moved, self.day, to | {"reason": reason})

    def takes(self, teacher: Member, day: str, period: str) -> bool:
        """Whether the swap puts this teacher into this period."""
        moved = (self.one.teacher.key, self.other.period), (self.other.teacher.key, self.one.period)
        return day == self.day and (teacher.key, period) in moved


def swaps(world: World, days: tuple[str, ...], timetable: Timetable, dice: Dice) -> list[Swap]:
    """One swap on each of the days: two lessons of a class change places and both teachers can."""
    made = []
    for day in days:
        pairs = [
            (one, other)
            for one in timetable.lessons
            for other in timetable.of(one.school_class)
            if swappable(timetable, one, other, world.weekday(day))
            and not any(shown_to(world, each, day) for each in (one, other))
        ]
        made.append(Swap(day, *dice.choice(pairs)))
    return made


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


def shown_to(world: World, lesson: Lesson, day: str) -> bool:
    """Whether guests of that day take the room of the lesson or look into its class."""
    return any(
        guests.on == day and (lesson.room in guests.rooms or lesson.school_class.id in guests.classes)
        for guests in world.troubles.delegations
    )


def substitute_rows(world: World, timetable: Timetable, ill: Member, made: list[Swap], dice: Dice) -> Iterator[Row]:
    """Each lesson of the ill mentor goes to another teacher, rather to one of the class, never two of a day to the same."""
    for day in world.sick_days:
        taken: list[str] = []
        for lesson in timetable.lessons:
            if lesson.teacher is ill and lesson.weekday == world.weekday(day):
                of_class = {each.teacher.key for each in timetable.of(lesson.school_class)}
                free = [each for each in timetable.free_at(lesson.slot, ill.campus) if each.open and not each.office]
                candidates = [
                    each
                    for each in free
                    if each.name not in taken and not any(swap.takes(each, day, lesson.period) for swap in made)
                ]
                near = [each for each in candidates if each.key in of_class]
                substitute = dice.choice(near or candidates).name
                taken.append(substitute)
                yield change_row(lesson, day, {"teacher": substitute, "reason": f"{ill.name}病假，{substitute}代课"})


def relocation_rows(world: World, guests: Delegation, timetable: Timetable) -> Iterator[Row]:
    """Lessons in rooms that the guests take go to the classroom."""
    periods = world.campus(guests.campus).overlapped(guests.start, guests.end)
    for lesson in timetable.lessons:
        if lesson.room in guests.rooms and lesson.weekday == world.weekday(guests.on) and lesson.period in periods:
            classroom = lesson.school_class.room
            yield change_row(lesson, guests.on, {"room": classroom, "reason": f"{lesson.room}接待来访，改在教室上课"})


def change_row(lesson: Lesson, day: str, change: Mapping[str, str]) -> Row:
    """One row of lesson_changes; what is empty stays as it was."""
    which = {"class": lesson.school_class.id, "date": day, "period": lesson.period}
    return row("lesson_changes", {**which, **change, "cancelled": False})
