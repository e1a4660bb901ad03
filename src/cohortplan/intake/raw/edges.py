"""What a label at the edge of a timetable says of the cells in its row or column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from cohortplan.intake.raw.bands import Kind
from cohortplan.intake.raw.class_names import grade_of
from cohortplan.intake.raw.labels import PeriodLabel, bare_weekday_of, both_of, half_of, period_of, times_in, weekday_of
from cohortplan.intake.raw.pages import Place

Times = tuple[time, time]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What is said; ``None`` and empty where nothing is. ``school_class`` is where the class stands."""

    weekday: int | None = None
    period: PeriodLabel | None = None
    school_class: Place | None = None
    grade: str = ""
    half: str = ""
    times: Times | None = None
    campus: str = ""

    def and_then(self, other: Edge) -> Edge:
        """What both say together; where they differ, this one holds."""
        return Edge(
            weekday=self.weekday if self.weekday is not None else other.weekday,
            period=self.period or other.period,
            school_class=self.school_class or other.school_class,
            grade=self.grade or other.grade,
            half=self.half or other.half,
            times=self.times or other.times,
            campus=self.campus or other.campus,
        )

    @property
    def whole_period(self) -> PeriodLabel | None:
        """The period with its half and its times, wherever these are said."""
        if self.period is None:
            return None
        start, end = (self.period.start, self.period.end) if self.period.start else (self.times or (None, None))
        return replace(self.period, half=self.period.half or self.half, start=start, end=end)


NOTHING = Edge()


def edge_of(kind: Kind, place: Place, *, bare_is_weekday: bool) -> Edge:
    """What a cell of a line of this kind says; nothing where it is no such label."""
    text = place.text
    match kind:
        case Kind.BOTH:
            both = both_of(text)
            return Edge(weekday=both[0], period=both[1]) if both else NOTHING
        case Kind.WEEKDAY:
            return Edge(weekday=weekday_of(text))
        case Kind.BARE:
            return Edge(weekday=bare_weekday_of(text)) if bare_is_weekday else Edge(period=period_of(text))
        case Kind.PERIOD:
            return Edge(period=period_of(text), half=half_of(text))
        case Kind.CLASS | Kind.UNIT:
            return Edge(school_class=place) if text else NOTHING
        case Kind.GRADE:
            return Edge(grade=grade_of(text))
        case Kind.HALF:
            return Edge(half=half_of(text))
        case Kind.TIMES:
            return Edge(times=times_in(text))
        case Kind.CAMPUS:
            return Edge(campus=text)
        case _:
            return NOTHING
