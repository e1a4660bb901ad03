"""The settings of a project (``project.toml``): what files, notices and the coordinator say, and the rest by custom."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from cohortplan.domain.calendar import Calendar
from cohortplan.intake.days import make_calendar
from cohortplan.intake.files import SETTINGS_FILE, Files
from cohortplan.intake.problems import Notes
from cohortplan.intake.raw import defaults
from cohortplan.intake.raw.campuses import Campuses
from cohortplan.intake.raw.drafting import Draft, Line
from cohortplan.intake.raw.gathering import Gathered
from cohortplan.intake.raw.notice_details import Detail, MakeUp, Way, title_of, within
from cohortplan.intake.raw.pages import Page
from cohortplan.intake.settings import DEFAULT_ZONE, FORMAT, read_settings
from cohortplan.text import Language, Text

CALLED = Text(zh="跟岗学习（{start}）", en="Shadowing programme ({start})")
LONGEST_STAY = timedelta(days=366)


def settle(draft: Draft, start: date | None, end: date | None) -> None:
    """Set the keys of ``project.toml`` that no file set."""
    draft.set(("format",), FORMAT)
    for key, day in (("start", start), ("end", end)):
        if day is not None:
            draft.set(("calendar", key), day)
    if draft.get("calendar", "zone") is None:
        draft.set(("calendar", "zone"), DEFAULT_ZONE)
    first = draft.get("calendar", "start")
    if draft.get("as_of") is None and isinstance(first, date):
        moment = defaults.planned_at(first)
        draft.set(("as_of",), moment)
        draft.assume("as_of", moment)


def follow(draft: Draft, details: Iterable[Detail], campuses: Campuses) -> None:
    """Set what a notice says in passing, unless a table or a sheet of settings says it."""
    start, end = draft.get("calendar", "start"), draft.get("calendar", "end")
    if not isinstance(start, date) or not isinstance(end, date) or not start <= end <= start + LONGEST_STAY:
        return
    holidays: list[object] = []
    for each in details:
        if isinstance(each, Way):
            _put_way(draft, each, campuses)
            continue
        on = within(each.month, each.day, start, end)
        if on is None:
            continue
        if isinstance(each, MakeUp):
            follows = each.follows if isinstance(each.follows, str) else within(*each.follows, start, end)
            path = ("calendar", "make_up", on.isoformat())
            if follows is not None and draft.get(*path) is None:
                draft.set(path, follows, each.place)
        elif draft.get("calendar", "make_up", on.isoformat()) is None:
            holidays.append({"date": on, "reason": each.reason})
    if holidays and draft.get("calendar", "holidays") is None:
        draft.set(("calendar", "holidays"), holidays)


def _put_way(draft: Draft, way: Way, campuses: Campuses) -> None:
    here, there = campuses.of(way.here), campuses.of(way.there)
    known = {(line.cells.get("from"), line.cells.get("to")) for line in draft.tables.get("travel", [])}
    if here == there or not {here, there} <= set(campuses.names) or {(here, there), (there, here)} & known:
        return
    both = ((here, there), (there, here))
    draft.put("travel", (Line({"from": a, "to": b, "minutes": str(way.minutes)}, anywhere=way.place) for a, b in both))


def call(draft: Draft, name: str, found: Gathered, pages: Iterable[Page], language: Language) -> None:
    """Give the project an id and a name, unless it has them."""
    first = draft.get("calendar", "start")
    titled = title_of(found.notices)
    if name:
        draft.set(("name",), name)
    elif draft.get("name") is None:
        if titled is not None:
            draft.set(("name",), *titled)
        else:
            called = CALLED.say(language, start=str(first or ""))
            draft.set(("name",), called)
            draft.assume("name", called)
    if draft.get("id") is None:
        digest = hashlib.sha256(repr([(page.where, page.rows) for page in pages]).encode()).hexdigest()
        draft.set(("id",), f"{str(first or 'project').replace('-', '')}-{digest[:8]}")
    # In the order in which people read them.
    order = ("format", "id", "name", "as_of", "calendar")
    draft.settings = {key: draft.settings[key] for key in (*order, *draft.settings) if key in draft.settings}


def calendar_of(draft: Draft, language: Language) -> Calendar | None:
    """The calendar that the settings so far give; ``None`` where they are faulty, which reading will tell."""
    notes = Notes()
    content = draft.contents(language)[SETTINGS_FILE]
    return make_calendar(read_settings(Files({SETTINGS_FILE: content}), notes), (), notes)
