"""Projects written as folders that a school can open in Excel and a text editor."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from cohortplan.errors import CohortplanError
from cohortplan.intake.comments import COMMENTS
from cohortplan.intake.files import SETTINGS_FILE
from cohortplan.intake.schema import BY_KEY, READ_TABLES, Table
from cohortplan.intake.settings import terms_of
from cohortplan.intake.toml_text import toml_text
from cohortplan.intake.words import Words
from cohortplan.text import Language

Cells = Mapping[str, str]


class FolderInUse(CohortplanError):
    """The folder to write to already holds something; nothing was written."""


def write_folder(
    folder: Path, settings: Mapping[str, object], tables: Mapping[str, Iterable[Cells]], language: Language
) -> None:
    """Write a project: ``project.toml`` with comments, and one CSV for each table.

    The same input gives the same bytes. Files are UTF-8, the CSVs with a BOM so
    that Excel shows Chinese.

    Args:
        folder: Where to; it is made if it does not exist.
        settings: ``project.toml`` as nested mappings.
        tables: Rows by table and column key, cells canonical (``2026-10-19``,
            ``Mon``, ``principal``, ``yes``, lists joined by ``;``).
        language: Of headers, enumerated values and comments.

    Raises:
        FolderInUse: If the folder exists and is not empty.
        KeyError: If a table or column is not of the format.
    """
    write_all(folder, project_contents(settings, tables, language))


def project_contents(
    settings: Mapping[str, object], tables: Mapping[str, Iterable[Cells]], language: Language
) -> dict[str, bytes]:
    """The files of a project by name, as ``write_folder`` writes them.

    Raises:
        KeyError: If a table or column is not of the format.
    """
    words = Words.of(*terms_of(settings))
    contents = {SETTINGS_FILE: toml_text(settings, COMMENTS[language]).encode()}
    for key, rows in tables.items():
        contents[BY_KEY[key].file] = table_bytes(BY_KEY[key], rows, words, language)
    return contents


def write_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write these files into a folder that is new or empty.

    Raises:
        FolderInUse: If it is not.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUse(f"{folder} is not empty; choose a folder that is new or empty")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)


def table_bytes(table: Table, rows: Iterable[Cells], words: Words, language: Language) -> bytes:
    """One table as a CSV file, with the columns that its rows have, in the order of the format; all if none."""
    listed = list(rows)
    used = {key for row in listed for key in row} or {column.key for column in table.columns}
    if strange := used - {column.key for column in table.columns}:
        raise KeyError(f"{table.key} has no column {', '.join(sorted(strange))}")
    columns = [column for column in table.columns if column.key in used]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.header(language) for column in columns])
    for row in listed:
        cells = [row.get(column.key, "") for column in columns]
        shown = [
            column.type.show(cell, words, language) if cell else "" for column, cell in zip(columns, cells, strict=True)
        ]
        writer.writerow(shown)
    return text.getvalue().encode("utf-8-sig")


def new_project(folder: Path, language: Language) -> None:
    """An empty project to fill in: commented settings, and every table with its headers only.

    Raises:
        FolderInUse: If the folder exists and is not empty; nothing is overwritten.
    """
    write_all(folder, new_contents(language))


def new_contents(language: Language) -> dict[str, bytes]:
    """The files of an empty project."""
    return project_contents(tomllib.loads(EXAMPLE_SETTINGS), {table.key: [] for table in READ_TABLES}, language)


EXAMPLE_SETTINGS = """
format = 1
id = "my-project"
name = "跟岗学习项目"
as_of = "2026-10-12 08:00"

[calendar]
start = "2026-10-19"
end = "2026-10-23"
term_start = "2026-09-01"
zone = "Asia/Shanghai"
holidays = []

[calendar.make_up]
"""
