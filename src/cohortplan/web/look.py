"""Colours and measures of the pages, for Streamlit's own parts and for ours."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit import config

from cohortplan.text import Language
from cohortplan.text.catalogue import translator

STYLES = Path(__file__).parent / "look.css"
# A file of our own: for an icon by name, the browser would ask the internet.
ICON = Path(__file__).parent / "icon.svg"

INK, SHORT, HARD, GOOD, QUIET = "#1f5fa8", "#b45309", "#b3261e", "#2e7d4f", "#66727f"
"""Ours: what one can act on, seats that are missing, broken rules, all well, and what is only said beside it."""

SOFT, WELL, FAINT = "#9db7d3", "#b5dcc4", "#f0f3f6"
"""How much there is of something, what somebody has, and what they have not."""

LINE, PAPER, TEXT = "#e1e7ed", "#ffffff", "#1f2a37"
"""What lies between, beneath and on it."""

SETTINGS: dict[str, object] = {
    "theme.base": "light",
    "theme.primaryColor": INK,
    "theme.backgroundColor": PAPER,
    "theme.secondaryBackgroundColor": "#f3f6f9",
    "theme.textColor": TEXT,
    "theme.borderColor": "#d5dce4",
    "theme.linkColor": INK,
    "theme.redColor": HARD,
    "theme.orangeColor": SHORT,
    "theme.greenColor": GOOD,
    "theme.blueColor": INK,
    "theme.grayColor": QUIET,
    "theme.baseFontSize": 15,
    "theme.baseRadius": "6px",
    "theme.headingFontSizes": ["1.5rem", "1.2rem", "1.05rem", "1rem", "1rem", "1rem"],
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
}


def dress_app() -> None:
    """Give the whole app its look, however it is started, and let no page report to anybody."""
    for name, value in SETTINGS.items():
        config.set_option(name, value)


def dress_page(language: Language) -> None:
    """Styles for what Streamlit has no setting for, and our words where it has only English ones."""
    _ = translator(language)
    st.html(STYLES)
    choose = _("Choose files")
    st.html(f"<style>:root {{ --choose-a-file: '{choose}'; }}</style>")
