"""From when to when: the dates that a notice, a title or a sheet of settings says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cohortplan.intake.moments import believable
from cohortplan.intake.raw.pages import Page, Place
from cohortplan.text import ENGLISH_MONTHS

MONTHS = {name.lower(): number for number, name in enumerate(ENGLISH_MONTHS, start=1)}
ASIDE = r"(?:\([^()]{0,12}\))?"
TO = rf"\s*{ASIDE}\s*(?:上午|下午)?\s*(?:-|~|―|—|–|至|到|to|until)+\s*"
CHINESE = re.compile(
    rf"(?:(?P<year>\d{{4}})\s*年\s*)?(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*[日号]?{TO}"
    r"(?:(?P<year2>\d{4})\s*年\s*)?(?:(?P<month2>\d{1,2})\s*月\s*)?(?P<day2>\d{1,2})\s*[日号]",
    re.ASCII,
)
SIGNS = re.compile(
    rf"(?P<year>\d{{4}})(?P<sign>[-./])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}}){TO}"
    r"(?:(?P<year2>\d{4})(?P=sign))?(?:(?P<month2>\d{1,2})(?P=sign))?(?P<day2>\d{1,2})(?![\d./])",
    re.ASCII | re.IGNORECASE,
)
NAMED = "|".join(MONTHS)
ENGLISH = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:(?P<name>{NAMED})[a-z]*\.?\s*)?(?:(?P<year>\d{{4}})\s*)?{TO}"
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<name2>{NAMED})[a-z]*\.?,?\s*(?P<year2>\d{{4}})?",
    re.ASCII | re.IGNORECASE,
)
ABOUT_IT = re.compile(
    r"跟岗(学习|研修|培训|实践)?(的)?(时间|日期)|(培训|研修|学习|项目|活动)(时间|日期)|起止|shadowing|programme",
    re.IGNORECASE,
)
MENTIONS_IT = re.compile(r"跟岗|研修|培训|学习")
NOT_IT = re.compile(r"报名|报到|返岗|截止|提交|学期|预通知|registration|deadline", re.IGNORECASE)
# 3-5日 is no stretch of days; 1月1日至2日 is the shortest one.
LEAST_SIGNS = 8
YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Dates:
    """A first and a last day with the cell that says them; without the year they have none, but ``unsaid``."""

    place: Place
    start: date | None
    end: date | None
    text: str
    weight: int

    @property
    def unsaid(self) -> bool:
        """Whether the year is missing."""
        return self.start is None


def dates_in(page: Page, rows: range | None = None) -> Iterator[Dates]:
    """Every first and last day that a page, or some rows of it, says, with how surely they are those of the project."""
    years = {int(year) for row in page.rows for text in row for year in YEAR.findall(text)}
    year = years.pop() if len(years) == 1 else 0
    for row in range(page.height) if rows is None else rows:
        for column, text in page.shown(row):
            if len(text) >= LEAST_SIGNS and any(map(str.isdigit, text)):
                yield from _in_text(page.place(row, column), year)


def _in_text(place: Place, year: int) -> Iterator[Dates]:
    plain = unicodedata.normalize("NFKC", place.text)
    for pattern in (CHINESE, SIGNS, ENGLISH):
        for match in pattern.finditer(plain):
            found = _dated(match, year)
            if found is not None:
                before = plain[: match.start()].replace("。", "\n").split("\n")[-1]
                yield Dates(place, *found, match.group(), _weight(before, plain))


def _weight(before: str, whole: str) -> int:
    """How surely a date is meant: what stands right before it counts most."""
    if NOT_IT.search(before[-12:]):
        return 0
    if ABOUT_IT.search(before):
        return 3
    return 2 if MENTIONS_IT.search(before) or ABOUT_IT.search(whole) else 1


def _dated(match: re.Match[str], year: int) -> tuple[date | None, date | None] | None:
    """The two days, both ``None`` where the year is nowhere said; nothing where there are no such days."""
    parts = match.groupdict()
    month2 = _month(parts, "month2", "name2")
    month = _month(parts, "month", "name") or month2
    first_year = int(parts["year"] or parts["year2"] or year)
    last_year = int(parts["year2"] or first_year)
    try:
        start = date(first_year or 2024, month, int(parts["day"]))
        end = date(last_year or 2024, month2 or month, int(parts["day2"]))
    except ValueError:
        return None
    if end < start and not parts["year2"]:
        end = end.replace(year=end.year + 1) if (end.month, end.day) != (2, 29) else end
    if end < start or not believable(start):
        return None
    return (start, end) if first_year else (None, None)


def _month(parts: dict[str, str | None], number: str, name: str) -> int:
    if parts.get(number):
        return int(parts[number] or 0)
    return MONTHS[(parts.get(name) or "")[:3].lower()] if parts.get(name) else 0


def best_of(found: list[Dates]) -> list[Dates]:
    """The dates that are most surely meant, each once; several if they differ."""
    most = max((each.weight for each in found), default=0)
    kept = {(each.start, each.end, each.text if each.unsaid else ""): each for each in reversed(found)}
    return [each for each in reversed(kept.values()) if each.weight == most] if most else []
