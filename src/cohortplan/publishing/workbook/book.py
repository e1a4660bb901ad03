"""The whole workbook as bytes: the same plan gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC
from typing import Protocol

from xlsxwriter import Workbook

from cohortplan.domain.agendas import CLASS, subscribers
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean, natural
from cohortplan.publishing.workbook.contents import Contents, Group
from cohortplan.publishing.workbook.door import DoorSheet
from cohortplan.publishing.workbook.figures import TraineeFigures
from cohortplan.publishing.workbook.loads import MentorFigures
from cohortplan.publishing.workbook.look import HEAD, Formats, colours
from cohortplan.publishing.workbook.matrix import Matrix, weeks_of
from cohortplan.publishing.workbook.mentorships import Mentorships
from cohortplan.publishing.workbook.names import SheetNames
from cohortplan.publishing.workbook.objections import Objections
from cohortplan.publishing.workbook.page import Home, Margins, Page
from cohortplan.publishing.workbook.people import in_order
from cohortplan.publishing.workbook.saying import Person, Saying
from cohortplan.publishing.workbook.schedules import mentor_schedule, trainee_schedule
from cohortplan.publishing.workbook.timetable import Timetable
from cohortplan.text import Language, Text

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(plan: Examined, language: Language) -> bytes:
    """An ``.xlsx`` to read, hand on and print: overview, schedules of people and classes, figures and findings.

    Text of the project stays text, whatever it looks like. Nothing in it depends
    on the clock or the machine; it is dated as of the project.
    """
    target = io.BytesIO()
    book = Workbook(target, OPTIONS)
    book.set_size(2400, 1500)
    book.set_properties(
        {
            "title": clean(plan.project.name),
            "created": plan.project.as_of.astimezone(UTC).replace(tzinfo=None),
        }
    )
    Binding(book, plan, language).bind()
    book.close()
    return target.getvalue()


class Drawing(Protocol):
    """What draws one sheet about the whole plan."""

    def __init__(self, page: Page, plan: Examined, language: Language) -> None: ...

    def draw(self, margins: Margins) -> None: ...


class Binding:
    """Puts the sheets together in their order."""

    def __init__(self, book: Workbook, plan: Examined, language: Language) -> None:
        self.book, self.plan, self.project, self.language = book, plan, plan.project, language
        self.formats, self.names = Formats(book), SheetNames()
        as_of = self.project.calendar.local(self.project.as_of)
        self.margins = Margins(
            project=self.project.name,
            status=words.DRAFT.say(language, as_of=as_of),
            page_of=words.PAGE_OF[language],
        )
        self.home = Home(self.names.claim(words.CONTENTS[language]), words.BACK[language])
        self.contents = Page(book.add_worksheet(self.home.sheet), self.formats, self.home)

    def bind(self) -> None:
        """Draw every sheet, the contents last, when all names are known."""
        groups = (
            Group(words.SUMMARIES, self._summaries()),
            Group(words.TRAINEES, self._people(words.TRAINEE_SHEET, self._trainees(), colours("lesson").sign)),
            Group(words.MENTORS, self._people(words.MENTOR_SHEET, self._mentors(), colours("mentoring").sign)),
            Group(words.CLASSES, self._classes()),
        )
        Contents(self.contents, self.plan, self.language).draw(groups, self.margins)
        self.contents.sheet.activate()

    def _summaries(self) -> Sequence[tuple[str, str]]:
        drawings: dict[Text, type[Drawing]] = {
            words.MENTORSHIPS: Mentorships,
            words.TRAINEE_FIGURES: TraineeFigures,
            words.MENTOR_FIGURES: MentorFigures,
            words.FINDINGS: Objections,
        }
        made = self._matrices()
        for title, drawing in drawings.items():
            page = self._sheet(title[self.language])
            drawing(page, self.plan, self.language).draw(self.margins)
            made.append((title[self.language], page.name))
        return made

    def _matrices(self) -> list[tuple[str, str]]:
        weeks = weeks_of(self.project)
        made = []
        for week, days in weeks:
            title = words.MATRIX_OF.say(self.language, week=week) if len(weeks) > 1 else words.MATRIX[self.language]
            page = self._sheet(title)
            Matrix(page, self.plan, days, self.language).draw(self.margins)
            made.append((title, page.name))
        return made

    def _trainees(self) -> Sequence[tuple[str, Person]]:
        everybody = in_order(self.project)
        return [(clean(each.name), trainee_schedule(self.plan, each, self.language)) for each in everybody]

    def _mentors(self) -> Sequence[tuple[str, Person]]:
        mentors = self.project.mentors
        return [(clean(each.name), mentor_schedule(self.plan, each, self.language)) for each in mentors]

    def _people(self, title: Text, people: Sequence[tuple[str, Person]], colour: str) -> Sequence[tuple[str, str]]:
        made = []
        for name, person in people:
            page = self._sheet(title.say(self.language, name=name))
            page.sheet.set_tab_color(colour)
            Timetable(page, Saying(self.project, person, self.language)).draw(self.margins)
            made.append((name, page.name))
        return made

    def _classes(self) -> Sequence[tuple[str, str]]:
        visited = {each.id for each in subscribers(self.project, self.plan.plan) if each.kind == CLASS}
        made = []
        classes = sorted(self.project.classes, key=lambda each: natural(each.id))
        for school_class in (each for each in classes if each.id in visited):
            page = self._sheet(words.CLASS_SHEET.say(self.language, name=school_class.id))
            page.sheet.set_tab_color(HEAD)
            DoorSheet(page, self.plan, self.language).draw(school_class, self.margins)
            made.append((clean(school_class.id), page.name))
        return made

    def _sheet(self, wanted: str) -> Page:
        return Page(self.book.add_worksheet(self.names.claim(wanted)), self.formats, self.home)
