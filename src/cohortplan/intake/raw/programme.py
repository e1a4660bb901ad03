"""What depends on the dates: opening and closing, quotas by length of stay, offers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta

from cohortplan.domain.calendar import Calendar, OpenDay
from cohortplan.domain.vocabulary import CRITIQUE, MENTORING, RESEARCH, SHADOWING
from cohortplan.intake.cells import Kind
from cohortplan.intake.raw import defaults
from cohortplan.intake.raw.bells import Ring
from cohortplan.intake.raw.drafting import Draft, Line
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
                self.draft.assume(code, day.on)

    def _half_day(self, title: str, day: OpenDay, part: str) -> Line | None:
        campus = self._main_campus()
        span = defaults.span_of(self._rings(campus, day), part)
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

    def _rings(self, campus: str, day: OpenDay) -> Iterator[Ring]:
        """The bells of a campus in the season of a day."""
        today = day.on.isoformat()
        for line in self.draft.tables.get("bells", []):
            cells = line.cells
            times = [time.fromisoformat(text) for key in ("start", "end") if (text := _clock(cells.get(key, "")))]
            in_season = cells.get("from", "") <= today <= (cells.get("to") or today)
            if cells.get("campus", "") in ("", campus) and len(times) == 2 and in_season:
                part = cells.get("part", "")
                yield Ring(campus=campus, period=cells["period"], start=times[0], end=times[1], part=part)

    def _free_leader(self, campus: str, day: OpenDay, span: tuple[time, time]) -> str:
        """The highest of the school's leaders who does not teach then; empty if all do, or none is known."""
        periods = {ring.period for ring in self._rings(campus, day) if ring.start < span[1] and ring.end > span[0]}
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


def _clock(text: str) -> str:
    try:
        return time.fromisoformat(text.strip().zfill(5)).isoformat("minutes")
    except ValueError:
        return ""
