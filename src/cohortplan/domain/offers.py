"""Sessions made rather than typed: lessons from the timetable, weekly rows on each open day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from cohortplan.domain.calendar import Bell, Calendar, OpenDay
from cohortplan.domain.places import SchoolClass
from cohortplan.domain.sessions import Session, dated_id, lesson_id
from cohortplan.domain.vocabulary import LESSON


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class TimetableSlot:
    """One weekly lesson of a class: ``weeks`` is ``odd``, ``even`` or empty for every week."""

    class_id: str
    weekday: int
    period: str
    subject: str
    teacher: str = ""
    room: str = ""
    weeks: str = ""
    open: bool = True


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class LessonChange:
    """One lesson that is moved, given to another teacher or room, or cancelled 调课."""

    class_id: str
    on: date
    period: str
    to_date: date | None = None
    to_period: str = ""
    teacher: str = ""
    room: str = ""
    cancelled: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class WeeklyTime:
    """When a weekly row of the sessions table takes place, on the venue's clock."""

    weekday: int
    start: time
    end: time
    on_make_up_days: bool = False


Bells = dict[tuple[str, int, str], Bell]


def bells_by_period(bells: Iterable[Bell]) -> Bells:
    """Bells by campus, weekday and period."""
    return {(bell.campus, bell.weekday, bell.period): bell for bell in bells}


def lessons_on(
    day: OpenDay, slots: Iterable[TimetableSlot], classes: dict[str, SchoolClass], calendar: Calendar, bells: Bells
) -> Iterator[Session]:
    """The lessons of one day, before any change, with ids of their slots.

    Raises:
        KeyError: If a slot names a class or a period that has no bell; intake
            reports these before it comes here.
    """
    parity = "odd" if calendar.odd_week(day) else "even"
    for slot in slots:
        if slot.weekday != day.weekday or slot.weeks not in ("", parity):
            continue
        school_class = classes[slot.class_id]
        bell = bells[school_class.campus, slot.weekday, slot.period]
        yield Session(
            id=lesson_id(slot.class_id, day.on, slot.period),
            kind=LESSON,
            title=f"{slot.class_id} {slot.subject}",
            span=calendar.span(day.on, bell.start, bell.end),
            campus=school_class.campus,
            room=slot.room or school_class.room,
            leader=slot.teacher,
            seats=school_class.seats,
            open=slot.open,
            class_id=slot.class_id,
            grade=school_class.grade,
            subject=slot.subject,
        )


def changed(lesson: Session, change: LessonChange, calendar: Calendar, bells: Bells) -> Session | None:
    """The lesson after its change, with the id it had; ``None`` if it is cancelled."""
    if change.cancelled:
        return None
    span = lesson.span
    if change.to_date or change.to_period:
        day = calendar.by_date[change.to_date or change.on]
        bell = bells[lesson.campus, day.weekday, change.to_period or change.period]
        span = calendar.span(day.on, bell.start, bell.end)
    return replace(lesson, span=span, leader=change.teacher or lesson.leader, room=change.room or lesson.room)


def weekly(template: Session, when: WeeklyTime, calendar: Calendar) -> Iterator[Session]:
    """One session for each open day of the weekday, ``ROW@DATE``; make-up days only if the row says so."""
    for day in calendar.open_days:
        if day.weekday == when.weekday and (not day.make_up or when.on_make_up_days):
            span = calendar.span(day.on, when.start, when.end)
            yield replace(template, id=dated_id(template.id, day.on), span=span)
