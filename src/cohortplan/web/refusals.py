"""A save that somebody else's save came before: what they changed, what you changed, and what to do now."""

from __future__ import annotations

from itertools import zip_longest

import streamlit as st

from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk
from cohortplan.web.editor import pending
from cohortplan.web.literal import literal, strong
from cohortplan.web.memory import Refusal
from cohortplan.web.sheets import sheet_title, tell_outcome
from cohortplan.workflows.data import Data, Sheet
from cohortplan.workflows.mending import RowChange, put_on_top, save_table, stale

MOST_TOLD = 6
NOTHING = "–"


def noticed_late(desk: Desk, data: Data, sheet: Sheet) -> None:
    """Take note where a file was changed by somebody else while changes to it were typed and not saved."""
    memory = desk.memory
    now = data.files.top.get(sheet.name)
    place = f"{data.folder}/{sheet.name}"
    before = memory.seen.get(place, now)
    if before != now and before is not None and not sheet.settings:
        table = data.taken_apart(before)
        edits = pending(memory, sheet, table, before) if table else None
        if table and edits and memory.refusal is None:
            memory.refusal = Refusal(str(data.folder), sheet.name, stale(table, edits, before, now))
    memory.seen = {**memory.seen, place: now}


def draw_refusal(desk: Desk, data: Data, sheet: Sheet) -> None:
    """What stands against what, and the two ways out."""
    _ = translator(desk.language)
    refusal = desk.memory.refusal
    if refusal is None or (refusal.folder, refusal.name) != (str(data.folder), sheet.name):
        return
    with st.container(border=True, key="refusal", gap="small"):
        title = literal(sheet_title(sheet, desk.language))
        said = _("Somebody else saved {table} after you opened it. Nothing of yours was written.").format(table=title)
        st.markdown(f":orange[:material/sync_problem: {said}]")
        table = data.table(sheet.name)
        headers = table.headers if table else ()
        theirs, mine = st.columns(2, gap="medium")
        with theirs:
            st.markdown(strong(_("They changed")))
            _changes(desk, refusal.stale.theirs, headers)
        with mine:
            st.markdown(strong(_("You changed")))
            _changes(desk, refusal.stale.mine, headers)
            if refusal.text:
                st.code(refusal.text, language=None, wrap_lines=True)
        _ways_out(desk, data, refusal)


def _changes(desk: Desk, changes: tuple[RowChange, ...], headers: tuple[str, ...]) -> None:
    _, _n = translator(desk.language), plural_translator(desk.language)
    for change in changes[:MOST_TOLD]:
        row = _("Row {number}").format(number=change.number)
        st.markdown(f":gray[{row}] {literal(_told(change, headers))}")
    left = len(changes) - MOST_TOLD
    if left > 0:
        st.caption(_n("and {count} more", "and {count} more", left).format(count=left))


def _told(change: RowChange, headers: tuple[str, ...]) -> str:
    """Which cells of a row became what; a row that came or went as a whole."""
    if not change.before or not change.after:
        return f"{_row(change.before)} → {_row(change.after)}"
    both = zip_longest(headers, change.before, change.after, fillvalue="")
    cells = [f"{header} {old or NOTHING} → {new or NOTHING}" for header, old, new in both if old != new]
    return f"{_first(change.before)}：{'；'.join(cells)}"


def _row(cells: tuple[str, ...]) -> str:
    return "，".join(filter(None, cells)) or NOTHING


def _first(cells: tuple[str, ...]) -> str:
    return next(filter(None, cells), NOTHING)


def _ways_out(desk: Desk, data: Data, refusal: Refusal) -> None:
    _ = translator(desk.language)
    table = data.table(refusal.name)
    edits = put_on_top(refusal.stale, table) if table and not refusal.text else None
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if edits:
            label = _("Save mine into the new version")
            st.button(label, key="put_on_top", type="primary", icon=":material/merge:", on_click=_put_on_top,
                      args=(desk, data, refusal))  # fmt: skip
        else:
            st.caption(
                _("Both of you changed the same rows: make your changes once more below, as far as still needed.")
            )
        st.button(_("Drop mine"), key="drop_mine", type="tertiary", on_click=_drop, args=(desk,))


def _put_on_top(desk: Desk, data: Data, refusal: Refusal) -> None:
    _ = translator(desk.language)
    table = data.table(refusal.name)
    edits = put_on_top(refusal.stale, table) if table else None
    desk.memory.refusal = None
    if table is None or edits is None:
        return
    base = data.files.top.get(refusal.name)
    done = _("Both changes are saved.")
    tell_outcome(desk, data, lambda: save_table(data.folder, refusal.name, table, edits, base), done, refusal.name)


def _drop(desk: Desk) -> None:
    desk.memory.refusal = None
