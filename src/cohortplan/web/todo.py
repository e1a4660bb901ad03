"""What is to be done about the data: errors and warnings file by file, and what was assumed and waits to be confirmed."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk
from cohortplan.web.literal import all_well, literal, strong
from cohortplan.web.sheets import go_to_sheet, sheet_title, tell_outcome
from cohortplan.web.wording import Colour
from cohortplan.workflows.assumptions import Assumption, assumptions_in
from cohortplan.workflows.confirming import confirm
from cohortplan.workflows.data import Data, Problem

MOST_OF_ONE_FILE = 6
NOWHERE = "—"


def counted(desk: Desk, data: Data) -> tuple[tuple[str, Colour], ...]:
    """How much there is to do, in a few words each with its colour; one that all is well where there is nothing."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    said: list[tuple[str, Colour]] = []
    if data.errors:
        said.append((_n("{count} error", "{count} errors", data.errors).format(count=data.errors), "red"))
    if data.warnings:
        said.append((_n("{count} warning", "{count} warnings", data.warnings).format(count=data.warnings), "orange"))
    count = len(assumptions_in(data))
    if count:
        said.append((_("{count} to confirm").format(count=count), "blue"))
    return tuple(said) or ((_("All data are in order"), "green"),)


def draw_problems_by_file(desk: Desk, data: Data) -> None:
    """Every problem under the name of its file, with the way there."""
    _ = translator(desk.language)
    if not data.problems_at:
        st.markdown(all_well(_("No error and no warning in the data.")))
        return
    for number, (where, problems) in enumerate(data.problems_at.items()):
        with st.container(border=True, gap="xsmall", key=f"problems_{number}"):
            sheet = data.sheet(where)
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                title = sheet_title(sheet, desk.language) if sheet else where
                st.markdown(strong(literal(title)), width="stretch")
                if sheet is not None:
                    st.button(
                        _("Mend here"),
                        key=f"mend_sheet_{where}",
                        icon=":material/edit:",
                        type="tertiary",
                        on_click=go_to_sheet,
                        args=(desk.memory, where),
                    )
            for problem in problems[:MOST_OF_ONE_FILE]:
                st.markdown(problem_line(desk, problem))
            _rest(desk, problems)


def _rest(desk: Desk, problems: tuple[Problem, ...]) -> None:
    """All others, folded away so that the next file can be seen."""
    _n = plural_translator(desk.language)
    left = problems[MOST_OF_ONE_FILE:]
    if left:
        with st.expander(_n("and {count} more", "and {count} more", len(left)).format(count=len(left))):
            st.markdown("\n\n".join(problem_line(desk, problem) for problem in left))


def problem_line(desk: Desk, problem: Problem) -> str:
    """A problem with its row and column, in the colour of its level."""
    _ = translator(desk.language)
    sign = ":red[:material/error:]" if problem.is_error else ":orange[:material/warning:]"
    place = [_("Row {number}").format(number=problem.row)] if problem.row else []
    place += [f"“{problem.column}”"] if problem.column else []
    where = f":gray[{literal(' '.join(place))}] " if place else ""
    return f"{sign} {where}{literal(problem.message(desk.language))}"


def draw_assumptions(desk: Desk, data: Data) -> None:
    """What was taken by custom: a button that it is so, and a way to where it is changed."""
    _ = translator(desk.language)
    listed = assumptions_in(data)
    if not listed:
        return
    st.subheader(_("Is this right?"), anchor=False)
    st.caption(_("Nobody said these, so the usual was taken. Confirm what is so; change what is not."))
    with st.container(border=True, gap="xsmall", key="assumptions"):
        for assumption in listed:
            _assumption(desk, data, assumption)


def _assumption(desk: Desk, data: Data, assumption: Assumption) -> None:
    _ = translator(desk.language)
    said, ways = st.container(key=f"assumed_{assumption.code}").columns(
        [1.55, 1], gap="small", vertical_alignment="center"
    )
    said.markdown(literal(assumption.text[desk.language]))
    with ways.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        sheet = data.sheet(assumption.file)
        st.button(
            _("Change"),
            key=f"change_{assumption.code}",
            help=_("in {table}").format(table=literal(sheet_title(sheet, desk.language))) if sheet else None,
            type="tertiary",
            on_click=go_to_sheet,
            args=(desk.memory, assumption.file),
        )
        if assumption.confirmable:
            st.button(
                _("Yes, it is so"),
                key=f"confirm_{assumption.code}",
                icon=":material/check:",
                on_click=_confirm,
                args=(desk, data, assumption),
            )


def _confirm(desk: Desk, data: Data, assumption: Assumption) -> None:
    _ = translator(desk.language)
    tell_outcome(desk, data, lambda: confirm(data, assumption.code), _("Confirmed, and written into the project."))
