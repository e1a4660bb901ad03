"""Where the timetables of a page begin: rows whose cells are weekdays, periods or classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from cohortplan.intake.raw.class_names import class_in, class_of, compact, grade_of, unit_of
from cohortplan.intake.raw.labels import bare_weekday_of, both_of, half_of, period_of, times_in, weekday_of
from cohortplan.intake.raw.pages import Page

SHARE = 0.6
WHOLE_WEEK = 4


class Kind(StrEnum):
    """What the cells of a line at the edge of a timetable are."""

    BOTH = "both"
    WEEKDAY = "weekday"
    CLASS = "class"
    UNIT = "unit"
    PERIOD = "period"
    BARE = "bare"
    """一 to 五, weekdays or periods, as the other edge tells."""
    GRADE = "grade"
    HALF = "half"
    TIMES = "times"
    CAMPUS = "campus"
    OTHER = "other"


HINTS = {
    Kind.CLASS: ("班级", "班别", "班", "教学班", "班次", "class", "classes", "form"),
    Kind.GRADE: ("年级", "级", "grade", "year"),
    Kind.PERIOD: ("节次", "节", "课节", "节数", "课时", "period", "periods", "lesson"),
    Kind.WEEKDAY: ("星期", "周", "周次", "weekday", "day"),
    Kind.TIMES: ("时间", "上课时间", "起止时间", "作息时间", "作息", "time", "times"),
    Kind.CAMPUS: ("校区", "所在校区", "campus"),
    Kind.HALF: ("上下午", "午别", "时段"),
    Kind.OTHER: (
        "班主任", "正班主任", "副班主任", "人数", "学生数", "序号", "备注", "教室", "地点", "说明", "课程", "科目", "内容",
        "no", "no.", "room", "teacher", "class teacher", "remarks", "note",
    ),
}  # fmt: skip
HINT_OF = {word: kind for kind, words in HINTS.items() for word in words}
CORNER = ("节次", "星期", "班级", "课程", "时间", "周次", "科目", "节", "班")

PRIMARY = (Kind.BOTH, Kind.WEEKDAY, Kind.CLASS, Kind.UNIT, Kind.PERIOD, Kind.BARE)
TESTS: dict[Kind, Callable[[str], Any]] = {
    Kind.BOTH: both_of,
    Kind.WEEKDAY: weekday_of,
    Kind.CLASS: lambda text: class_of(text, expected=True) or class_in(text),
    Kind.UNIT: unit_of,
    Kind.PERIOD: period_of,
    Kind.GRADE: grade_of,
    Kind.HALF: half_of,
    Kind.TIMES: times_in,
}


NO_LABEL = (None, "")


@dataclass(frozen=True)
class Band:
    """The header rows of one timetable, each with its kind, and the rows above that say what it is of."""

    rows: dict[int, Kind]
    titles: range

    @property
    def first(self) -> int:
        """The first header row."""
        return min(self.rows)

    @property
    def last(self) -> int:
        """The header row next to the body."""
        return max(self.rows)

    @property
    def key_row(self) -> int:
        """The lowest row that tells columns apart."""
        return max(row for row, kind in self.rows.items() if kind in PRIMARY)


def bands_of(page: Page) -> tuple[Band, ...]:
    """The bands of a page from top to bottom; none if it holds no timetable."""
    kinds = {row: row_kind(page, row) for row in range(page.height)}
    bands: list[Band] = []
    row = 0
    while row < page.height:
        run: dict[int, Kind] = {}
        while row < page.height and (kind := kinds[row]) is not None:
            run[row] = kind
            row += 1
        if any(kind in PRIMARY for kind in run.values()):
            lowest = bands[-1].last + 1 if bands else 0
            if min(run) > lowest and weekday_alone(page, min(run) - 1) is not None:
                run = {min(run) - 1: Kind.WEEKDAY, **run}
            bands.append(Band(run, range(_first_title(page, min(run), lowest), min(run))))
        row += not run
    return tuple(bands)


def row_kind(page: Page, row: int) -> Kind | None:
    """What the cells of a row are, if most of them are the same kind of label; ``None`` else."""
    texts = [text for _, text in page.shown(row) if hint_of(text) is None]
    return kind_of(texts)


def weekday_alone(page: Page, row: int) -> int | None:
    """The weekday that a row says beside nothing but hints: a heading for all below it."""
    texts = {text for _, text in page.shown(row) if hint_of(text) is None}
    return weekday_of(texts.pop()) if len(texts) == 1 else None


def kind_of(texts: Iterable[str]) -> Kind | None:
    """The kind that most of these texts are, with two different ones at least."""
    listed = list(texts)
    if len(set(listed)) < 2:
        return None
    bare = {bare_weekday_of(text) for text in listed}
    if None not in bare and len(bare) >= WHOLE_WEEK:
        return Kind.BARE
    for kind, test in TESTS.items():
        meant = [text for text in listed if test(text) not in NO_LABEL]
        if len(meant) >= SHARE * len(listed) and len(set(meant)) > 1:
            return kind
    return None


def kind_of_one(text: str) -> Kind | None:
    """The kind of the only label of a line: one class, or one weekday, for the whole of a timetable."""
    return next((kind for kind in (Kind.CLASS, Kind.WEEKDAY) if TESTS[kind](text) is not None), None)


@lru_cache(maxsize=4096)
def hint_of(text: str) -> Kind | None:
    """What a header such as 班级 or 节次 says its column or row holds."""
    plain = compact(text).lower().strip(":")
    if plain in HINT_OF:
        return HINT_OF[plain]
    # The corner is often parted by a line: 节次\星期.
    parted = [part for part in plain.replace("\\", "/").replace("|", "/").split("/") if part]
    joined = all(part in CORNER for part in parted) or _of_words(plain)
    return Kind.OTHER if plain and joined else None


def _of_words(plain: str) -> bool:
    for word in CORNER:
        plain = plain.replace(word, "")
    return not plain


def _first_title(page: Page, first: int, lowest: int) -> int:
    """Above the header, rows that are blank or hold a single text are titles."""
    row = first
    while row > lowest and len(list(page.shown(row - 1))) <= 1:
        row -= 1
    return row


def texts_of(page: Page, rows: Iterable[int], column: int) -> Iterator[str]:
    """The texts that stand in this column and no other, a merged one once."""
    seen = set()
    for row in rows:
        origin = page.origin(row, column)
        text = page.at(row, column)
        if text and origin[1] == column and origin not in seen:
            seen.add(origin)
            yield text
