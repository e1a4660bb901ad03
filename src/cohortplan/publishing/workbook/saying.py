"""What stands in one block of a timetable: the sessions, line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.publishing.workbook.cells import heading, hours, place
from cohortplan.publishing.workbook.grid import Block, Line, WeekGrid
from cohortplan.publishing.workbook.measure import INDENT, height, lines_needed
from cohortplan.publishing.workbook.page import Piece
from cohortplan.text import Language

TITLE_SIZE, SIZE = 9, 8


@dataclass(frozen=True, kw_only=True)
class Person:
    """Whose timetable it is: what stands above it, the sessions, and what to say about each besides."""

    title: str
    facts: tuple[str, ...]
    sessions: tuple[Session, ...]
    besides: Callable[[Session], tuple[str, ...]]


@dataclass(frozen=True)
class Saying:
    """The words of one person's timetable."""

    project: Project
    person: Person
    language: Language

    def pieces(self, week: WeekGrid, block: Block) -> list[Piece]:
        """The text of a block: titles bold, the rest small."""
        pieces: list[Piece] = []
        for session in block.sessions:
            title, *rest = self._lines(session, week.lines[block.first])
            start = "\n" if pieces else ""
            pieces.append((f"{start}{title}", {"bold": True, "font_size": TITLE_SIZE}))
            pieces += [(f"\n{each}", {"font_size": SIZE}) for each in rest]
        return pieces

    def height(self, week: WeekGrid, block: Block, width: float) -> float:
        """Points that the block needs in a column of this width."""
        tall = 0.0
        for session in block.sessions:
            title, *rest = self._lines(session, week.lines[block.first])
            tall += height(lines_needed([title], width - INDENT, TITLE_SIZE), TITLE_SIZE)
            tall += height(lines_needed(rest, width - INDENT, SIZE), SIZE) - BETWEEN if rest else 0.0
        return tall

    def _lines(self, session: Session, line: Line) -> list[str]:
        """The title; the time, where it is not the line's own; the room; and what this reader wants besides."""
        when = hours(self.project, session)
        own_time = [when] if when != line.hours else []
        where = place(self.project, session, self.language)
        lines = [heading(self.project, session, self.language), *own_time, where, *self.person.besides(session)]
        return [each for each in lines if each]


BETWEEN = 2.0
"""Points that ``height`` gives around a paragraph and that are not needed between two."""
