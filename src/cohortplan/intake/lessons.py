"""The timetable on each day of the project: a session for every lesson, after all changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from cohortplan.domain.calendar import OpenDay
from cohortplan.domain.offers import (
    Bells,
    LessonChange,
    TimetableSlot,
    changed,
    in_weeks,
    lessons_on,
)
from cohortplan.domain.places import Room, SchoolClass
from cohortplan.domain.sessions import Session, lesson_id
from cohortplan.intake.clockwork import Clockwork, weekday_name
from cohortplan.intake.origins import Origins
from cohortplan.intake.problems import Notes
from cohortplan.intake.rows import Row, Tables
from cohortplan.intake.school import School

LESSON_SEATS = 4
SLOT = ("class", "weekday", "period")
PARITIES = ("odd", "even")
CHANGES = ("to_date", "to_period", "teacher", "room", "cancelled")


class Timetable:
    """Makes the lessons of a project from its rows, and remembers which row made which."""

    def __init__(self, tables: Tables, school: School, clockwork: Clockwork, notes: Notes) -> None:
        self.tables, self.school, self.clockwork, self.notes = tables, school, clockwork, notes
        self.classes: dict[str, SchoolClass] = {each.id: each for each in school.classes}
        self.rooms: Mapping[str, Room] = {each.id: each for each in school.rooms}
        self.bells = Bells(school.bells)

    def lessons(self, origins: Origins) -> tuple[Session, ...]:
        """Every lesson of every open day."""
        self._note_doubles()
        rows = {self._slot(row): row for row in self._placed() if self._rings(row)}
        made: dict[str, Session] = {}
        for day in self.clockwork.calendar.open_days:
            for slot, row in rows.items():
                for lesson in lessons_on(day, [slot], self.classes, self.clockwork.calendar, self.bells):
                    made[lesson.id] = lesson
                    origins.add(lesson.id, row)
        for ident, change, row in self._changes(made):
            after = changed(made[ident], change, self.clockwork.calendar, self.bells)
            origins.add(ident, row)
            if after is None:
                del made[ident]
            else:
                made[ident] = after
        return tuple(replace(lesson, seats=self._seats(lesson)) for lesson in made.values())

    def _placed(self) -> Iterator[Row]:
        """Rows that say of which class and when, whatever else may be wrong with them."""
        return (row for row in self.tables.rows("lessons") if all(key in row.values for key in SLOT))

    def made_in_part(self) -> bool:
        """Whether lessons or sessions may be missing because of faults noted elsewhere."""
        made_of = ("bells", "classes", "lessons", "sessions", "duties")
        return self.notes.faulty(self.tables.where(key) for key in made_of)

    def _note_doubles(self) -> None:
        """Note lessons of one class in one slot; those of odd and even weeks do not meet."""
        seen: dict[tuple[object, ...], int] = {}
        for row in self._placed():
            weeks = row.text("weeks")
            for parity in (weeks,) if weeks in PARITIES else PARITIES:
                other = seen.setdefault((*(row.values[key] for key in SLOT), parity), row.number)
                if other != row.number:
                    shown = " ".join(row.raw[key] for key in SLOT)
                    row.note(self.notes, row.problem("duplicate_key", "period", shown, other=other))
                    break

    def _slot(self, row: Row) -> TimetableSlot:
        return TimetableSlot(
            class_id=row.text("class"),
            weekday=row.number_of("weekday") or 0,
            period=row.text("period"),
            subject=row.text("subject"),
            teacher=row.text("teacher"),
            room=row.text("room"),
            weeks=weeks_of(row),
            open=row.flag("open", default=True),
        )

    def _rings(self, row: Row) -> bool:
        """Whether the row's class has a bell for its period; noted if not."""
        school_class = self.classes.get(row.text("class"))
        if school_class is None or not school_class.campus:
            return False
        weekday, weeks, calendar = row.number_of("weekday") or 0, weeks_of(row), self.clockwork.calendar
        days = [day for day in calendar.open_days if day.weekday == weekday and in_weeks(weeks, day, calendar)]
        return self.has_bell(row, "period", school_class.campus, weekday, days)

    def has_bell(self, row: Row, key: str, campus: str, weekday: int, days: Iterable[OpenDay]) -> bool:
        """Whether the periods in this cell ring there on the weekday, and on each of these days of it; noted if not."""
        periods = row.texts(key) or (row.text(key),)
        strange = [period for period in periods if not self.bells.known(campus, weekday, period)]
        known = [period for period in periods if period not in strange]
        silent = [(each, day.on) for each in known for day in days if self.bells.at(campus, day, each) is None]
        where = {"campus": self.school.campus_name(campus)}
        if not self.notes.faulty([self.tables.where("bells")]):
            for period in strange:
                row.note(self.notes, row.problem("no_bell", key, period, weekday=weekday_name(weekday), **where))
            for period, on in silent[:1]:
                row.note(self.notes, row.problem("no_bell_then", key, period, day=on, **where))
        return not strange and not silent

    def _changes(self, made: Mapping[str, Session]) -> Iterator[tuple[str, LessonChange, Row]]:
        for row in self.tables.sound("lesson_changes"):
            on = self.clockwork.working_day(row, "date", self.notes)
            to = self.clockwork.working_day(row, "to_date", self.notes)
            school_class = self.classes.get(row.text("class"))
            if on is None or school_class is None or not row.sound:
                continue
            ident = lesson_id(school_class.id, on, row.text("period"))
            if not any(row.has(key) for key in CHANGES):
                columns = tuple(row.spelled[key] for key in CHANGES)
                row.note(self.notes, row.problem("needs_one_of", "to_date", columns=columns))
                continue
            if ident not in made:
                if not self.made_in_part():
                    row.note(self.notes, row.problem("no_such_lesson", "period", class_name=school_class.id, day=on))
                continue
            moved = self.clockwork.calendar.by_date[to or on]
            if self._moves(row) and not self._lands(row, school_class, moved):
                continue
            yield ident, _change(row, on, to), row

    def _moves(self, row: Row) -> bool:
        return row.has("to_date") or row.has("to_period")

    def _lands(self, row: Row, school_class: SchoolClass, day: OpenDay) -> bool:
        key = "to_period" if row.has("to_period") else "period"
        return self.has_bell(row, key, school_class.campus, day.weekday, [day])

    def _seats(self, lesson: Session) -> int:
        """Seats for visitors: of a special room first, then of the class, then of its own room."""
        school_class, room = self.classes[lesson.class_id], self.rooms.get(lesson.room)
        special = room.seats if room and room.id != school_class.room else None
        given = (special, school_class.seats, room.seats if room else None, LESSON_SEATS)
        return next(seats for seats in given if seats is not None)


def weeks_of(row: Row) -> str:
    """``odd`` or ``even``, as the domain says it: empty for every week."""
    weeks = row.text("weeks")
    return "" if weeks == "all" else weeks


def _change(row: Row, on: date, to: date | None) -> LessonChange:
    return LessonChange(
        class_id=row.text("class"),
        on=on,
        period=row.text("period"),
        to_date=to,
        to_period=row.text("to_period"),
        teacher=row.text("teacher"),
        room=row.text("room"),
        cancelled=row.flag("cancelled", default=False),
        reason=row.text("reason"),
    )
