"""Why nothing could be made of the files that were sent: which file, which row, which column, what to do."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk
from cohortplan.web.literal import literal
from cohortplan.workflows.import_files import summary_of
from cohortplan.workflows.receiving import LACKING, Received

MOST_SHOWN = 200


def draw_problems(desk: Desk, received: Received) -> None:
    """The problems of what was sent last, errors first, and what the files were taken for."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    errors = sum(each.is_error for each in received.problems)
    said = _n("{count} error: nothing was taken over. Mend it in the file and send the files again.",
              "{count} errors: nothing was taken over. Mend them in the files and send these again.", errors)  # fmt: skip
    st.error(said.format(count=errors), icon=":material/error:")
    _table(desk, received)
    if received.imported is not None and received.imported.understood:
        with st.expander(_("What each of your files was taken for")):
            lines = summary_of(received.imported).pages(desk.language)
            st.markdown("  \n".join(literal(line) for line in lines))


def _table(desk: Desk, received: Received) -> None:
    _, _n = translator(desk.language), plural_translator(desk.language)
    problems = sorted(received.problems, key=lambda each: not each.is_error)
    listed = problems[:MOST_SHOWN]
    error, warning = (f":{colour}[{word}]" for colour, word in (("red", _("error")), ("orange", _("warning"))))
    st.table(
        {
            _("Level"): [error if each.is_error else warning for each in listed],
            # What no file holds is in no file.
            _("File"): ["–" if each.where == LACKING else literal(each.where) for each in listed],
            _("Row"): ["" if each.row is None else str(each.row) for each in listed],
            _("Column"): [literal(each.column) for each in listed],
            _("What is wrong, and what to do"): [literal(each.message(desk.language)) for each in listed],
        },
        hide_index=True,
    )
    left = len(problems) - len(listed)
    if left:
        st.caption(_n("and {count} more", "and {count} more", left).format(count=left))
