"""Which row made what, so that a contradiction found later can still say where it stands."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from cohortplan.intake.problems import Problem
from cohortplan.intake.rows import Row, Tables
from cohortplan.text import Fact


@dataclass(frozen=True)
class Origins:
    """Rows by what they made: session ids, quota ids, pins."""

    tables: Tables
    rows: dict[Hashable, Row] = field(default_factory=dict)

    def add(self, made: Hashable, row: Row) -> None:
        """Remember the row; the last one that touched it counts, since it can still be changed."""
        self.rows[made] = row

    def place(self, made: Hashable) -> tuple[str, int]:
        """File and row."""
        return self.rows[made].where, self.rows[made].number

    def problem(self, code: str, made: Hashable, columns: tuple[str, ...], /, **facts: Fact) -> Problem:
        """A problem of what a row made, in the first of these columns that is filled in, else the first there is."""
        row = self.rows[made]
        known = [key for key in columns if key in row.spelled]
        key = next((key for key in known if row.has(key)), known[0] if known else "")
        return row.problem(code, key, **facts)

    def of_table(self, code: str, table: str, column: str, /, **facts: Fact) -> Problem:
        """A problem of a whole column, told at its header."""
        spelled = self.tables.spelled(table, column)
        return Problem(code=code, where=self.tables.where(table), row=1, column=spelled, facts=facts)
