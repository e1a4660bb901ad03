"""Files as they come, opened into pages: workbooks, CSV, plain text and Word; what cannot be read is noted."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from cohortplan.intake.files import MOST_BYTES
from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.documents import document_pages
from cohortplan.intake.raw.extents import MOST_CELLS, check_workbook
from cohortplan.intake.raw.packages import DAMAGED, LOCKED, TOO_LARGE, Refused, because, too_large
from cohortplan.intake.raw.pages import Page, make_page
from cohortplan.intake.sheet import DELIMITERS, MOST_COLUMNS, MOST_ROWS, decode
from cohortplan.text import Text

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et")
PLAIN = (".csv", ".tsv", ".txt")
FIRST_LINES = 50
WORD = (".docx",)
KNOWN = (*WORKBOOKS, *PLAIN, *WORD)
MOST_FILES = 100
MOST_SECONDS = 60.0
OUT_OF_MEMORY = b"memory allocation of"
CHILD = Path(__file__).with_name("child.py")

A_WEB_PAGE = Text(zh="它其实是网页，只是改了扩展名", en="it is a web page under another name")


@dataclass(frozen=True)
class Sent:
    """One file as it came: its name without folders, and its bytes."""

    name: str
    content: bytes


def load(paths: Iterable[Path], notes: Notes) -> tuple[Sent, ...]:
    """The files at these paths, folders with all that they hold; what cannot be read is noted."""
    found: list[Sent] = []
    for path in _files(paths, notes):
        try:
            if path.stat().st_size > MOST_BYTES:
                notes.of_file("file_too_large", path.name, most=MOST_BYTES // 1024)
            else:
                found.append(Sent(path.name, path.read_bytes()))
        except OSError as error:
            notes.of_file("file_unreadable", path.name, reason=error.strerror or type(error).__name__)
    return tuple(found)


def _files(paths: Iterable[Path], notes: Notes) -> Iterator[Path]:
    for path in paths:
        try:
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
        except OSError as error:
            notes.of_file("file_unreadable", path.name, reason=error.strerror or type(error).__name__)
            continue
        yield from (each for each in inside if each == path or (each.is_file() and not _hidden(each.name)))


def _hidden(name: str) -> bool:
    # Excel's lock files and macOS's shadow files are nobody's tables.
    return name.startswith((".", "~$"))


def open_pages(files: Iterable[Sent], notes: Notes) -> tuple[Page, ...]:
    """Every sheet of every file, in the order of the files."""
    pages: list[Page] = []
    for number, sent in enumerate(files):
        if number >= MOST_FILES:
            notes.of_file("too_many_files", sent.name, most=MOST_FILES)
            break
        try:
            pages.extend(pages_of(sent, notes))
        except Refused as refused:
            notes.of_file(refused.code, sent.name, **refused.facts)
    return tuple(pages)


def pages_of(sent: Sent, notes: Notes) -> list[Page]:
    """The pages of one file.

    Raises:
        Refused: If it cannot be read.
    """
    suffix, content = PurePath(sent.name).suffix.lower(), sent.content
    if suffix not in KNOWN:
        raise Refused("file_format", suffix=suffix or sent.name, known=".xlsx, .xls, .csv, .docx")
    if len(content) > MOST_BYTES:
        raise Refused("file_too_large", most=MOST_BYTES // 1024)
    if suffix in WORD:
        return document_pages(sent.name, content)
    if suffix in WORKBOOKS and content.startswith((ZIP, OLE)):
        if content.startswith(ZIP):
            check_workbook(content)
        return _workbook_pages(sent, notes)
    if suffix in WORKBOOKS and not content:
        raise because(DAMAGED)
    # Many a school's system writes a text or a web page and calls it .xls.
    return [_plain_page(sent)]


def _workbook_pages(sent: Sent, notes: Notes) -> list[Page]:
    answer = _asked(sent.content)
    if "refused" in answer:
        raise _refusal(answer)
    for name in answer["hidden"]:
        notes.of_file("hidden_sheet", f"{sent.name} · {name}")
    pages = [make_page(sent.name, sheet["name"], sheet["rows"], sheet["merges"]) for sheet in answer["sheets"]]
    return [page for page in pages if page.rows]


def _asked(content: bytes) -> dict[str, Any]:
    """What the child process says; one that died or hangs says that the file is damaged."""
    command = [sys.executable, "-P", str(CHILD), str(MOST_ROWS), str(MOST_COLUMNS)]
    try:
        run = subprocess.run(command, input=content, capture_output=True, timeout=MOST_SECONDS, check=False)
        answer = json.loads(run.stdout) if run.returncode == 0 else {}
        if OUT_OF_MEMORY in run.stderr and content.startswith(ZIP):
            # A sound archive that cannot be laid out is too large; an old workbook that asks for so much is damaged.
            answer = {"refused": "memory"}
    except (subprocess.TimeoutExpired, ValueError):
        answer = {}
    return answer if isinstance(answer, dict) and answer else {"refused": "damaged"}


def _refusal(answer: dict[str, Any]) -> Refused:
    if answer["refused"] == "large":
        return too_large(answer["rows"], answer["columns"])
    return because({"locked": LOCKED, "memory": TOO_LARGE}.get(answer["refused"], DAMAGED))


def _plain_page(sent: Sent) -> Page:
    text = decode(sent.content)
    if text is None or "\x00" in text:
        raise Refused("wrong_encoding")
    if text.lstrip()[:1] == "<":
        raise because(A_WEB_PAGE)
    if sent.name.lower().endswith(".txt"):
        lines = text.splitlines()
        if len(lines) > MOST_ROWS:
            raise too_large(len(lines), 1)
        return make_page(sent.name, "", [[line] for line in lines])
    return make_page(sent.name, "", list(_rows(text)))


def _rows(text: str) -> Iterator[list[str]]:
    # A title above the header has no delimiters, so more than the first line is asked.
    head = "".join(text.splitlines(keepends=True)[:FIRST_LINES])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count))
    cells = 0
    try:
        for number, row in enumerate(reader, start=1):
            cells += len(row)
            if number > MOST_ROWS or cells > MOST_CELLS or len(row) > MOST_COLUMNS:
                raise too_large(number, len(row))
            yield row
    except csv.Error:
        raise because(DAMAGED) from None
