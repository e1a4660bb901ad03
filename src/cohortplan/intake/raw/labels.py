"""What stands at the edges of a timetable: weekdays, periods, halves of the day, clock times, breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import time
from functools import lru_cache

from cohortplan.intake.moments import parse_clock
from cohortplan.intake.raw.class_names import NUMBER, compact

DAYS = {sign: day for day, sign in enumerate("一二三四五六日")} | {"天": 6}
ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CHINESE_DAY = r"(?:星期|周|礼拜)(?P<zh>[一二三四五六日天])"
ENGLISH_DAY = r"(?P<en>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:day|nesday|rday|urday|sday)?\.?"
WEEKDAY = re.compile(rf"{CHINESE_DAY}|{ENGLISH_DAY}")
DATED = re.compile(r"[(|]?(?:[0-9]{4}[年./-])?[0-9]{1,2}[月./-][0-9]{1,2}日?[)|]?", re.ASCII)
WEEKDAY_FIRST = re.compile(rf"(?:{CHINESE_DAY}|{ENGLISH_DAY}|(?P<bare>[一二三四五]))[-·.,/\n]?(?P<rest>.+)")
WEEKDAY_WITHIN = re.compile(CHINESE_DAY)

HALF = {
    "am": ("上午", "早上", "am", "morning", "上"),
    "pm": ("下午", "pm", "afternoon", "下"),
}
HALF_OF = {word: half for half, words in HALF.items() for word in words}
PERIOD = re.compile(
    r"(?P<half>上午|下午|早上|上|下|am|pm)?(?P<sign>第|period|lesson|no\.|p)?"
    r"(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:st|nd|rd|th)?(?P<sign2>节课|课时|节|课)?",
)
TIMES = re.compile(
    r"[(\[]?(?<![0-9:])(?P<start>[0-9]{1,2}:[0-9]{2})(?:-|~|―|—|–|至|到)+(?P<end>[0-9]{1,2}:[0-9]{2})[)\]]?", re.ASCII
)
CLOCK = re.compile(r"(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?![0-9:])", re.ASCII)
MOST_PERIODS = 12
BREAKS = (
    "早读", "晨读", "晨会", "晨诵", "早操", "早自习", "晨间", "大课间", "课间", "眼保健操", "眼操", "午餐", "午休", "午读",
    "午写", "午会", "午间", "午自习", "中午", "课后", "延时", "社团", "放学", "托管", "暮省", "夕会", "晚自习", "升旗",
    "break", "recess", "lunch", "noon", "after school", "assembly", "registration", "clubs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeriodLabel:
    """A period at the edge of a timetable: its number, the half it is counted in, and its times if they are said.

    ``sure`` is false for a bare numeral such as 一, which may be a weekday.
    """

    number: int
    half: str = ""
    start: time | None = None
    end: time | None = None
    sure: bool = True


@lru_cache(maxsize=4096)
def weekday_of(text: str) -> int | None:
    """The weekday that a text is, 0 for Monday; bare 一 is none."""
    plain = DATED.sub("", in_one_line(text).lower()).strip("()|")
    match = WEEKDAY.fullmatch(plain)
    return _day(match) if match else None


def weekday_within(text: str) -> int | None:
    """The weekday that a title or the name of a sheet says; ``None`` if none or several."""
    found = {DAYS[match.group("zh")] for match in WEEKDAY_WITHIN.finditer(compact(text))}
    return found.pop() if len(found) == 1 else weekday_of(text)


def bare_weekday_of(text: str) -> int | None:
    """The weekday that 一 to 日 means where weekdays are expected."""
    return DAYS.get(compact(text))


@lru_cache(maxsize=4096)
def period_of(text: str) -> PeriodLabel | None:
    """The period that a text is; ``None`` if it is none."""
    times = times_in(text)
    plain = CLOCK.sub("", TIMES.sub("", in_one_line(text).lower())).strip("()[]、.:,|")
    match = PERIOD.fullmatch(plain)
    if match is None:
        return None
    number = _number(match.group("number"))
    if not 1 <= number <= MOST_PERIODS:
        return None
    marked = match.group("number").isdigit() or any(match.group(name) for name in ("half", "sign", "sign2"))
    start, end = times or (None, None)
    return PeriodLabel(number, HALF_OF.get(match.group("half") or "", ""), start, end, sure=bool(marked))


@lru_cache(maxsize=4096)
def both_of(text: str) -> tuple[int, PeriodLabel] | None:
    """Weekday and period in one, such as ``周一1``, ``一1``, ``星期一第2节`` or ``Mon 3``."""
    match = WEEKDAY_FIRST.fullmatch(compact(text).lower())
    if match is None or weekday_of(text) is not None:
        return None
    label = period_of(match.group("rest"))
    if label is None or not label.sure:
        return None
    return (DAYS[match.group("bare")] if match.group("bare") else _day(match)), label


@lru_cache(maxsize=4096)
def half_of(text: str) -> str:
    """``am`` or ``pm`` if a text is that half of the day and nothing else."""
    plain = compact(text).lower()
    return HALF_OF.get(plain, "") if len(plain) > 1 else ""


@lru_cache(maxsize=4096)
def times_in(text: str) -> tuple[time, time] | None:
    """From when to when, if a text says both."""
    match = TIMES.search(in_one_line(text))
    start, end = (parse_clock(match.group(name)) for name in ("start", "end")) if match else (None, None)
    return (start, end) if start and end and start < end else None


def in_one_line(text: str) -> str:
    """A text without spaces, its lines kept apart by a bar: a period above its time is no time of its own."""
    return compact(text.replace("\n", "|"))


def is_break(text: str) -> bool:
    """Whether a text names a part of the day in which no lesson is taught."""
    plain = text.lower()
    return any(word in plain for word in BREAKS)


def counted_through(labels: Iterable[PeriodLabel]) -> Iterator[PeriodLabel]:
    """The labels of one day in their order, with afternoons that begin again at 1 counted on from the morning."""
    morning, offset, before = 0, 0, PeriodLabel(0)
    for label in labels:
        starts_anew = label.number <= before.number and label != before
        if offset == 0 and starts_anew and (label.half == "pm" or not label.half):
            offset = morning
        elif offset == 0:
            morning = max(morning, label.number)
        before = label
        yield replace(label, number=label.number + offset)


def _day(match: re.Match[str]) -> int:
    chinese = match.group("zh")
    if chinese:
        return DAYS[chinese]
    return next(day for day, name in enumerate(ENGLISH_DAYS) if name.startswith(match.group("en")[:3]))


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if len(text) == 1:
        return NUMBER[text]
    return 10 + NUMBER[text[1]] if text[0] == "十" and text[1] != "十" else 0
