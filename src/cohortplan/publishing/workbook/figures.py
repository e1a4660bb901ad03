"""The sheet 学员统计: what each trainee is due, has and lacks by quota."""

from __future__ import annotations

from typing import Any

from cohortplan.domain.people import Trainee
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean
from cohortplan.publishing.workbook.look import ALARM, QUIET
from cohortplan.publishing.workbook.measure import height, lines_needed
from cohortplan.publishing.workbook.page import A4_LANDSCAPE, Margins, Page
from cohortplan.publishing.workbook.people import in_order, listed, named
from cohortplan.publishing.workbook.tallies import (
    MINUTES_PER_HOUR,
    Heading,
    attended_by,
    headings,
    minutes_of,
    seats_of,
)
from cohortplan.text import Language, shown

NAME, ROLE, SEAT, TOTAL = 11.0, 11.0, 6.0, 9.0
SIZE = 9
FIRST = 3
SEATS = (words.DUE, words.HAVE, words.MISSING)


class TraineeFigures:
    """Draws the sheet."""

    def __init__(self, page: Page, plan: Examined, language: Language) -> None:
        self.page, self.plan, self.project, self.language = page, plan, plan.project, language
        self.headings = headings(self.project.quotas)
        self.credited = any(session.hours for session in self.project.sessions)
        self.totals = [words.ALL_SESSIONS, words.ALL_HOURS, *([words.CREDITS] if self.credited else [])]
        seats = [SEAT] * (len(SEATS) * len(self.headings))
        self.widths = A4_LANDSCAPE.filled(NAME, ROLE, *seats, *[TOTAL] * len(self.totals))
        self.columns = len(self.widths)

    def draw(self, margins: Margins) -> None:
        """One row for each trainee."""
        self.page.prepare(A4_LANDSCAPE, self.widths, margins)
        self.page.title(words.BY_TRAINEE[self.language], self.columns)
        self._heads(1)
        for row, trainee in enumerate(in_order(self.project), FIRST):
            self._trainee(row, trainee)
        self.page.sheet.freeze_panes(FIRST, 1)
        self.page.sheet.repeat_rows(1, FIRST - 1)
        self.page.sheet.fit_to_pages(1, 0)
        self.page.prints(FIRST + len(self.project.trainees) - 1, self.columns - 1)

    def _heads(self, row: int) -> None:
        head = self.page.formats.head()
        for column, word in enumerate((words.NAME, words.ROLE)):
            self.page.area((row, column, row + 1, column), [(word[self.language], {})], head)
        labels = [self._heading(heading) for heading in self.headings]
        for index, label in enumerate(labels):
            first = 2 + len(SEATS) * index
            self.page.wide(row, (first, first + len(SEATS) - 1), label, head)
            for offset, word in enumerate(SEATS):
                self.page.text(row + 1, first + offset, word[self.language], self.page.formats.head(bold=False))
        for column, total in enumerate(self.totals, 2 + len(SEATS) * len(self.headings)):
            self.page.area((row, column, row + 1, column), [(total[self.language], {})], head)
        lines = max((lines_needed([label], self.widths[-1] * 2, SIZE) for label in labels), default=1)
        self.page.sheet.set_row(row, height(lines, 9) + 2)

    def _heading(self, heading: Heading) -> str:
        kinds, own, department, per = heading
        names = listed((clean(self.project.kind_name(kind)[self.language]) for kind in kinds), self.language)
        if department:
            names = words.IN_DEPARTMENT.say(self.language, department=clean(department), kinds=names)
        if own:
            names = words.OWN_SUBJECT.say(self.language, kinds=names)
        return names + shown(words.PER.get(per, words.PER["project"]), self.language)

    def _trainee(self, row: int, trainee: Trainee) -> None:
        name, role = named(trainee, self.language), clean(self.project.role_name(trainee.role)[self.language])
        self.page.body(row, (name, role), self.widths, SIZE)
        for index, heading in enumerate(self.headings):
            self._seats(row, 2 + len(SEATS) * index, trainee, heading)
        attended = attended_by(self.project, self.plan.plan, trainee)
        numbers: list[float] = [len(attended), minutes_of(attended) / MINUTES_PER_HOUR]
        if self.credited:
            numbers.append(sum(session.hours or 0 for session in attended))
        for column, (number, total) in enumerate(
            zip(numbers, self.totals, strict=True), self.columns - len(self.totals)
        ):
            self.page.number(row, column, number, self._look(num_format="0.0" if total is words.ALL_HOURS else "0"))

    def _seats(self, row: int, column: int, trainee: Trainee, heading: Heading) -> None:
        seats = seats_of(self.project, self.plan.plan, trainee, heading)
        if seats is None:
            for offset in range(len(SEATS)):
                self.page.text(row, column + offset, "—", self._look(font_color=QUIET))
            return
        self.page.number(row, column, seats.due, self._look())
        self.page.number(row, column + 1, seats.have, self._look())
        lack = self._look(bold=True, font_color=ALARM) if seats.missing else self._look(font_color=QUIET)
        self.page.number(row, column + 2, seats.missing, lack)

    def _look(self, **given: Any) -> Any:
        return self.page.formats.boxed(align="center", **given)
