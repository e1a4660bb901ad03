"""One table of the project in an editor, with every problem beside its cell, saved as a whole."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk
from cohortplan.web.editor import NUMBER, PROBLEM, Address, Shown, said
from cohortplan.web.literal import literal
from cohortplan.web.refusals import draw_refusal, noticed_late
from cohortplan.web.settings_form import draw_settings, draw_text
from cohortplan.web.sheets import sheet_title, tell_outcome
from cohortplan.web.todo import problem_line
from cohortplan.workflows.data import Data, Sheet
from cohortplan.workflows.mending import Edits, save_table

EDITOR_HEIGHT = 420
MOST_NOTES = 8
ROWS_NAMED = 3


def draw_tables(desk: Desk, data: Data) -> None:
    """Choose a table, see what is wrong with it, mend it."""
    sheet = data.sheet(desk.memory.sheet) or _first(data)
    noticed_late(desk, data, sheet)
    shown = _shown(desk, data, sheet)
    typed = bool(shown and shown.edits())
    _choose(desk, data, sheet, typed=typed)
    draw_refusal(desk, data, sheet)
    if sheet.settings:
        draw_settings(desk, data, sheet)
    elif shown is None:
        draw_text(desk, data, sheet)
    else:
        _table(desk, data, shown)


def _first(data: Data) -> Sheet:
    """The table to begin with: one with errors, else the trainees."""
    faulty = [sheet for sheet in data.sheets if sheet.errors]
    return faulty[0] if faulty else data.sheet(data.sheet_of("trainees")) or data.sheets[0]


def _shown(desk: Desk, data: Data, sheet: Sheet) -> Shown | None:
    """The table as the page has it; ``None`` where the file is no table of cells."""
    table = None if sheet.settings else data.table(sheet.name)
    if table is None:
        return None
    return Shown(sheet, table, data.files.top.get(sheet.name), desk.memory.turn)


def _choose(desk: Desk, data: Data, sheet: Sheet, *, typed: bool) -> None:
    """All tables, those with problems first, with how many there are."""
    _ = translator(desk.language)
    sheets = sorted(data.sheets, key=lambda each: (not each.errors, not each.warnings, not each.there))
    names = {each.name: _label(desk, data, each) for each in sheets}
    # Another key for other words: a select box goes on showing those it was made with.
    key = f"sheet_{sheet.name}_{hash(tuple(names.values()))}"

    def changed() -> None:
        desk.memory.sheet = str(st.session_state[key])

    st.selectbox(
        _("Table"),
        list(names),
        index=list(names).index(sheet.name),
        format_func=names.__getitem__,
        key=key,
        on_change=changed,
        disabled=typed,
        help=_("Save your changes, or give them up, before you go to another table.") if typed else None,
        width=520,
    )


def _label(desk: Desk, data: Data, sheet: Sheet) -> str:
    _, _n = translator(desk.language), plural_translator(desk.language)
    parts = [sheet_title(sheet, desk.language)]
    if sheet.errors:
        parts.append(_n("{count} error", "{count} errors", sheet.errors).format(count=sheet.errors))
    if sheet.warnings:
        parts.append(_n("{count} warning", "{count} warnings", sheet.warnings).format(count=sheet.warnings))
    if not sheet.there:
        parts.append(_("not there yet"))
    elif not sheet.problems and (table := None if sheet.settings else data.table(sheet.name)):
        parts.append(_n("{count} row", "{count} rows", len(table.rows)).format(count=len(table.rows)))
    return "  ·  ".join(parts)


def _table(desk: Desk, data: Data, shown: Shown) -> None:
    """Problems of the whole, the faulty cells one by one, the table itself, and the buttons."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    for problem in shown.elsewhere[:MOST_NOTES]:
        st.markdown(problem_line(desk, problem))
    if len(shown.elsewhere) > MOST_NOTES:
        count = len(shown.elsewhere) - MOST_NOTES
        st.caption(_n("and {count} more", "and {count} more", count).format(count=count))
    _faulty_cells(desk, shown)
    order = [NUMBER, *([PROBLEM] if said(shown) else []), *(f"c{place}" for place in range(shown.table.width))]
    st.data_editor(
        shown.frame(desk.language),
        key=shown.editor_key,
        column_order=order,
        column_config=shown.configuration(desk.language),
        num_rows="dynamic",
        hide_index=True,
        height=EDITOR_HEIGHT if len(shown.rows) > 10 else "auto",
        placeholder="",
    )
    st.caption(
        _(
            "Click a cell to change it; paste from Excel works. Tick rows on the left to delete them; type below the last one to add."
        )
    )
    _buttons(desk, data, shown)


def _faulty_cells(desk: Desk, shown: Shown) -> None:
    """Each fault as a field of its own, with what is wrong beside it."""
    _n = plural_translator(desk.language)
    if not shown.faulty:
        return
    with st.container(border=True, gap="small", key="faulty_cells"):
        for addresses in shown.mended_together:
            _cells(desk, shown, addresses)
        left = len(shown.alike) - len(shown.mended_together)
        if left > 0:
            said_more = _n("{count} more fault is in the table below.",
                           "{count} more faults are in the table below.", left)  # fmt: skip
            st.caption(said_more.format(count=left))


def _cells(desk: Desk, shown: Shown, addresses: tuple[Address, ...]) -> None:
    """One field for a faulty cell, and for all that are wrong just like it."""
    row, column = addresses[0]
    problems = shown.faulty[addresses[0]]
    level = "error" if any(problem.is_error for problem in problems) else "warning"
    left, right = st.columns([1, 2.2], gap="medium", vertical_alignment="center")
    with left.container(key=f"{level}_cell_{row}_{column}"):
        label = literal(_place(desk, shown, addresses))
        st.text_input(label, value=shown.table.at(row, column), key=shown.mend_key(addresses[0]))
    colour, sign = ("red", "error") if level == "error" else ("orange", "warning")
    right.markdown(
        "  \n".join(f":{colour}[:material/{sign}:] {literal(problem.message(desk.language))}" for problem in problems)
    )


def _place(desk: Desk, shown: Shown, addresses: tuple[Address, ...]) -> str:
    """``第 4 行 · 林素 · 角色``, or the rows where there are several."""
    _ = translator(desk.language)
    row, column = addresses[0]
    header = shown.table.headers[column] if column < len(shown.table.headers) else ""
    if len(addresses) == 1:
        parts = (_("Row {number}").format(number=row), shown.name_of(row, column), header)
        return " · ".join(filter(None, parts))
    first = ", ".join(str(number) for number, _column in addresses[:ROWS_NAMED])
    named = first if len(addresses) <= ROWS_NAMED else f"{first} …"
    rows = _("{count} rows at once ({rows})").format(count=len(addresses), rows=named)
    return " · ".join(filter(None, (rows, header)))


def _buttons(desk: Desk, data: Data, shown: Shown) -> None:
    _, _n = translator(desk.language), plural_translator(desk.language)
    edits = shown.edits()
    count = len(edits.cells) + len(edits.removed) + len(edits.added)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        label = _n("Save {count} changed row", "Save {count} changed rows", count).format(count=count)
        st.button(
            label if count else _("Save"),
            key="save_table",
            type="primary",
            icon=":material/save:",
            disabled=not count,
            on_click=_save,
            args=(desk, data, shown),
        )
        if count:
            st.button(_("Give the changes up"), key="give_up", type="tertiary", on_click=_give_up, args=(desk,))


def _save(desk: Desk, data: Data, shown: Shown) -> None:
    """Write what is typed, unless somebody else was sooner."""
    _ = translator(desk.language)
    edits: Edits = shown.edits()
    name = shown.sheet.name
    done = _("{table} is saved.").format(table=sheet_title(shown.sheet, desk.language))
    tell_outcome(desk, data, lambda: save_table(data.folder, name, shown.table, edits, shown.base), done, name)


def _give_up(desk: Desk) -> None:
    desk.memory.turn += 1
