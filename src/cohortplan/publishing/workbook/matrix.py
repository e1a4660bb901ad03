"""A week of the whole plan on one sheet 总表: a row for each trainee, for each day a morning and an afternoon."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from cohortplan.domain.absences import missed_minutes
from cohortplan.domain.people import Trainee
from cohortplan.domain.presence import away
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean, short_heading
from cohortplan.publishing.workbook.grid import days_of
from cohortplan.publishing.workbook.legend import legend
from cohortplan.publishing.workbook.look import QUIET, SIGN, colours
from cohortplan.publishing.workbook.measure import INDENT, height, lines_needed
from cohortplan.publishing.workbook.page import A3_LANDSCAPE, Margins, Page, Piece
from cohortplan.publishing.workbook.people import day_label, in_order, mentor_names, named
from cohortplan.text import Language, Text

LEFT = (4.5, 9.0, 16.5, 9.0)
"""Widths of number, name, role with school, mentor."""

SIZE, NOON = 8, time(12)
TITLE, LEGEND, DAYS, HALVES, FIRST = range(5)
"""What stands in which row; trainees from the last one on."""

SHRINKING = 1.2
"""By how much a page may be overfull before another one is begun."""


@dataclass(frozen=True, slots=True)
class Column:
    """Half of one day."""

    day: date
    half: Text

    @property
    def morning(self) -> bool:
        """Whether it is the morning."""
        return self.half is words.MORNING


class Matrix:
    """Draws the sheet."""

    def __init__(self, page: Page, plan: Examined, days: Sequence[date], language: Language) -> None:
        self.page, self.plan, self.project, self.language = page, plan, plan.project, language
        self.days = days
        self.columns = [Column(day, half) for day in days for half in HALVES_OF_DAY]
        halves = max(1, len(self.columns))
        self.width = round((A3_LANDSCAPE.units(len(LEFT) + halves) - sum(LEFT)) / halves, 2)
        self.tall = height(1, 18) + 3 * height(1, 9)
        everybody = len(self.project.trainees)
        self.common = frozenset(
            each
            for each, who in plan.plan.trainees_of.items()
            if len(who) == everybody > 1 and self.project.days[each] in days
        )

    def draw(self, margins: Margins) -> None:
        """Everything: title, legend, heads, one row for each trainee."""
        widths = [*LEFT, *[self.width] * len(self.columns)]
        self.page.prepare(A3_LANDSCAPE, widths, margins)
        title = f"{clean(self.project.name)}　{words.MATRIX_TITLE[self.language]}"
        self.page.title(title, len(widths), size=18)
        self._legend()
        self._heads()
        row = FIRST
        if self.common:
            self._everybody(row)
            row += 1
        trainees = in_order(self.project)
        for number, trainee in enumerate(trainees, 1):
            self._trainee(row, number, trainee)
            row += 1
        self._print(row)

    def _print(self, end: int) -> None:
        sheet = self.page.sheet
        sheet.freeze_panes(FIRST, 2)
        sheet.repeat_rows(DAYS, HALVES)
        self.page.prints(max(end - 1, FIRST), len(LEFT) + len(self.columns) - 1)
        # A little smaller is better than a last page with two people on it.
        sheet.fit_to_pages(1, max(1, math.ceil(self.tall / A3_LANDSCAPE.points / SHRINKING)))

    def _legend(self) -> None:
        label = f"{words.LEGEND[self.language]}　"
        pieces = [(label, {"font_color": QUIET}), *legend(self.plan, self.language, 9)]
        self.page.rich(LEGEND, 0, pieces, self.page.formats())
        self.page.sheet.set_row(LEGEND, height(1, 9) + 4)

    def _heads(self) -> None:
        head = self.page.formats.head()
        labels = (words.NUMBER, words.NAME, words.SCHOOL_AND_ROLE, words.MENTOR)
        for at, label in enumerate(labels):
            self.page.area((DAYS, at, HALVES, at), [(label[self.language], {})], head)
        tall = 1
        for index, day in enumerate(self.days):
            said = day_label(self.project, day, self.language)
            tall = max(tall, said.count("\n") + 1)
            first = len(LEFT) + 2 * index
            self.page.wide(DAYS, (first, first + 1), said, head)
        for index, column in enumerate(self.columns):
            self.page.text(HALVES, len(LEFT) + index, column.half[self.language], self.page.formats.head(bold=False))
        self.page.sheet.set_row(DAYS, height(tall, 9) + 2)
        self.page.sheet.set_row(HALVES, height(1, 9))

    def _everybody(self, row: int) -> None:
        """What all trainees attend, said once."""
        look = self.page.formats.head()
        self.page.wide(row, (0, len(LEFT) - 1), words.ALL_TRAINEES[self.language], look)
        self._cells(row, self.common, None, 1)

    def _trainee(self, row: int, number: int, trainee: Trainee) -> None:
        boxed = self.page.formats.boxed
        role, school = clean(self.project.role_name(trainee.role)[self.language]), clean(trainee.school)
        mentor = mentor_names(self.project, self.plan.plan, trainee.id, self.language)
        self.page.number(row, 0, number, boxed(align="center"))
        self.page.text(row, 1, named(trainee, self.language), boxed(bold=True))
        self.page.rich(row, 2, [(f"{school}\n" if school else "", {"font_size": SIZE}), (role, QUIETLY)], boxed())
        self.page.text(row, 3, mentor, boxed())
        attended = frozenset(self.plan.plan.sessions_of.get(trainee.id, ()))
        lines = lines_needed([school, role], LEFT[2] - INDENT, SIZE)
        self._cells(row, attended - self.common, trainee, lines)

    def _cells(self, row: int, attended: Collection[str], trainee: Trainee | None, lines: int) -> None:
        """One row's cells, and its height, which is that of at least so many lines."""
        here: dict[Column, list[Session]] = defaultdict(list)
        for session in self.project.sessions:
            if session.id in attended:
                here[self._column_of(session)].append(session)
        for at, column in enumerate(self.columns, len(LEFT)):
            if here[column]:
                lines = max(lines, self._sessions(row, at, here[column]))
            else:
                gone = trainee is not None and self._away(column, trainee)
                look = self.page.formats.boxed(font_size=SIZE, font_color=QUIET, align="center")
                self.page.text(row, at, words.AWAY[self.language] if gone else "", look)
        self.page.sheet.set_row(row, height(lines, SIZE))
        self.tall += height(lines, SIZE)

    def _sessions(self, row: int, at: int, sessions: Iterable[Session]) -> int:
        """The sessions of one half-day below each other; how many lines they take."""
        pieces: list[Piece] = []
        told = []
        for session in sessions:
            start = "\n" if pieces else ""
            told.append(self._said(session))
            pieces.append((start + SIGN, {"font_size": SIZE, "font_color": colours(session.kind).sign}))
            pieces.append((told[-1], {"font_size": SIZE}))
        self.page.rich(row, at, pieces, self.page.formats.boxed(font_size=SIZE, valign="top", align="left"))
        return lines_needed([SIGN + line for line in told], self.width, SIZE)

    def _said(self, session: Session) -> str:
        start = self.project.calendar.local(session.span.start)
        return f"{start:%H:%M} {short_heading(self.project, session)}"

    def _column_of(self, session: Session) -> Column:
        start = self.project.calendar.local(session.span.start)
        return Column(start.date(), words.MORNING if start.time() < NOON else words.AFTERNOON)

    def _away(self, column: Column, trainee: Trainee) -> bool:
        """Whether the trainee is not there for all of this half-day."""
        day = self.project.calendar.by_date.get(column.day)
        if day is None:
            return False
        half = day.am if column.morning else day.pm
        return missed_minutes(half, away(self.project, trainee)) == half.minutes


QUIETLY = {"font_size": SIZE, "font_color": QUIET}
HALVES_OF_DAY = (words.MORNING, words.AFTERNOON)


def weeks_of(project: Project) -> tuple[tuple[int, Sequence[date]], ...]:
    """The teaching weeks that have sessions, each with its days, those that are not open included."""
    held: dict[int, list[Session]] = defaultdict(list)
    for session in project.sessions:
        held[project.calendar.week(project.days[session.id])].append(session)
    return tuple((week, days_of(project, week, held[week])) for week in sorted(held))
