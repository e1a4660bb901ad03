"""Data 数据: is there enough, what is to be done, what was understood, and every table to be mended in place."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import to_translate, translator
from cohortplan.web.desk import Desk, now
from cohortplan.web.literal import literal
from cohortplan.web.sheets import OVERVIEW, TABLES, UNDERSTOOD
from cohortplan.web.supply import draw_supply
from cohortplan.web.tables import draw_tables
from cohortplan.web.todo import counted, draw_assumptions, draw_problems_by_file
from cohortplan.web.understood import draw_understood
from cohortplan.workflows.data import Data, template_workbook
from cohortplan.workflows.opening import open_folder
from cohortplan.workflows.today import is_outdated

SECTIONS = {
    OVERVIEW: to_translate("At a glance"),
    UNDERSTOOD: to_translate("What was understood"),
    TABLES: to_translate("Tables"),
}
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(desk: Desk) -> None:
    """Draw the page."""
    _ = translator(desk.language)
    data = desk.data
    if data is None:
        if desk.work is not None:
            st.warning(_("The files of this project are gone from where they were read. Send them again."))
        else:
            st.info(_("Choose a project first."))
        st.page_link(desk.pages["projects"])
        return
    section = _controls(desk, data)
    _news(desk, data)
    if section == TABLES:
        draw_tables(desk, data)
    elif section == UNDERSTOOD:
        draw_understood(desk, data)
    else:
        _overview(desk, data)


def _controls(desk: Desk, data: Data) -> str:
    """The three sections, what can be downloaded, and the way on."""
    _ = translator(desk.language)
    memory = desk.memory
    key = f"section_{memory.section}"

    def changed() -> None:
        memory.section = st.session_state[key] or OVERVIEW

    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.segmented_control(
            _("Section"),
            list(SECTIONS),
            format_func=lambda each: _(SECTIONS[each]),
            default=memory.section,
            required=True,
            key=key,
            on_change=changed,
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, gap="small", width="stretch", vertical_alignment="center", key="to_do"):
            for label, colour in counted(desk, data):
                st.badge(label, color=colour)
        _downloads(desk, data)
        ready = desk.work is not None and data.reading.project is not None
        label = _("Go to the plan") if ready and desk.work and desk.work.question.plan.assignments else _("Make a plan")
        if st.button(label, key="to_plan", type="primary", icon=":material/auto_fix_high:", disabled=not ready):
            desk.go("plan")
    return memory.section


def _downloads(desk: Desk, data: Data) -> None:
    _ = translator(desk.language)
    with st.popover(_("Download"), icon=":material/download:"):
        settled = bool(data.settings_text) and not any(each.code == "bad_toml" for each in data.reading.problems)
        st.download_button(
            _("All tables as one workbook"),
            lambda: data.workbook(desk.language),
            file_name=f"{desk.memory.project or 'project'}.xlsx",
            mime=WORKBOOK,
            key="workbook",
            on_click="ignore",
            disabled=not settled,
            width="stretch",
        )
        st.download_button(
            _("An empty workbook to fill in"),
            lambda: template_workbook(desk.language),
            file_name=_("empty project.xlsx"),
            mime=WORKBOOK,
            key="template",
            on_click="ignore",
            width="stretch",
        )
        st.caption(literal(_("The files lie in {folder}").format(folder=data.folder)))


def _news(desk: Desk, data: Data) -> None:
    """Where the files and the project that is planned differ."""
    _ = translator(desk.language)
    work = desk.work
    if work is None:
        if data.errors:
            st.error(_("Nothing can be planned before the errors are mended. Mend them here, or in the files."),
                     icon=":material/error:")  # fmt: skip
        elif data.reading.project is not None:
            _take_over(desk, data, _("The files are in order now."))
        return
    if data.errors:
        st.warning(
            _("Until the errors are mended, plan and timetable go on with the data as they were before."),
            icon=":material/info:",
        )
    elif is_outdated(data.folder, desk.store.projects.get(work.project.id).line):
        _take_over(desk, data, _("The files have changed since the project was read."))


def _take_over(desk: Desk, data: Data, said: str) -> None:
    _ = translator(desk.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", border=True, key="take_over_files"):
        st.markdown(f":blue[:material/sync:] {said}", width="stretch")
        st.button(_("Take them over"), key="take_over_data", type="primary", on_click=_taken, args=(desk, data))


def _taken(desk: Desk, data: Data) -> None:
    _ = translator(desk.language)
    opening = open_folder(desk.store, data.folder, at=now())
    if opening.draft is not None:
        desk.memory.note("done", _("The files are taken over."))


def _overview(desk: Desk, data: Data) -> None:
    """Supply beside what is to be done; without a supply to show, what is to be done alone."""
    _ = translator(desk.language)
    if not data.supply:
        st.subheader(_("To be mended"), anchor=False)
        draw_problems_by_file(desk, data)
        draw_assumptions(desk, data)
        return
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.subheader(_("Is there enough?"), anchor=False)
        draw_supply(data.supply, desk.language)
    with right:
        if data.problems_at:
            st.subheader(_("To be looked at"), anchor=False)
            draw_problems_by_file(desk, data)
        draw_assumptions(desk, data)
