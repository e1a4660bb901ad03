"""A sheet as it lies before a reader: cells by row and column, merged ones filled, each with its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cohortplan.intake.problems import Problem
from cohortplan.intake.sheet import clean
from cohortplan.text import Fact

LETTERS = 26
# Longer than any cell that is read, and short enough to be looked at by every reader.
MOST_SHOWN = 4_000
# A sheet of whole-row merges may claim each cell many times over; nobody's headers do.
MOST_CLAIMS = 4

Rows = tuple[tuple[str, ...], ...]
Cell = tuple[int, int]
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, all from 0."""


@dataclass(frozen=True, eq=False)
class Page:
    """One sheet of one file; ``sheet`` is empty for a file that has no sheets.

    Rows are equally wide and begin with A1. ``merged`` gives, for each covered
    cell, the cell that holds the text.
    """

    file: str
    sheet: str
    rows: Rows
    merged: Mapping[Cell, Cell] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The file, and the sheet if it has several."""
        return f"{self.file} · {self.sheet}" if self.sheet else self.file

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """How many columns each row has."""
        return len(self.rows[0]) if self.rows else 0

    def origin(self, row: int, column: int) -> Cell:
        """The cell that holds the text shown here."""
        return self.merged.get((row, column), (row, column))

    def at(self, row: int, column: int) -> str:
        """The text shown here, in a merged cell too; lines are separated by line breaks."""
        own_row, own_column = self.origin(row, column)
        return self.rows[own_row][own_column]

    def shown(self, row: int) -> Iterator[tuple[int, str]]:
        """The texts of a row from left to right, a merged one once, with the column where it begins."""
        seen: set[Cell] = set()
        for column in range(self.width):
            origin = self.origin(row, column)
            text = self.rows[origin[0]][origin[1]]
            if text and origin not in seen:
                seen.add(origin)
                yield column, text

    def place(self, row: int, column: int) -> Place:
        """A cell with its address."""
        return Place(self, *self.origin(row, column))


@dataclass(frozen=True)
class Place:
    """One cell of a page."""

    page: Page
    row: int
    column: int

    @property
    def text(self) -> str:
        """What stands there."""
        return self.page.rows[self.row][self.column]

    @property
    def letters(self) -> str:
        """The column as a spreadsheet calls it."""
        return letters(self.column)

    def __str__(self) -> str:
        return f"{self.page.where} {self.letters}{self.row + 1}"

    def problem(self, code: str, value: str | None = None, /, **facts: Fact) -> Problem:
        """A problem of this cell."""
        shown = self.text.replace("\n", " ") if value is None else value
        return Problem(
            code=code, where=self.page.where, row=self.row + 1, column=self.letters, value=shown, facts=facts
        )


def letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    before, within = divmod(column, LETTERS)
    return (letters(before - 1) if before else "") + chr(ord("A") + within)


def make_page(file: str, sheet: str, rows: Sequence[Sequence[str]], merges: Iterable[Merge] = ()) -> Page:
    """A page of these cells, cleaned, without the empty rows and columns after the last text."""
    cleaned = [tuple(map(lines, row)) for row in rows]
    while cleaned and not any(cleaned[-1]):
        cleaned.pop()
    width = max((_width(row) for row in cleaned), default=0)
    even = tuple((*row[:width], *[""] * (width - len(row))) for row in cleaned)
    return Page(file, sheet, even, dict(_covered(merges, len(even), width)))


def lines(text: str) -> str:
    """A cell with its line breaks kept and all else invisible removed; of an endless one, the beginning."""
    text = text[:MOST_SHOWN]
    if "\n" not in text and "\r" not in text:
        return clean(text)
    return "\n".join(filter(None, map(clean, text.replace("\r", "\n").split("\n"))))


def _width(row: Sequence[str]) -> int:
    return next((column + 1 for column in range(len(row) - 1, -1, -1) if row[column]), 0)


def _covered(merges: Iterable[Merge], height: int, width: int) -> Iterator[tuple[Cell, Cell]]:
    left = MOST_CLAIMS * height * width
    for first_row, first_column, last_row, last_column in merges:
        if first_row >= height or first_column >= width:
            continue
        for row in range(first_row, min(last_row, height - 1) + 1):
            for column in range(first_column, min(last_column, width - 1) + 1):
                left -= 1
                if left < 0:
                    return
                if (row, column) != (first_row, first_column):
                    yield (row, column), (first_row, first_column)
