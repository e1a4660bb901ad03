"""Undo, redo, and the steps that led here. They live in the store, so they survive a reload and a restart."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import translator
from cohortplan.web.desk import Desk, Work
from cohortplan.web.literal import literal
from cohortplan.workflows.journal import DONE, EDIT, UNDONE, JournalLine, said_step

SHOWN = 15


def draw_undo(desk: Desk, work: Work) -> None:
    """Two buttons, each saying what it would take back or do again."""
    _ = translator(desk.language)
    steps = [each for each in desk.store.drafts.journal(work.draft) if each.act == EDIT]
    last = next((each for each in reversed(steps) if each.state == DONE), None)
    first = next((each for each in steps if each.state == UNDONE), None)

    def undo() -> None:
        desk.tell(work, desk.editor(work).undo(), _("Undone."))

    def redo() -> None:
        desk.tell(work, desk.editor(work).redo(), _("Done again."))

    for label, icon, line, act in (
        (_("Undo"), ":material/undo:", last, undo),
        (_("Redo"), ":material/redo:", first, redo),
    ):
        help_ = literal(said_step(line, work.project, desk.language)) if line else None
        st.button(label, icon=icon, key=act.__name__, on_click=act, disabled=line is None, help=help_)


def draw_history(desk: Desk, work: Work) -> None:
    """The last steps, the newest first; folded away until asked for."""
    _ = translator(desk.language)
    lines: tuple[JournalLine, ...] = desk.store.drafts.journal(work.draft)
    if not lines:
        return
    with st.expander(_("Recent steps")):
        for line in reversed(lines[-SHOWN:]):
            st.markdown(literal(said_step(line, work.project, desk.language)))
