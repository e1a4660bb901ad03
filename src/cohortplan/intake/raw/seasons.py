"""Summer and winter bells (夏令时、冬令时作息), as a list on the wall tells them apart, and which of them ring in a project."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

LEAP_YEAR = 2024
WORDS = {
    "summer": re.compile(r"夏季|夏令时|夏令作息|夏时制|summer", re.IGNORECASE),
    "winter": re.compile(r"冬季|冬令时|冬令作息|winter", re.IGNORECASE),
}
MONTH_TO_MONTH = re.compile(
    r"(?P<month>\d{1,2})\s*月\s*(?:(?P<day>\d{1,2})\s*[日号])?\s*起?\s*(?:-|~|―|—|–|至|到)+\s*(?:次年|翌年|第二年|来年)?\s*"
    r"(?P<month2>\d{1,2})\s*月\s*(?:(?P<day2>\d{1,2})\s*[日号])?",
    re.ASCII,
)
DOTTED = re.compile(
    r"(?<![\d.])(?P<month>\d{1,2})\.(?P<day>\d{1,2})\s*(?:-|~|―|—|–|至|到)+\s*(?:次年|翌年)?\s*"
    r"(?P<month2>\d{1,2})\.(?P<day2>\d{1,2})(?![\d.])",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Season:
    """A part of every year, by month and day, both ends included; ``assumed`` where only its name was said."""

    first: tuple[int, int]
    last: tuple[int, int]
    assumed: bool = False

    def stretches(self, start: date, end: date) -> Iterator[tuple[date, date]]:
        """From when to when it lasts, each time that it meets these days."""
        over_new_year = self.last < self.first
        for year in range(start.year - 1, end.year + 1):
            first, last = _day(year, self.first), _day(year + over_new_year, self.last)
            if first <= end and start <= last:
                yield first, last


BY_CUSTOM = {
    "summer": Season((5, 1), (9, 30), assumed=True),
    "winter": Season((10, 1), (4, 30), assumed=True),
}


def season_in(text: str) -> Season | None:
    """The season that a title, a header or the name of a sheet says; by custom from May or October where it says no days."""
    named = next((name for name, words in WORDS.items() if words.search(text)), None)
    if named is None:
        return None
    plain = unicodedata.normalize("NFKC", text)
    match = MONTH_TO_MONTH.search(plain) or DOTTED.search(plain)
    if match is None:
        return BY_CUSTOM[named]
    months = int(match.group("month")), int(match.group("month2"))
    if not all(1 <= month <= 12 for month in months):
        return BY_CUSTOM[named]
    days = int(match.group("day") or 1), int(match.group("day2") or 31)
    first, last = ((month, min(max(day, 1), _length(month))) for month, day in zip(months, days, strict=True))
    return Season(first, last)


def together(seasons: Iterable[Season | None]) -> bool:
    """Whether a list tells seasons apart at all."""
    return len(set(seasons) - {None}) > 1


def _length(month: int) -> int:
    return calendar.monthrange(LEAP_YEAR, month)[1]


def _day(year: int, at: tuple[int, int]) -> date:
    month, day = at
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
