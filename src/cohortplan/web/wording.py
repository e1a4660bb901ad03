"""Words that several pages say: days, times, kinds, prices."""

from __future__ import annotations

from datetime import date
from typing import Literal

from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.rules.audit import Cost
from cohortplan.text import WEEKDAYS, Language, shown
from cohortplan.text.catalogue import translator

Colour = Literal["red", "orange", "green", "blue", "gray"]
"""Hard findings, missing seats, all well, something to do, all else."""


def day_range(project: Project, language: Language) -> str:
    """``10月19日周一 – 10月23日周五``; empty for a project without days."""
    days = project.calendar.open_days
    if not days:
        return ""
    return f"{shown(days[0].on, language)} – {shown(days[-1].on, language)}"


def short_day(project: Project, day: date, language: Language) -> str:
    """``周一`` in a project of one week, else the whole date."""
    weeks = {project.calendar.week(each.on) for each in project.calendar.open_days}
    return WEEKDAYS[language][day.weekday()] if len(weeks) == 1 else shown(day, language)


def clock(project: Project, session: Session) -> str:
    """``08:30–09:10`` on the venue's clock."""
    start, end = (project.calendar.local(moment) for moment in (session.span.start, session.span.end))
    return f"{start:%H:%M}–{end:%H:%M}"


def when(project: Project, session: Session, language: Language) -> str:
    """``10月19日周一 08:30–09:10``."""
    return f"{shown(project.days[session.id], language)} {clock(project, session)}"


def kind_name(project: Project, session: Session, language: Language) -> str:
    """What a school calls this kind of session."""
    return project.kind_name(session.kind)[language]


def leader_name(project: Project, session: Session) -> str:
    """Who leads it; empty where nobody is named."""
    person = project.person.get(session.leader)
    return person.name if person else session.leader


def place_name(project: Project, session: Session) -> str:
    """Room and, where there is more than one, campus."""
    room = project.room.get(session.room)
    parts = [room.name if room else session.room]
    if len(project.campuses) > 1 and session.campus in project.campus:
        parts.insert(0, project.campus[session.campus].name)
    return " ".join(filter(None, parts))


def signed(amount: int) -> str:
    """``+2`` or ``−2``, with a real minus."""
    return f"+{amount}" if amount > 0 else f"−{-amount}"


def price_words(price: Cost, language: Language) -> tuple[tuple[str, Colour], ...]:
    """What a change adds to the cost, level by level, each with its colour; one entry if it adds nothing."""
    _ = translator(language)
    said: list[tuple[str, Colour]] = []
    if price.hard:
        said.append((_("hard findings {amount}").format(amount=signed(price.hard)), _tone(price.hard, "red")))
    if price.shortfall:
        said.append(
            (_("missing seats {amount}").format(amount=signed(price.shortfall)), _tone(price.shortfall, "orange"))
        )
    if price.penalty:
        said.append((_("preferences {amount}").format(amount=signed(price.penalty)), _tone(price.penalty, "gray")))
    return tuple(said) or ((_("changes nothing else"), "green"),)


def _tone(amount: int, worse: Colour) -> Colour:
    return worse if amount > 0 else "green"
