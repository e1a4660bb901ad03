"""Offers that nobody types: half-days beside a mentor, mentor meetings, critiques of lessons.

They are made once, when a project is read, from its timetable, its staff and
what is closed; an offer that nobody attends does not take place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time

from cohortplan.domain.calendar import OpenDay
from cohortplan.domain.people import Staff
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Audience, Session, critique_id, mentoring_id, shadowing_id
from cohortplan.domain.span import Span
from cohortplan.domain.vocabulary import CRITIQUE, LESSON, MENTORING, SHADOWING

NESTED_KINDS = frozenset({LESSON, "meeting", "patrol", CRITIQUE})
"""What those who shadow may attend with the leader, inside a shadowed half-day."""

NOON, AFTER = "noon", "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of every day, on the venue's clock."""

    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """Which offers a project makes ``[offers]``.

    ``shadowing`` makes a half-day beside each mentor; ``mentoring`` a daily
    meeting of each mentor; ``critiques`` a talk after each open lesson in each
    later period, and in the ``windows`` named ``noon`` and ``after``.
    """

    shadowing: bool = False
    shadowing_seats: int | None = 2
    mentoring: Window | None = None
    critiques: bool = False
    noon: Window | None = None
    after: Window | None = None


def with_offers(project: Project, offering: Offering) -> tuple[Session, ...]:
    """The offers that these settings make of a project that has none yet, in the order of its days."""
    offers: list[Session] = []
    for day in project.calendar.open_days:
        for mentor in project.mentors:
            offers += _shadowing(project, offering, mentor, day)
            offers += _mentoring(project, offering, mentor, day)
    if offering.critiques:
        for lesson in project.offers:
            if lesson.kind == LESSON and lesson.leader:
                offers += _critiques(project, offering, lesson)
    return tuple(offers)


def _shadowing(project: Project, offering: Offering, mentor: Staff, day: OpenDay) -> Iterator[Session]:
    if not offering.shadowing:
        return
    led = project.led_on.get((mentor.id, day.on), ())
    for part, half in (("am", day.am), ("pm", day.pm)):
        within = [each for each in led if each.span.overlaps(half)]
        if any(_keeps_away(each, mentor, half) for each in within):
            continue
        yield Session(
            id=shadowing_id(mentor.id, day.on, part),
            kind=SHADOWING,
            title=f"跟岗：{mentor.name}",
            span=half,
            campus=mentor.campus,
            leader=mentor.id,
            seats=offering.shadowing_seats,
            department=mentor.department,
            nested=tuple(sorted(each.id for each in within if each.kind in NESTED_KINDS)),
        )


def _keeps_away(session: Session, mentor: Staff, half: Span) -> bool:
    """Whether the mentor cannot be shadowed in this half-day: closed or elsewhere, or only partly inside it."""
    elsewhere = bool(session.campus and mentor.campus and session.campus != mentor.campus)
    closed = not session.open and session.kind != LESSON
    sticks_out = session.always_held and session.span.common_minutes(half) < session.span.minutes
    return elsewhere or closed or sticks_out or (session.required and session.kind not in NESTED_KINDS)


def _mentoring(project: Project, offering: Offering, mentor: Staff, day: OpenDay) -> Iterator[Session]:
    if offering.mentoring is not None:
        yield Session(
            id=mentoring_id(mentor.id, day.on),
            kind=MENTORING,
            title=f"导师面谈：{mentor.name}",
            span=project.calendar.span(day.on, offering.mentoring.start, offering.mentoring.end),
            campus=mentor.campus,
            leader=mentor.id,
            audience=Audience(roles=mentor.mentors),
        )


def _critiques(project: Project, offering: Offering, lesson: Session) -> Iterator[Session]:
    day = project.days[lesson.id]
    taken = [each.span for each in project.led_on[lesson.leader, day] if each.always_held or not each.open]
    for name, span in _later(project, offering, lesson):
        if not any(span.overlaps(other) for other in taken):
            yield Session(
                id=critique_id(lesson.id, name),
                kind=CRITIQUE,
                title=f"评课：{lesson.title}",
                span=span,
                campus=lesson.campus,
                leader=lesson.leader,
                seats=lesson.seats,
                grade=lesson.grade,
                subject=lesson.subject,
                lessons=(lesson.id,),
            )


def _later(project: Project, offering: Offering, lesson: Session) -> Iterable[tuple[str, Span]]:
    """The periods and windows of the day that begin once the lesson is over."""
    day = project.days[lesson.id]
    bells = sorted(each for each in project.bells_on(project.calendar.by_date[day]) if each.campus == lesson.campus)
    spans = [(bell.period, project.calendar.span(day, bell.start, bell.end)) for bell in bells]
    for name, window in ((NOON, offering.noon), (AFTER, offering.after)):
        if window is not None:
            spans.append((name, project.calendar.span(day, window.start, window.end)))
    return [(name, span) for name, span in spans if span.start >= lesson.span.end]
