"""Text from files as text in cells, whatever it holds."""

from __future__ import annotations

import re

from cohortplan.domain.entries import occasion_of
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import CRITIQUE, LESSON, SHADOWING
from cohortplan.publishing.wording import one_line, what
from cohortplan.text import Language, Text

# Signs that XML cannot hold, besides those that ``one_line`` takes out.
NO_SIGNS = re.compile("[\ufffe\uffff]")
LONGEST_LINE = 2000

NAMED_AFTER_A_LESSON = (LESSON, CRITIQUE, SHADOWING)
"""Kinds whose sessions are made, not typed, and whose titles do not say what takes place."""

ROOM_WITH_NAME = Text(zh="{room}（{name}）", en="{room} ({name})")


def clean(text: str) -> str:
    """The text as one line that any spreadsheet program can hold."""
    return NO_SIGNS.sub("", one_line(text))[:LONGEST_LINE]


def heading(project: Project, session: Session, language: Language) -> str:
    """``听课 三(2)班 数学``; a title that somebody has thought of needs no kind before it."""
    if session.kind in NAMED_AFTER_A_LESSON:
        return clean(what(occasion_of(project, session), language))
    return clean(session.title)


def short_heading(project: Project, session: Session) -> str:
    """The title without what colour and place in the sheet say already: ``导师面谈`` of ``导师面谈：林副校长``."""
    title, kind = clean(session.title), project.kind_name(session.kind)
    for name, colon in ((kind.zh, "："), (kind.en, ":")):
        before, found, after = title.partition(colon)
        if found and before.casefold() == name.casefold() and after.strip():
            return before if after.strip() == leader(project, session) else after.strip()
    return title


def room(project: Project, session: Session, language: Language) -> str:
    """The room, with what it is called besides; empty if nothing is known."""
    known = project.room.get(session.room)
    if known and known.id in known.name:
        return clean(known.name)
    if known and known.name:
        return ROOM_WITH_NAME.say(language, room=clean(known.id), name=clean(known.name))
    return clean(session.room or session.class_id)


def place(project: Project, session: Session, language: Language) -> str:
    """The room, after the campus where there are several."""
    campus = project.campus.get(session.campus) if len(project.campuses) > 1 else None
    return " ".join(filter(None, (clean(campus.name) if campus else "", room(project, session, language))))


def leader(project: Project, session: Session) -> str:
    """The name of who leads or teaches it; empty if nobody does."""
    person = project.person.get(session.leader)
    return clean(person.name if person else session.leader)


def hours(project: Project, session: Session) -> str:
    """``08:30–09:10`` on the venue's clock."""
    local = project.calendar.local
    return f"{local(session.span.start):%H:%M}–{local(session.span.end):%H:%M}"


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """What to sort names by so that 二(10)班 comes after 二(9)班, and both after 一(1)班."""
    runs = re.findall(r"\d+|[一二三四五六七八九十]|[^\d一二三四五六七八九十]+", text)
    return tuple((0, number, "") if (number := _number(run)) is not None else (1, 0, run) for run in runs)


def _number(run: str) -> int | None:
    if run in CHINESE_DIGITS:
        return CHINESE_DIGITS.index(run) + 1
    return int(run) if run.isdecimal() else None


CHINESE_DIGITS = "一二三四五六七八九十"
