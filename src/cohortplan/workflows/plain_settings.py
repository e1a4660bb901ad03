"""The settings that a form can hold: the name, the dates, days off and make-up days. All others stay as they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cohortplan.intake.moments import parse_day
from cohortplan.intake.section import as_day
from cohortplan.intake.settings_lines import with_settings
from cohortplan.intake.words import WEEKDAY
from cohortplan.text import Language

LINE = re.compile(r"(?P<day>\S+)(?:\s+(?P<rest>.*\S))?\s*")
# People write what a day follows in many ways; the date or weekday is what counts.
LIKE = re.compile(r"^(?:按照?|同|=|→|->|follows|like)\s*|\s*(?:的)?(?:课表|课程|上课)\s*$")
DATES = ("start", "end", "term_start")


@dataclass(frozen=True, kw_only=True)
class PlainSettings:
    """What the form shows. Days off have their reason; a make-up day follows a date or a weekday, as text."""

    name: str = ""
    start: date | None = None
    end: date | None = None
    term_start: date | None = None
    days_off: tuple[tuple[date, str], ...] = ()
    make_up: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True)
class Lines:
    """Days as typed, one in each line, and the lines that say none."""

    days: tuple[tuple[date, str], ...] = ()
    faults: tuple[str, ...] = ()


def plain_settings(source: str) -> PlainSettings | None:
    """What a ``project.toml`` says of these; ``None`` where it cannot be read."""
    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError):
        return None
    calendar = _section(data, "calendar")
    return PlainSettings(
        name=str(data.get("name", "")),
        **{key: as_day(calendar.get(key)) for key in DATES},
        days_off=tuple(_days_off(calendar)),
        make_up=tuple(_made_up(calendar)),
    )


def with_plain_settings(source: str, wanted: PlainSettings) -> str | None:
    """The same text saying this; ``None`` where it is laid out so that only its author can change it."""
    known = plain_settings(source)
    if known is None:
        return None
    values: dict[tuple[str, ...], object] = {}
    if wanted.name != known.name:
        values["name",] = wanted.name
    for key in DATES:
        if getattr(wanted, key) != getattr(known, key):
            values["calendar", key] = getattr(wanted, key)
    if wanted.days_off != known.days_off:
        values["calendar", "holidays"] = [
            {"date": day, "reason": reason} if reason else day for day, reason in wanted.days_off
        ]
    if wanted.make_up != known.make_up:
        values.update(_make_up_keys(source, wanted))
    return with_settings(source, values)


def days_off_in(text: str) -> Lines:
    """Days off, one in each line, with the reason behind it."""
    return _lines(text, lambda rest: rest)


def make_up_in(text: str) -> Lines:
    """Make-up days, one in each line, with the date or weekday that each follows behind it."""
    return _lines(text, _followed)


def as_lines(days: tuple[tuple[date, str], ...]) -> str:
    """One day in each line, as it can be typed."""
    return "\n".join(f"{day.isoformat()} {said}".rstrip() for day, said in days)


def _lines(text: str, said: Callable[[str], str | None]) -> Lines:
    days: list[tuple[date, str]] = []
    faults: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        match = LINE.fullmatch(line)
        day = parse_day(match["day"]) if match else None
        rest = said(match["rest"] or "") if match else None
        if day is None or rest is None:
            faults.append(line)
        else:
            days.append((day, rest))
    return Lines(tuple(days), tuple(faults))


def _followed(text: str) -> str | None:
    plain = LIKE.sub("", LIKE.sub("", text)).strip()
    day = parse_day(plain)
    if day is not None:
        return day.isoformat()
    weekday = WEEKDAY.code(plain)
    return None if weekday is None else WEEKDAY.show(weekday, Language.EN if plain.isascii() else Language.ZH_CN)


def _days_off(calendar: Mapping[str, Any]) -> Iterator[tuple[date, str]]:
    listed = calendar.get("holidays", [])
    for entry in listed if isinstance(listed, list) else ():
        day = as_day(entry.get("date") if isinstance(entry, dict) else entry)
        if day is not None:
            yield day, str(entry.get("reason", "")) if isinstance(entry, dict) else ""


def _made_up(calendar: Mapping[str, Any]) -> Iterator[tuple[date, str]]:
    for key, value in _section(calendar, "make_up").items():
        day = parse_day(key)
        if day is not None:
            yield day, str(value)


def _make_up_keys(source: str, wanted: PlainSettings) -> dict[tuple[str, ...], object]:
    """Each make-up day as a key, and the keys of those that are none any more taken out."""
    there = _section(_section(tomllib.loads(source), "calendar"), "make_up")
    spelled = {day: key for key in there if (day := parse_day(key)) is not None}
    path = ("calendar", "make_up")
    days = dict(wanted.make_up)
    gone: dict[tuple[str, ...], object] = {(*path, key): None for day, key in spelled.items() if day not in days}
    set_now = {
        (*path, spelled.get(day, day.isoformat())): parse_day(said) or said
        for day, said in days.items()
        if day not in spelled or str(there[spelled[day]]) != said
    }
    return gone | set_now


def _section(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    return value if isinstance(value, dict) else {}
