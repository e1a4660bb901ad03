"""When the bells ring, from a list of periods and times (作息时间表) as schools hang it on the wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import PurePath

from cohortplan.intake.raw.campuses import campus_in
from cohortplan.intake.raw.labels import PeriodLabel, counted_through, half_of, is_break, period_of, times_in
from cohortplan.intake.raw.pages import Page, Place
from cohortplan.intake.raw.seasons import Season, season_in, together

LEAST_BELLS = 3
AFTER = ("课后", "延时", "after school")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One period of one campus; ``place`` is the cell that says it, ``None`` where nothing does.

    A list may give it for a ``season``; for the days of a project that becomes
    ``since`` and ``until``, both included.
    """

    campus: str
    period: str
    start: time
    end: time
    part: str = ""
    place: Place | None = None
    season: Season | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One period with its time as a row says it."""

    label: PeriodLabel
    part: str
    place: Place
    season: Season | None


def rings_of(page: Page) -> tuple[Ring, ...]:
    """The periods with their times that a page lists, season by season; none if it is no such list."""
    entries = list(_entries(page))
    sources = (*(text for row in range(min(page.height, 2)) for _, text in page.shown(row)), page.sheet)
    campus = next(filter(None, map(campus_in, (*sources, PurePath(page.file).stem))), "")
    rings: dict[tuple[str, Season | None], Ring] = {}
    for season in dict.fromkeys(entry.season for entry in entries):
        found = [entry for entry in entries if entry.season == season]
        if len(found) < LEAST_BELLS:
            continue
        through = counted_through(entry.label for entry in found)
        for label, entry in zip(through, found, strict=True):
            if ring := _ring(campus, label, entry):
                rings[ring.period, season] = ring
    return tuple(rings.values())


def ringing(rings: Iterable[Ring], start: date, end: date) -> tuple[Ring, ...]:
    """The bells of these days: those of their season, and of both with dates where it changes in between.

    Where no season that is listed meets these days, the first of them has to do.
    """
    known = list(rings)
    if not together(ring.season for ring in known):
        return tuple(known)
    dated = [(ring, list(ring.season.stretches(start, end)) if ring.season else []) for ring in known]
    meeting = {ring.season for ring, stretches in dated if stretches}
    if len(meeting) < 2:
        wanted = meeting or {next(ring.season for ring in known if ring.season)}
        return tuple(ring for ring in known if ring.season is None or ring.season in wanted)
    return tuple(_dated(dated))


def _dated(rings: Iterable[tuple[Ring, list[tuple[date, date]]]]) -> Iterator[Ring]:
    """Each bell for each time that its season comes, and those of all the year as they are."""
    for ring, stretches in rings:
        if ring.season is None:
            yield ring
        for since, until in stretches:
            yield replace(ring, since=since, until=until)


def _entries(page: Page) -> Iterator[Entry]:
    """Rows with one period and its time, or its times of several seasons side by side, and whether that is after school."""
    half = ""
    season = season_in(page.sheet) or season_in(PurePath(page.file).stem)
    beside: dict[int, Season] = {}
    for row in range(page.height):
        shown = list(page.shown(row))
        texts = [text for _, text in shown]
        half = next(filter(None, map(half_of, texts)), half)
        labels = [label for text in texts if (label := period_of(text)) and not is_break(text)]
        timed = [(column, times) for column, text in shown if (times := times_in(text))]
        if not timed:
            named = {column: found for column, text in shown if (found := season_in(text))}
            if named:
                beside = named if together(named.values()) else {}
                season = next(iter(named.values()))
        elif len(labels) == 1:
            part = "after" if any(word in text for text in texts for word in AFTER) else ""
            place = page.place(row, shown[0][0])
            for column, (start, end) in timed if beside else timed[:1]:
                label = PeriodLabel(labels[0].number, labels[0].half or half, start, end)
                yield Entry(label, part, place, beside.get(column, season))


def _ring(campus: str, label: PeriodLabel, entry: Entry) -> Ring | None:
    if label.start is None or label.end is None:
        return None
    return Ring(
        campus=campus,
        period=str(label.number),
        start=label.start,
        end=label.end,
        part=entry.part,
        place=entry.place,
        season=entry.season,
    )
