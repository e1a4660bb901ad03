"""A Word notice (.docx) as pages: its paragraphs as one, and each of its tables as another."""

from __future__ import annotations

from dataclasses import dataclass, field

from cohortplan.intake.raw.extents import MOST_CELLS
from cohortplan.intake.raw.packages import DAMAGED, because, opened, read_xml, too_large
from cohortplan.intake.raw.pages import Merge, Page, make_page
from cohortplan.intake.sheet import MOST_ROWS

BODY = "word/document.xml"


def document_pages(file: str, content: bytes) -> list[Page]:
    """The pages of a Word file: what is said in paragraphs first, a row each, then the tables in their order.

    Raises:
        Refused: If it is no Word file, damaged, locked or too large.
    """
    with opened(content) as package:
        if BODY not in package.namelist():
            raise because(DAMAGED)
        reader = _Reader()
        read_xml(package, BODY, start=reader.start, end=reader.end, text=reader.text)
    pages = [make_page(file, "", [[line] for line in reader.paragraphs])]
    for number, table in enumerate(reader.tables, start=1):
        pages.append(make_page(file, f"表 {number}", table.rows, table.merges()))
    return [page for page in pages if page.rows]


@dataclass
class _Table:
    """One table while it is read; ``going_down`` has, by column, where a vertical merge began."""

    rows: list[list[str]] = field(default_factory=list)
    spans: list[Merge] = field(default_factory=list)
    continued: set[tuple[int, int]] = field(default_factory=set)
    wide: int = 1
    goes_on: bool = False

    def put(self, text: str) -> None:
        row, column = len(self.rows) - 1, len(self.rows[-1])
        self.rows[-1].extend([text, *[""] * (self.wide - 1)])
        if self.goes_on:
            self.continued.add((row, column))
        elif self.wide > 1:
            self.spans.append((row, column, row, column + self.wide - 1))
        self.wide, self.goes_on = 1, False

    def merges(self) -> list[Merge]:
        """Cells merged to the right, and cells that go on from the one above."""
        down: dict[tuple[int, int], int] = {}
        for row, column in sorted(self.continued):
            top = down.pop((row - 1, column), row - 1)
            down[row, column] = top
        return [*self.spans, *((top, column, row, column) for (row, column), top in down.items() if top >= 0)]


@dataclass
class _Reader:
    """Gathers paragraphs and tables; a table inside a table is read as text of its cell."""

    paragraphs: list[str] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    depth: int = 0
    words: list[str] = field(default_factory=list)
    listening: bool = False
    cells: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "tbl":
            self.depth += 1
            if self.depth == 1:
                self.tables.append(_Table())
        elif name == "tr" and self.depth == 1:
            self.tables[-1].rows.append([])
        elif name == "gridSpan" and self.depth == 1:
            self.tables[-1].wide = _spanned(values.get("val", ""))
        elif name == "vMerge" and self.depth == 1:
            self.tables[-1].goes_on = values.get("val") != "restart"
        elif name in ("br", "cr"):
            self.words.append("\n")
        elif name == "tab":
            self.words.append(" ")
        self.listening = name == "t"

    def text(self, piece: str) -> None:
        if self.listening:
            self.words.append(piece)

    def end(self, name: str) -> None:
        self.listening = False
        if name == "p":
            self._paragraph()
        elif name == "tc" and self.depth == 1 and self.tables[-1].rows:
            self._cell()
        elif name == "tbl":
            self.depth -= 1

    def _paragraph(self) -> None:
        if self.depth:
            self.words.append("\n")
        elif len(self.paragraphs) == MOST_ROWS:
            raise too_large(MOST_ROWS + 1, 1)
        else:
            self.paragraphs.append("".join(self.words))
            self.words.clear()

    def _cell(self) -> None:
        self.cells += self.tables[-1].wide
        if self.cells > MOST_CELLS:
            raise too_large(len(self.tables[-1].rows), len(self.tables[-1].rows[-1]))
        self.tables[-1].put("".join(self.words).strip())
        self.words.clear()


def _spanned(text: str) -> int:
    return min(max(int(text), 1), 100) if text.isascii() and text.isdigit() and len(text) < 4 else 1
