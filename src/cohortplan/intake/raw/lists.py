"""Lists with a header row somewhere near the top: which column holds what, and the rows below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cohortplan.intake.problems import Problem
from cohortplan.intake.raw.class_names import compact
from cohortplan.intake.raw.pages import Page, Place
from cohortplan.text import Fact

HEADER_WITHIN = 30
REMARK = re.compile(r"[(\[].*?[)\]]|[*:]")

Vocabulary = Mapping[str, tuple[str, ...]]
Columns = Mapping[str, int]


@dataclass(frozen=True)
class Listing:
    """The header of a list, and its columns by key; two lists side by side are two groups."""

    page: Page
    header: int
    groups: tuple[Columns, ...]
    unused: tuple[str, ...] = ()

    def records(self) -> Iterator[Record]:
        """The rows below the header, group by group, those without any text left out."""
        for columns in self.groups:
            section = ""
            for row in range(self.header + 1, self.page.height):
                shown = [text for _, text in self.page.shown(row)]
                if len(shown) == 1 and len(columns) > 1:
                    section = shown[0]
                elif shown and any(self.page.at(row, column) for column in columns.values()):
                    yield Record(self.page, row, columns, section)

    @property
    def title(self) -> str:
        """What stands above the header."""
        return " ".join(text for row in range(self.header) for _, text in self.page.shown(row))


@dataclass(frozen=True)
class Record:
    """One row of a list. ``section`` is the heading that it stands under, if rows are grouped by headings."""

    page: Page
    row: int
    columns: Columns
    section: str = ""

    def text(self, key: str) -> str:
        """What stands in a column in one line; empty where there is no such column."""
        return self.page.at(self.row, self.columns[key]).replace("\n", " ") if key in self.columns else ""

    def lines(self, key: str) -> str:
        """What stands in a column, with its line breaks."""
        return self.page.at(self.row, self.columns[key]) if key in self.columns else ""

    def place(self, key: str) -> Place:
        """The cell of a column; the first cell of the row where there is no such column."""
        return self.page.place(self.row, self.columns.get(key, min(self.columns.values())))

    def problem(self, code: str, key: str, value: str | None = None, /, **facts: Fact) -> Problem:
        """A problem of one cell."""
        return self.place(key).problem(code, value, **facts)

    @property
    def own_texts(self) -> int:
        """How many cells of this row hold a text of their own, and not one merged from above."""
        return sum(
            bool(self.page.at(self.row, column)) and self.page.origin(self.row, column)[0] == self.row
            for column in self.columns.values()
        )


def listing_of(page: Page, vocabulary: Vocabulary, *needed: str) -> Listing | None:
    """The list that a page is, if one of its first rows names these columns and at least one more."""
    names = {folded(name): key for key, words in vocabulary.items() for name in words}
    best: Listing | None = None
    for row in range(min(page.height, HEADER_WITHIN)):
        found = _header(page, row, names)
        keys = {key for columns in found.groups for key in columns}
        if len(keys) > max(
            1, len({key for columns in best.groups for key in columns}) if best else 0
        ) and keys.issuperset(needed):
            best = found
    return best


def folded(header: str) -> str:
    """A header as it is compared: without spaces, case, brackets and stars."""
    return REMARK.sub("", compact(header).lower())


@dataclass
class _Groups:
    groups: list[dict[str, int]] = field(default_factory=list)

    def put(self, key: str, column: int) -> None:
        if not self.groups or (key in self.groups[-1] and key == next(iter(self.groups[0]))):
            self.groups.append({})
        self.groups[-1].setdefault(key, column)


def _header(page: Page, row: int, names: Mapping[str, str]) -> Listing:
    """The row as a header; where it is the lower one of two, the upper one fills its gaps."""
    groups, unused = _Groups(), []
    for column in range(page.width):
        text = page.at(row, column)
        above = page.at(row - 1, column) if row and not text else ""
        key = names.get(folded(text)) or names.get(folded(above))
        if key is not None:
            groups.put(key, column)
        elif text:
            unused.append(text)
    # A row of data below a header has hardly a cell that is one itself.
    own = sum(folded(page.at(row, column)) in names for column in range(page.width))
    return Listing(page, row, tuple(groups.groups) if own >= len(unused) else (), tuple(dict.fromkeys(unused)))
