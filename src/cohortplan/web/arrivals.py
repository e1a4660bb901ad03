"""How another project comes in: files of any kind that are sent, a folder on this machine, or an invented example."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import streamlit as st

from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk, now
from cohortplan.web.literal import literal
from cohortplan.web.memory import NOTHING_CHOSEN
from cohortplan.web.sheets import OVERVIEW
from cohortplan.workflows.opening import DEMO_FOLDER, make_demo, open_folder
from cohortplan.workflows.receiving import SENDABLE, Given, Received, Sent, open_path, receive
from cohortplan.workflows.store import data_folder

FILES, FOLDER, DEMO = "files", "folder", "demo"


def draw_ways_in(desk: Desk) -> None:
    """Three ways, the files of a school first."""
    _ = translator(desk.language)
    ways = {FILES: _("Files of your school"), FOLDER: _("Folder on this computer"), DEMO: _("Invented example")}
    way = st.segmented_control(
        _("Where from"),
        list(ways),
        format_func=ways.__getitem__,
        default=FILES,
        required=True,
        key="way",
        label_visibility="collapsed",
    )
    with st.container(border=True):
        {FILES: _files, FOLDER: _folder, DEMO: _demo}[str(way)](desk)


def choose(desk: Desk, project: str) -> None:
    """Make this the project at hand."""
    if desk.memory.project != project:
        desk.memory.project = project
        desk.memory.whom = {}
        desk.memory.choice = NOTHING_CHOSEN
        desk.memory.section, desk.memory.sheet, desk.memory.refusal = OVERVIEW, "", None


def arrived(desk: Desk, received: Received) -> None:
    """Go on with the project; without one, stay and say why."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    desk.memory.received = received
    opening = received.opening
    if opening is None:
        st.rerun()
    choose(desk, opening.id)
    lost = len(opening.dropped.assignments)
    if lost:
        said = _n(
            "{count} assignment was taken out: the project no longer has it.",
            "{count} assignments were taken out: the project no longer has them.",
            lost,
        )
        desk.memory.note("warning", said.format(count=lost))
    if opening.earlier is not None:
        kept = _("Other tables of this project were there before; they are kept in {folder}.")
        desk.memory.note("warning", kept.format(folder=opening.earlier))
    planned = opening.draft is not None and bool(opening.draft.draft.plan.assignments)
    desk.go("timetable" if planned and not opening.reading.problems else "data")


def _files(desk: Desk) -> None:
    """Whatever there is, in one go."""
    _ = translator(desk.language)
    st.markdown(
        _("Timetables, teaching lists, lists of trainees and mentors, bells, the notice; "
          "or a project of ours as a workbook or a zip. Several files at once.")
    )  # fmt: skip
    files = st.file_uploader(
        _("Files"), type=list(SENDABLE), accept_multiple_files=True, key="files", label_visibility="collapsed"
    )
    no_dates = desk.memory.received is not None and any(
        each.code in ("no_dates", "dates_differ", "year_unsaid") for each in desk.memory.received.problems
    )
    with st.expander(_("Dates and name, if no file says them"), expanded=no_dates):
        first, last, called = st.columns([1, 1, 2], gap="small")
        start = first.date_input(_("First day"), value=None, key="given_start", format="YYYY-MM-DD")
        end = last.date_input(_("Last day"), value=None, key="given_end", format="YYYY-MM-DD")
        name = called.text_input(_("Name of the project"), key="given_name")
    if st.button(_("Read the files"), key="read_files", type="primary", disabled=not files) and files:
        given = Given(start=_day(start), end=_day(end), name=name.strip(), language=desk.language)
        with st.spinner(_("Reading …")):
            sent = [Sent(file.name, file.getvalue()) for file in files]
            received = _tried(desk, lambda: receive(desk.store, sent, given, at=now()))
        if received is not None:
            arrived(desk, received)


def _folder(desk: Desk) -> None:
    _ = translator(desk.language)
    with st.form("folder", border=False):
        path = st.text_input(
            _("Folder of a project, or of the school's files"), placeholder="/home/…/2026-autumn", key="folder_path"
        )
        if st.form_submit_button(_("Open"), type="primary", key="open_folder") and path.strip():
            given = Given(language=desk.language)
            received = _tried(
                desk, lambda: open_path(desk.store, Path(path.strip()).expanduser().absolute(), given, at=now())
            )
            if received is not None:
                arrived(desk, received)


def _demo(desk: Desk) -> None:
    _ = translator(desk.language)
    st.markdown(
        _("One host school, one week, twelve trainees, with an ill mentor and a delegation. All names are invented.")
    )
    if st.button(_("Open the example"), key="open_demo", type="primary", icon=":material/school:"):
        file = desk.store.database.sqlite_file
        folder = (file.parent if file else data_folder()) / DEMO_FOLDER
        make_demo(folder, desk.language)
        opening = open_folder(desk.store, folder, at=now())
        arrived(desk, Received(opening=opening, problems=opening.reading.problems))


def _tried(desk: Desk, doing: Callable[[], Received]) -> Received | None:
    """What came of it; ``None``, and a word about it, where this machine did not let us."""
    _ = translator(desk.language)
    try:
        return doing()
    except OSError as fault:
        reason = literal(fault.strerror or type(fault).__name__)
        st.error(_("The file cannot be written: {reason}.").format(reason=reason))
        return None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
