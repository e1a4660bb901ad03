"""Rows of a table as typed values, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import TypeVar

from cohortplan.intake.moments import Moment
from cohortplan.intake.problems import Notes, Problem
from cohortplan.intake.schema import Table
from cohortplan.text import Fact, Language

Wanted = TypeVar("Wanted")


@dataclass(slots=True)
class Row:
    """One row: its values by column key, where empty and misread cells are missing.

    ``sound`` is false once something in it is wrong; it is then not used any
    further, though its id stays known so that one fault is not told twice.
    """

    table: Table
    where: str
    number: int
    spelled: Mapping[str, str]
    raw: Mapping[str, str]
    values: dict[str, object] = field(default_factory=dict)
    sound: bool = True
    id: str = ""

    def text(self, key: str, default: str = "") -> str:
        """A text, or the default where the cell is empty."""
        return self._value(key, str, default)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list cell."""
        return self._value(key, tuple, ())

    def number_of(self, key: str) -> int | None:
        """A whole number, ``None`` where the cell is empty."""
        return self._value(key, int, None)

    def numbers(self, key: str) -> tuple[int, ...]:
        """The numbers of a list cell, such as weekdays."""
        return self._value(key, tuple, ())

    def flag(self, key: str, *, default: bool) -> bool:
        """Yes or no."""
        return self._value(key, bool, default)

    def day(self, key: str) -> date | None:
        """A date, ``None`` where the cell is empty."""
        return self._value(key, date, None)

    def clock(self, key: str) -> time | None:
        """A time of day, ``None`` where the cell is empty."""
        return self._value(key, time, None)

    def moment(self, key: str) -> Moment | None:
        """A moment as written, ``None`` where the cell is empty."""
        return self._value(key, Moment, None)

    def has(self, key: str) -> bool:
        """Whether the cell is filled in, rightly or not."""
        return bool(self.raw.get(key))

    def _value(self, key: str, kind: type, default: Wanted) -> Wanted:
        value = self.values.get(key)
        return value if isinstance(value, kind) else default  # type: ignore[return-value]

    def problem(self, code: str, column: str = "", value: str | None = None, /, **facts: Fact) -> Problem:
        """A problem of this row, in this column as the file spells it."""
        shown = self.raw.get(column, "") if value is None else value
        return Problem(
            code=code,
            where=self.where,
            row=self.number,
            column=self.spelled.get(column, column),
            value=shown,
            facts=facts,
        )

    def note(self, notes: Notes, problem: Problem) -> None:
        """Note a problem of this row; an error makes it unsound."""
        notes.add(problem)
        if problem.is_error:
            self.sound = False


@dataclass(frozen=True)
class TableRows:
    """A table as read: its file, the language of its headers, its rows."""

    table: Table
    where: str
    language: Language
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Tables:
    """All tables of a project by key; one that has no file has no rows."""

    by_key: Mapping[str, TableRows] = field(default_factory=dict)

    def rows(self, key: str) -> tuple[Row, ...]:
        """The rows of a table."""
        return self.by_key[key].rows if key in self.by_key else ()

    def sound(self, key: str) -> Iterator[Row]:
        """Its rows without fault so far."""
        return (row for row in self.rows(key) if row.sound)

    def spelled(self, key: str, column: str) -> str:
        """What a column is called in the file of a table, or would be."""
        rows = self.rows(key)
        return rows[0].spelled[column] if rows else column

    def named(self, key: str) -> Iterator[Row]:
        """Its rows that have an id, with faults or without: what else refers to them is then not blamed."""
        return (row for row in self.rows(key) if row.id)

    def where(self, key: str) -> str:
        """The file of a table, or what it would be called."""
        return self.by_key[key].where if key in self.by_key else f"{key}.csv"
