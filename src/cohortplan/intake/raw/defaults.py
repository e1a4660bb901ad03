"""What is taken by custom where a school's files do not say it: bells, quotas, the moment of planning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from cohortplan.domain.vocabulary import ACADEMIC_DIRECTOR, PRINCIPAL
from cohortplan.intake.raw.bells import Ring

FOUR_PLUS_TWO = (
    ("1", time(8, 30), time(9, 10), "am"),
    ("2", time(9, 20), time(10, 0), "am"),
    ("3", time(10, 30), time(11, 15), "am"),
    ("4", time(11, 25), time(12, 5), "am"),
    ("5", time(14, 30), time(15, 15), "pm"),
    ("6", time(15, 25), time(16, 5), "pm"),
    ("7", time(16, 15), time(17, 0), "after"),
)
SEATS = 4
NOTICE = timedelta(days=7)
MORNING = time(8)
# Lessons to observe in a stay of so many working days, by role; between these in proportion.
LESSONS = {PRINCIPAL: ((0, 0), (5, 8), (10, 12), (20, 20)), ACADEMIC_DIRECTOR: ((0, 0), (5, 10), (10, 16), (20, 26))}
LESSONS_PER_CRITIQUE = 3
DAYS_PER_HALF_DAY, DAYS_PER_MEETING = 3, 2
SHADOWING_SEATS = 2
MENTORING = "16:15-16:55"
# A critique for every lesson makes the offers of a school ten times as many: a first plan goes without, until asked for.
CRITIQUES = False
ROLES = (PRINCIPAL, ACADEMIC_DIRECTOR)


def usual_bells() -> tuple[Ring, ...]:
    """The “4+2” day."""
    return tuple(Ring(campus="", period=p, start=start, end=end, part=part) for p, start, end, part in FOUR_PLUS_TWO)


def lessons_asked(role: str, days: int) -> int:
    """Lessons to observe in a stay of so many working days; more than twenty days ask what twenty do."""
    points = LESSONS.get(role, LESSONS[PRINCIPAL])
    stay = min(days, points[-1][0])
    for (less, least), (more, most) in pairwise(points):
        if stay <= more:
            return least + (most - least) * (stay - less) // (more - less)
    return points[-1][1]


def critiques_asked(role: str, days: int) -> int:
    """Critiques to attend: one for about three lessons."""
    return round(lessons_asked(role, days) / LESSONS_PER_CRITIQUE)


def half_days_asked(days: int) -> int:
    """Half-days beside a leader: two in a week."""
    return min(6, round(days / DAYS_PER_HALF_DAY))


def meetings_asked(days: int) -> int:
    """Mentor meetings: three in a week, then fewer."""
    return min(4, (days + 1) // DAYS_PER_MEETING)


def planned_at(start: date) -> datetime:
    """The moment of planning: a week before the first day, in the morning."""
    return datetime.combine(start - NOTICE, MORNING)


def span_of(rings: Iterable[Ring], part: str) -> tuple[time, time] | None:
    """From the first to the last bell of a half of the day; ``None`` if nothing rings then."""
    inside = [ring for ring in rings if (ring.part or ("am" if ring.start < time(12) else "pm")) == part]
    return (min(ring.start for ring in inside), max(ring.end for ring in inside)) if inside else None
