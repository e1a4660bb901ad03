"""Who teaches what in which class (任课表)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from cohortplan.generator.dice import Dice
from cohortplan.generator.school import SchoolClass
from cohortplan.generator.site import Campus
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member


@dataclass(frozen=True, eq=False)
class Course:
    """One subject of one class for a week: so many ``lessons`` with one teacher."""

    school_class: SchoolClass
    subject: str
    teacher: Member

    @property
    def lessons(self) -> int:
        """Lessons a week."""
        return self.school_class.grade.allocation[self.subject]


class Teaching:
    """The list of courses while it grows, and what each teacher has so far."""

    def __init__(self, classes: Sequence[SchoolClass]) -> None:
        self.classes = classes
        self.courses: list[Course] = []
        self.load: dict[str, int] = {}
        self._given: dict[tuple[str, str], Member] = {}

    def give(self, school_class: SchoolClass, subject: str, teacher: Member) -> None:
        """Let this teacher take the subject in this class."""
        course = Course(school_class, subject, teacher)
        self.courses.append(course)
        self._given[school_class.id, subject] = teacher
        self.load[teacher.key] = self.load.get(teacher.key, 0) + course.lessons

    def open_classes(self, subject: str, campus: Campus | None = None) -> list[SchoolClass]:
        """Classes, of one campus or of all, that have the subject and nobody for it yet."""
        return [
            each
            for each in self.classes
            if subject in each.grade.allocation
            and (each.id, subject) not in self._given
            and (campus is None or campus.id == each.campus.id)
        ]

    def teachers_of(self, school_class: SchoolClass, subjects: Sequence[str]) -> list[Member]:
        """The class's teachers of these subjects, in this order, those with an office left out; else its others."""
        for wanted in (subjects, tuple(school_class.grade.allocation)):
            known = [self._given.get((school_class.id, subject)) for subject in wanted]
            if ordinary := [teacher for teacher in known if teacher and not teacher.office]:
                return ordinary
        return []


def assign_teaching(
    world: World, classes: Sequence[SchoolClass], staff: Mapping[str, Member], dice: Dice
) -> list[Course]:
    """All courses of the school: first those with an office, then subject by subject, then what the class's own take on."""
    teaching = Teaching(classes)
    for post in world.posts:
        for subject, count in post.teaches:
            open_classes = teaching.open_classes(subject, world.campus(post.campus))
            wanted = [each for each in open_classes if each.grade.name in post.grades]
            for school_class in dice.sample(wanted, count):
                teaching.give(school_class, subject, staff[post.key])
    for group in world.teachers:
        open_classes = teaching.open_classes(group.subject, world.campus(group.campus))
        loads = tuple(each.grade.allocation[group.subject] for each in open_classes)
        for key, (first, end) in zip(group.keys, even_blocks(loads, group.count), strict=False):
            for school_class in open_classes[first:end]:
                teaching.give(school_class, group.subject, staff[key])
    for school_class, teacher in class_teachers(teaching, world.shared_subjects[world.class_hour]):
        teaching.give(school_class, world.class_hour, teacher)
    for subject, takers in world.shared_subjects.items():
        for school_class in teaching.open_classes(subject):
            candidates = teaching.teachers_of(school_class, takers)
            teaching.give(school_class, subject, min(candidates, key=lambda each: teaching.load[each.key]))
    return teaching.courses


def even_blocks(loads: tuple[int, ...], count: int) -> Iterator[tuple[int, int]]:
    """Cut a row of loads into ``count`` stretches (first, end) as even as can be, so that grades stay together."""

    @cache
    def best(end: int, blocks: int) -> tuple[int, tuple[int, ...]]:
        if blocks == 1:
            return sum(loads[:end]) ** 2, (0, end)
        return min(
            (before[0] + sum(loads[cut:end]) ** 2, (*before[1], end))
            for cut in range(blocks - 1, end)
            for before in (best(cut, blocks - 1),)
        )

    return pairwise(best(len(loads), min(count, len(loads)))[1])


def class_teachers(teaching: Teaching, subjects: Sequence[str]) -> list[tuple[SchoolClass, Member]]:
    """A class teacher (班主任) for each class, nobody for two: augmenting paths, dear subjects first."""
    class_of: dict[str, SchoolClass] = {}
    teacher_of: dict[str, Member] = {}

    def place(school_class: SchoolClass, tried: list[str]) -> bool:
        for teacher in teaching.teachers_of(school_class, subjects):
            if teacher.key in tried:
                continue
            tried.append(teacher.key)
            if teacher.key not in class_of or place(class_of[teacher.key], tried):
                class_of[teacher.key] = school_class
                teacher_of[school_class.id] = teacher
                return True
        return False

    for school_class in teaching.classes:
        place(school_class, [])
    return [(each, teacher_of[each.id]) for each in teaching.classes]
