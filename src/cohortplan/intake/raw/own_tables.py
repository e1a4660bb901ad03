"""Sheets that already are tables of a project (校区, 场地, 来访…): found by name and header, kept with their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from cohortplan.intake.raw.class_names import compact
from cohortplan.intake.raw.lists import HEADER_WITHIN
from cohortplan.intake.raw.pages import Page, Place
from cohortplan.intake.schema import BY_KEY, Table, table_called
from cohortplan.intake.words import folded

# Read by their own readers, because schools keep them in other forms too.
OTHERWISE_READ = ("lessons", "trainees", "staff")
# These are told by their headers alone, whatever the sheet is called.
TOLD_BY_HEADER = {
    "bells": ("period", "start", "end"),
    "travel": ("from", "to", "minutes"),
    "classes": ("class", "campus"),
}
SHARE = 0.6
TAILS = ("一览表", "安排表", "表")


@dataclass(frozen=True)
class OwnTable:
    """A sheet that is a table of a project: which column of the table stands in which column of the page."""

    page: Page
    table: Table
    header: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[tuple[dict[str, str], dict[str, Place]]]:
        """Each row as cells by column, with their places; merged cells are filled."""
        for row in range(self.header + 1, self.page.height):
            places = {key: self.page.place(row, column) for key, column in self.columns.items()}
            cells = {key: place.text.replace("\n", " ") for key, place in places.items() if place.text}
            if cells:
                yield cells, places


def own_table_of(page: Page) -> OwnTable | None:
    """The table of a project that a page is, or ``None``."""
    named = next((table for text in (page.sheet, PurePath(page.file).stem) if (table := table_named(text))), None)
    if named is not None and named.key not in OTHERWISE_READ and named.read:
        required = [column.key for column in named.columns if column.required]
        found = _fitting(page, named, tuple(required) or (named.columns[0].key,))
        if found is not None:
            return found
    candidates = (_fitting(page, BY_KEY[key], needed) for key, needed in TOLD_BY_HEADER.items())
    return next((found for found in candidates if found), None)


def lessons_table_of(page: Page) -> OwnTable | None:
    """The table of lessons, one per row, that a page is, or ``None``."""
    return _fitting(page, BY_KEY["lessons"], ("class", "weekday", "period", "subject"))


def table_named(text: str) -> Table | None:
    """The table that a sheet or file of this name holds; 作息时间表 is 作息时间."""
    plain = compact(text)
    shorter = (plain.removesuffix(tail) for tail in TAILS if plain.endswith(tail))
    return next((table for name in (plain, *shorter) if (table := table_called(name))), None)


def _fitting(page: Page, table: Table, needed: tuple[str, ...]) -> OwnTable | None:
    """The page as this table, if one of its first rows is mostly headers of it and names all that is needed."""
    names = _names(table.key)
    for row in range(min(page.height, HEADER_WITHIN)):
        shown = list(page.shown(row))
        columns: dict[str, int] = {}
        for column, text in shown:
            key = names.get(folded(text))
            if key is not None:
                columns.setdefault(key, column)
        if columns.keys() >= set(needed) and len(columns) >= SHARE * len(shown):
            return OwnTable(page, table, row, columns)
    return None


@cache
def _names(table: str) -> Mapping[str, str]:
    return {name: column.key for column in BY_KEY[table].columns for name in column.names}
