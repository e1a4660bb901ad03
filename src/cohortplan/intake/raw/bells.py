"""When the bells ring, from a list of periods and times (作息时间表) as schools hang it on the wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import PurePath

from cohortplan.intake.raw.campuses import campus_in
from cohortplan.intake.raw.labels import PeriodLabel, counted_through, half_of, is_break, period_of, times_in
from cohortplan.intake.raw.pages import Page, Place

LEAST_BELLS = 3
AFTER = ("课后", "延时", "after school")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One period of one campus; ``place`` is the cell that says it, ``None`` where nothing does."""

    campus: str
    period: str
    start: time
    end: time
    part: str = ""
    place: Place | None = None


def rings_of(page: Page) -> tuple[Ring, ...]:
    """The periods with their times that a page lists; none if it is no such list."""
    found = list(_rows(page))
    if len(found) < LEAST_BELLS:
        return ()
    sources = (*(text for row in range(min(page.height, 2)) for _, text in page.shown(row)), page.sheet)
    campus = next(filter(None, map(campus_in, (*sources, PurePath(page.file).stem))), "")
    through = counted_through(label for label, _, _ in found)
    rings = (_ring(campus, label, part, place) for label, (_, part, place) in zip(through, found, strict=True))
    return tuple({ring.period: ring for ring in rings if ring is not None}.values())


def _rows(page: Page) -> Iterator[tuple[PeriodLabel, str, Place]]:
    """Rows with one period and its time, and whether that is after school."""
    half = ""
    for row in range(page.height):
        shown = list(page.shown(row))
        texts = [text for _, text in shown]
        half = next(filter(None, map(half_of, texts)), half)
        times = next(filter(None, map(times_in, texts)), None)
        labels = [label for text in texts if (label := period_of(text)) and not is_break(text)]
        if times and len(labels) == 1:
            label = labels[0]
            start, end = times
            place = page.place(row, shown[0][0])
            part = "after" if any(word in text for text in texts for word in AFTER) else ""
            yield PeriodLabel(label.number, label.half or half, start, end), part, place


def _ring(campus: str, label: PeriodLabel, part: str, place: Place) -> Ring | None:
    if label.start is None or label.end is None:
        return None
    return Ring(campus=campus, period=str(label.number), start=label.start, end=label.end, part=part, place=place)
