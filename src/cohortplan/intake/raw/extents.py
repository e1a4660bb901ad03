"""How far a workbook reaches, found out before any reader lays it out in memory."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cohortplan.intake.raw.packages import TOO_LARGE, because, opened, read_xml, too_large
from cohortplan.intake.sheet import MOST_COLUMNS, MOST_ROWS
from cohortplan.text import Text

MOST_CELLS = 300_000
# Rows and cells that only carry a format, which schools' files have by the thousand.
MOST_EMPTY = 300_000
MOST_MERGES = 20_000
SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
TEXTS_PART = "xl/sharedStrings.xml"
ADDRESS = re.compile(r"([A-Z]{1,4})([0-9]{1,8})", re.ASCII)

MERGED = Text(zh="合并的单元格太多", en="it has too many merged cells")


def check_workbook(content: bytes) -> None:
    """Refuse a workbook that would need more memory than any that a school keeps.

    Readers lay a sheet out as one block from its first to its last filled
    cell: two cells in opposite corners are 17 thousand million. So the
    addresses are looked at first, and no further than the limits.

    Raises:
        Refused: With the reason.
    """
    extent = Extent()
    with opened(content) as package:
        for part in package.namelist():
            if part == TEXTS_PART:
                read_xml(package, part, start=extent.text)
            elif SHEET_PART.fullmatch(part):
                extent.next_sheet()
                read_xml(package, part, start=extent.start)


@dataclass
class Extent:
    """How far the filled cells of one sheet after the other reach, as they are met one by one.

    ``area`` is what the sheets before take in a reader's memory; ``met`` and
    ``texts`` are counted over all sheets.
    """

    row: int = 0
    column: int = 0
    last_row: int = 0
    last_column: int = 0
    area: int = 0
    met: int = 0
    merges: int = 0
    texts: int = 0

    def next_sheet(self) -> None:
        """Go on to the first cell of another sheet."""
        self.area += self.last_row * self.last_column
        self.row = self.column = self.last_row = self.last_column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the beginning of one element of a sheet."""
        if name == "row":
            self.row = _number(attributes.get("r", "")) or self.row + 1
            self.column = 0
            self._meet()
        elif name == "c":
            self._move(attributes.get("r", ""))
            self._meet()
        elif name in ("v", "is"):
            self.last_row = max(self.last_row, self.row)
            self.last_column = max(self.last_column, self.column)
            self._fit()
        elif name == "mergeCell":
            self.merges += 1
            if self.merges > MOST_MERGES:
                raise because(MERGED)

    def text(self, name: str, _: dict[str, str]) -> None:
        """Meet the beginning of one element of the texts that cells share."""
        self.texts += name == "si"
        if self.texts > MOST_CELLS:
            raise because(TOO_LARGE)

    def _fit(self) -> None:
        """Refuse a sheet that no school keeps, and sheets that are too much together."""
        area = self.last_row * self.last_column
        if self.last_row > MOST_ROWS or self.last_column > MOST_COLUMNS or area > MOST_CELLS:
            raise too_large(self.last_row, self.last_column)
        if self.area + area > MOST_CELLS:
            raise because(TOO_LARGE)

    def _meet(self) -> None:
        self.met += 1
        if self.met > MOST_CELLS + MOST_EMPTY:
            raise too_large(self.row, max(self.column, 1))

    def _move(self, address: str) -> None:
        match = ADDRESS.fullmatch(address)
        if match is None:
            self.column += 1
            return
        self.row, self.column = int(match.group(2)), 0
        for letter in match.group(1):
            self.column = self.column * 26 + ord(letter) - ord("A") + 1


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
