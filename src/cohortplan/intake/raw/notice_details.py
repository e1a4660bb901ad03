"""What else a notice says in passing: days off, make-up days and whose timetable they follow, the way between campuses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cohortplan.intake.raw.labels import DAYS
from cohortplan.intake.raw.pages import Page, Place
from cohortplan.intake.words import WEEKDAY

DAY = r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:\([^()]{0,8}\))?"
MAKE_UP = re.compile(
    rf"{DAY}[^。;,\d]{{0,12}}?(?:调休|补班|上班|补课)[^。;\d]{{0,10}}?按照?"
    r"(?:(?P<month2>\d{1,2})月(?P<day2>\d{1,2})日|(?:周|星期)(?P<weekday>[一二三四五六日]))[^。;]{0,8}?(?:课表|课程|课|上课)",
    re.ASCII,
)
DAY_OFF = re.compile(rf"{DAY}(?:是|为|因)?(?P<reason>[^。;,\d]{{0,10}}?)(?:放假|停课|不上课)", re.ASCII)
CAMPUS = r"[\u4e00-\u9fff]{1,4}?(?:校区|分校)|本部|总校"
WAY = re.compile(
    rf"(?P<here>{CAMPUS})(?:与|和|到|至|往|、)(?P<there>{CAMPUS})[^。;\d]{{0,12}}(?P<minutes>\d{{1,3}})分钟", re.ASCII
)
TITLE = re.compile(r"关于(?:举办|开展|组织|做好|实施)?(?P<name>[^。]{4,40}?)的?(?:预)?通知")
NO_REASON = "放假"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day without lessons; the year is that of the project."""

    place: Place
    month: int
    day: int
    reason: str


@dataclass(frozen=True, slots=True)
class MakeUp:
    """A make-up day and what it follows: a date, or a weekday."""

    place: Place
    month: int
    day: int
    follows: tuple[int, int] | str


@dataclass(frozen=True, slots=True)
class Way:
    """Minutes from one campus to another, either direction."""

    place: Place
    here: str
    there: str
    minutes: int


Detail = DayOff | MakeUp | Way


def details_in(page: Page) -> Iterator[Detail]:
    """Everything of this kind that a page says."""
    for row in range(page.height):
        for column, text in page.shown(row):
            if any(map(str.isdigit, text)):
                yield from _in_text(page.place(row, column), "".join(unicodedata.normalize("NFKC", text).split()))


def _in_text(place: Place, text: str) -> Iterator[Detail]:
    for match in MAKE_UP.finditer(text):
        follows: tuple[int, int] | str = list(WEEKDAY.words)[DAYS.get(match["weekday"] or "一", 0)]
        if match["month2"]:
            follows = int(match["month2"]), int(match["day2"])
        yield MakeUp(place, int(match["month"]), int(match["day"]), follows)
    for match in DAY_OFF.finditer(text):
        yield DayOff(place, int(match["month"]), int(match["day"]), match["reason"] or NO_REASON)
    for match in WAY.finditer(text):
        if match["here"] != match["there"]:
            yield Way(place, match["here"], match["there"], int(match["minutes"]))


def title_of(pages: Iterable[Page]) -> tuple[str, Place] | None:
    """What a notice says the programme is called, and where."""
    for page in pages:
        for row in range(page.height):
            for column, text in page.shown(row):
                match = TITLE.search(text)
                if match:
                    return match["name"], page.place(row, column)
    return None


def within(month: int, day: int, start: date, end: date) -> date | None:
    """The date of this month and day that lies in the project; ``None`` if there is none."""
    for ahead in range((end - start).days + 1):
        on = start + timedelta(days=ahead)
        if (on.month, on.day) == (month, day):
            return on
    return None
