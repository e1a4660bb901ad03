"""What depends on the dates: opening and closing, quotas by length of stay, offers, the settings of the project."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from cohortplan.domain.calendar import Calendar, OpenDay
from cohortplan.domain.vocabulary import CRITIQUE, MENTORING, RESEARCH, SHADOWING
from cohortplan.intake.cells import Kind
from cohortplan.intake.days import make_calendar
from cohortplan.intake.files import SETTINGS_FILE, Files
from cohortplan.intake.problems import Notes
from cohortplan.intake.raw import defaults
from cohortplan.intake.raw.bells import Ring
from cohortplan.intake.raw.campuses import Campuses
from cohortplan.intake.raw.drafting import Draft, Line
from cohortplan.intake.raw.gathering import Gathered
from cohortplan.intake.raw.notice_details import Detail, MakeUp, Way, title_of, within
from cohortplan.intake.raw.pages import Page
from cohortplan.intake.settings import DEFAULT_ZONE, FORMAT, read_settings
from cohortplan.intake.words import WEEKDAY, Words
from cohortplan.text import Language, Text

OPENING = Text(zh="开班仪式与入校说明", en="Opening and induction")
CLOSING = Text(zh="汇报交流与结业仪式", en="Reports and closing")
CALLED = Text(zh="跟岗学习（{start}）", en="Shadowing programme ({start})")
IF_HELD = ("meeting", RESEARCH, "talk")
LEADERS = ("head", "campus_head", "deputy")
ALL_ROLES = ";".join(defaults.ROLES)
LONGEST_STAY = timedelta(days=366)
DAYS = tuple(WEEKDAY.words)


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
        draft.assume("as_of", f"{moment:%Y-%m-%d %H:%M}")


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


@dataclass(frozen=True)
class Programme:
    """Fills in what a stay of these days usually holds."""

    draft: Draft
    calendar: Calendar
    language: Language

    def fill(self) -> None:
        """Add what no table of the school says."""
        kinds = self._kinds()
        if "sessions" not in self.draft.tables:
            self._half_days()
        if "offers" not in self.draft.settings:
            self._offers()
        if "quotas" not in self.draft.tables:
            self._quotas(kinds)

    def _kinds(self) -> set[str]:
        kinds = Words.of().kinds
        return {kinds.code(line.cells.get("kind", "")) or "" for line in self.draft.tables.get("sessions", [])}

    def _half_days(self) -> None:
        days = self.calendar.open_days
        for code, day, part, title in (
            ("opening", days[0], "am", OPENING),
            ("closing", days[-1], "pm", CLOSING),
        ):
            line = self._half_day(title[self.language], day, part)
            if line is not None:
                self.draft.put("sessions", [line])
                self.draft.assume(code, day.on.isoformat())

    def _half_day(self, title: str, day: OpenDay, part: str) -> Line | None:
        campus = self._main_campus()
        span = defaults.span_of(self._rings(campus), part)
        if span is None:
            return None
        cells = {
            "session": title,
            "kind": "ceremony",
            "title": title,
            "date": day.on.isoformat(),
            "start": f"{span[0]:%H:%M}",
            "end": f"{span[1]:%H:%M}",
            "campus": campus,
            "leader": self._free_leader(campus, day, span),
            "required": "yes",
        }
        return Line(cells)

    def _main_campus(self) -> str:
        """The campus with the most classes."""
        homes = [line.cells["campus"] for line in self.draft.tables.get("classes", [])]
        named = [line.cells["campus"] for line in self.draft.tables["campuses"]]
        return max(named, key=lambda campus: (homes.count(campus), -named.index(campus)))

    def _rings(self, campus: str) -> Iterator[Ring]:
        for line in self.draft.tables.get("bells", []):
            cells = line.cells
            times = [time.fromisoformat(text) for key in ("start", "end") if (text := _clock(cells.get(key, "")))]
            if cells.get("campus", "") in ("", campus) and len(times) == 2:
                part = cells.get("part", "")
                yield Ring(campus=campus, period=cells["period"], start=times[0], end=times[1], part=part)

    def _free_leader(self, campus: str, day: OpenDay, span: tuple[time, time]) -> str:
        """The highest of the school's leaders who does not teach then; empty if all do, or none is known."""
        periods = {ring.period for ring in self._rings(campus) if ring.start < span[1] and ring.end > span[0]}
        busy = {
            line.cells["teacher"]
            for line in self.draft.tables.get("lessons", [])
            if line.cells["weekday"] == DAYS[day.weekday] and line.cells["period"] in periods
        }
        leaders = [
            line.cells
            for post in LEADERS
            for line in self.draft.tables.get("staff", [])
            if line.cells.get("post") == post and line.cells["name"] not in busy
        ]
        return (leaders[0].get("staff") or leaders[0]["name"]) if leaders else ""

    def _offers(self) -> None:
        offers = {
            "shadowing": True,
            "shadowing_seats": defaults.SHADOWING_SEATS,
            "mentoring": defaults.MENTORING,
            "critiques": defaults.CRITIQUES,
        }
        self.draft.settings["offers"] = offers
        self.draft.assume("offers", defaults.SHADOWING_SEATS, defaults.MENTORING)

    def _quotas(self, kinds: set[str]) -> None:
        days = len(self.calendar.open_days)
        lessons = [defaults.lessons_asked(role, days) for role in defaults.ROLES]
        for role, least in zip(defaults.ROLES, lessons, strict=True):
            self._quota(role, "lesson", least)
        self.draft.assume("lesson_quotas", days, *lessons)
        offers = self.draft.get("offers")
        if isinstance(offers, dict):
            self._offer_quotas(offers, days)
        held = [kind for kind in IF_HELD if kind in kinds]
        for kind in held:
            self._quota(ALL_ROLES, kind, 1)
        if held:
            names = "、".join(Kind().show(kind, Words.of(), self.language) for kind in held)
            self.draft.assume("session_quotas", names)

    def _offer_quotas(self, offers: dict[str, object], days: int) -> None:
        half_days = defaults.half_days_asked(days) if offers.get("shadowing") is True else 0
        meetings = defaults.meetings_asked(days) if offers.get("mentoring") else 0
        critiques = [
            defaults.critiques_asked(role, days) if offers.get("critiques") is True else 0 for role in defaults.ROLES
        ]
        self._quota(ALL_ROLES, SHADOWING, half_days)
        self._quota(ALL_ROLES, MENTORING, meetings)
        for role, least in zip(defaults.ROLES, critiques, strict=True):
            self._quota(role, CRITIQUE, least)
        if half_days or meetings:
            self.draft.assume("offer_quotas", half_days, meetings)
        if any(critiques):
            self.draft.assume("critique_quotas", *critiques)

    def _quota(self, roles: str, kind: str, least: int) -> None:
        if least:
            cells = {"role": roles, "kinds": kind, "per": "project", "min": str(least), "weight": "1", "prorate": "yes"}
            self.draft.put("quotas", [Line(cells)])


def calendar_of(draft: Draft, language: Language) -> Calendar | None:
    """The calendar that the settings so far give; ``None`` where they are faulty, which reading will tell."""
    notes = Notes()
    content = draft.contents(language)[SETTINGS_FILE]
    return make_calendar(read_settings(Files({SETTINGS_FILE: content}), notes), (), notes)


def _clock(text: str) -> str:
    try:
        return time.fromisoformat(text.strip().zfill(5)).isoformat("minutes")
    except ValueError:
        return ""
