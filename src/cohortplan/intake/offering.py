"""``[offers]``: which offers a project makes of itself, and when they may be."""

from __future__ import annotations

from datetime import time

from cohortplan.domain.made_offers import Offering, Window
from cohortplan.intake.section import Section
from cohortplan.text import Text

KEYS = ("shadowing", "shadowing_seats", "mentoring", "critiques", "noon", "after")
DEFAULT_SEATS = 2

A_SWITCH = Text(zh="true 或 false", en="true or false")
SOME_SEATS = Text(zh="不小于 1 的整数", en="a whole number of at least 1")
A_WINDOW = Text(zh="一段时间，如 16:10-16:40", en="a stretch of time such as 16:10-16:40")


def read_offering(section: Section) -> Offering:
    """What the section says; what does not fit is noted and counts as not said."""
    section.only(*KEYS)
    return Offering(
        shadowing=_switch(section, "shadowing"),
        shadowing_seats=_seats(section),
        mentoring=_window(section, "mentoring"),
        critiques=_switch(section, "critiques"),
        noon=_window(section, "noon"),
        after=_window(section, "after"),
    )


def _switch(section: Section, key: str) -> bool:
    value = section.data.get(key, False)
    if not isinstance(value, bool):
        section.note("wrong_type", key, str(value), expected=A_SWITCH)
        return False
    return value


def _seats(section: Section) -> int:
    value = section.data.get("shadowing_seats", DEFAULT_SEATS)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        section.note("wrong_type", "shadowing_seats", str(value), expected=SOME_SEATS)
        return DEFAULT_SEATS
    return value


def _window(section: Section, key: str) -> Window | None:
    value = section.data.get(key)
    if value is None:
        return None
    start, _, end = str(value).replace("：", ":").replace("—", "-").replace("–", "-").partition("-")
    try:
        window = Window(start=time.fromisoformat(start.strip()), end=time.fromisoformat(end.strip()))
    except ValueError:
        window = None
    if window is None or window.start >= window.end:
        section.note("wrong_type", key, str(value), expected=A_WINDOW)
        return None
    return window
