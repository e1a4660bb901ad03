"""Change the files of a project in place: all of one file at once, and never over what somebody else saved meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cohortplan.intake.files import MOST_BYTES
from cohortplan.intake.sheet import encoding_of
from cohortplan.intake.table_file import HEADER, Edits, TableFile, encoded, read_table_file

__all__ = [
    "HEADER",
    "Edits",
    "Outcome",
    "RowChange",
    "Saved",
    "Stale",
    "TooLarge",
    "put_on_top",
    "save_table",
    "save_text",
]

# Within this process; between processes, what counts is that a file is replaced as a whole.
_one_at_a_time = threading.Lock()

Cells = tuple[str, ...]


@dataclass(frozen=True)
class RowChange:
    """One row before and after; ``before`` is empty for a new one, ``after`` for one that was taken out."""

    number: int
    before: Cells = ()
    after: Cells = ()


@dataclass(frozen=True)
class Saved:
    """The file holds the edits."""

    table: TableFile | None = None


@dataclass(frozen=True)
class Stale:
    """Nothing was written: the file is no longer as it was seen. What others did to it, and what was to be done."""

    theirs: tuple[RowChange, ...] = ()
    mine: tuple[RowChange, ...] = ()
    edits: Edits = field(default_factory=Edits)
    seen: bytes = b""


@dataclass(frozen=True)
class TooLarge:
    """Nothing was written: the file would be larger than any that is read."""


Outcome = Saved | Stale | TooLarge


def save_table(folder: Path, name: str, seen: TableFile, edits: Edits, base: bytes | None) -> Outcome:
    """Write a table with these edits, made on ``seen``; ``base`` is the file as it was then, ``None`` if there was none.

    Raises:
        OSError: If the file cannot be read or written.
    """
    after = seen.edited(edits)
    outcome = _replace(folder / name, base, after.content())
    if isinstance(outcome, Stale):
        return stale(seen, edits, base, _bytes(folder / name))
    return Saved(after) if isinstance(outcome, Saved) else outcome


def save_text(folder: Path, name: str, text: str, base: bytes | None) -> Outcome:
    """Write a file as a text, in the encoding it had.

    Raises:
        OSError: If the file cannot be read or written.
    """
    encoding = (encoding_of(base) if base else None) or "utf-8"
    ending = "\r\n" if base and b"\r\n" in base else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    return _replace(folder / name, base, encoded(ending.join(lines), encoding))


def stale(seen: TableFile, edits: Edits, base: bytes | None, now: bytes | None) -> Stale:
    """What stands against what, where a file that was ``base`` is ``now`` another."""
    table = read_table_file(now or b"")
    theirs = changes_between(seen, table) if table else ()
    return Stale(theirs, changes_between(seen, seen.edited(edits)), edits, base or b"")


def put_on_top(refused: Stale, now: TableFile) -> Edits | None:
    """The same edits for the table as it is now; ``None`` if others changed a row that they change too."""
    seen = read_table_file(refused.seen)
    if seen is None or now.headers != seen.headers or refused.edits.columns or HEADER in refused.edits.cells:
        return None
    places: dict[int, int] = {}
    there = {cells: number for number, cells in reversed(now.rows)}
    rows = dict(seen.rows)
    for number in {*refused.edits.cells, *refused.edits.removed}:
        # Its own place first: a row may be there twice.
        same_place = dict(now.rows).get(number) == rows.get(number)
        found = number if same_place else there.get(rows.get(number, ()))
        if found is None:
            return None
        places[number] = found
    return Edits(
        cells={places[number]: cells for number, cells in refused.edits.cells.items()},
        removed=frozenset(places[number] for number in refused.edits.removed),
        added=refused.edits.added,
    )


def changes_between(before: TableFile, after: TableFile) -> tuple[RowChange, ...]:
    """Which rows differ, row by row where as many are there, else by what they hold."""
    old, new = dict(before.rows), dict(after.rows)
    if len(old) == len(new) and old.keys() == new.keys():
        return tuple(RowChange(number, old[number], new[number]) for number in old if old[number] != new[number])
    gone, come = set(old.values()) - set(new.values()), set(new.values()) - set(old.values())
    return (
        *(RowChange(number, before=cells) for number, cells in old.items() if cells in gone),
        *(RowChange(number, after=cells) for number, cells in new.items() if cells in come),
    )


def _replace(file: Path, base: bytes | None, content: bytes) -> Outcome:
    """Put these bytes in place of the file at once, if it still is as it was."""
    if len(content) > MOST_BYTES:
        return TooLarge()
    with _one_at_a_time:
        if _bytes(file) != base:
            return Stale()
        beside = file.with_name(f".{file.name}.new")
        beside.write_bytes(content)
        beside.replace(file)
    return Saved()


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def edits_by_row(cells: Mapping[tuple[int, int], str]) -> Mapping[int, Mapping[int, str]]:
    """New texts of single cells, gathered by row."""
    found: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        found.setdefault(row, {})[column] = text
    return found
