"""The week as a table of buttons: each session, and each time that is free, can be pointed at, by keyboard too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time

import streamlit as st

from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.text import Language, shown
from cohortplan.text.catalogue import translator
from cohortplan.web.literal import literal
from cohortplan.web.memory import Choice, Memory
from cohortplan.web.week import Day, Row, Slot, Week, keeps_the_bell
from cohortplan.web.wording import clock, kind_name, leader_name

WIDTHS_OF_TIME = 0.3
"""Width of the column of times, where a day is 1."""


@dataclass(frozen=True, kw_only=True)
class Marks:
    """What the cells say beside their sessions: ``beneath`` by session id, who is locked, what has findings.

    ``free`` says whether free times can be pointed at.
    """

    beneath: Mapping[str, str] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    free: bool = False


def draw_week(project: Project, week: Week, marks: Marks, memory: Memory) -> None:
    """The table. Pointing at something makes it the choice; pointing again takes the choice back."""
    language = memory.language
    widths = [WIDTHS_OF_TIME, *[1] * len(week.days)]
    with st.container(key="week"):
        heads = st.columns(widths, gap="small", wrap=False)
        for column, day in zip(heads[1:], week.days, strict=True):
            _head(column, day, language)
        for row in _worth_drawing(week, marks):
            cells = st.columns(widths, gap="small", wrap=False)
            cells[0].caption(_time(row, language))
            for column, day in zip(cells[1:], week.days, strict=True):
                with column:
                    _cell(project, (row.start, day), week.slots[row.start, day.on], marks, memory)


def _worth_drawing(week: Week, marks: Marks) -> Iterable[Row]:
    """Rows in which something begins, or could; another campus may ring at times when nothing does."""
    for row in week.rows:
        slots = [week.slots[row.start, day.on] for day in week.days]
        if any(slot.begins or (marks.free and slot.offers) for slot in slots):
            yield row


def _time(row: Row, language: Language) -> str:
    _ = translator(language)
    at = f"**{row.start:%H:%M}**"
    if not row.period:
        return at
    period = _("Period {number}").format(number=row.period) if row.period.isdigit() else row.period
    return f"{at}  \n{literal(period)}"


def _head(column: st.delta_generator.DeltaGenerator, day: Day, language: Language) -> None:
    _ = translator(language)
    column.markdown(f"**{literal(shown(day.on, language))}**")
    if not day.open:
        column.caption(literal(day.note) or _("no school"))
    elif day.follows is not None:
        column.caption(_("follows {day}").format(day=literal(shown(day.follows, language))))


def _cell(project: Project, place: tuple[time, Day], slot: Slot, marks: Marks, memory: Memory) -> None:
    start, day = place
    for session in slot.begins:
        _session(project, session, marks, memory)
    if slot.begins:
        return
    if slot.goes_on:
        st.caption("⋮")
    elif marks.free and slot.offers and day.open:
        _free(day.on, start, memory)


def _session(project: Project, session: Session, marks: Marks, memory: Memory) -> None:
    language = memory.language
    signs = [":material/lock:"] * (session.id in marks.locked) + [":red[:material/error:]"] * (
        session.id in marks.broken
    )
    title = "".join((*signs, f"**{literal(session.title)}**"))
    facts = [kind_name(project, session, language), marks.beneath.get(session.id) or leader_name(project, session)]
    beneath = [literal(" · ".join(fact for fact in facts if fact and fact not in session.title))]
    if not keeps_the_bell(project, session):
        beneath.append(literal(clock(project, session)))
    chosen = memory.choice.session == session.id
    st.button(
        "  \n".join((title, *(f":gray[{line}]" for line in beneath if line))),
        key=f"cell_{session.kind}_{session.id}",
        type="primary" if chosen else "secondary",
        width="stretch",
        wrap=True,
        on_click=_choose,
        args=(memory, Choice() if chosen else Choice(session=session.id)),
    )


def _free(day: date, start: time, memory: Memory) -> None:
    here = Choice(day=day, start=start)
    chosen = memory.choice == here
    st.button(
        ":material/add:",
        key=f"free_{day:%m%d}_{start:%H%M}",
        help=f"{shown(day, memory.language)} {start:%H:%M}",
        type="primary" if chosen else "tertiary",
        width="stretch",
        on_click=_choose,
        args=(memory, Choice() if chosen else here),
    )


def _choose(memory: Memory, choice: Choice) -> None:
    memory.choice = choice
    memory.shown = 0
