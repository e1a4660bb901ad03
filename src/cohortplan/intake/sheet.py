"""One CSV file as rows of cells, whatever a spreadsheet program saved it as."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cohortplan.intake.identity import looks_like_identity_number, masked
from cohortplan.intake.problems import Notes, Problem, presentable

MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
MOST_SIGNS = 2_000
DELIMITERS = ",;\t"
HEADERS = re.compile(r'(?:[^"\n]|"[^"]*(?:"|\Z))*')
BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8-sig"))
# Of what would have to be replaced in a broken UTF-8 file, most is still sound; in a GB18030 file hardly anything is.
SOUND_SHARE = 4

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """Headers and the rows below them, each with its number as a spreadsheet counts; blank rows are left out."""

    where: str
    headers: Cells
    rows: tuple[tuple[int, Cells], ...]


def read_sheet(where: str, content: bytes, notes: Notes, example: str) -> Sheet | None:
    """The cells of a CSV file, or ``None`` with a note if it cannot be read as one.

    Args:
        where: The name of the file.
        content: Its bytes: UTF-8 with or without BOM, UTF-16 with BOM, or GB18030.
        notes: Where problems go.
        example: Headers to suggest if there are none.
    """
    text = decode(content)
    if text is None:
        notes.of_file("wrong_encoding", where)
        return None
    rows = list(_rows(where, text, notes))
    if not rows or rows[0][0] != 1:
        if not notes.faulty([where]):
            notes.add(Problem(code="empty_file", where=where, row=1, facts={"headers": example}))
        return None
    headers = rows[0][1]
    return Sheet(where, headers, tuple(_even(where, rows[1:], len(headers), notes)))


def decode(content: bytes) -> str | None:
    """The text of a file, or ``None`` if its encoding is none that schools use."""
    encoding = encoding_of(content)
    return None if encoding is None else content.decode(encoding).removeprefix("\ufeff")


def encoding_of(content: bytes) -> str | None:
    """The encoding of a file, or ``None`` if it is none that schools use."""
    marked = next((encoding for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)), "")
    if marked:
        return marked if _decodes(content, marked) else None
    if _decodes(content, "utf-8"):
        return "utf-8"
    return "gb18030" if not _broken_utf8(content) and _decodes(content, "gb18030") else None


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _broken_utf8(content: bytes) -> bool:
    text = content.decode("utf-8", errors="replace")
    sound = sum(sign > "\x7f" and sign != "�" for sign in text)
    return sound > SOUND_SHARE * text.count("�")


def delimiter_of(text: str) -> str:
    """What separates the cells, by the headers; between quotation marks a header may hold line breaks."""
    headers = HEADERS.match(text)
    unquoted = "".join(headers.group().split('"')[::2]) if headers else ""
    return max(DELIMITERS, key=unquoted.count)


def _rows(where: str, text: str, notes: Notes) -> Iterator[tuple[int, Cells]]:
    """Rows that are not blank, cleaned; ends early with a note where the file cannot be read further."""
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            code = "cell_too_long" if "limit" in str(error) else "unclosed_quote"
            notes.add(Problem(code=code, where=where, row=number, facts={"most": MOST_SIGNS}))
            return
        if number > MOST_ROWS:
            notes.add(Problem(code="too_many_rows", where=where, row=number, facts={"most": MOST_ROWS}))
            return
        if len(cells) > MOST_COLUMNS:
            facts = {"rows": number, "columns": len(cells), "most": MOST_ROWS, "most_columns": MOST_COLUMNS}
            notes.of_file("sheet_too_large", where, **facts)
            return
        cleaned = tuple(map(clean, cells))
        if any(cleaned):
            yield number, cleaned


def _even(where: str, rows: list[tuple[int, Cells]], width: int, notes: Notes) -> Iterator[tuple[int, Cells]]:
    """Rows as wide as the header; others are noted and left out."""
    for number, cells in rows:
        if len(cells) < width or any(cells[width:]):
            facts = {"cells": len(cells), "headers": width}
            notes.add(Problem(code="ragged_row", where=where, row=number, facts=facts))
        else:
            yield number, cells[:width]


def clean(cell: str) -> str:
    """A cell without the invisible: marks of width zero go, line breaks become spaces, ends are trimmed."""
    joined = " ".join(cell.split()) if not cell.isprintable() or "  " in cell else cell
    return "".join(sign for sign in joined if unicodedata.category(sign) != "Cf").strip()


def fault_of(text: str) -> tuple[str, str] | None:
    """Why a cell is not fit for any column, as the code of a problem and the value to show; ``None`` if it is fit."""
    if len(text) > MOST_SIGNS:
        return "cell_too_long", presentable(text)
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text):
        return "control_characters", text
    if looks_like_identity_number(text):
        return "identity_number", masked(text)
    return None
