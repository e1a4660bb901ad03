"""A table of facts on a page, and as a file to keep."""

from __future__ import annotations

import streamlit as st

from cohortplan.text import Language
from cohortplan.text.catalogue import translator
from cohortplan.web.markup import Cell, cell, head, table
from cohortplan.workflows.questions.tables import Entry, FactTable

NOTHING = "–"


def draw_table(facts: FactTable, file_name: str, key: str, language: Language) -> None:
    """The table; numbers stand under each other, and nothing is a dash."""
    _ = translator(language)
    numbers = [all(not isinstance(row[place], str) for row in facts.rows) for place in range(len(facts.heads))]
    heads = [head(text, css="number" if number else "") for text, number in zip(facts.heads, numbers, strict=True)]
    st.html(table("facts", ([_cell(entry) for entry in row] for row in facts.rows), heads=heads))
    st.download_button(
        _("Download as CSV"),
        facts.as_csv,
        file_name=file_name,
        mime="text/csv",
        icon=":material/download:",
        key=f"csv_{key}",
        on_click="ignore",
        type="tertiary",
    )


def _cell(entry: Entry) -> Cell:
    if isinstance(entry, str):
        return cell(entry)
    return cell(str(entry) if entry else NOTHING, "number")
