"""Timetables kept as a list: one lesson per row, with its class, weekday, period and subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.campuses import campus_in
from cohortplan.intake.raw.class_names import ClassName, class_in, class_of, compact
from cohortplan.intake.raw.grids import A_CLASS, A_LESSON, A_PERIOD, A_WEEKDAY, RawLesson
from cohortplan.intake.raw.labels import bare_weekday_of, period_of, weekday_of
from cohortplan.intake.raw.lesson_cells import Taught, lessons_in, people
from cohortplan.intake.raw.own_tables import OwnTable
from cohortplan.intake.raw.pages import Place
from cohortplan.intake.sheet import MOST_SIGNS, fault_of
from cohortplan.intake.words import WEEKS, YES_NO


def lessons_of_table(table: OwnTable, notes: Notes) -> Iterator[RawLesson]:
    """The lessons of such a list; faults are noted cell by cell."""
    campus = next(filter(None, map(campus_in, (table.page.sheet, PurePath(table.page.file).stem))), "")
    named: dict[ClassName, Place] = {}
    for cells, places in table.rows():
        school_class = _class(cells.get("class", ""))
        weekday = weekday_of(cells.get("weekday", ""))
        if weekday is None:
            weekday = bare_weekday_of(cells.get("weekday", ""))
        period = period_of(cells.get("period", ""))
        taught = _taught(cells)
        checks = (
            ("class", school_class, A_CLASS),
            ("weekday", weekday, A_WEEKDAY),
            ("period", period, A_PERIOD),
            ("subject", taught, A_LESSON),
        )
        wrong = [(places[key], expected) for key, value, expected in checks if value is None]
        for place, expected in wrong:
            code = "label_not_understood" if place.text else "missing_value"
            notes.add(place.problem(code, expected=expected))
        if school_class and weekday is not None and period and taught and not _note_faults(places, notes):
            for each in taught:
                yield RawLesson(
                    cell=places["subject"],
                    named=named.setdefault(school_class, places["class"]),
                    school_class=school_class,
                    campus=campus,
                    weekday=weekday,
                    period=period,
                    taught=each,
                )


def _class(text: str) -> ClassName | None:
    known = class_of(text, expected=True) or class_in(text)
    return known or (ClassName(compact(text)) if compact(text).endswith("班") else None)


def _taught(cells: dict[str, str]) -> tuple[Taught, ...] | None:
    """What the row teaches; the columns of teacher, room and weeks go before what the subject's cell says."""
    subject = cells.get("subject", "")
    found = lessons_in(subject) if subject else None
    if not found:
        return None
    named = people(cells.get("teacher", ""))
    weeks = WEEKS.code(cells.get("weeks", "")) or ""
    closed = YES_NO.code(cells.get("open", "")) == "no"
    return tuple(
        replace(
            each,
            teacher=named[0] if named else each.teacher,
            others=named[1:] or each.others,
            room=cells.get("room", "") or each.room,
            weeks=weeks if weeks not in ("", "all") else each.weeks,
            closed=closed,
        )
        for each in found
    )


def _note_faults(places: dict[str, Place], notes: Notes) -> bool:
    faults = [(place, fault) for place in places.values() if (fault := fault_of(place.text.replace("\n", " ")))]
    for place, fault in faults:
        notes.add(place.problem(fault[0], fault[1], most=MOST_SIGNS))
    return bool(faults)
