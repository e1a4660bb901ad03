"""Which row made what, so that a contradiction found later can still say where it stands."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from cohortplan.intake.problems import Problem
from cohortplan.intake.rows import Row
from cohortplan.text import Fact


@dataclass(frozen=True)
class Origins:
    """Rows by what they made: session ids, and pins, absences and the like themselves."""

    rows: dict[Hashable, Row] = field(default_factory=dict)

    def add(self, made: Hashable, row: Row) -> None:
        """Remember the row; the last one that touched it counts, since it can still be changed."""
        self.rows[made] = row

    def problem(self, code: str, made: Hashable, column: str = "", table: str = "", **facts: Fact) -> Problem:
        """A problem of what a row made; without a known row, of the table as a whole."""
        row = self.rows.get(made)
        if row is None:
            return Problem(code=code, where=f"{table}.csv", column=column, facts=facts)
        return row.problem(code, column if column in row.spelled else next(iter(row.spelled)), **facts)
