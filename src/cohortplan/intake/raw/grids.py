"""Timetables (总课表) read cell by cell, in whatever of the usual forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.bands import Kind, hint_of
from cohortplan.intake.raw.blocks import Block
from cohortplan.intake.raw.campuses import campus_in
from cohortplan.intake.raw.class_names import ClassName, class_from, class_in, class_of, compact, grade_in, unit_of
from cohortplan.intake.raw.edges import Edge
from cohortplan.intake.raw.labels import PeriodLabel, is_break, weekday_within
from cohortplan.intake.raw.lesson_cells import Taught, lessons_in
from cohortplan.intake.raw.pages import Place
from cohortplan.intake.sheet import fault_of
from cohortplan.text import Text

A_CLASS = Text(zh="班级，如“三(2)班”", en="a class such as 三(2)班")
A_PERIOD = Text(zh="节次，如“第3节”", en="a period such as 3")
A_WEEKDAY = Text(zh="星期，如“星期三”", en="a weekday such as Wed")
A_LESSON = Text(zh="学科，可带教师，如“语文/张某”", en="a subject, perhaps with its teacher, such as 语文/张某")
LONGEST_CLASS = 16
FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLesson:
    """One weekly lesson with the cell it stands in, and the cell that names its class."""

    cell: Place
    named: Place
    school_class: ClassName
    campus: str
    weekday: int
    period: PeriodLabel
    taught: Taught


@dataclass(frozen=True)
class Surroundings:
    """What the title, the corner, the sheet and the file say of a whole timetable."""

    block: Block

    @cached_property
    def _near(self) -> tuple[str, ...]:
        page, band = self.block.page, self.block.band
        titles = [text for row in band.titles for _, text in page.shown(row)]
        corner = [
            page.at(row, column) for row in band.rows for column in range(page.width) if column not in self.block.upper
        ]
        return (*titles, *dict.fromkeys(corner))

    @cached_property
    def _all(self) -> tuple[str, ...]:
        page = self.block.page
        return (*self._near, page.sheet, PurePath(page.file).stem)

    @cached_property
    def campus(self) -> str:
        """The campus, or empty."""
        return _first(map(campus_in, self._all))

    @cached_property
    def grade(self) -> str:
        """The grade, or empty."""
        return _first(map(grade_in, self._all))

    @cached_property
    def weekday(self) -> int | None:
        """The weekday, where each has a timetable of its own."""
        return next((day for day in map(weekday_within, self._all) if day is not None), None)

    @cached_property
    def school_class(self) -> ClassName | None:
        """The class, where each has a timetable of its own."""
        page = self.block.page
        names = (*map(class_in, self._near), class_of(page.sheet, expected=True), *map(class_in, self._all[-2:]))
        return next((name for name in names if name), None)


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


class Grid:
    """Reads one timetable of a page; faults are noted cell by cell."""

    def __init__(self, block: Block, notes: Notes) -> None:
        self.block, self.page, self.notes = block, block.page, notes
        self.around = Surroundings(block)
        self._told: set[Place] = set()

    def lessons(self) -> Iterator[RawLesson]:
        """Every lesson that can be read."""
        self._note_headers()
        for row in self._rows():
            for column in self.block.columns:
                edge = self.block.upper[column].and_then(self.block.left(column)[row])
                yield from self._of_cell(row, column, edge)

    def _note_headers(self) -> None:
        """Note columns with lessons whose header says no period or weekday though its neighbours' do."""
        block, key = self.block, self.block.band.key_row
        first, last = min(block.columns), max(block.columns)
        strange = [column for column in range(first, last) if column not in block.upper and column not in block.margins]
        for column in strange:
            text = self.page.at(key, column)
            if (
                text
                and not is_break(text)
                and hint_of(text) is None
                and any(self._own(row, column) for row in block.body)
            ):
                self._note(self.page.place(key, column), A_PERIOD)

    def _own(self, row: int, column: int) -> str:
        return self.page.at(row, column) if self.page.origin(row, column)[1] == column else ""

    def _rows(self) -> Iterator[int]:
        """The rows of the body that hold lessons: breaks, remarks and signatures are left out."""
        last = self._last_labelled()
        for row in self.block.body:
            filled = [text for _, text in self.page.shown(row)]
            if len(set(filled)) <= 1 or any(is_break(text) for text in self._margin_texts(row)):
                continue
            if row <= last or len(filled) > FEW:
                yield row

    def _margin_texts(self, row: int) -> list[str]:
        return [self.page.at(row, margin) for margin, kind in self.block.margins.items() if kind is not Kind.CLASS]

    def _last_labelled(self) -> int:
        said = [
            row for row in self.block.body if any(self._labels(self.block.left(c)[row]) for c in self.block.columns[:1])
        ]
        return max(said, default=-1)

    def _labels(self, edge: Edge) -> bool:
        named = edge.school_class is not None and self._class(edge) is not None
        return edge.period is not None or edge.weekday is not None or named

    def _of_cell(self, row: int, column: int, edge: Edge) -> Iterator[RawLesson]:
        place = self.page.place(row, column)
        if not place.text or is_break(place.text):
            return
        taught = lessons_in(place.text)
        if taught == ():
            return
        weekday = self.around.weekday if edge.weekday is None else edge.weekday
        school_class = self._class(edge)
        if weekday is None or edge.period is None or school_class is None:
            self._note_unlabelled(row, column, edge)
            return
        fault = fault_of(place.text.replace("\n", " "))
        if taught is None or fault:
            self.notes.add(place.problem("lesson_not_understood", fault[1] if fault else None, expected=A_LESSON))
            return
        for each in taught:
            yield RawLesson(
                cell=place,
                named=edge.school_class or place,
                school_class=school_class,
                campus=edge.campus or self.around.campus,
                weekday=weekday,
                period=edge.period,
                taught=each,
            )

    def _class(self, edge: Edge) -> ClassName | None:
        """The class of a row or column, else that of the whole timetable."""
        if edge.school_class is None:
            return self.around.school_class
        text, grade = edge.school_class.text, edge.grade or self.around.grade
        known = class_of(text, expected=True) or class_in(text)
        return known or class_from(grade, unit_of(text, expected=bool(grade))) or self._own_name(text)

    def _own_name(self, text: str) -> ClassName | None:
        """A class that goes by a name of its own, such as 启航班."""
        plain = compact(text)
        return ClassName(plain) if plain.endswith("班") and len(plain) <= LONGEST_CLASS else None

    def _note_unlabelled(self, row: int, column: int, edge: Edge) -> None:
        """Note the label that says nothing; once, however many cells hang on it."""
        if self._class(edge) is None:
            self._note(edge.school_class or self._label(row, column, Kind.CLASS), A_CLASS)
        elif edge.period is None:
            self._note(self._label(row, column, Kind.PERIOD), A_PERIOD)
        else:
            self._note(self._label(row, column, Kind.WEEKDAY), A_WEEKDAY)

    def _label(self, row: int, column: int, kind: Kind) -> Place:
        """Where a label of this kind should stand: in a margin, in a header row, else above the cell."""
        wanted = {kind, Kind.BOTH, Kind.BARE} if kind is not Kind.CLASS else {Kind.CLASS, Kind.UNIT}
        for margin, found in self.block.margins.items():
            if found in wanted:
                return self.page.place(row, margin)
        rows = [header for header, found in self.block.band.rows.items() if found in wanted]
        return self.page.place(rows[0] if rows else self.block.band.first, column)

    def _note(self, place: Place, expected: Text) -> None:
        if place not in self._told:
            self._told.add(place)
            self.notes.add(place.problem("label_not_understood", expected=expected))
