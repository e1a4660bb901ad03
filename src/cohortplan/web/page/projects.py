"""Projects: what needs me today, and how another one comes in."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.arrivals import arrived, choose, draw_ways_in
from cohortplan.web.desk import Desk, now
from cohortplan.web.literal import literal
from cohortplan.web.problems import draw_problems
from cohortplan.web.wording import Colour, day_range
from cohortplan.workflows.opening import open_folder
from cohortplan.workflows.project_folders import KnownFolder, not_read_yet
from cohortplan.workflows.receiving import Received
from cohortplan.workflows.today import Situation, situations


def show(desk: Desk) -> None:
    """Draw the page."""
    _ = translator(desk.language)
    known = situations(desk.store, at=now())
    _orphans(desk)
    waiting = not_read_yet(desk.store)
    if desk.memory.received is not None and desk.memory.received.opening is None:
        draw_problems(desk, desk.memory.received)
    if known or waiting:
        st.subheader(_("What needs you today"), anchor=False)
        for situation in known:
            _project(desk, situation)
        for folder in waiting:
            _unread(desk, folder)
        st.subheader(_("Another project"), anchor=False)
    else:
        st.subheader(_("Welcome"), anchor=False)
        st.markdown(_("Send the files that your school has, and see in a minute what can be planned with them."))
    draw_ways_in(desk)


def _unread(desk: Desk, known: KnownFolder) -> None:
    """Tables with errors, in which no project can be read yet."""
    _ = translator(desk.language)
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", gap="medium", key=f"unread_{known.id}"
    ):
        with st.container(width="stretch", gap="xsmall"):
            st.markdown(f"**{literal(known.name)}**")
            st.caption(literal(str(known.folder)))
            st.badge(_("Its data must be mended first"), color="red")
        if st.button(_("Mend"), key=f"mend_{known.id}", type="primary"):
            choose(desk, known.id)
            desk.go("data")


def _orphans(desk: Desk) -> None:
    """Searches that a crash or a restart cut off."""
    _n = plural_translator(desk.language)
    if desk.solves.orphans:
        count = len(desk.solves.orphans)
        said = _n(
            "{count} search was cut off when the app ended; its draft is as it was before.",
            "{count} searches were cut off when the app ended; their drafts are as they were before.",
            count,
        )
        st.info(said.format(count=count), icon=":material/info:")


def _project(desk: Desk, situation: Situation) -> None:
    _ = translator(desk.language)
    project = situation.question.project
    here = project.id == desk.memory.project
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", gap="medium", key=f"project_{project.id}"
    ):
        with st.container(width="stretch", gap="xsmall"):
            st.markdown(f"**{literal(project.name)}**")
            people = _("{trainees} trainees, {mentors} mentors").format(
                trainees=len(project.trainees), mentors=len(project.mentors)
            )
            st.caption(literal(f"{day_range(project, desk.language)} · {people}"))
            with st.container(horizontal=True, gap="small"):
                for label, colour in needs(desk, situation):
                    st.badge(label, color=colour)
        if situation.folder is not None and st.button(
            _("Read the files again"), key=f"reread_{project.id}", icon=":material/refresh:", type="tertiary"
        ):
            opening = open_folder(desk.store, situation.folder, at=now())
            arrived(desk, Received(opening=opening, problems=opening.reading.problems))
        page = "timetable" if situation.planned else "data"
        label = _("Go on") if here else _("Open")
        if st.button(label, key=f"open_{project.id}", type="primary" if not here else "secondary"):
            choose(desk, project.id)
            desk.go(page)


def needs(desk: Desk, situation: Situation) -> Iterator[tuple[str, Colour]]:
    """What is to be done about a project, each with its colour."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    under_way = desk.solves.under_way
    if under_way is not None and under_way.base.line.project_id == situation.line.id:
        yield _("Planning is under way"), "blue"
    if situation.outdated:
        yield _("Its files have changed since they were read"), "orange"
    if not situation.planned:
        yield _("No plan yet"), "gray"
        return
    hard, short, unreleased = situation.cost.hard, situation.cost.shortfall, situation.unreleased
    if hard:
        yield _n("{count} hard finding", "{count} hard findings", hard).format(count=hard), "red"
    if short:
        yield _("Shortfall {count}").format(count=short), "orange"
    if not situation.released:
        yield _("Not released yet"), "blue"
    elif unreleased:
        yield (
            _n("{count} change not released", "{count} changes not released", unreleased).format(count=unreleased),
            "blue",
        )
    else:
        yield _("Release {number} is in force").format(number=situation.released), "green"
