"""The sheet 带教关系: who leads whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from cohortplan.domain.plan import Mentorship
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean
from cohortplan.publishing.workbook.page import A4_LANDSCAPE, Margins, Page
from cohortplan.publishing.workbook.people import acting_days, named, post
from cohortplan.text import Language, shown

SIZE = 9
HEAD, FIRST = 1, 2

COLUMNS = (
    (words.MENTOR, 11),
    (words.POST, 10),
    (words.DEPARTMENT, 11),
    (words.PHONE, 13),
    (words.KIND_OF_TIE, 10),
    (words.NAME, 12),
    (words.ROLE, 11),
    (words.SCHOOL, 19),
    (words.COUNTY, 11),
    (words.SUBJECTS, 18),
    (words.PHONE, 13),
)
"""Heads and widths. A column in which nothing would stand is left out."""

OF_MENTOR = 4
"""How many columns speak of the mentor; the others of the trainee."""


class Mentorships:
    """Draws the sheet: a row for each mentorship, grouped by mentor; mentors with nobody are listed too."""

    def __init__(self, page: Page, plan: Examined, language: Language) -> None:
        self.page, self.plan, self.project, self.language = page, plan, plan.project, language

    def draw(self, margins: Margins) -> None:
        """The whole sheet."""
        groups = list(self._groups())
        rows = [row for group in groups for row in group]
        used = [any(row[at] for row in rows) for at in range(len(COLUMNS))]
        columns = [*compress(COLUMNS, used)]
        widths = A4_LANDSCAPE.filled(*(width for _, width in columns))
        self.page.prepare(A4_LANDSCAPE, widths, margins)
        self.page.title(words.MENTORSHIPS_TITLE[self.language], len(columns))
        self.page.table(HEAD, [head[self.language] for head, _ in columns])
        top = FIRST
        for group in groups:
            self._group(top, [[*compress(row, used)] for row in group], widths, sum(used[:OF_MENTOR]))
            top += len(group)
        self.page.sheet.fit_to_pages(1, 0)
        self.page.prints(max(top - 1, HEAD), max(0, len(columns) - 1))

    def _group(self, top: int, rows: Sequence[Sequence[str]], widths: Sequence[float], merged: int) -> None:
        for row, cells in enumerate(rows, top):
            self.page.body(row, cells, widths, SIZE)
        for column in range(merged):
            look = self.page.formats.boxed(bold=column == 0)
            self.page.area((top, column, top + len(rows) - 1, column), [(rows[0][column], {})], look)

    def _groups(self) -> Iterator[Sequence[Sequence[str]]]:
        """The rows of each mentor, then of trainees without one."""
        ties = self.plan.plan.mentorships
        for ident in sorted({mentor.id for mentor in self.project.mentors} | {tie.mentor for tie in ties}):
            own = sorted((tie for tie in ties if tie.mentor == ident), key=lambda tie: (not tie.lead, tie.key))
            about = self._mentor(ident)
            yield [(*about, *self._tie(tie)) for tie in own] or [(*about, "", words.NOBODY[self.language], *[""] * 5)]
        leaderless = [each.id for each in self.project.trainees if each.id not in self.plan.plan.lead_of]
        if leaderless:
            none = words.NO_MENTOR[self.language], "", "", ""
            yield [(*none, *self._tie(Mentorship(each, ""))) for each in leaderless]

    def _mentor(self, ident: str) -> tuple[str, ...]:
        person = self.project.person[ident]
        return clean(person.name), post(person, self.language), clean(person.department), clean(person.phone)

    def _tie(self, tie: Mentorship) -> tuple[str, ...]:
        trainee = self.project.trainee[tie.trainee]
        return (
            self._kind(tie),
            named(trainee, self.language),
            clean(self.project.role_name(trainee.role)[self.language]),
            clean(trainee.school),
            clean(trainee.county),
            clean(shown(trainee.subjects, self.language)),
            clean(trainee.phone),
        )

    def _kind(self, tie: Mentorship) -> str:
        if tie.lead:
            return words.LEADS[self.language] if tie.mentor else ""
        return acting_days(tie, self.language)
