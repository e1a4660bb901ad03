"""The first sheet: what this workbook is about, what the audit says, and a way to every other sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean
from cohortplan.publishing.workbook.legend import legend
from cohortplan.publishing.workbook.look import HEAD, LINK, QUIET
from cohortplan.publishing.workbook.measure import height, lines_needed
from cohortplan.publishing.workbook.page import A4_PORTRAIT, Margins, Page
from cohortplan.text import Language, Text

COLUMNS, SIZE = 5, 10
WIDTH = round(A4_PORTRAIT.units(COLUMNS) / COLUMNS, 2)
FIRST_FACT = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Sheets of one sort: what they are called together, and each one's label and name."""

    title: Text
    sheets: Sequence[tuple[str, str]]


class Contents:
    """Draws the sheet."""

    def __init__(self, page: Page, plan: Examined, language: Language) -> None:
        self.page, self.plan, self.project, self.language = page, plan, plan.project, language

    def draw(self, groups: Sequence[Group], margins: Margins) -> None:
        """Facts, key to the colours, and links."""
        self.page.prepare(A4_PORTRAIT, [WIDTH] * COLUMNS, margins)
        name = clean(self.project.name)
        self.page.title(name, COLUMNS, size=18)
        lines = lines_needed([name], WIDTH * COLUMNS, 18)
        self.page.sheet.set_row(0, height(lines, 18) + 8)
        row = self._facts(FIRST_FACT, margins)
        row = self._legend(row)
        for group in groups:
            if group.sheets:
                row = self._group(row + 1, group)
        self.page.sheet.fit_to_pages(1, 0)
        self.page.prints(row, COLUMNS - 1)

    def _facts(self, row: int, margins: Margins) -> int:
        days = [day.on for day in self.project.calendar.open_days]
        plan = self.plan.plan
        facts = [
            (
                words.SIZE,
                words.SIZES.say(
                    self.language,
                    trainees=len(self.project.trainees),
                    mentors=len(self.project.mentors),
                    sessions=len(plan.trainees_of),
                    seats=len(plan.assignments),
                ),
            ),
            (words.AUDIT, words.AUDITED.say(self.language, **self.plan.audit.cost._asdict())),
            (words.STATUS, margins.status),
        ]
        if days:
            said = words.DATE_RANGE.say(self.language, first=days[0], last=days[-1], days=len(days))
            facts.insert(0, (words.DATES, said))
        for label, fact in facts:
            self.page.text(row, 0, label[self.language], self.page.formats.head(align="left", font_size=SIZE))
            self.page.wide(row, (1, COLUMNS - 1), fact, self.page.formats.boxed(font_size=SIZE))
            self.page.sheet.set_row(row, height(lines_needed([fact], WIDTH * (COLUMNS - 1), SIZE), SIZE) + 4)
            row += 1
        return row

    def _legend(self, row: int) -> int:
        pieces = legend(self.plan, self.language, SIZE)
        self.page.text(row, 0, words.LEGEND[self.language], self.page.formats.head(align="left", font_size=SIZE))
        self.page.area((row, 1, row, COLUMNS - 1), pieces, self.page.formats.boxed(font_size=SIZE))
        told = "".join(text for text, _ in pieces)
        self.page.sheet.set_row(row, height(lines_needed([told], WIDTH * (COLUMNS - 1), SIZE), SIZE) + 4)
        return row + 1

    def _group(self, row: int, group: Group) -> int:
        title = self.page.formats(bold=True, font_size=11, bottom=1, bottom_color=QUIET, bg_color=HEAD)
        self.page.wide(row, (0, COLUMNS - 1), group.title[self.language], title)
        self.page.sheet.set_row(row, height(1, 11) + 4)
        look = self.page.formats(font_color=LINK, font_size=SIZE, underline=1)
        for index, (label, sheet) in enumerate(group.sheets):
            at = row + 1 + index // COLUMNS
            self.page.link(at, index % COLUMNS, label, sheet, look)
            self.page.sheet.set_row(at, height(1, SIZE) + 2)
        return row + 1 + (len(group.sheets) - 1) // COLUMNS + 1
