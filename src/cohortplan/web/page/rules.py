"""Rules 规则: which rules apply with which numbers, and what a change would mean for the plan at hand, before it is saved."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import translator
from cohortplan.web.desk import Desk
from cohortplan.web.rule_card import draw_rule
from cohortplan.web.rule_effect import draw_effect
from cohortplan.web.rule_list import choose_rule
from cohortplan.web.rule_presets import choose_preset
from cohortplan.web.rule_refusal import draw_refused
from cohortplan.web.ruling import ruling_of
from cohortplan.web.sheets import go_to_sheet
from cohortplan.web.todo import problem_line
from cohortplan.workflows.data import SETTINGS_FILE, Data


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
    ruling = ruling_of(desk, data)
    if ruling is None:
        st.error(_("The settings of this project cannot be read. Mend them first."), icon=":material/error:")
        _to_settings(desk)
        return
    _faults(desk, data)
    draw_refused(ruling)
    choose_preset(ruling)
    rules, card, effect = st.columns([1, 1.75, 1.3], gap="medium")
    with rules:
        chosen = choose_rule(ruling)
    with card:
        draw_rule(ruling, chosen)
    with effect:
        draw_effect(ruling)


def _faults(desk: Desk, data: Data) -> None:
    """What is written of rules and cannot be read, with the way there."""
    faults = [each for each in data.problems_at.get(SETTINGS_FILE, ()) if each.column.split(".")[0] == "rules"]
    if faults:
        with st.container(border=True, gap="xsmall", key="rule_faults"):
            for fault in faults:
                st.markdown(problem_line(desk, fault))
            _to_settings(desk)


def _to_settings(desk: Desk) -> None:
    _ = translator(desk.language)
    if st.button(_("Mend in the settings"), key="to_settings", icon=":material/edit:", type="tertiary"):
        go_to_sheet(desk.memory, SETTINGS_FILE)
        desk.go("data")
