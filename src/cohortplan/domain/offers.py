"""Sessions made rather than typed: lessons from the timetable, weekly rows on each open day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from cohortplan.domain.calendar import Bell, Calendar, OpenDay
from cohortplan.domain.places import SchoolClass
from cohortplan.domain.sessions import Session, dated_id, lesson_id
from cohortplan.domain.span import Span
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
class Weekly:
    """On which days a weekly row of the sessions table takes place; ``weeks`` as in the timetable."""

    weekday: int
    weeks: str = ""
    on_make_up_days: bool = False

    def on(self, day: OpenDay, calendar: Calendar) -> bool:
        """Whether it takes place on a day."""
        wanted = day.weekday == self.weekday and in_weeks(self.weeks, day, calendar)
        return wanted and (not day.make_up or self.on_make_up_days)


Hours = Callable[[OpenDay], tuple[time, time]]
"""From when to when something lasts on a day, on the venue's clock."""


def in_weeks(weeks: str, day: OpenDay, calendar: Calendar) -> bool:
    """Whether a day is in an ``odd`` or ``even`` week; in the empty one every day is.

    A make-up day has the parity of the day that it follows.
    """
    return weeks in ("", "odd" if calendar.odd_week(day) else "even")


class Bells:
    """Bells found by campus, day and period, each in its season."""

    def __init__(self, bells: Iterable[Bell]) -> None:
        self._known: dict[tuple[str, int, str], list[Bell]] = defaultdict(list)
        for bell in bells:
            self._known[bell.campus, bell.weekday, bell.period].append(bell)

    def known(self, campus: str, weekday: int, period: str) -> bool:
        """Whether the period rings on this weekday at any time of the year."""
        return (campus, weekday, period) in self._known

    def at(self, campus: str, day: OpenDay, period: str) -> Bell | None:
        """The bell of a period on a day; ``None`` where it does not ring."""
        bells = self._known.get((campus, day.weekday, period), ())
        return next((bell for bell in bells if bell.rings(day.on, day.weekday)), None)

    def span(self, campus: str, day: OpenDay, period: str, calendar: Calendar) -> Span:
        """From when to when a period lasts on a day.

        Raises:
            KeyError: If it does not ring; intake reports that before anybody asks.
        """
        bell = self.at(campus, day, period)
        if bell is None:
            raise KeyError(f"{campus} has no period {period} on {day.on}")
        return calendar.span(day.on, bell.start, bell.end)


def lessons_on(
    day: OpenDay, slots: Iterable[TimetableSlot], classes: dict[str, SchoolClass], calendar: Calendar, bells: Bells
) -> Iterator[Session]:
    """The lessons of one day, before any change, with ids of their slots.

    Raises:
        KeyError: If a slot names a class or a period that has no bell; intake
            reports these before it comes here.
    """
    for slot in slots:
        if slot.weekday != day.weekday or not in_weeks(slot.weeks, day, calendar):
            continue
        school_class = classes[slot.class_id]
        yield Session(
            id=lesson_id(slot.class_id, day.on, slot.period),
            kind=LESSON,
            title=f"{slot.class_id} {slot.subject}",
            span=bells.span(school_class.campus, day, slot.period, calendar),
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
        span = bells.span(lesson.campus, day, change.to_period or change.period, calendar)
    return replace(lesson, span=span, leader=change.teacher or lesson.leader, room=change.room or lesson.room)


def weekly(template: Session, when: Weekly, hours: Hours, calendar: Calendar) -> Iterator[Session]:
    """One session for each of its days, ``ROW@DATE``, at the hours of that day."""
    for day in calendar.open_days:
        if when.on(day, calendar):
            span = calendar.span(day.on, *hours(day))
            yield replace(template, id=dated_id(template.id, day.on), span=span)
