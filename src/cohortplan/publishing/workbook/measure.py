"""How much room text needs in a cell, guessed well enough to set heights that no program will set for us.

Excel and WPS fit rows to wrapped text only when somebody asks them to, and
never for merged cells; what is printed has to fit beforehand.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator

PIXELS_PER_POINT = 96 / 72
NARROW, NARROWEST = 0.56, 0.34
"""Widths of a Latin letter or digit, and of Latin punctuation, as shares of the font size; a Chinese sign fills it."""

PUNCTUATION = frozenset(" !'(),./:;|[]·-")

PIXELS_PER_UNIT, PADDING = 7, 3
"""A column of width ``n`` shows ``n`` digits of the default font, 7 pixels each, less what the cell keeps free."""

INDENT = 1.4
"""Column width that an indented cell loses."""

LINE, AROUND = 1.42, 4.0
"""Height of a line as a share of the font size, and points above and below all lines together."""


def height(lines: int, size: float) -> float:
    """Points that a row needs for so many lines."""
    return round(lines * size * LINE + AROUND, 1)


def lines_needed(texts: Iterable[str], width: float, size: float) -> int:
    """How many lines these paragraphs take in a column of this width, at least one."""
    room = max(1.0, (width * PIXELS_PER_UNIT - PADDING) / (size * PIXELS_PER_POINT))
    return max(1, sum(_wrapped(text, room) for text in texts))


def _wrapped(text: str, room: float) -> int:
    lines, used = 1, 0.0
    for piece in _pieces(text):
        wide = sum(_width(sign) for sign in piece)
        if used and used + wide > room >= wide:
            lines, used = lines + 1, 0.0
        used += wide
        more = max(0, math.ceil(used / room) - 1)
        lines, used = lines + more, used - more * room
    return lines


def _pieces(text: str) -> Iterator[str]:
    """What a line break does not part: a run of Latin signs, or a single Chinese one."""
    run = ""
    for sign in text:
        if _width(sign) == 1 or sign == " ":
            if run:
                yield run
            run = ""
            yield sign
        else:
            run += sign
    if run:
        yield run


def _width(sign: str) -> float:
    if sign in PUNCTUATION:
        return NARROWEST
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else NARROW
