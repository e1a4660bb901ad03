"""The school's timetable (总课表): each course in its slots, no teacher twice, research afternoons free.

Classes are filled one after the other, the scarcest slots first; what is still
wrong then is mended by exchanging two lessons of one class. An attempt that
gets stuck is thrown away for a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cohortplan.errors import CohortplanError
from cohortplan.generator.dice import Dice
from cohortplan.generator.grid import Grid, Slot
from cohortplan.generator.school import SchoolClass
from cohortplan.generator.site import Campus
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member
from cohortplan.generator.tables import Row, row
from cohortplan.generator.teaching import Course

ATTEMPTS, SWEEPS = 60, 60
HARMFUL_IN_HUNDRED = 3


class NoTimetable(CohortplanError):
    """The scenario asks its teachers for more than a week holds."""


@dataclass(frozen=True)
class Lesson:
    """One weekly lesson."""

    school_class: SchoolClass
    weekday: str
    period: str
    subject: str
    teacher: Member

    @property
    def room(self) -> str:
        """The teacher's special room; empty for the classroom."""
        return self.teacher.room if self.subject == self.teacher.subject else ""

    @property
    def slot(self) -> Slot:
        """Weekday and period."""
        return self.weekday, self.period


class Timetable:
    """All weekly lessons of the school, by class and time."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self.lessons = lessons
        self._taken = {(each.teacher.key, each.slot) for each in lessons}
        self._of: dict[str, list[Lesson]] = {}
        for each in lessons:
            self._of.setdefault(each.school_class.id, []).append(each)

    def is_free(self, teacher: Member, slot: Slot) -> bool:
        """Whether this teacher has neither a lesson nor anything else then."""
        return slot not in teacher.barred and (teacher.key, slot) not in self._taken

    def free_at(self, slot: Slot, campus: Campus) -> list[Member]:
        """All teachers of a campus who have nothing to do then."""
        teachers = {each.teacher.key: each.teacher for each in self.lessons if each.teacher.campus.id == campus.id}
        return [each for each in teachers.values() if self.is_free(each, slot)]

    def of(self, school_class: SchoolClass) -> Sequence[Lesson]:
        """The lessons of one class."""
        return self._of[school_class.id]


def make_timetable(
    world: World, classes: Sequence[SchoolClass], courses: Sequence[Course], dice: Dice, *, attempts: int = ATTEMPTS
) -> Timetable:
    """A timetable without any trouble, campus by campus: nobody teaches on two.

    Raises:
        NoTimetable: If none is found; then the scenario needs more teachers or fewer barred periods.
    """
    lessons: list[Lesson] = []
    for campus in world.campuses:
        here = [each for each in classes if each.campus.id == campus.id]
        taught = [each for each in courses if each.school_class.campus.id == campus.id]
        lessons.extend(lessons_of_campus(world, here, taught, dice, attempts=attempts))
    return Timetable(lessons)


def lessons_of_campus(
    world: World, classes: Sequence[SchoolClass], courses: Sequence[Course], dice: Dice, *, attempts: int
) -> Iterator[Lesson]:
    """The lessons of these classes, who share their teachers with nobody else.

    Raises:
        NoTimetable: As above.
    """
    weeks = [slots_of(each) for each in classes]
    for _ in range(attempts):
        grid = Grid(courses, weeks)
        for number in dice.shuffled(range(len(classes))):
            fill(world, grid, number, classes[number], dice)
        if mend(grid, dice):
            return lessons_of(grid, classes)
    raise NoTimetable(f"world {world.like}: {attempts} attempts failed")


def slots_of(school_class: SchoolClass) -> list[Slot]:
    """The week of a class in order of time; its last slot is the class hour (班队活动)."""
    return [(weekday, period) for weekday, periods in school_class.grade.periods.items() for period in periods]


def fill(world: World, grid: Grid, number: int, school_class: SchoolClass, dice: Dice) -> None:
    """Give a class its week, the scarcest slots first, some subjects rather in the morning."""
    week = grid.slots[number]
    left = {
        course: grid.courses[course].lessons
        for course in range(len(grid.courses))
        if grid.courses[course].school_class is school_class
    }
    (class_hour,) = (course for course in left if grid.courses[course].subject == world.class_hour)
    grid.put(class_hour, number, grid.class_hour(number))
    del left[class_hour]
    mornings = {bell.period for bell in school_class.campus.bells if bell.part == "am"}
    scarcity = [sum(slot in grid.courses[course].teacher.barred for course in left) for slot in week]
    for place in sorted(range(grid.class_hour(number)), key=lambda place: (-scarcity[place], dice.below(1000))):
        early = week[place][1] in mornings
        ranked = [
            (
                grid.price(course, number, place),
                (grid.courses[course].subject in world.morning_subjects) != early,
                -lessons,
                dice.below(1000),
                course,
            )
            for course, lessons in left.items()
            if lessons
        ]
        choice = min(ranked)[-1]
        left[choice] -= 1
        grid.put(choice, number, place)


def mend(grid: Grid, dice: Dice) -> bool:
    """Exchange lessons within classes until nothing is wrong; whether that succeeded. Class hours stay."""
    for _ in range(SWEEPS):
        troubled = list(grid.troubled())
        if not troubled:
            return True
        for school_class, place in dice.shuffled(troubled):
            if place != grid.class_hour(school_class) and grid.trouble(school_class, place):
                exchange_best(grid, school_class, place, dice)
    return False


def exchange_best(grid: Grid, school_class: int, place: int, dice: Dice) -> None:
    """Let a lesson change places with the one where that harms least.

    An exchange that changes nothing is made too, and rarely one that harms: they
    lead out of corners.
    """
    week = grid.cells[school_class]
    partners = [
        (grid.exchange_price(school_class, place, other), dice.below(1000), other)
        for other in range(grid.class_hour(school_class))
        if week[other] != week[place]
    ]
    added, _, best = min(partners)
    if added <= 0 or dice.below(100) < HARMFUL_IN_HUNDRED:
        grid.exchange(school_class, place, best)


def lessons_of(grid: Grid, classes: Sequence[SchoolClass]) -> Iterator[Lesson]:
    """The filled cells as lessons, class by class in order of time."""
    for school_class, cells, week in zip(classes, grid.cells, grid.slots, strict=True):
        for number, (weekday, period) in zip(cells, week, strict=True):
            course = grid.courses[number]
            yield Lesson(school_class, weekday, period, course.subject, course.teacher)


def lesson_rows(timetable: Timetable) -> Iterator[Row]:
    """The table lessons; without a room they are in the classroom."""
    for each in timetable.lessons:
        where = {"class": each.school_class.id, "weekday": each.weekday, "period": each.period}
        what = {"subject": each.subject, "teacher": each.teacher.name, "room": each.room}
        yield row("lessons", {**where, **what, "open": each.teacher.open})
