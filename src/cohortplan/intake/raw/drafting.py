"""The tables of a project while they are put together: rows that remember which cells of which file they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from cohortplan.intake.comments import COMMENTS
from cohortplan.intake.files import SETTINGS_FILE
from cohortplan.intake.problems import Problem
from cohortplan.intake.raw.pages import Place
from cohortplan.intake.schema import BY_KEY, READ_TABLES
from cohortplan.intake.toml_text import toml_text
from cohortplan.intake.words import Words
from cohortplan.intake.writing import table_bytes
from cohortplan.text import Language


@dataclass(frozen=True)
class Line:
    """One row: its cells by column, and where they come from; ``anywhere`` is for the row as a whole."""

    cells: Mapping[str, str]
    places: Mapping[str, Place] = field(default_factory=dict)
    anywhere: Place | None = None

    def place(self, column: str) -> Place | None:
        """Where a cell comes from, or the row; ``None`` where it was made by custom."""
        return self.places.get(column) or self.anywhere


@dataclass
class Draft:
    """A project in the making."""

    settings: dict[str, object] = field(default_factory=dict)
    tables: dict[str, list[Line]] = field(default_factory=dict)
    said: dict[tuple[str, ...], Place] = field(default_factory=dict)
    assumed: dict[str, list[str | int | date]] = field(default_factory=dict)

    def put(self, table: str, lines: Iterable[Line]) -> None:
        """Add rows to a table."""
        self.tables.setdefault(table, []).extend(lines)

    def set(self, path: tuple[str, ...], value: object, place: Place | None = None) -> None:
        """Set what a key of ``project.toml`` says."""
        section = self.settings
        for key in path[:-1]:
            inner = section.setdefault(key, {})
            if not isinstance(inner, dict):
                return
            section = inner
        section[path[-1]] = value
        if place is not None:
            self.said[path] = place

    def get(self, *path: str) -> object:
        """What a key says; ``None`` if nothing."""
        value: object = self.settings
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def assume(self, code: str, *values: str | int | date) -> None:
        """Record what is taken by custom."""
        self.assumed[code] = list(values)

    def contents(self, language: Language) -> dict[str, bytes]:
        """The files of the project."""
        settings = {**self.settings, "assumed": self.assumed} if self.assumed else self.settings
        files = {SETTINGS_FILE: toml_text(settings, COMMENTS[language]).encode()}
        words = Words.of()
        for table in READ_TABLES:
            if lines := self.tables.get(table.key):
                files[table.file] = table_bytes(table, (line.cells for line in lines), words, language)
        return files

    def traced(self, problem: Problem) -> Problem:
        """The problem at the cell it comes from; as it is where it comes from none."""
        if problem.where == SETTINGS_FILE:
            place = self.said.get(tuple(problem.column.split(".")))
        elif problem.row == 1:
            return self._traced_header(problem)
        else:
            place = self._place(problem)
        if place is None:
            return problem
        value = problem.value or place.text.replace("\n", " ")
        return replace(problem, where=place.page.where, row=place.row + 1, column=place.letters, value=value)

    def _traced_header(self, problem: Problem) -> Problem:
        """A problem of a whole column is one of the file that the first row comes from."""
        for table in READ_TABLES:
            for line in self.tables.get(table.key, []) if table.file == problem.where else ():
                if line.anywhere is not None:
                    return replace(problem, where=line.anywhere.page.where, row=None, column="", value="")
        return problem

    def _place(self, problem: Problem) -> Place | None:
        table = next((table for table in BY_KEY.values() if table.file == problem.where), None)
        lines = self.tables.get(table.key, []) if table else []
        if table is None or problem.row is None or not 2 <= problem.row < len(lines) + 2:
            return None
        column = next((each.key for each in table.columns if problem.column in (each.key, each.zh[0])), "")
        return lines[problem.row - 2].place(column)
