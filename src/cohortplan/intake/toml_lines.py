"""On which line of a TOML file a key stands. The standard reader does not say."""

from __future__ import annotations

import re

HEADER = re.compile(r"\[\[?(?P<path>[^\[\]#]+)\]\]?\s*(#.*)?$")
KEY = re.compile(
    r"(?P<path>(?:[^\s\"'=#.\[\]{},]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[^\s\"'=#.]+|\"[^\"]*\"|'[^']*'))*)\s*="
)
PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^\s\"'.]+)")


def line_of(source: str, path: tuple[str, ...]) -> int:
    """The line of a key, else that of the nearest part of its path that has one, else 1.

    Keys inside inline tables and lists are found by the line on which their
    outermost part stands.
    """
    lines = _lines(source)
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 1


def _lines(source: str) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    section: tuple[str, ...] = ()
    for number, line in enumerate((line.strip() for line in source.split("\n")), start=1):
        if header := HEADER.match(line):
            section = parts_of(header["path"])
            found.setdefault(section, number)
        elif key := KEY.match(line):
            whole = (*section, *parts_of(key["path"]))
            for length in range(len(section) + 1, len(whole) + 1):
                found.setdefault(whole[:length], number)
    return found


def parts_of(path: str) -> tuple[str, ...]:
    """The keys of a dotted path, without quotation marks."""
    return tuple(next(part for part in match if part) for match in PART.findall(path) if any(match))
