"""A person's week laid out as a timetable: days beside each other, times below each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the timetable: a period of the bells, or another time; then without ``period``.

    ``end`` is ``None`` where what begins here does not end at one time.
    """

    start: time
    end: time | None
    period: str = ""

    @property
    def hours(self) -> str:
        """``08:30–09:10``, or ``08:30`` alone."""
        return f"{self.start:%H:%M}–{self.end:%H:%M}" if self.end else f"{self.start:%H:%M}"

    def holds(self, moment: time) -> bool:
        """Whether this moment lies in it."""
        return self.start <= moment and (self.end is None or moment < self.end)

    @property
    def before_noon(self) -> bool:
        """Whether it belongs to the morning."""
        return self.start < NOON


@dataclass(frozen=True, slots=True)
class Block:
    """Sessions in one day's column from one line to another, both included."""

    day: int
    first: int
    last: int
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """One week: its number, its days, its lines, and what stands where."""

    week: int
    days: tuple[date, ...]
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]


def week_grids(project: Project, sessions: Iterable[Session]) -> tuple[WeekGrid, ...]:
    """The weeks in which this person attends or leads something, earliest first."""
    weeks: dict[int, list[Session]] = defaultdict(list)
    for session in sessions:
        weeks[project.calendar.week(project.days[session.id])].append(session)
    return tuple(_grid(project, week, weeks[week]) for week in sorted(weeks))


def _grid(project: Project, week: int, sessions: Sequence[Session]) -> WeekGrid:
    days = days_of(project, week, sessions)
    lines = _lines(project, days, sessions)
    by_day = {day: [each for each in sessions if project.days[each.id] == day] for day in days}
    blocks = [block for index, day in enumerate(days) for block in _blocks(project, index, lines, by_day[day])]
    return WeekGrid(week, days, lines, tuple(blocks))


def days_of(project: Project, week: int, sessions: Iterable[Session] = ()) -> tuple[date, ...]:
    """The days of a week that a plan shows: open ones, closed ones between them, and those of these sessions."""
    calendar = project.calendar
    days = {day.on for day in calendar.open_days} | {day.on for day in calendar.closed_days}
    days |= {project.days[session.id] for session in sessions}
    return tuple(sorted(day for day in days if calendar.week(day) == week))


def _lines(project: Project, days: Sequence[date], sessions: Sequence[Session]) -> tuple[Line, ...]:
    """The periods of the bells, if they are the same on all campuses and days; and what begins at other times."""
    periods = _periods(project, days, sessions)
    others = [session for session in sessions if not any(line.holds(_clock(project, session)[0]) for line in periods)]
    lines = [*periods, *_gathered(project, others, {line.start for line in periods})]
    return tuple(sorted(lines, key=lambda line: line.start))


def _gathered(project: Project, sessions: Iterable[Session], starts: Collection[time]) -> Iterator[Line]:
    """One line for what begins at about the same time on different days, never across the start of a period."""
    line: Line | None = None
    days: set[date] = set()
    for session in sorted(sessions, key=lambda each: _clock(project, each)):
        (start, end), day = _clock(project, session), project.days[session.id]
        near = line is not None and _minutes(start) - _minutes(line.start) <= ABOUT
        if (
            line is not None
            and (start == line.start or (near and day not in days))
            and not any(line.start < each <= start for each in starts)
        ):
            line = Line(line.start, end if (line.start, line.end) == (start, end) else None)
        else:
            if line is not None:
                yield line
            line, days = Line(start, end), set()
        days.add(day)
    if line is not None:
        yield line


ABOUT = 25
"""Minutes by which sessions of one line may begin apart."""


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _periods(project: Project, days: Sequence[date], sessions: Sequence[Session]) -> tuple[Line, ...]:
    campuses = {session.campus for session in sessions} - {""}
    taught = [project.calendar.by_date[day] for day in days if day in project.calendar.by_date]
    bells = {bell for day in taught for bell in project.bells_on(day) if bell.campus in campuses}
    rung = {Line(bell.start, bell.end, bell.period) for bell in bells}
    one_each = len({line.period for line in rung}) == len(rung)
    return tuple(rung) if one_each else ()


def _blocks(project: Project, day: int, lines: Sequence[Line], sessions: Iterable[Session]) -> list[Block]:
    starting: dict[int, list[Session]] = defaultdict(list)
    for session in sessions:
        start, _ = _clock(project, session)
        starting[max(index for index, line in enumerate(lines) if line.start <= start)].append(session)
    blocks = []
    for first, held in starting.items():
        end = max(_clock(project, session)[1] for session in held)
        last = first
        while last + 1 < len(lines) and lines[last + 1].start < end and last + 1 not in starting:
            last += 1
        blocks.append(Block(day, first, last, tuple(held)))
    return blocks


def _clock(project: Project, session: Session) -> tuple[time, time]:
    """Start and end on the wall; whatever goes past midnight ends there."""
    start, end = (project.calendar.local(moment) for moment in (session.span.start, session.span.end))
    return start.time(), end.time() if end.date() == start.date() else time.max
