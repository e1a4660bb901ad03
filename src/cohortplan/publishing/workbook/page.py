"""One sheet as a page to print: paper, margins, header and footer, and cells that hold nothing but text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cohortplan.publishing.workbook.cells import clean
from cohortplan.publishing.workbook.look import FONT, LINK, Formats
from cohortplan.publishing.workbook.measure import INDENT, PIXELS_PER_UNIT, height, lines_needed

POINTS_PER_INCH, PIXELS_PER_INCH, MILLIMETRES_PER_INCH = 72, 96, 25.4
PIXELS_BESIDES = 5
"""What Excel adds to the width of each column."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper as laid into the printer, in millimetres; ``code`` is Excel's number for it."""

    code: int
    width: int
    height: int
    landscape: bool

    def units(self, columns: int) -> float:
        """Width that so many columns share."""
        pixels = (self.width - 2 * SIDE) / MILLIMETRES_PER_INCH * PIXELS_PER_INCH
        return (pixels - columns * PIXELS_BESIDES) / PIXELS_PER_UNIT

    def filled(self, *widths: float) -> tuple[float, ...]:
        """Widths in these proportions that take up the whole paper."""
        return tuple(round(width * self.units(len(widths)) / sum(widths), 2) for width in widths)

    @property
    def points(self) -> float:
        """Row heights that fit below each other."""
        return (self.height - TOP - BOTTOM) / MILLIMETRES_PER_INCH * POINTS_PER_INCH


SIDE, TOP, BOTTOM = 10, 15, 14
"""Margins in millimetres; header and footer stand inside the upper and the lower one."""

A3_LANDSCAPE = Paper(8, 420, 297, landscape=True)
A4_LANDSCAPE = Paper(9, 297, 210, landscape=True)
A4_PORTRAIT = Paper(9, 210, 297, landscape=False)

SAFE = 92
"""Per cent of the natural size at which what fits by our reckoning fits in any program, for their columns are not equally wide."""

LONGEST_HEADER = 60
"""Excel forgets a header of more than 255 signs, codes included."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What stands in header and footer of every page."""

    project: str
    status: str
    page_of: str


@dataclass(frozen=True, slots=True)
class Home:
    """The sheet that leads to all others, and how the way back to it is called."""

    sheet: str
    label: str


Piece = tuple[str, Mapping[str, Any]]
"""Some text and how it looks: font properties only."""


class Page:
    """A sheet of the workbook. Rows and columns count from 0."""

    def __init__(self, sheet: Any, formats: Formats, home: Home) -> None:
        self.sheet, self.formats, self.home = sheet, formats, home

    @property
    def name(self) -> str:
        """The name on the tab."""
        return str(self.sheet.get_name())

    def prepare(self, paper: Paper, widths: Sequence[float], margins: Margins) -> None:
        """Set up paper, columns, header and footer."""
        sheet = self.sheet
        sheet.set_paper(paper.code)
        if paper.landscape:
            sheet.set_landscape()
        side, top, bottom = (each / MILLIMETRES_PER_INCH for each in (SIDE, TOP, BOTTOM))
        sheet.set_margins(left=side, right=side, top=top, bottom=bottom)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        small = f'&"{FONT}"&8 '
        project, status = _header_text(margins.project), _header_text(margins.status)
        sheet.set_header(f"&L{small}{project}&R{small}&A", {"margin": 7 / MILLIMETRES_PER_INCH})
        sheet.set_footer(f"&L{small}{status}&R{small}{margins.page_of}", {"margin": 6 / MILLIMETRES_PER_INCH})
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def body(self, row: int, cells: Sequence[str], widths: Sequence[float], size: float) -> float:
        """A row of a table, as high as its text needs; its height."""
        for column, cell in enumerate(cells):
            self.text(row, column, cell, self.formats.boxed(font_size=size))
        return self.fit(row, cells, widths, size)

    def fit(self, row: int, cells: Sequence[str], widths: Sequence[float], size: float) -> float:
        """Make a row as high as the text of its cells needs; its height."""
        pairs = zip(cells, widths, strict=False)
        lines = max(lines_needed(cell.split("\n"), width - INDENT, size) for cell, width in pairs)
        tall = height(lines, size) + 2
        self.sheet.set_row(row, tall)
        return tall

    def text(self, row: int, column: int, text: str, look: Any) -> None:
        """Text, never a formula, a number or a link."""
        self.sheet.write_string(row, column, text, look)

    def number(self, row: int, column: int, number: float, look: Any) -> None:
        """A number to reckon with."""
        self.sheet.write_number(row, column, number, look)

    def link(self, row: int, column: int, text: str, sheet: str, look: Any) -> None:
        """A way to another sheet of this workbook."""
        quoted = sheet.replace("'", "''")
        self.sheet.write_url(row, column, f"internal:'{quoted}'!A1", look, string=text)

    def wide(self, row: int, columns: tuple[int, int], text: str, look: Any) -> None:
        """Text across several columns of a row."""
        self.area((row, columns[0], row, columns[1]), [(text, {})], look)

    def area(self, where: tuple[int, int, int, int], pieces: Sequence[Piece], look: Any) -> None:
        """Text in several looks across rows and columns: first row, first column, last row, last column."""
        if where[:2] != where[2:]:
            self.sheet.merge_range(*where, "", look)
        self.rich(where[0], where[1], pieces, look)

    def rich(self, row: int, column: int, pieces: Iterable[Piece], look: Any) -> None:
        """Text in several looks in one cell."""
        shown = [(text, font) for text, font in pieces if text]
        if len(shown) < 2:
            # Excel knows no rich text of one run.
            self.text(row, column, "".join(text for text, _ in shown), look)
            return
        fragments = [part for text, font in shown for part in (self.formats(**font), text)]
        self.sheet.write_rich_string(row, column, *fragments, look)

    def title(self, text: str, columns: int, size: float = 16) -> None:
        """The title across the first row."""
        self.sheet.set_row(0, height(1, size))
        self.wide(0, (0, columns - 1), text, self.formats(font_size=size, bold=True))

    def prints(self, last_row: int, last_column: int) -> None:
        """Print up to this row and column; beside them, on the screen only, stands the way back."""
        self.sheet.print_area(0, 0, last_row, last_column)
        if self.name != self.home.sheet:
            look = self.formats(font_color=LINK, underline=1)
            self.link(0, last_column + 1, self.home.label, self.home.sheet, look)

    def table(self, row: int, heads: Sequence[str]) -> None:
        """The head of a table, to be repeated on every page and to stay in sight."""
        for column, head in enumerate(heads):
            self.text(row, column, head, self.formats.head())
        self.sheet.set_row(row, height(1, 9) + 4)
        self.sheet.repeat_rows(row)
        self.sheet.freeze_panes(row + 1, 0)


def _header_text(text: str) -> str:
    """Text in which nothing is a code of headers."""
    short = clean(text)
    return (short if len(short) <= LONGEST_HEADER else short[: LONGEST_HEADER - 1] + "…").replace("&", "&&")
