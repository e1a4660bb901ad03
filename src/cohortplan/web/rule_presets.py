"""The presets to choose from, and what the chosen one means."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import translator
from cohortplan.web.literal import literal
from cohortplan.web.ruling import Ruling
from cohortplan.workflows.rule_settings import PRESETS, preset_named
from cohortplan.workflows.rulebook import preset_changes

NO_PRESET = "default"


def choose_preset(ruling: Ruling) -> None:
    """One line: which preset the project begins with, and for whom that is meant."""
    language = ruling.desk.language
    _ = translator(language)
    names = {NO_PRESET: _("Defaults"), **{each.name: each.title[language] for each in PRESETS}}
    key = f"preset_{ruling.version}"

    def changed() -> None:
        name = st.session_state[key] or NO_PRESET
        ruling.change(ruling.wanted.with_preset("" if name == NO_PRESET else name), anew=True)

    preset = preset_named(ruling.wanted.preset)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="preset"):
        st.segmented_control(
            _("Begin with"),
            list(names),
            format_func=names.__getitem__,
            default=ruling.wanted.preset or NO_PRESET,
            required=True,
            key=key,
            on_change=changed,
            label_visibility="collapsed",
        )
        if preset:
            with st.popover(_("What it sets"), icon=":material/tune:"):
                for line in preset_changes(preset.name, language):
                    st.markdown(literal(line))
    said = literal(preset.meaning[language]) if preset else _("Every rule as it is meant for most projects.")
    st.markdown(f":small[{said}]")
