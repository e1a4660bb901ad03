"""What is typed into a table on the page, gathered into edits: single cells to mend above, the whole table below."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import streamlit as st

from cohortplan.text import Language
from cohortplan.text.catalogue import translator
from cohortplan.web.memory import Memory
from cohortplan.workflows.data import Problem, Sheet, TableFile
from cohortplan.workflows.mending import HEADER, Edits, edits_by_row

MOST_MENDED = 6
"""Faults that can be mended one by one above the table; all are in the table."""

NUMBER, PROBLEM = "number", "problem"
OF_HEADERS = ("unknown_column", "duplicate_header")
"""What is mended by another header; other problems told at a header are about all that stands below it."""

Address = tuple[int, int]
"""Row, counted as a spreadsheet does, and column from 0."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A table as it is on the page: the file as it was read, and the problems in it."""

    sheet: Sheet
    table: TableFile
    base: bytes | None
    turn: int

    @cached_property
    def key(self) -> str:
        """For the widgets: another one for another version of the file, and after unsaved changes were given up."""
        version = hashlib.sha256(self.base or b"").hexdigest()[:8]
        return f"{self.sheet.name}_{version}_{self.turn}"

    @cached_property
    def faulty(self) -> Mapping[Address, tuple[Problem, ...]]:
        """Problems by the cell they are in; errors first, then in the order of rows and columns."""
        found: dict[Address, list[Problem]] = {}
        for problem in self.sheet.problems:
            place = self.table.column_of(problem.column) if problem.column else None
            if problem.row and place is not None and (problem.row > HEADER or problem.code in OF_HEADERS):
                found.setdefault((problem.row, place), []).append(problem)

        def urgency(address: Address) -> tuple[bool, Address]:
            return not any(problem.is_error for problem in found[address]), address

        return {address: tuple(found[address]) for address in sorted(found, key=urgency)}

    @cached_property
    def elsewhere(self) -> tuple[Problem, ...]:
        """Problems that are in no cell: of the whole file, of a row, of a column that is not there."""
        inside = {problem for listed in self.faulty.values() for problem in listed}
        return tuple(problem for problem in self.sheet.problems if problem not in inside)

    @cached_property
    def alike(self) -> tuple[tuple[Address, ...], ...]:
        """Faulty cells, those together that hold the same text in the same column and are wrong in the same way."""
        groups: dict[tuple[object, ...], list[Address]] = {}
        for (row, column), problems in self.faulty.items():
            how = column, self.table.at(row, column), *(problem.code for problem in problems)
            groups.setdefault(how, []).append((row, column))
        return tuple(map(tuple, groups.values()))

    @property
    def mended_together(self) -> tuple[tuple[Address, ...], ...]:
        """The faults that are shown one by one, each with all cells that its one field changes."""
        return self.alike[:MOST_MENDED]

    @cached_property
    def rows(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Rows with problems first, else in the order of the file."""
        bad = {row for row, _ in self.faulty} | {problem.row for problem in self.elsewhere}
        return tuple(sorted(self.table.rows, key=lambda each: each[0] not in bad))

    def name_of(self, row: int, column: int) -> str:
        """Whom or what a row is about, unless that is what stands in this column."""
        known = self.sheet.table
        if row <= HEADER or known is None:
            return ""
        named = [known.column(key) for key in known.identified] or [known.columns[0]]
        place = next((place for each in named if (place := self.table.place(each)) is not None), None)
        return "" if place in (None, column) else self.table.at(row, place or 0)

    def mend_key(self, address: Address) -> str:
        """For the field of one cell."""
        return f"mend_{self.key}_{address[0]}_{address[1]}"

    @property
    def editor_key(self) -> str:
        """For the table."""
        return f"editor_{self.key}"

    def edits(self) -> Edits:
        """What is typed and not saved."""
        cells = dict(self._mended())
        state: Mapping[str, Any] = st.session_state.get(self.editor_key) or {}
        for position, changes in dict(state.get("edited_rows", {})).items():
            row, old = self.rows[int(position)]
            for name, value in changes.items():
                column = int(name.removeprefix("c"))
                text = _text(value)
                if text != old[column]:
                    cells[row, column] = text
        removed = frozenset(self.rows[int(position)][0] for position in state.get("deleted_rows", []))
        kept = {address: text for address, text in cells.items() if address[0] not in removed}
        return Edits(cells=edits_by_row(kept), removed=removed, added=tuple(self._added(state)))

    def _mended(self) -> Iterator[tuple[Address, str]]:
        for addresses in self.mended_together:
            text = st.session_state.get(self.mend_key(addresses[0]))
            if text is not None and str(text) != self.table.at(*addresses[0]):
                yield from ((address, str(text)) for address in addresses)

    def _added(self, state: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
        for added in state.get("added_rows", []):
            cells = tuple(_text(added.get(f"c{column}")) for column in range(self.table.width))
            if any(cells):
                yield cells

    def frame(self, language: Language) -> pd.DataFrame:
        """The rows for the table on the page: number and problems on the left, then each column by its place."""
        said: dict[int, list[str]] = {}
        for problem in self.sheet.problems:
            if problem.row:
                column = f"{problem.column}：" if problem.column else ""
                said.setdefault(problem.row, []).append(column + problem.message(language))
        columns: dict[str, list[str]] = {
            NUMBER: [str(number) for number, _ in self.rows],
            PROBLEM: [" ".join(said.get(number, ())) for number, _ in self.rows],
        }
        columns |= {f"c{place}": [cells[place] for _, cells in self.rows] for place in range(self.table.width)}
        return pd.DataFrame(columns, dtype="string")

    def configuration(self, language: Language) -> dict[str, Any]:
        """What each column is called, what it holds, and which ones have problems."""
        _ = translator(language)
        bad = {column for _row, column in self.faulty}
        config: dict[str, Any] = {
            NUMBER: st.column_config.TextColumn(_("Row"), disabled=True, width=60, pinned=True),
            PROBLEM: st.column_config.TextColumn(_("What is wrong"), disabled=True, width=260, pinned=True)
            if said(self)
            else None,
        }
        for place in range(self.table.width):
            header = self.table.headers[place] if place < len(self.table.headers) else ""
            label = header or _("(no header)")
            config[f"c{place}"] = st.column_config.TextColumn(f"⚠ {label}" if place in bad else label)
        return config


def said(shown: Shown) -> bool:
    """Whether any row has a problem to be told beside it."""
    return any(problem.row and problem.row > HEADER for problem in shown.sheet.problems)


def pending(memory: Memory, sheet: Sheet, table: TableFile, base: bytes | None) -> Edits:
    """What is typed into a table as it was seen, and not saved."""
    return Shown(sheet, table, base, memory.turn).edits()


def _text(value: object) -> str:
    return "" if value is None else str(value)
