"""Everything that is wrong in the data, as a table: which file, which row, which column, what to do."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk
from cohortplan.web.literal import literal
from cohortplan.workflows.opening import Opening

MOST_SHOWN = 200


def draw_problems(desk: Desk, opening: Opening) -> None:
    """The problems of what was opened last, errors and warnings in the order of files and rows."""
    _said(desk, opening)
    if opening.reading.problems:
        _table(desk, opening)


def _said(desk: Desk, opening: Opening) -> None:
    """What became of it, in a sentence."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    problems = opening.reading.problems
    errors = sum(each.is_error for each in problems)
    if opening.reading.project is None:
        said = _n("{count} error: nothing was taken over. Mend it in the file and open it again.",
                  "{count} errors: nothing was taken over. Mend them in the files and open it again.", errors)  # fmt: skip
        st.error(said.format(count=errors), icon=":material/error:")
    elif problems:
        name = literal(opening.reading.project.name)
        said = _n("{name} is open, with {count} warning.", "{name} is open, with {count} warnings.", len(problems))
        st.warning(said.format(name=name, count=len(problems)), icon=":material/info:")
        if st.button(_("Go on all the same"), key="go_on", type="primary"):
            desk.memory.opening = None
            desk.go("timetable" if opening.draft and opening.draft.draft.plan.assignments else "plan")


def _table(desk: Desk, opening: Opening) -> None:
    _, _n = translator(desk.language), plural_translator(desk.language)
    problems = opening.reading.problems
    listed = problems[:MOST_SHOWN]
    error, warning = (f":{colour}[{word}]" for colour, word in (("red", _("error")), ("orange", _("warning"))))
    st.table(
        {
            _("Level"): [error if each.is_error else warning for each in listed],
            _("File"): [literal(each.where) for each in listed],
            _("Row"): ["" if each.row is None else str(each.row) for each in listed],
            _("Column"): [literal(each.column) for each in listed],
            _("What is wrong, and what to do"): [literal(each.message(desk.language)) for each in listed],
        },
        hide_index=True,
    )
    left = len(problems) - len(listed)
    if left:
        st.caption(_n("and {count} more", "and {count} more", left).format(count=left))
