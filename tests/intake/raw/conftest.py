"""One invented school and what it sends; imports in Chinese."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tests.intake.raw.papers import School

from cohortplan.generator import invent
from cohortplan.intake.problems import Notes, Problem
from cohortplan.intake.raw.gathering import Gatherer
from cohortplan.intake.raw.importing import Given, Imported, import_sent
from cohortplan.intake.raw.opening import Sent
from cohortplan.intake.raw.pages import Merge, make_page
from cohortplan.intake.words import Words


@pytest.fixture(scope="session")
def school() -> School:
    return School(invent("A", 3))


@pytest.fixture
def bring() -> Callable[..., Imported]:
    """Imports some files, with dates where none are said."""
    return lambda files, **said: import_sent(files, Given(**said))


Told = tuple[str, str, int | None, str, str]


def told(problems: Sequence[Problem]) -> list[Told]:
    """Problems by code, place and value."""
    return [(each.code, each.where, each.row, each.column, each.value) for each in problems]


Table = Sequence[Sequence[str]]
Weekly = tuple[str, int, int, str, str]


def lessons_on(
    rows: Table, file: str = "课表.csv", sheet: str = "", merges: Sequence[Merge] = ()
) -> tuple[list[Weekly], list[Told]]:
    """The lessons of one page as class, weekday, period, subject and teacher; and what is wrong with it."""
    notes = Notes()
    found = Gatherer(notes, Words.of()).take([make_page(file, sheet, rows, merges)])
    lessons = [
        (each.school_class.name, each.weekday, each.period.number, each.taught.subject, each.taught.teacher)
        for each in found.lessons
    ]
    return lessons, told(notes.sorted({}))


def sent(name: str, text: str) -> Sent:
    return Sent(name, text.encode())
