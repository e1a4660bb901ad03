"""The school's week while it is being built: which course sits in which cell, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cohortplan.generator.agenda import WEEKDAYS
from cohortplan.generator.teaching import Course

LESSONS_A_DAY = 5
"""More than these a day no teacher gives."""

Slot = tuple[str, str]
"""Weekday and period."""


class Grid:
    """Cells of all classes, each with one course; counts are kept, so that an exchange is quickly judged.

    A cell is a class (its index) and a place in that class's list of slots.
    Trouble is counted in lessons: a teacher twice in a slot or barred from it, a
    course too often on one day, a teacher with too long a day.
    """

    def __init__(self, courses: Sequence[Course], slots: Sequence[Sequence[Slot]]) -> None:
        self.courses = courses
        self.slots = slots
        self.cells: list[list[int]] = [[-1] * len(week) for week in slots]
        keys = list(dict.fromkeys(course.teacher.key for course in courses))
        self._teacher = [keys.index(course.teacher.key) for course in courses]
        every = list(dict.fromkeys(slot for week in slots for slot in week))
        self._slot = [[every.index(slot) for slot in week] for week in slots]
        self._day = [[WEEKDAYS.index(weekday) for weekday, _ in week] for week in slots]
        self._a_day = [-(-course.lessons // len({day for day, _ in slots[0]})) for course in courses]
        barred = {course.teacher.key: course.teacher.barred for course in courses}
        self._barred = [[int(slot in barred[key]) for slot in every] for key in keys]
        self._at = [[0] * len(every) for _ in keys]
        self._teacher_day = [[0] * len(WEEKDAYS) for _ in keys]
        self._course_day = [[0] * len(WEEKDAYS) for _ in courses]

    def class_hour(self, school_class: int) -> int:
        """The last place of the week, kept for the class hour (班队活动)."""
        return len(self.slots[school_class]) - 1

    def price(self, course: int, school_class: int, place: int) -> int:
        """Trouble that this course would make in this cell, were it put there."""
        teacher, slot, day = self._teacher[course], self._slot[school_class][place], self._day[school_class][place]
        return (
            self._at[teacher][slot]
            + self._barred[teacher][slot]
            + (self._course_day[course][day] >= self._a_day[course])
            + (self._teacher_day[teacher][day] >= LESSONS_A_DAY)
        )

    def put(self, course: int, school_class: int, place: int) -> None:
        """Fill an empty cell."""
        self.cells[school_class][place] = course
        self._count(course, school_class, place, 1)

    def lift(self, school_class: int, place: int) -> int:
        """Empty a cell, and what was in it."""
        course = self.cells[school_class][place]
        self._count(course, school_class, place, -1)
        return course

    def _count(self, course: int, school_class: int, place: int, by: int) -> None:
        teacher, day = self._teacher[course], self._day[school_class][place]
        self._at[teacher][self._slot[school_class][place]] += by
        self._teacher_day[teacher][day] += by
        self._course_day[course][day] += by

    def trouble(self, school_class: int, place: int) -> int:
        """Trouble of a filled cell."""
        course = self.lift(school_class, place)
        price = self.price(course, school_class, place)
        self.put(course, school_class, place)
        return price

    def exchange(self, school_class: int, first: int, second: int) -> None:
        """Let two cells of a class change places."""
        one, other = self.lift(school_class, first), self.lift(school_class, second)
        self.put(other, school_class, first)
        self.put(one, school_class, second)

    def exchange_price(self, school_class: int, first: int, second: int) -> int:
        """Trouble that the exchange would add, negative if it would help."""
        one, other = self.lift(school_class, first), self.lift(school_class, second)
        before = self.price(one, school_class, first) + self.price(other, school_class, second)
        after = self.price(other, school_class, first) + self.price(one, school_class, second)
        self.put(one, school_class, first)
        self.put(other, school_class, second)
        return after - before

    def troubled(self) -> Iterator[tuple[int, int]]:
        """Cells in which something is wrong."""
        for school_class, week in enumerate(self.cells):
            for place in range(len(week)):
                if self.trouble(school_class, place):
                    yield school_class, place
