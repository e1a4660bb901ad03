"""``project.toml`` as typed settings; what is missing, unknown or ill-typed is noted by its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from cohortplan.domain.demands import Competency
from cohortplan.domain.made_offers import Offering
from cohortplan.domain.vocabulary import KINDS, ROLES, Term
from cohortplan.intake.assumed import read_assumed
from cohortplan.intake.files import SETTINGS_FILE, Files
from cohortplan.intake.moments import believable, parse_day, parse_moment
from cohortplan.intake.offering import read_offering
from cohortplan.intake.problems import Notes, Problem, nearest
from cohortplan.intake.section import A_DATE, Section, as_day
from cohortplan.intake.sheet import decode
from cohortplan.intake.words import WEEKDAY, Choices, Words
from cohortplan.text import Fact, Text

FORMAT = 1
KEYS = (
    "format", "id", "name", "as_of", "in_force", "calendar", "kinds", "roles", "offers", "competencies", "rules",
    "assumed",
)  # fmt: skip
DEFAULT_ZONE = "Asia/Shanghai"
MOST_DAYS = 200
TOO_MANY_DOTS = Text(zh="键中的点太多", en="too many dots in a key")
# What tomllib takes minutes over.
ENDLESS_KEY = re.compile(r"(?:[\w-]+[ \t]*\.[ \t]*){50}", re.ASCII)
MOST_BYTES = 256 * 1024

A_MOMENT = Text(
    zh="日期或日期加钟点，如 2026-10-12T08:00:00", en="a date, or one with a time, such as 2026-10-12T08:00:00"
)
A_ZONE = Text(zh="时区名，如 Asia/Shanghai", en="a time zone such as Asia/Shanghai")
HOLIDAY = Text(zh="日期，或 { date = 日期, reason = 原因 }", en="a date, or { date = a date, reason = a text }")
FOLLOWED = Text(zh="日期，或“周五”这样的星期", en="a date, or a weekday such as Fri")
TERM = Text(zh="文字，或 { zh = 中文, en = 英文 }", en="a text, or { zh = a text, en = a text }")


@dataclass(frozen=True, kw_only=True)
class Days:
    """What ``[calendar]`` says. A make-up day follows a date, or a weekday (0 is Monday)."""

    start: date
    end: date
    term_start: date | None = None
    zone: str = DEFAULT_ZONE
    holidays: Mapping[date, str] = field(default_factory=dict)
    make_up: Mapping[date, date | int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What ``project.toml`` says. ``days`` and ``as_of`` are ``None`` where they cannot be used."""

    id: str = ""
    name: str = ""
    as_of: datetime | None = None
    days: Days | None = None
    kinds: tuple[Term, ...] = ()
    roles: tuple[Term, ...] = ()
    competencies: tuple[Competency, ...] = ()
    in_force: str = ""
    offering: Offering = field(default_factory=Offering)
    rules: Mapping[str, object] = field(default_factory=dict)
    assumed: tuple[Text, ...] = ()
    source: str = ""

    def problem(self, code: str, path: tuple[str, ...], value: str = "", /, **facts: Fact) -> Problem:
        """A problem of one key, by its line."""
        return Section({}, path[:-1], self.source).problem(code, path[-1], value, **facts)


def read_settings(files: Files, notes: Notes) -> Settings:
    """The settings of a project; whatever is wrong is noted."""
    content = files.top.get(SETTINGS_FILE)
    if content is None:
        if not notes.any_error:
            notes.of_file("no_project", SETTINGS_FILE)
        return Settings()
    if len(content) > MOST_BYTES:
        notes.of_file("file_too_large", SETTINGS_FILE, most=MOST_BYTES // 1024)
        return Settings()
    source = decode(content)
    if source is None:
        notes.of_file("wrong_encoding", SETTINGS_FILE)
        return Settings()
    data = _parse(source.replace("\r\n", "\n"), notes)
    if data is None:
        return Settings()
    return _settings(Section(data, (), source, notes))


def _parse(source: str, notes: Notes) -> dict[str, object] | None:
    endless = ENDLESS_KEY.search(source)
    if endless:
        row = source.count("\n", 0, endless.start()) + 1
        notes.add(Problem(code="bad_toml", where=SETTINGS_FILE, row=row, facts={"reason": TOO_MANY_DOTS}))
        return None
    try:
        return tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        # tomllib says where in its message only, before Python 3.14.
        at = re.search(r"at line (\d+)", str(error))
        row = int(at.group(1)) if at else source.count("\n") + 1
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))
        notes.add(Problem(code="bad_toml", where=SETTINGS_FILE, row=row, facts={"reason": reason}))
        return None


def _settings(top: Section) -> Settings:
    if top.data.get("format") != FORMAT or isinstance(top.data.get("format"), bool):
        top.note("wrong_format", "format", str(top.data.get("format", "")))
    days = _days(top.section("calendar"))
    zone = ZoneInfo(days.zone) if days else ZoneInfo(DEFAULT_ZONE)
    top.only(*KEYS)
    roles = _terms(top.section("roles"), ROLES)
    return Settings(
        id=top.text("id", required=True),
        name=top.text("name") or top.text("id"),
        as_of=_as_of(top, zone),
        days=days,
        kinds=_terms(top.section("kinds"), KINDS),
        roles=roles,
        competencies=_competencies(top.section("competencies"), Words.of((), roles).roles),
        in_force=top.text("in_force"),
        offering=read_offering(top.section("offers")),
        rules=top.section("rules").data,
        assumed=read_assumed(top.section("assumed")),
        source=top.source,
    )


def _as_of(top: Section, zone: ZoneInfo) -> datetime | None:
    value = top.data.get("as_of")
    if value is None:
        top.note("missing_key", "as_of", expected=A_MOMENT)
        return None
    if isinstance(value, str):
        value = _moment(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime) or not believable(value):
        top.note("wrong_type", "as_of", str(top.data["as_of"]), expected=A_MOMENT)
        return None
    return value if value.tzinfo else value.replace(tzinfo=zone)


def _moment(text: str) -> datetime | None:
    moment = parse_moment(text)
    if moment is None or not moment.year or moment.half:
        return None
    return datetime.combine(date(moment.year, moment.month, moment.day), moment.clock or time())


def _days(calendar: Section) -> Days | None:
    start, end = calendar.day("start", required=True), calendar.day("end", required=True)
    term_start, zone = calendar.day("term_start"), _zone(calendar)
    holidays, make_up = _holidays(calendar), _make_up(calendar.section("make_up"))
    calendar.only("start", "end", "term_start", "zone", "holidays", "make_up")
    for day in sorted(holidays.keys() & make_up.keys()):
        calendar.note("date_twice", "holidays", day.isoformat(), day=day)
    if start is None or end is None:
        return None
    length = (end - start).days + 1
    if length < 1:
        calendar.note("end_before_start", "end", end.isoformat(), start=start, end=end)
        return None
    if length > MOST_DAYS:
        calendar.note("project_too_long", "end", end.isoformat(), start=start, end=end, days=length, most=MOST_DAYS)
        return None
    if term_start and term_start > start:
        calendar.note("term_start_late", "term_start", term_start.isoformat(), start=start)
    return Days(start=start, end=end, term_start=term_start, zone=zone, holidays=holidays, make_up=make_up)


def _zone(calendar: Section) -> str:
    name = calendar.text("zone") or DEFAULT_ZONE
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        calendar.note("wrong_type", "zone", name, expected=A_ZONE)
        return DEFAULT_ZONE
    return name


def _holidays(calendar: Section) -> dict[date, str]:
    found: dict[date, str] = {}
    for entry in calendar.items("holidays", HOLIDAY):
        reason = ""
        day: object = entry
        if isinstance(entry, dict):
            day, reason = entry.get("date"), str(entry.get("reason", ""))
        read = as_day(day)
        if read is None or (isinstance(entry, dict) and set(entry) - {"date", "reason"}):
            calendar.note("wrong_type", "holidays", str(day if day is not None else entry), expected=HOLIDAY)
        else:
            found[read] = reason
    return found


def _make_up(section: Section) -> dict[date, date | int]:
    found: dict[date, date | int] = {}
    for key, value in section.data.items():
        day = parse_day(key)
        weekday = WEEKDAY.code(value) if isinstance(value, str) else None
        followed = list(WEEKDAY.words).index(weekday) if weekday else as_day(value)
        if day is None:
            section.note("wrong_type", key, key, expected=A_DATE)
        elif followed is None:
            section.note("wrong_type", key, str(value), expected=FOLLOWED)
        else:
            found[day] = followed
    return found


def _terms(section: Section, standard: Mapping[str, Text]) -> tuple[Term, ...]:
    found = []
    for code, value in section.data.items():
        words = {"zh": value, "en": code} if isinstance(value, str) else value
        if code in standard:
            section.note("code_taken", code, code)
        elif isinstance(words, dict) and set(words) <= {"zh", "en"} and all(isinstance(w, str) for w in words.values()):
            found.append(Term(code, words.get("zh") or code, words.get("en") or code))
        else:
            section.note("wrong_type", code, str(value), expected=TERM)
    return tuple(found)


def _competencies(section: Section, roles: Choices) -> tuple[Competency, ...]:
    found = []
    for key in section.data:
        role = roles.code(key)
        if role is None:
            section.note("unknown_key", key, key, nearest=nearest(key, roles.words))
            continue
        found += [Competency(role=role, name=name) for name in section.texts(key)]
    return tuple(found)


def terms_of(settings: Mapping[str, object]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The kinds and roles that settings declare, for writing; faults are ignored here, reading notes them."""
    top = Section(settings, (), "")
    return _terms(top.section("kinds"), KINDS), _terms(top.section("roles"), ROLES)
