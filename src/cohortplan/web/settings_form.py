"""The settings: a form for what everybody sets, and the whole file as a text for the rest."""

from __future__ import annotations

from datetime import date

import streamlit as st

from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk
from cohortplan.web.literal import literal
from cohortplan.web.memory import Refusal
from cohortplan.web.sheets import sheet_title, tell_outcome
from cohortplan.web.todo import problem_line
from cohortplan.workflows.data import SETTINGS_FILE, Data, Sheet
from cohortplan.workflows.mending import Stale, save_text
from cohortplan.workflows.plain_settings import (
    PlainSettings,
    as_lines,
    days_off_in,
    make_up_in,
    plain_settings,
    with_plain_settings,
)

FIELDS = ("name", "start", "end", "term_start", "days_off", "make_up")
MOST_TOLD = 30


def draw_settings(desk: Desk, data: Data, sheet: Sheet) -> None:
    """The form, if the file can be read; the text in any case."""
    _ = translator(desk.language)
    for problem in sheet.problems[:MOST_TOLD]:
        st.markdown(problem_line(desk, problem))
    plain = plain_settings(data.settings_text)
    if plain is None:
        _text(desk, data, sheet, height=460)
        return
    left, right = st.columns([1, 1.15], gap="large")
    with left:
        _form(desk, data, plain)
    with right:
        _text(desk, data, sheet, height=520)


def draw_text(desk: Desk, data: Data, sheet: Sheet) -> None:
    """A table that is not to be taken apart into cells, as the text it is."""
    _ = translator(desk.language)
    for problem in sheet.problems[:MOST_TOLD]:
        st.markdown(problem_line(desk, problem))
    if data.text(sheet.name) is None:
        st.info(_("This file is no text. Save it anew in Excel as CSV UTF-8, and send the project again."))
        return
    _text(desk, data, sheet, height=460)


def _form(desk: Desk, data: Data, plain: PlainSettings) -> None:
    _ = translator(desk.language)
    version = f"{hash(data.settings_text)}_{desk.memory.turn}"
    with st.form(f"settings_{version}", border=True):
        st.text_input(_("Name of the project"), value=plain.name, key=f"name_{version}")
        first, last = st.columns(2, gap="small")
        first.date_input(_("First day"), value=plain.start, key=f"start_{version}", format="YYYY-MM-DD")
        last.date_input(_("Last day"), value=plain.end, key=f"end_{version}", format="YYYY-MM-DD")
        st.date_input(
            _("First day of term"),
            value=plain.term_start,
            key=f"term_start_{version}",
            format="YYYY-MM-DD",
            help=_("Teaching weeks are counted from it; odd and even weeks too."),
        )
        st.text_area(
            _("Days off beside the official holidays"),
            value=as_lines(plain.days_off),
            key=f"days_off_{version}",
            height=90,
            placeholder=_("2026-10-21 sports day"),
            help=_("One day in each line, its reason behind it."),
        )
        st.text_area(
            _("Make-up days, and whose timetable they follow"),
            value=as_lines(plain.make_up),
            key=f"make_up_{version}",
            height=90,
            placeholder=_("2026-09-20 2026-09-25"),
            help=_("One day in each line; behind it the date or the weekday whose timetable it follows."),
        )
        st.form_submit_button(
            _("Save"), key="save_settings", type="primary", icon=":material/save:", on_click=_save_form,
            args=(desk, data, version),
        )  # fmt: skip


def _save_form(desk: Desk, data: Data, version: str) -> None:
    _, _n = translator(desk.language), plural_translator(desk.language)
    typed = {key: st.session_state[f"{key}_{version}"] for key in FIELDS}
    days_off, make_up = days_off_in(str(typed["days_off"])), make_up_in(str(typed["make_up"]))
    if faults := (*days_off.faults, *make_up.faults):
        said = _n("This line says no day: {lines}. Write such as 2026-09-20 2026-09-25.",
                  "These lines say no day: {lines}. Write such as 2026-09-20 2026-09-25.", len(faults))  # fmt: skip
        desk.memory.note("error", said.format(lines="; ".join(faults)), _("Nothing was saved."))
        return
    wanted = PlainSettings(
        name=str(typed["name"]).strip(),
        start=_day(typed["start"]),
        end=_day(typed["end"]),
        term_start=_day(typed["term_start"]),
        days_off=days_off.days,
        make_up=make_up.days,
    )
    text = with_plain_settings(data.settings_text, wanted)
    if text is None:
        desk.memory.note("warning", _("The file is laid out so that a form cannot change it. Change its text instead."))
        return
    _write(desk, data, SETTINGS_FILE, text)


def _text(desk: Desk, data: Data, sheet: Sheet, *, height: int) -> None:
    """The whole file."""
    _ = translator(desk.language)
    text = data.text(sheet.name) or ""
    key = f"text_{sheet.name}_{hash(text)}_{desk.memory.turn}"
    with st.form(f"form_{key}", border=True):
        st.text_area(literal(_("The whole file: {name}").format(name=sheet.name)), value=text, key=key, height=height)
        st.form_submit_button(
            _("Save the text"), key="save_text", icon=":material/save:", on_click=_save_text,
            args=(desk, data, sheet.name, key),
        )  # fmt: skip


def _save_text(desk: Desk, data: Data, name: str, key: str) -> None:
    _write(desk, data, name, str(st.session_state[key]))


def _write(desk: Desk, data: Data, name: str, text: str) -> None:
    _ = translator(desk.language)
    sheet = data.sheet(name)
    done = _("{table} is saved.").format(table=sheet_title(sheet, desk.language) if sheet else name)
    base = data.files.top.get(name)
    written = tell_outcome(desk, data, lambda: save_text(data.folder, name, text, base), done, name)
    refusal = desk.memory.refusal
    if not written and refusal is not None and isinstance(refusal.stale, Stale):
        desk.memory.refusal = Refusal(refusal.folder, refusal.name, refusal.stale, text)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
