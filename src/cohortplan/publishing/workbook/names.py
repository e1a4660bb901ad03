"""Names of sheets as Excel takes them: at most 31 signs, some forbidden, no two alike."""

from __future__ import annotations

import re
from itertools import count

from cohortplan.publishing.workbook.cells import clean

LONGEST = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
RESERVED = "history"


class SheetNames:
    """The names given out for one workbook."""

    def __init__(self) -> None:
        self._taken = {RESERVED}

    def claim(self, wanted: str) -> str:
        """A name as near to the wanted one as can be; the next one wanted alike gets a number."""
        allowed = FORBIDDEN.sub("_", clean(wanted))
        for number in count(1):
            suffix = f" ({number})" if number > 1 else ""
            name = _trimmed(_shortened(allowed, LONGEST - len(suffix))) + suffix
            if name.casefold() not in self._taken:
                self._taken.add(name.casefold())
                return name
        raise AssertionError("numbers do not end")


def _trimmed(name: str) -> str:
    # Excel refuses an apostrophe at either end, and people do not see a space there.
    return name.strip("' ") or "-"


def _shortened(name: str, most: int) -> str:
    """Cut by UTF-16 units, as Excel counts: a rare sign of a name takes two."""
    short = ""
    for sign in name:
        if len((short + sign).encode("utf-16-le")) > 2 * most:
            break
        short += sign
    return short
