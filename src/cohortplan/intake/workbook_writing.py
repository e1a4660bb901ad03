"""A project's files as one workbook, for a school that likes Excel better than folders."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from cohortplan.intake.comments import COMMENTS
from cohortplan.intake.files import SETTINGS_FILE
from cohortplan.intake.raw.settings_sheets import HEADERS, NAMES, TITLES
from cohortplan.intake.schema import TABLES
from cohortplan.intake.toml_text import toml_text
from cohortplan.intake.writing import FolderInUse
from cohortplan.text import Language

# Text stays text: nothing becomes a formula, a number or a link.
OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
    "remove_timezone": True,
}  # fmt: skip
MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - the same bytes for the same project, whenever they are written
WIDEST, NARROWEST = 40, 8
TITLE = {Language.ZH_CN: TITLES[0], Language.EN: "settings"}

Rows = list[list[str]]


def workbook_bytes(contents: Mapping[str, bytes], language: Language) -> bytes:
    """The files of a project as a workbook: settings first, then a sheet for each table; the same bytes for the same."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        book.set_properties({"created": MADE})
        bold = book.add_format({"bold": True, "bottom": 1})
        for title, rows in _sheets(contents, language):
            sheet = book.add_worksheet(title)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(number, column, cell, None if number else bold)
            for column in range(max(map(len, rows), default=0)):
                sheet.set_column(column, column, _width(rows, column))
    return content.getvalue()


def write_workbook(path: Path, contents: Mapping[str, bytes], language: Language) -> None:
    """Write the workbook of a project.

    Raises:
        FolderInUse: If there is such a file already.
    """
    if path.exists():
        raise FolderInUse(f"{path} exists; choose another name")
    path.write_bytes(workbook_bytes(contents, language))


def _sheets(contents: Mapping[str, bytes], language: Language) -> Iterator[tuple[str, Rows]]:
    if SETTINGS_FILE in contents:
        yield TITLE[language], _settings(contents[SETTINGS_FILE].decode(), language)
    for table in TABLES:
        if table.file in contents:
            text = contents[table.file].decode("utf-8-sig")
            title = table.title.zh if language is Language.ZH_CN else table.key
            yield title, list(csv.reader(io.StringIO(text, newline="")))


def _settings(source: str, language: Language) -> Rows:
    comments = COMMENTS[language]
    rows = [list(HEADERS[language])]
    for path, value in _flat(tomllib.loads(source), ()):
        key = ".".join(path)
        name = NAMES[key][0] if language is Language.ZH_CN and key in NAMES else key
        rows.append([name, _cell(value), comments.get(key, "")])
    return rows


def _flat(section: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in section.items():
        if isinstance(value, dict):
            yield from _flat(value, (*path, key))
        else:
            yield (*path, key), value


def _cell(value: object) -> str:
    """A value as it is typed into a cell; lists as TOML writes them."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return toml_text({"x": value}, {}).removeprefix("x = ").rstrip("\n")


def _width(rows: Rows, column: int) -> int:
    longest = max((_signs(row[column]) for row in rows if column < len(row)), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)


def _signs(text: str) -> int:
    return sum(1 if sign.isascii() else 2 for sign in text)
