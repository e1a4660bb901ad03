"""The explicit calendar: holidays, make-up workdays and working halves, resolved once and for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar

from cohortplan.domain.calendar import Bell, Calendar, ClosedDay, OpenDay
from cohortplan.domain.span import Span
from cohortplan.intake.problems import Notes
from cohortplan.intake.settings import Days, Settings

SATURDAY = 5
CHINESE_ZONES = ("Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Harbin", "Asia/Chungking", "PRC")
NOON = time(12)
HALVES = {"am": (time(8), NOON), "pm": (time(13, 30), time(17))}

Halves = Mapping[str, tuple[time, time]]


@dataclass(frozen=True)
class Verdict:
    """Whether a date is a working day, and why it is none; ``unsaid`` where only the school can tell."""

    works: bool
    reason: str = ""
    unsaid: bool = False
    guessed: bool = False


def make_calendar(settings: Settings, bells: Sequence[Bell], notes: Notes) -> Calendar | None:
    """The calendar of the project's dates, or ``None`` with a note where there is none to be had."""
    days = settings.days
    if days is None:
        return None
    open_days: list[OpenDay] = []
    closed_days: list[ClosedDay] = []
    guessed: set[int] = set()
    for on in dates(days.start, days.end):
        verdict = judged(on, days)
        followed = followed_by(on, days)
        if verdict.works:
            open_days.append(_open_day(on, followed, bells, days))
            continue
        closed_days.append(ClosedDay(on, verdict.reason))
        if verdict.unsaid:
            notes.add(settings.problem("make_up_unsaid", ("calendar", "make_up"), on.isoformat(), day=on))
    guessed |= {on.year for on in dates(days.start, days.end) if judged(on, days).guessed}
    for year in sorted(guessed):
        notes.add(settings.problem("holidays_guessed", ("calendar", "holidays"), str(year), year=year))
    if not open_days:
        notes.add(settings.problem("no_open_days", ("calendar", "start"), start=days.start, end=days.end))
        return None
    monday = days.start - timedelta(days=days.start.weekday())
    return Calendar(
        zone=days.zone,
        term_start=days.term_start or monday,
        open_days=tuple(open_days),
        closed_days=tuple(closed_days),
    )


def dates(first: date, last: date) -> Iterator[date]:
    """Every date from the first to the last, both included."""
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def judged(on: date, days: Days) -> Verdict:
    """Whether the school works on a date: its own word first, then the official notice, then the weekday."""
    if on in days.make_up:
        return Verdict(works=True)
    if on in days.holidays:
        return Verdict(works=False, reason=days.holidays[on])
    weekend = on.weekday() >= SATURDAY
    if days.zone not in CHINESE_ZONES:
        return Verdict(works=not weekend, reason="周末" if weekend else "", guessed=True)
    try:
        off, holiday = chinese_calendar.get_holiday_detail(on)
    except NotImplementedError:
        return Verdict(works=not weekend, reason="周末" if weekend else "", guessed=True)
    if off:
        return Verdict(works=False, reason=_chinese(holiday) or "周末")
    return Verdict(works=not weekend, reason="调休上班" if weekend else "", unsaid=weekend)


def _chinese(holiday: str | None) -> str:
    """What a holiday is called in Chinese; empty for a weekend."""
    names = {each.value: each.chinese for each in chinese_calendar.Holiday}
    return str(names.get(holiday, "")) if holiday else ""


def followed_by(on: date, days: Days) -> date:
    """The date whose timetable a date follows; a weekday means that of the same calendar week."""
    said = days.make_up.get(on, on)
    if isinstance(said, date):
        return said
    return on + timedelta(days=said - on.weekday())


def halves_on(on: date, weekday: int, bells: Iterable[Bell]) -> Halves:
    """From the first to the last bell of each half of a date that follows this weekday, over all campuses."""
    found: dict[str, tuple[time, time]] = {}
    for bell in bells:
        half = bell.part or ("am" if bell.start < NOON else "pm")
        if half in HALVES and bell.rings(on, weekday):
            start, end = found.get(half, (bell.start, bell.end))
            found[half] = min(start, bell.start), max(end, bell.end)
    return found


def _open_day(on: date, follows: date, bells: Iterable[Bell], days: Days) -> OpenDay:
    clock = ZoneInfo(days.zone)
    halves = halves_on(on, follows.weekday(), bells)
    spans = {}
    for half, default in HALVES.items():
        start, end = halves.get(half, default)
        spans[half] = Span(datetime.combine(on, start, clock), datetime.combine(on, end, clock))
    return OpenDay(on=on, follows=follows, am=spans["am"], pm=spans["pm"])
