"""File names made of people's names, for any system they may be copied to."""

from __future__ import annotations

import re
import unicodedata
from itertools import count

from cohortplan.publishing.wording import one_line

FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
LONGEST_BYTES = 160
"""File systems take 255 bytes; extension, number and temporary prefix need some of them."""


class FileNames:
    """The names given out in one folder; case does not tell two of them apart."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, wanted: str, extension: str) -> str:
        """A name as near to the wanted one as can be, with the extension; the next one wanted alike gets a number."""
        stem = _stem(wanted)
        for number in count(1):
            name = f"{stem}-{number}{extension}" if number > 1 else f"{stem}{extension}"
            if name.casefold() not in self._taken:
                self._taken.add(name.casefold())
                return name
        raise AssertionError("numbers do not end")


def _stem(wanted: str) -> str:
    """No sign that a system forbids, no dot or dash at either end, not too long, never empty."""
    text = unicodedata.normalize("NFC", FORBIDDEN.sub("_", one_line(wanted)))
    short = text.encode()[:LONGEST_BYTES].decode(errors="ignore")
    return short.strip("._- ") or "_"
