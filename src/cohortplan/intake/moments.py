"""Dates, times and moments as people write them: ``2026-10-21``, ``10月21日 9:30``, ``周三上午``, ``Wed am``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time

from cohortplan.intake.words import PART_OF_DAY, WEEKDAY

DATE = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?", re.ASCII)
CLOCK = re.compile(r"(\d{1,2})\s*:\s*(\d{2})(?:\s*:\s*(\d{2})(?:\.0+)?)?", re.ASCII)
OCLOCK = re.compile(r"(\d{1,2})\s*[点时]\s*(?:(\d{1,2})\s*分?)?", re.ASCII)
OLDEST, LATEST = 1990, 2150
LONGEST_WEEKDAY = len("Wednesday")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as it was written: a date (its year perhaps unsaid) or a weekday, with a clock time, a half, or neither.

    ``year`` 0 means that the project's dates tell. ``half`` is ``am``, ``noon`` or ``pm``.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int | None = None
    half: str = ""
    clock: time | None = None

    @property
    def whole_day(self) -> bool:
        """Whether neither clock time nor half is said."""
        return self.clock is None and not self.half


def parse_day(text: str) -> date | None:
    """A full date, or ``None``. A midnight that a spreadsheet appends is ignored."""
    plain = re.sub(r"[T ]0{1,2}:00(:00(\.0+)?)?$", "", _plain(text))
    match = DATE.fullmatch(plain)
    return _date(match) if match and match.group(1) else None


def parse_clock(text: str) -> time | None:
    """A time of day in whole minutes, or ``None``."""
    plain = _plain(text)
    match = CLOCK.fullmatch(plain)
    if match:
        return _time(match.group(1), match.group(2), match.group(3) or "0")
    match = OCLOCK.fullmatch(plain)
    return _time(match.group(1), match.group(2) or "0", "0") if match else None


def parse_moment(text: str) -> Moment | None:
    """A moment as it was written, or ``None`` if it is none."""
    plain = _plain(text)
    match = DATE.match(plain)
    if match:
        found = _date(match) if match.group(1) else _yearless(match)
        if found is None:
            return None
        year = found.year if match.group(1) else 0
        return _with_rest(Moment(year, found.month, found.day), plain[match.end() :])
    for length in range(min(LONGEST_WEEKDAY, len(plain)), 1, -1):
        code = WEEKDAY.code(plain[:length])
        if code is not None:
            return _with_rest(Moment(weekday=list(WEEKDAY.words).index(code)), plain[length:])
    return None


def believable(day: date) -> bool:
    """Whether a date is near enough to be meant."""
    return OLDEST <= day.year <= LATEST


def _with_rest(moment: Moment, rest: str) -> Moment | None:
    rest = rest.strip().removeprefix("T").strip()
    if not rest or rest in ("全天", "整天", "all day"):
        return moment
    half = PART_OF_DAY.code(rest)
    if half in ("am", "noon", "pm"):
        return Moment(moment.year, moment.month, moment.day, moment.weekday, half=half)
    clock = parse_clock(rest)
    return None if clock is None else Moment(moment.year, moment.month, moment.day, moment.weekday, clock=clock)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _date(match: re.Match[str]) -> date | None:
    try:
        day = date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    except ValueError:
        return None
    return day if believable(day) else None


def _yearless(match: re.Match[str]) -> date | None:
    try:
        return date(2024, int(match.group(2)), int(match.group(3)))
    except ValueError:
        return None


def _time(hours: str, minutes: str, seconds: str) -> time | None:
    if int(hours) > 23 or int(minutes) > 59 or int(seconds) != 0:
        return None
    return time(int(hours), int(minutes))
