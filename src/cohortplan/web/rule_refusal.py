"""Rules that somebody else saved while others were being changed here: what stands against what, and the two ways out."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import translator
from cohortplan.web.literal import strong
from cohortplan.web.rule_effect import MOST_TOLD, told
from cohortplan.web.ruling import Ruling


def draw_refused(ruling: Ruling) -> None:
    """Nothing, as long as nobody else saved other rules."""
    language = ruling.desk.language
    _ = translator(language)
    if not ruling.theirs:
        return
    with st.container(border=True, key="rules_refused", gap="small"):
        said = _("Somebody else saved other rules after you began to change them. Nothing of yours was written.")
        st.markdown(f":orange[:material/sync_problem: {said}]")
        columns = st.columns(2, gap="medium")
        sides = ((_("They changed"), ruling.theirs), (_("You changed"), ruling.mine))
        for column, (title, changes) in zip(columns, sides, strict=True):
            with column:
                st.markdown(strong(title))
                for line in told(changes[:MOST_TOLD], language):
                    st.markdown(line)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(_("Put mine on top of theirs"), key="rules_on_top", type="primary", icon=":material/merge:",
                      on_click=ruling.put_on_top)  # fmt: skip
            st.button(_("Drop mine"), key="drop_my_rules", type="tertiary", on_click=ruling.drop)
