"""Reads one workbook in a process of its own: bytes on standard input, cells as JSON on standard output.

The reader of workbooks was seen to end its process at a damaged ``.xls`` file
(an allocation of terabytes, which cannot be caught). Here that ends a child
that nobody misses, and the memory it may take is bounded. The file imports
nothing of ours, so that starting it takes two hundredths of a second.
"""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine as calamine

MOST_MEMORY = 1 << 29
MINUTES_A_DAY = 24 * 60
MIDNIGHT = time()


def bound_memory() -> None:
    """Let the system refuse more memory than any real workbook needs; Windows has no such bound."""
    try:
        import resource  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    allowed = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, most))


def text_of(value: object) -> str:
    """A cell as it would be typed: ``302`` and not ``302.0``."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else format(value, ".10g")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == MIDNIGHT else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        hours, minutes = divmod(round(value.total_seconds() / 60) % MINUTES_A_DAY, 60)
        return f"{hours:02}:{minutes:02}"
    return str(value)


def sheets_of(content: bytes, most_rows: int, most_columns: int) -> dict[str, Any]:
    """The visible sheets with their cells, or why there are none."""
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    found: list[dict[str, Any]] = []
    hidden: list[str] = []
    for known in book.sheets_metadata:
        if known.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        if known.visible != calamine.SheetVisibleEnum.Visible:
            hidden.append(known.name)
            continue
        sheet = book.get_sheet_by_name(known.name)
        rows, columns = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
        if rows > most_rows or columns > most_columns:
            return {"refused": "large", "sheet": known.name, "rows": rows, "columns": columns}
        cells = sheet.to_python(skip_empty_area=False) if sheet.end else []
        merges = [[*first, *last] for first, last in sheet.merged_cell_ranges or []]
        found.append({"name": known.name, "rows": [[text_of(cell) for cell in row] for row in cells], "merges": merges})
    return {"sheets": found, "hidden": hidden}


def answer(content: bytes, most_rows: int, most_columns: int) -> dict[str, Any]:
    """What came of reading; never an exception that could be caught."""
    try:
        return sheets_of(content, most_rows, most_columns)
    except calamine.PasswordError:
        return {"refused": "locked"}
    except MemoryError:
        return {"refused": "memory"}
    except Exception:  # noqa: BLE001 - whatever a foreign file does to a foreign reader is the same answer to its owner
        return {"refused": "damaged"}


if __name__ == "__main__":
    bound_memory()
    result = answer(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.buffer.write(json.dumps(result).encode())
