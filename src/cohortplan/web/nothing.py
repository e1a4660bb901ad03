"""What a page says that has no project to work on."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import translator
from cohortplan.web.desk import Desk


def draw_nothing(desk: Desk) -> None:
    """Why there is none, and the way to where that is mended."""
    _ = translator(desk.language)
    if desk.data is not None:
        st.info(_("The data of this project must be mended first."))
        st.page_link(desk.pages["data"])
        return
    st.info(_("Choose a project first."))
    st.page_link(desk.pages["projects"])
