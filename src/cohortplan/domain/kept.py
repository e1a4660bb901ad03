"""What was found out at some cost about something that never changes, kept beside it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Thing = TypeVar("Thing")

MOST = 8
"""So few are kept: whoever is at work asks of two or three at a time, and each may be large."""


class Kept:
    """The last few findings, by what they depend on. Whoever asks gets the same object for equal keys."""

    def __init__(self) -> None:
        self._found: dict[Hashable, Any] = {}

    def get(self, key: Hashable, find: Callable[[], Thing]) -> Thing:
        """What was found for this key, or what ``find`` finds now."""
        found: Thing | None = self._found.get(key)
        if found is None:
            found = self._found.setdefault(key, find())
            for oldest in list(self._found)[:-MOST]:
                self._found.pop(oldest, None)
        return found
