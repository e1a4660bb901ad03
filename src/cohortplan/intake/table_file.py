"""A table's file with every cell as it was written, so that what is changed in it is all that changes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from cohortplan.intake.schema import Column, Table
from cohortplan.intake.sheet import clean, decode, delimiter_of, encoding_of
from cohortplan.intake.words import folded
from cohortplan.text import Language

Cells = tuple[str, ...]

WITH_MARK = ("utf-16-le", "utf-16-be")
HEADER = 1
"""The number of the row of headers, as a spreadsheet counts."""


@dataclass(frozen=True, kw_only=True)
class Edits:
    """What is to change in a table.

    ``cells`` are new texts by row and by column, rows counted as a spreadsheet
    does and columns from 0; ``removed`` are rows; ``added`` are rows for the
    end; ``columns`` are headers for the right.
    """

    cells: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()
    added: tuple[Cells, ...] = ()
    columns: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.removed or self.added or self.columns)


@dataclass(frozen=True)
class TableFile:
    """The records of a CSV file, the headers first and blank ones included, and how they are written."""

    records: tuple[Cells, ...]
    encoding: str = "utf-8-sig"
    delimiter: str = ","
    ending: str = "\n"

    @property
    def headers(self) -> Cells:
        """The first row."""
        return self.records[0] if self.records else ()

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max(map(len, self.records), default=0)

    @property
    def rows(self) -> tuple[tuple[int, Cells], ...]:
        """The rows below the headers that hold something, each as wide as the widest, with their numbers."""
        numbered = enumerate(self.records[HEADER:], start=HEADER + 1)
        return tuple((number, self._even(row)) for number, row in numbered if any(map(clean, row)))

    def at(self, number: int, column: int) -> str:
        """The text of a cell; empty where there is none."""
        row = self.records[number - 1] if 0 < number <= len(self.records) else ()
        return row[column] if column < len(row) else ""

    def column_of(self, header: str) -> int | None:
        """The column with this header, as a problem names it; ``None`` if there is none."""
        return next((place for place, each in enumerate(self.headers) if clean(each) == header), None)

    def place(self, column: Column) -> int | None:
        """Where a column of the format stands; ``None`` if it does not."""
        return next((place for place, each in enumerate(self.headers) if folded(clean(each)) in column.names), None)

    @property
    def language(self) -> Language:
        """The language of its headers."""
        chinese = sum(not header.isascii() for header in self.headers)
        return Language.ZH_CN if 2 * chinese >= len(self.headers) else Language.EN

    def edited(self, edits: Edits) -> TableFile:
        """The table after these edits; what they do not name stays as it is."""
        records = [list(row) for row in self.records]
        for number, cells in edits.cells.items():
            row = records[number - 1]
            for column, text in cells.items():
                row.extend([""] * (column + 1 - len(row)))
                row[column] = text
        if edits.columns:
            records = [[*records[0], *edits.columns] if records else list(edits.columns), *records[1:]]
            records[1:] = [[*row, *[""] * (len(records[0]) - len(row))] if row else row for row in records[1:]]
        kept = [row for number, row in enumerate(records, start=1) if number not in edits.removed]
        kept += [list(row) for row in edits.added if any(map(clean, row))]
        return replace(self, records=_trimmed(kept))

    def content(self) -> bytes:
        """The file, in the encoding and with the separators that it had."""
        text = self._text(csv.QUOTE_MINIMAL)
        # A header may hold what separates the cells of other files; between quotation marks it cannot be taken for it.
        return encoded(text if delimiter_of(text) == self.delimiter else self._text(csv.QUOTE_ALL), self.encoding)

    def _text(self, quoting: Literal[0, 1]) -> str:
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator=self.ending, quoting=quoting)
        writer.writerows(self.records)
        return text.getvalue()

    def _even(self, row: Cells) -> Cells:
        return (*row, *[""] * (self.width - len(row)))


def read_table_file(content: bytes) -> TableFile | None:
    """The table in these bytes; ``None`` if they are no text, or a quotation mark in them is never closed."""
    encoding, text = encoding_of(content), decode(content)
    if encoding is None or text is None:
        return None
    delimiter = delimiter_of(text)
    try:
        records = tuple(map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)))
    except csv.Error:
        return None
    return TableFile(records, encoding, delimiter, "\r\n" if "\r\n" in text else "\n")


def empty_table(table: Table, language: Language) -> TableFile:
    """A table with all its headers and nothing below them."""
    return TableFile((tuple(column.header(language) for column in table.columns),))


def encoded(text: str, encoding: str) -> bytes:
    """A text as bytes again, with the mark at its beginning that such a file has.

    A few short texts in GB18030 look like UTF-8; these are written in UTF-8 with its mark.
    """
    content = (f"\ufeff{text}" if encoding in WITH_MARK else text).encode(encoding)
    return content if decode(content) == text else text.encode("utf-8-sig")


def _trimmed(rows: Iterable[list[str]]) -> tuple[Cells, ...]:
    """Rows no wider than the headers, where nothing stands beyond them."""
    listed = list(rows)
    width = len(listed[0]) if listed else 0
    return tuple(tuple(row if any(map(clean, row[width:])) else row[:width]) for row in listed)
