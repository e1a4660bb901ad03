"""What was understood of a project's tables, to be looked at: timetables, days, people, bells; whatever else is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache

from cohortplan.domain.calendar import DAYS_IN_WEEK
from cohortplan.intake.days import SATURDAY, followed_by, judged
from cohortplan.intake.problems import Notes
from cohortplan.intake.rows import Row
from cohortplan.intake.schema import BY_KEY
from cohortplan.intake.settings import Settings, read_settings
from cohortplan.intake.tables import read_table
from cohortplan.intake.words import WEEKDAY, Words
from cohortplan.rules.lead_mentor import LeadMentor
from cohortplan.text import Language
from cohortplan.workflows.data import Data

WORKWEEK = tuple(range(SATURDAY))

Ring = tuple[str, str, str]
"""Period, beginning and end."""

Season = tuple[date | None, date | None]
"""First and last date on which some bells ring; ``None`` where nothing says so."""


@dataclass(frozen=True)
class Taught:
    """One lesson of a class as the timetable has it; ``weeks`` is ``odd``, ``even`` or empty."""

    subject: str
    teacher: str = ""
    weeks: str = ""
    open: bool = True


@dataclass(frozen=True)
class Timetable:
    """The lessons of one class by period and weekday (0 is Monday), with the times at which each period begins."""

    periods: tuple[str, ...]
    weekdays: tuple[int, ...]
    lessons: Mapping[tuple[str, int], tuple[Taught, ...]]
    starts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Day:
    """One date. ``note`` says why it is off; ``follows`` whose timetable a make-up day has; not ``within`` is beside it."""

    on: date
    within: bool = True
    works: bool = True
    note: str = ""
    follows: date | None = None
    unsaid: bool = False


@dataclass(frozen=True)
class Person:
    """A trainee or one of the staff, as the tables have them; ``places`` is how many trainees they may lead."""

    name: str
    role: str
    school: str = ""
    county: str = ""
    subjects: str = ""
    campus: str = ""
    stay: str = ""
    places: str = ""


@dataclass(frozen=True)
class Bells:
    """When periods ring on one campus on these weekdays: name, beginning and end of each; and in which season."""

    campus: str
    weekdays: tuple[int, ...]
    rings: tuple[Ring, ...]
    season: Season = (None, None)

    def on(self, day: date) -> bool:
        """Whether they ring on this date, as far as the season goes."""
        first, last = self.season
        return (first is None or first <= day) and (last is None or day <= last)


class Preview:
    """Looks into the tables one by one, so that a fault in one hides nothing of the others."""

    def __init__(self, data: Data) -> None:
        self.data = data

    @cached_property
    def settings(self) -> Settings:
        """What ``project.toml`` says, as far as it can be read."""
        return read_settings(self.data.files, Notes())

    @cached_property
    def words(self) -> Words:
        """The words of this project."""
        return Words.of(self.settings.kinds, self.settings.roles)

    def rows(self, key: str) -> tuple[Row, ...]:
        """The rows of a table; none where there is no such table."""
        name = self.data.sheet_of(key)
        content = self.data.files.top.get(name)
        return read_table(BY_KEY[key], name, content, self.words, Notes()).rows if content is not None else ()

    @cached_property
    def classes(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of the timetable by class, in the order of the table of classes."""
        found: dict[str, list[Row]] = {row.text("class"): [] for row in self.rows("classes")}
        for row in self.rows("lessons"):
            found.setdefault(row.text("class"), []).append(row)
        return {name: tuple(rows) for name, rows in found.items() if rows and name}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names of the staff by their ids."""
        return {row.text("staff"): row.text("name") for row in self.rows("staff") if row.has("staff")}

    @cached_property
    def campuses(self) -> Mapping[str, str]:
        """Names of the campuses by their ids."""
        rows = self.rows("campuses")
        return {row.text("campus"): row.text("name") for row in rows if row.has("campus") and row.has("name")}

    def timetable(self, school_class: str) -> Timetable:
        """The week of one class."""
        lessons: dict[tuple[str, int], list[Taught]] = {}
        for row in self.classes.get(school_class, ()):
            weekday = row.number_of("weekday")
            if weekday is None or not row.has("period"):
                continue
            teacher = row.text("teacher")
            weeks = row.text("weeks").removeprefix("all")
            taught = Taught(
                row.text("subject"), self.names.get(teacher, teacher), weeks, row.flag("open", default=True)
            )
            lessons.setdefault((row.text("period"), weekday), []).append(taught)
        starts = self._starts(school_class)
        found = {period for period, _ in lessons}
        weekdays = sorted({*WORKWEEK, *(weekday for _, weekday in lessons)})
        return Timetable(
            periods=tuple(sorted(found, key=lambda each: (starts.get(each, "~"), len(each), each))),
            weekdays=tuple(weekdays),
            lessons={slot: tuple(listed) for slot, listed in lessons.items()},
            starts=starts,
        )

    def _starts(self, school_class: str) -> Mapping[str, str]:
        campus = next((row.text("campus") for row in self.rows("classes") if row.text("class") == school_class), "")
        names = ("", campus, self.campuses.get(campus, campus))
        begins = self.settings.days.start if self.settings.days else None
        now = [bells for bells in self.bells if bells.campus in names and (begins is None or bells.on(begins))]
        return {period: start for bells in reversed(now) for period, start, _ in bells.rings}

    @cached_property
    def bells(self) -> tuple[Bells, ...]:
        """The bells of each campus and season, weekdays that ring alike together."""
        by_day: dict[tuple[str, Season, int], list[Ring]] = {}
        for row in self.rows("bells"):
            start, end = row.clock("start"), row.clock("end")
            if start is None or end is None:
                continue
            campus, season = row.text("campus"), (row.day("from"), row.day("to"))
            for weekday in row.numbers("weekday") or WORKWEEK:
                ring = (row.text("period"), f"{start:%H:%M}", f"{end:%H:%M}")
                by_day.setdefault((self.campuses.get(campus, campus), season, weekday), []).append(ring)
        alike: dict[tuple[str, Season, tuple[Ring, ...]], list[int]] = {}
        for (campus, season, weekday), rings in by_day.items():
            alike.setdefault((campus, season, tuple(sorted(rings, key=lambda ring: ring[1]))), []).append(weekday)
        return tuple(
            Bells(campus, tuple(sorted(weekdays)), rings, season) for (campus, season, rings), weekdays in alike.items()
        )

    @cached_property
    def weeks(self) -> tuple[tuple[Day, ...], ...]:
        """Whole weeks from Monday to Sunday that hold the project's days; none where the dates cannot be read."""
        days = self.settings.days
        if days is None:
            return ()
        monday = days.start - timedelta(days=days.start.weekday())
        count = (days.end - monday).days // DAYS_IN_WEEK + 1
        return tuple(
            tuple(self._day(monday + timedelta(days=DAYS_IN_WEEK * week + ahead)) for ahead in range(DAYS_IN_WEEK))
            for week in range(count)
        )

    def _day(self, on: date) -> Day:
        days = self.settings.days
        if days is None or not days.start <= on <= days.end:
            return Day(on, within=False)
        verdict = judged(on, days)
        follows = followed_by(on, days)
        return Day(
            on,
            works=verdict.works,
            note=verdict.reason,
            follows=follows if follows != on else None,
            unsaid=verdict.unsaid,
        )

    def trainees(self) -> Iterator[Person]:
        """The trainees in the order of their table; the role as a code where it is one."""
        for row in self.rows("trainees"):
            stay = " – ".join(filter(None, (row.raw.get("arrive", ""), row.raw.get("leave", ""))))
            yield Person(
                name=row.text("name") or row.text("trainee"),
                role=row.text("role") or row.raw.get("role", ""),
                school=row.text("school"),
                county=row.text("county"),
                subjects=" ".join(row.texts("subjects")),
                stay=stay,
            )

    def mentors(self) -> Iterator[Person]:
        """The staff who lead trainees; the role is whom they lead, as codes."""
        for row in self.rows("staff"):
            if row.texts("mentors"):
                yield Person(
                    name=row.text("name") or row.text("staff"),
                    role=" ".join(row.texts("mentors")),
                    school=row.raw.get("post", ""),
                    campus=self.campuses.get(row.text("campus"), row.text("campus")),
                    places=self._places(row),
                )

    def _places(self, row: Row) -> str:
        project, policy = self.data.reading.project, self.data.reading.policy
        rule = policy.rule("lead_mentor") if policy else None
        mentor = next((each for each in project.mentors if each.name == row.text("name")), None) if project else None
        if isinstance(rule, LeadMentor) and mentor is not None:
            return str(rule.places(mentor))
        given = row.number_of("max_trainees")
        return "" if given is None else str(given)

    def role_name(self, code: str, language: Language) -> str:
        """What a school calls a role; what is none stays as it is."""
        return self.words.roles.show(code, language)


def weekday_name(weekday: int, language: Language) -> str:
    """``周一`` or ``Mon``."""
    return WEEKDAY.show(list(WEEKDAY.words)[weekday], language)


@lru_cache(maxsize=8)
def preview_of(data: Data) -> Preview:
    """The preview of a folder as it was read last, made once."""
    return Preview(data)
