"""Teaching lists (任课表): which teacher teaches which subject to which class."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.bands import hint_of
from cohortplan.intake.raw.campuses import campus_in
from cohortplan.intake.raw.class_names import ClassName, class_from, class_in, class_of, grade_in, grade_of, unit_of
from cohortplan.intake.raw.lesson_cells import NOTHING, people
from cohortplan.intake.raw.lists import HEADER_WITHIN, Listing, listing_of
from cohortplan.intake.raw.pages import Page, Place
from cohortplan.intake.raw.subjects import is_subject
from cohortplan.intake.sheet import MOST_SIGNS, fault_of

COLUMNS = {
    "class": ("班级", "任教班级", "教学班", "授课班级", "任课班级", "class", "classes"),
    "subject": ("学科", "科目", "课程", "任教学科", "任教科目", "subject"),
    "teacher": ("教师", "任课教师", "任课老师", "教师姓名", "姓名", "老师", "teacher", "name"),
    "campus": ("校区", "campus"),
}
LEAST_SUBJECTS = 3
SEVERAL = re.compile(r"[、,，;；/\s]+")
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaches:
    """One entry of a teaching list."""

    cell: Place
    named: Place
    school_class: ClassName
    campus: str
    subject: str
    teacher: str


@dataclass(frozen=True)
class Matrix:
    """A table of classes and subjects with teachers in its cells; ``upright`` if classes run down the side."""

    page: Page
    header: int
    margin: int
    upright: bool = True


def matrix_of(page: Page) -> Matrix | None:
    """The table of classes and subjects that a page is, or ``None``."""
    for row in range(min(page.height, HEADER_WITHIN)):
        shown = list(page.shown(row))
        if sum(is_subject(text) for _, text in shown) >= LEAST_SUBJECTS:
            columns = [column for column, text in shown if not is_subject(text)]
            margin = _margin(page, columns, row, _is_class)
            return None if margin is None else Matrix(page, row, margin)
        if sum(_is_class(text) for _, text in shown) > 1:
            columns = [column for column, text in shown if not _is_class(text)] or [0]
            margin = _margin(page, columns, row, is_subject)
            return None if margin is None else Matrix(page, row, margin, upright=False)
    return None


def _is_class(text: str) -> bool:
    return class_of(text, expected=True) is not None or bool(unit_of(text))


def _margin(page: Page, columns: list[int], header: int, fits: Callable[[str], bool]) -> int | None:
    """Of these columns, the one with the most labels below the header."""
    counts = {column: sum(fits(page.at(row, column)) for row in range(header + 1, page.height)) for column in columns}
    best = max(counts, key=lambda column: (counts[column], -column), default=None)
    return best if best is not None and counts[best] > 0 else None


def teaching_listing(page: Page) -> Listing | None:
    """The list of class, subject and teacher that a page is, or ``None``."""
    return listing_of(page, COLUMNS, "class", "subject", "teacher")


class TeachingList:
    """Reads one teaching list; faults are noted cell by cell."""

    def __init__(self, page: Page, notes: Notes) -> None:
        self.page, self.notes = page, notes
        sources = (*(text for row in range(min(page.height, 2)) for _, text in page.shown(row)), page.sheet)
        named = (*sources, PurePath(page.file).stem)
        self.campus = next(filter(None, map(campus_in, named)), "")
        self.grade = next(filter(None, map(grade_in, named)), "")

    def of_matrix(self, matrix: Matrix) -> Iterator[Teaches]:
        """The entries of a table of classes and subjects."""
        page, header, margin = self.page, matrix.header, matrix.margin
        columns = [page.place(header, column) for column in range(page.width) if column != margin]
        tops = [(top, list(self._classes(top.text, self.grade))) for top in columns if hint_of(top.text) is None]
        for row in range(header + 1, page.height):
            side, campus = page.place(row, margin), self._campus(row)
            named = list(self._classes(side.text, self._grade(row))) if matrix.upright else []
            for top, across in tops:
                cell = page.place(row, top.column)
                subject = top.text if matrix.upright else side.text
                for name in named if matrix.upright else across:
                    yield from self._entries(cell, side if matrix.upright else top, name, campus, subject)

    def of_listing(self, listing: Listing) -> Iterator[Teaches]:
        """The entries of a list of class, subject and teacher."""
        for record in listing.records():
            named, campus = record.place("class"), record.text("campus") or self.campus
            for name in self._classes(record.lines("class"), self.grade):
                yield from self._entries(record.place("teacher"), named, name, campus, record.text("subject"))

    def _entries(
        self, cell: Place, named: Place, school_class: ClassName, campus: str, subject: str
    ) -> Iterator[Teaches]:
        names = [name for name in people(cell.text) if any(sign.isalpha() for sign in name)]
        if not names or cell.text in NOTHING or not subject:
            return
        fault = fault_of(cell.text.replace("\n", " "))
        if fault or len(names[0]) > LONGEST_NAME:
            code, value = fault or ("cell_too_long", names[0])
            self.notes.add(cell.problem(code, value, most=MOST_SIGNS if fault else LONGEST_NAME))
            return
        if len(names) > 1:
            self.notes.add(cell.problem("more_teachers", teacher=names[0]))
        yield Teaches(
            cell=cell, named=named, school_class=school_class, campus=campus, subject=subject, teacher=names[0]
        )

    def _classes(self, text: str, grade: str) -> Iterator[ClassName]:
        """The classes a cell names: 三(1)班、(2)班 are two of one grade."""
        for part in filter(None, SEVERAL.split(text)):
            known = class_of(part, expected=True) or class_from(grade, unit_of(part, expected=bool(grade)))
            known = known or class_in(part)
            if known:
                grade = known.grade or grade
                yield known

    def _grade(self, row: int) -> str:
        return next(filter(None, (grade_of(text) for _, text in self.page.shown(row))), self.grade)

    def _campus(self, row: int) -> str:
        return next(filter(None, (campus_in(text) for _, text in self.page.shown(row))), self.campus)
