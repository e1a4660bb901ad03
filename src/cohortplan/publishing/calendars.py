"""Entries as iCalendar text, the same bytes for the same entries, today and next year.

Nothing here reads a clock: DTSTAMP and LAST-MODIFIED are the instant of the
release that last changed that very event.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vDuration, vUri

from cohortplan.domain.agendas import agenda, name_of
from cohortplan.domain.entries import CANCELLED, Entry, Stamp, next_entries, occasion_of
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.publishing.wording import UNRELEASED, details, one_line, place, summary
from cohortplan.text import Language

PRODID = "-//cohortplan//calendar//ZH"
REFRESH = timedelta(hours=1)
END = b"END:VCALENDAR\r\n"
NOBODY = Ref("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What a calendar says about itself: its title, the venue's clock, its language.

    ``source`` is the address it can be fetched from again, where that is known.
    ``draft`` marks an unreleased export: its UIDs begin with ``draft-``, so that
    nobody's released events are ever mistaken for it.
    """

    title: str
    zone: str
    language: Language = Language.ZH_CN
    source: str = ""
    draft: bool = False


def calendar_title(project: Project, who: Ref) -> str:
    """``赵一 · 秋季跟岗``, or the project alone if it is the project's own calendar."""
    name = name_of(project, who)
    return name if name == project.name else f"{name} · {project.name}"


def render(entries: Iterable[Entry], cover: Cover) -> bytes:
    """The calendar as UTF-8 with lines that end in CR LF; retired entries are left out."""
    shown = sorted((entry for entry in entries if entry.shown), key=_by_time)
    years = [entry.occasion.span.start.year for entry in shown]
    first, last = (min(years) - 1, max(years) + 2) if years else (1970, 2038)
    parts = [_vtimezone(cover.zone, first, last), *(_vevent(entry, cover) for entry in shown)]
    return _head(cover).removesuffix(END) + b"".join(parts) + END


def draft_calendar(project: Project, plan: Plan, who: Ref, *, language: Language = Language.ZH_CN) -> bytes:
    """The calendar of one agenda of a plan that is not released; its instant is the project's ``as_of``."""
    occasions = [occasion_of(project, session) for session in agenda(project, plan, who)]
    stamp = Stamp(0, project.as_of)
    entries = next_entries((), occasions, owner=(project.id, who), zone=project.calendar.clock, stamp=stamp)
    title = calendar_title(project, who)
    return render(entries, Cover(title=title, zone=project.calendar.zone, language=language, draft=True))


def _head(cover: Cover) -> bytes:
    # Not Calendar.new: it gives every calendar a random UID.
    calendar = Calendar()
    calendar.add("PRODID", PRODID)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", one_line(cover.title))
    calendar.add("X-WR-CALNAME", one_line(cover.title))
    calendar.add("X-WR-TIMEZONE", cover.zone)
    calendar.add("REFRESH-INTERVAL", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    if cover.source:
        calendar.add("SOURCE", vUri(cover.source), parameters={"VALUE": "URI"})
    return bytes(calendar.to_ical())


@lru_cache(maxsize=64)
def _vtimezone(zone: str, first: int, last: int) -> bytes:
    timezone = Timezone.from_tzinfo(ZoneInfo(zone), zone, first_date=date(first, 1, 1), last_date=date(last, 1, 1))
    timezone.pop("COMMENT", None)
    return bytes(timezone.to_ical())


def _vevent(entry: Entry, cover: Cover) -> bytes:
    uid = f"draft-{entry.uid}" if cover.draft else entry.uid
    # Whoever attends the same session shares all of the event but its UID, so the rest is made once.
    nobodys = replace(entry, person=NOBODY, ordinal=0)
    return b"BEGIN:VEVENT\r\nUID:" + uid.encode() + b"\r\n" + _body(nobodys, replace(cover, title="", source=""))


@lru_cache(maxsize=16384)
def _body(entry: Entry, cover: Cover) -> bytes:
    zone, language = ZoneInfo(cover.zone), cover.language
    lines = [*details(entry, zone, language), *((UNRELEASED[language],) if cover.draft else ())]
    event = Event()
    event.add("DTSTAMP", entry.changed.at)
    event.add("LAST-MODIFIED", entry.changed.at)
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTART", entry.occasion.span.start.astimezone(zone))
    event.add("DTEND", entry.occasion.span.end.astimezone(zone))
    event.add("SUMMARY", summary(entry, language))
    if where := place(entry.occasion, language):
        event.add("LOCATION", where)
    if lines:
        event.add("DESCRIPTION", "\n".join(lines))
    event.add("STATUS", "CANCELLED" if entry.status == CANCELLED else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT" if entry.status == CANCELLED else "OPAQUE")
    return bytes(event.to_ical()).removeprefix(b"BEGIN:VEVENT\r\n")


def _by_time(entry: Entry) -> tuple[object, ...]:
    return entry.occasion.span, entry.kind, entry.ordinal
