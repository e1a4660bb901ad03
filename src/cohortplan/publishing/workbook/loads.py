"""The sheet 导师统计: what each mentor leads."""

from __future__ import annotations

from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean
from cohortplan.publishing.workbook.look import QUIET
from cohortplan.publishing.workbook.page import A4_LANDSCAPE, Margins, Page
from cohortplan.publishing.workbook.people import listed, post
from cohortplan.publishing.workbook.tallies import MINUTES_PER_HOUR, load_of
from cohortplan.text import Language

SIZE = 9
HEAD, FIRST = 1, 2


class MentorFigures:
    """Draws the sheet."""

    heads = (
        words.NAME,
        words.POST,
        words.DEPARTMENT,
        words.LED,
        words.NAMES,
        words.LED_SESSIONS,
        words.LED_HOURS,
        words.VISITED_LESSONS,
    )
    widths = A4_LANDSCAPE.filled(12, 12, 14, 10, 52, 12, 12, 14)

    def __init__(self, page: Page, plan: Examined, language: Language) -> None:
        self.page, self.plan, self.project, self.language = page, plan, plan.project, language

    def draw(self, margins: Margins) -> None:
        """The whole sheet."""
        self.page.prepare(A4_LANDSCAPE, self.widths, margins)
        self.page.title(words.BY_MENTOR[self.language], len(self.heads))
        self.page.table(HEAD, [head[self.language] for head in self.heads])
        for row, mentor in enumerate(self.project.mentors, FIRST):
            load = load_of(self.project, self.plan.plan, mentor)
            names = listed((clean(self.project.trainee[each].name) for each in load.trainees), self.language)
            about = (clean(mentor.name), post(mentor, self.language), clean(mentor.department), "", names)
            self.page.body(row, about, self.widths, SIZE)
            numbers = ((3, len(load.trainees)), (5, load.sessions), (7, load.visited))
            for column, number in numbers:
                self.page.number(row, column, number, self.page.formats.boxed(align="center"))
            hours = self.page.formats.boxed(align="center", num_format="0.0")
            self.page.number(row, 6, load.minutes / MINUTES_PER_HOUR, hours)
        end = FIRST + len(self.project.mentors)
        self.page.text(end, 0, words.LOAD_NOTE[self.language], self.page.formats(font_color=QUIET, font_size=8))
        self.page.sheet.fit_to_pages(1, 0)
        self.page.prints(end, len(self.heads) - 1)
