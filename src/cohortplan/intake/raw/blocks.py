"""One timetable on a page: which class, weekday and period each of its cells is of, whatever runs along which edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cohortplan.intake.raw.bands import Band, Kind, bands_of, hint_of, kind_of, kind_of_one, texts_of, weekday_alone
from cohortplan.intake.raw.edges import NOTHING, Edge, edge_of
from cohortplan.intake.raw.labels import counted_through, is_break
from cohortplan.intake.raw.pages import Page

# Labels that a school writes once for several rows or columns, merged or not.
SPREADING = (Kind.WEEKDAY, Kind.CLASS, Kind.UNIT, Kind.GRADE, Kind.HALF, Kind.CAMPUS, Kind.BARE)
REFINED = (Kind.UNIT, Kind.HALF, Kind.TIMES, Kind.BARE)


@dataclass(frozen=True)
class Block:
    """The header rows and the body of one timetable."""

    page: Page
    band: Band
    body: range

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns with lessons."""
        key = self.band.key_row
        return tuple(column for column in range(self.page.width) if self._said(key, column) != NOTHING)

    @cached_property
    def margins(self) -> dict[int, Kind]:
        """What runs down each column that holds no lessons but says something of its rows."""
        taken = frozenset(self.columns)
        kinds = {column: self._margin(column) for column in range(self.page.width) if column not in taken}
        return {column: kind for column, kind in kinds.items() if kind is not None and kind is not Kind.OTHER}

    def _margin(self, column: int) -> Kind | None:
        texts = [text for text in texts_of(self.page, self.body, column) if not is_break(text)]
        hints = {hint_of(self.page.at(row, column)) for row in self.band.rows} - {None, Kind.OTHER}
        found = kind_of(texts)
        if found is None and len(set(texts)) == 1:
            found = kind_of_one(texts[0])
        if len(hints) != 1 or not texts:
            return found
        # 班级 over 1班, 2班; 节次 over 上午, 下午: the cells know better than the header.
        return found if found in REFINED else hints.pop()

    @cached_property
    def bare_is_weekday(self) -> bool:
        """Whether 一 to 五 are weekdays here: where nothing else is."""
        return not {Kind.WEEKDAY, Kind.BOTH} & {*self.band.rows.values(), *self._sure_margins()}

    def _sure_margins(self) -> Iterator[Kind]:
        for column in range(self.page.width):
            kind = kind_of(texts_of(self.page, self.body, column))
            if kind is not None:
                yield kind

    def _said(self, row: int, column: int) -> Edge:
        place = self.page.place(row, column)
        if hint_of(place.text) is not None:
            return NOTHING
        return edge_of(self.band.rows[row], place, bare_is_weekday=self.bare_is_weekday)

    @cached_property
    def upper(self) -> dict[int, Edge]:
        """What the header rows say of each column with lessons."""
        edges = dict.fromkeys(self.columns, NOTHING)
        for row, kind in self.band.rows.items():
            before = NOTHING
            for column in range(self.page.width):
                said = self._said(row, column)
                if said == NOTHING and kind in SPREADING and row != self.band.key_row:
                    said = before
                before = said
                if column in edges:
                    edges[column] = edges[column].and_then(said)
        return dict(zip(edges, counted(edges.values()), strict=True))

    def left(self, column: int) -> dict[int, Edge]:
        """What the margins nearest to a column say of each row of the body."""
        return self._left(self._nearest(column))

    def _nearest(self, column: int) -> tuple[int, ...]:
        by_kind: dict[Kind, int] = {}
        for margin, kind in self.margins.items():
            known = by_kind.get(kind)
            if known is None or margin < column:
                by_kind[kind] = margin
        return tuple(sorted(by_kind.values()))

    def _left(self, margins: tuple[int, ...]) -> dict[int, Edge]:
        cached = self._lefts.get(margins)
        if cached is None:
            cached = self._lefts[margins] = self._read_left(margins)
        return cached

    @cached_property
    def _lefts(self) -> dict[tuple[int, ...], dict[int, Edge]]:
        return {}

    def _read_left(self, margins: tuple[int, ...]) -> dict[int, Edge]:
        several = len({self.margins[margin] for margin in margins} - {Kind.CAMPUS, Kind.TIMES, Kind.HALF}) > 1
        edges = dict.fromkeys(self.body, NOTHING)
        for margin in margins:
            kind = self.margins[margin]
            before = NOTHING
            for row in self.body:
                place = self.page.place(row, margin)
                said = edge_of(kind, place, bare_is_weekday=self.bare_is_weekday)
                if not place.text and kind in SPREADING and (several or kind in (Kind.CAMPUS, Kind.GRADE)):
                    said = before
                before = said
                edges[row] = edges[row].and_then(said)
        for row, weekday in self._headings():
            edges[row] = edges[row].and_then(Edge(weekday=weekday))
        return dict(zip(edges, counted(edges.values()), strict=True))

    def _headings(self) -> Iterator[tuple[int, int]]:
        """Rows below a row that says a weekday and nothing else."""
        weekday: int | None = None
        for row in self.body:
            weekday = weekday if (alone := weekday_alone(self.page, row)) is None else alone
            if weekday is not None:
                yield row, weekday


def counted(edges: Iterable[Edge]) -> list[Edge]:
    """The edges in their order, with the periods of each day counted on over noon."""
    listed = [replace(edge, period=edge.whole_period, half="", times=None) for edge in edges]
    found: list[Edge] = []
    day: list[Edge] = []
    for edge in listed:
        if day and (edge.weekday, edge.school_class) != (day[-1].weekday, day[-1].school_class):
            found.extend(_counted_day(day))
            day = []
        day.append(edge)
    return [*found, *_counted_day(day)]


def _counted_day(day: Sequence[Edge]) -> Iterator[Edge]:
    through = counted_through([edge.period for edge in day if edge.period])
    for edge in day:
        yield replace(edge, period=next(through)) if edge.period else edge


def blocks_of(page: Page) -> tuple[Block, ...]:
    """The timetables of a page from top to bottom; none if it holds none."""
    bands = bands_of(page)
    starts = [band.titles.start for band in bands] + [page.height]
    blocks = (Block(page, band, range(band.last + 1, end)) for band, end in zip(bands, starts[1:], strict=True))
    return tuple(block for block in blocks if _says_when(block))


def _says_when(block: Block) -> bool:
    """Whether it has periods at one edge, and weekdays or classes at the other."""
    kinds = {*block.band.rows.values(), *block.margins.values()}
    timed = bool(kinds & {Kind.PERIOD, Kind.BOTH, Kind.BARE})
    return timed and len(kinds & {Kind.WEEKDAY, Kind.BOTH, Kind.CLASS, Kind.UNIT, Kind.BARE}) > 0
