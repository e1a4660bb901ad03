"""A project in one workbook: a sheet for each table, and a sheet of settings (设置)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from cohortplan.intake.files import SETTINGS_FILE, Files
from cohortplan.intake.problems import Notes, Problem
from cohortplan.intake.raw.opening import WORKBOOKS, Sent, open_pages
from cohortplan.intake.raw.own_tables import table_named
from cohortplan.intake.raw.pages import Page
from cohortplan.intake.raw.settings_sheets import is_settings_title, lines_of_toml

__all__ = ["WORKBOOKS", "Sent", "Workbook", "open_workbook"]


@dataclass(frozen=True)
class Workbook:
    """The files that a workbook stands for, and the sheet that each of them is."""

    files: Files = field(default_factory=Files)
    sheets: Mapping[str, str] = field(default_factory=dict)

    def placed(self, problem: Problem) -> Problem:
        """A problem at its sheet; rows are the same there."""
        return replace(problem, where=self.sheets.get(problem.where, problem.where))


def open_workbook(sent: Sent, notes: Notes) -> Workbook:
    """The project in a workbook, as the files it would be in a folder; what cannot be read is noted."""
    content: dict[str, bytes] = {}
    sheets: dict[str, str] = {}
    for page in open_pages([sent], notes):
        name = _file_of(page)
        if name in content:
            notes.of_file("table_twice", page.where, table=name.removesuffix(".csv"), other=sheets[name])
            continue
        sheets[name] = page.where
        content[name] = "\n".join(lines_of_toml(page)).encode() if name == SETTINGS_FILE else _csv(page)
    return Workbook(Files(content), sheets)


def _file_of(page: Page) -> str:
    if is_settings_title(page.sheet):
        return SETTINGS_FILE
    table = table_named(page.sheet)
    return table.file if table else f"{page.sheet.replace('/', '_')}.csv"


def _csv(page: Page) -> bytes:
    """The cells with merged ones filled; as many rows as the sheet has, so that they have the same numbers."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_rows(page))
    return text.getvalue().encode()


def _rows(page: Page) -> Iterator[list[str]]:
    for row in range(page.height):
        yield [page.at(row, column).replace("\n", " ") for column in range(page.width)]
