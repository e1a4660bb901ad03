"""Projects: what needs me today, and how another one comes in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk, now
from cohortplan.web.literal import literal
from cohortplan.web.memory import NOTHING_CHOSEN
from cohortplan.web.problems import draw_problems
from cohortplan.web.wording import Colour, day_range
from cohortplan.workflows.opening import DEMO_FOLDER, Opening, make_demo, open_folder, open_upload
from cohortplan.workflows.store import data_folder
from cohortplan.workflows.today import Situation, situations

FOLDER, UPLOAD, DEMO = "folder", "upload", "demo"


def show(desk: Desk) -> None:
    """Draw the page."""
    _ = translator(desk.language)
    known = situations(desk.store, at=now())
    _orphans(desk)
    if desk.memory.opening is not None:
        draw_problems(desk, desk.memory.opening)
    if known:
        st.subheader(_("What needs you today"), anchor=False)
        for situation in known:
            _project(desk, situation)
        st.subheader(_("Open another project"), anchor=False)
    else:
        st.subheader(_("Welcome"), anchor=False)
        st.markdown(
            _("A project is a folder of tables: timetable, people, dates. Open yours, or try an invented one first.")
        )
    _open(desk, first=not known)


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
            _opened(desk, open_folder(desk.store, situation.folder, at=now()))
        page = "timetable" if situation.planned else "plan"
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


def choose(desk: Desk, project: str) -> None:
    """Make this the project at hand."""
    if desk.memory.project != project:
        desk.memory.project = project
        desk.memory.whom = {}
        desk.memory.choice = NOTHING_CHOSEN


def _open(desk: Desk, *, first: bool) -> None:
    _ = translator(desk.language)
    ways = {DEMO: _("Invented example"), FOLDER: _("Folder on this computer"), UPLOAD: _("Upload a zip")}
    way = st.segmented_control(
        _("Where from"),
        list(ways),
        format_func=ways.__getitem__,
        default=DEMO if first else FOLDER,
        required=True,
        key="way",
        label_visibility="collapsed",
    )
    with st.container(border=True):
        if way == DEMO:
            _demo(desk)
        elif way == FOLDER:
            _folder(desk)
        else:
            _upload(desk)


def _demo(desk: Desk) -> None:
    _ = translator(desk.language)
    st.markdown(
        _("One host school, one week, twelve trainees, with an ill mentor and a delegation. All names are invented.")
    )
    if st.button(_("Open the example"), key="open_demo", type="primary", icon=":material/school:"):
        file = desk.store.database.sqlite_file
        folder = (file.parent if file else data_folder()) / DEMO_FOLDER
        make_demo(folder, desk.language)
        _opened(desk, open_folder(desk.store, folder, at=now()))


def _folder(desk: Desk) -> None:
    _ = translator(desk.language)
    with st.form("folder", border=False):
        path = st.text_input(_("Folder that holds project.toml"), placeholder="/home/…/2026-autumn", key="folder_path")
        if st.form_submit_button(_("Open"), type="primary", key="open_folder") and path.strip():
            _opened(desk, open_folder(desk.store, Path(path.strip()).expanduser(), at=now()))


def _upload(desk: Desk) -> None:
    _ = translator(desk.language)
    file = st.file_uploader(_("The project's folder as one zip file"), type="zip", key="archive")
    if st.button(_("Open"), key="open_upload", type="primary", disabled=file is None) and file is not None:
        _opened(desk, open_upload(desk.store, file.name, file.getvalue(), at=now()))


def _opened(desk: Desk, opening: Opening) -> None:
    """Go on with the project, or stay and show what is wrong with it."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    desk.memory.opening = opening
    project = opening.reading.project
    if opening.draft is None or project is None:
        st.rerun()
    choose(desk, project.id)
    lost = len(opening.dropped.assignments)
    if lost:
        said = _n(
            "{count} assignment was taken out: the project no longer has it.",
            "{count} assignments were taken out: the project no longer has them.",
            lost,
        )
        desk.memory.note("warning", said.format(count=lost))
    if opening.reading.problems:
        st.rerun()
    desk.memory.opening = None
    desk.go("timetable" if opening.draft.draft.plan.assignments else "plan")
