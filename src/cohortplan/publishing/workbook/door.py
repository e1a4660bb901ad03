"""The sheet for the door of a classroom: who sits in, and when. Trainees and schools, never a pupil."""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.domain.agendas import CLASS, agenda
from cohortplan.domain.demands import Visit
from cohortplan.domain.places import SchoolClass
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.workbook import words
from cohortplan.publishing.workbook.cells import clean, hours, leader, room
from cohortplan.publishing.workbook.look import QUIET
from cohortplan.publishing.workbook.measure import height
from cohortplan.publishing.workbook.page import A4_PORTRAIT, Margins, Page
from cohortplan.publishing.workbook.people import attendees, with_school
from cohortplan.text import Language, shown

WIDTHS = A4_PORTRAIT.filled(10.5, 13, 10, 9, 15, 34, 6)
HEADS = (words.DATE, words.TIME, words.SUBJECT, words.TEACHER, words.ROOM, words.VISITORS, words.HEADS)
SIZE = 11
TITLE, FACTS, HEAD, FIRST = range(4)


class DoorSheet:
    """Draws the sheet of one class."""

    def __init__(self, page: Page, plan: Examined, language: Language) -> None:
        self.page, self.plan, self.project, self.language = page, plan, plan.project, language

    def draw(self, school_class: SchoolClass, margins: Margins) -> None:
        """Every visited lesson, then delegations and open weeks that come into the class."""
        visits = agenda(self.project, self.plan.plan, Ref(CLASS, school_class.id))
        self.page.prepare(A4_PORTRAIT, WIDTHS, margins)
        self.page.title(words.CLASS_TITLE.say(self.language, name=clean(school_class.id)), len(WIDTHS), size=20)
        facts = words.CLASS_FACTS.say(self.language, grade=clean(school_class.grade), visits=len(visits))
        self.page.wide(FACTS, (0, len(WIDTHS) - 1), facts, self.page.formats(font_color=QUIET, font_size=SIZE))
        self.page.sheet.set_row(FACTS, height(1, SIZE) + 6)
        self.page.table(HEAD, [head[self.language] for head in HEADS])
        row = FIRST
        for session in visits:
            self._fill(row, self._cells(session), self._people(session))
            row += 1
        for visit in self._guests(school_class):
            self._fill(row, self._guest_cells(visit), visit.people)
            row += 1
        self.page.sheet.fit_to_pages(1, 0)
        self.page.prints(row - 1, len(WIDTHS) - 1)

    def _cells(self, session: Session) -> tuple[str, ...]:
        coming = attendees(self.project, self.plan.plan, session)
        return (
            shown(self.project.days[session.id], self.language),
            when(self.project, session, self.language),
            clean(session.subject),
            leader(self.project, session),
            room(self.project, session, self.language),
            "\n".join(with_school(each, self.language) for each in coming),
        )

    def _people(self, session: Session) -> int:
        return sum(each.people for each in attendees(self.project, self.plan.plan, session))

    def _guests(self, school_class: SchoolClass) -> Iterator[Visit]:
        yield from (visit for visit in self.project.visits if school_class.id in visit.classes)

    def _guest_cells(self, visit: Visit) -> tuple[str, ...]:
        start, end = (self.project.calendar.local(moment) for moment in (visit.span.start, visit.span.end))
        until = shown(end, self.language) if end.date() != start.date() else f"{end:%H:%M}"
        days, times = shown(start.date(), self.language), f"{start:%H:%M}–{until}"
        return days, times, "", "", words.OTHER_VISITORS[self.language], clean(visit.title)

    def _fill(self, row: int, cells: tuple[str, ...], people: int) -> None:
        tall = self.page.body(row, cells, WIDTHS, SIZE)
        self.page.sheet.set_row(row, tall + ROOM_TO_READ)
        self.page.number(row, len(cells), people, self.page.formats.boxed(font_size=SIZE, align="center"))


ROOM_TO_READ = 14
"""Points that make a row easy to find for who stands before the door."""


def when(project: Project, session: Session, language: Language) -> str:
    """The period, where the bells know it, and the time."""
    start, end = (project.calendar.local(moment).time() for moment in (session.span.start, session.span.end))
    day = project.calendar.by_date.get(project.days[session.id])
    ringing = project.bells_on(day) if day else ()
    bell = next((each for each in ringing if (each.campus, each.start, each.end) == (session.campus, start, end)), None)
    said = hours(project, session)
    return f"{words.PERIOD.say(language, period=clean(bell.period))}\n{said}" if bell else said
