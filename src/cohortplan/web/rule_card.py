"""One rule: what it is about, its settings as fields, and its examples drawn."""

from __future__ import annotations

import streamlit as st

from cohortplan.rules.base import Rule, rule_name
from cohortplan.text import Language
from cohortplan.text.catalogue import translator
from cohortplan.web.literal import coloured, literal, small, strong
from cohortplan.web.ruling import Ruling
from cohortplan.web.sketches import sketch_html
from cohortplan.workflows.rule_examples import FEW, examples_of
from cohortplan.workflows.rule_settings import LIMIT, NO_LIMIT, SWITCH, Setting, is_requirement
from cohortplan.workflows.rulebook import level_of, said_value

BESIDE = 2


def draw_rule(ruling: Ruling, kind: type[Rule]) -> None:
    """Title and level, help, fields, and the ways back; examples below."""
    language = ruling.desk.language
    _ = translator(language)
    name = rule_name(kind)
    with st.container(border=True, key="rule_card", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.subheader(literal(kind.title[language]), anchor=False, width="content")
            st.badge(level_of(kind)[language], color="red" if is_requirement(kind) else "blue")
            st.markdown(f":gray[:small[{literal(name)}]]", width="stretch")
            _ways_back(ruling, kind)
        st.markdown(literal(kind.help[language]))
        _fields(ruling, kind)
        _examples(kind, language)


def _fields(ruling: Ruling, kind: type[Rule]) -> None:
    """The switch above, numbers two beside each other."""
    _ = translator(ruling.desk.language)
    settings = ruling.wanted.settings_of(kind)
    if not settings:
        st.caption(_("There is nothing to set: it holds always, for everybody."))
    switch = [each for each in settings if each.name == SWITCH]
    rest = [each for each in settings if each.name != SWITCH]
    for setting in switch:
        _field(ruling, setting)
    for place in range(0, len(rest), BESIDE):
        row = rest[place : place + BESIDE]
        for column, setting in zip(st.columns(BESIDE, gap="medium", vertical_alignment="bottom"), row, strict=False):
            with column:
                _field(ruling, setting)


def _ways_back(ruling: Ruling, kind: type[Rule]) -> None:
    _ = translator(ruling.desk.language)
    if ruling.wanted.is_edited(kind):
        st.button(
            _("Undo"), key="undo_rule", icon=":material/undo:", type="tertiary",
            on_click=lambda: ruling.change(ruling.wanted.without_edits(kind), anew=True),
        )  # fmt: skip
    if ruling.wanted.is_written(kind):
        label = _("Back to the preset") if ruling.wanted.preset else _("Back to the defaults")
        st.button(
            label, key="default_rule", icon=":material/restart_alt:", type="tertiary",
            on_click=lambda: ruling.change(ruling.wanted.back_to_default(kind), anew=True),
        )  # fmt: skip


def _field(ruling: Ruling, setting: Setting) -> None:
    """The field with its default below it, and what is wrong with it."""
    name = setting.name
    _ = translator(ruling.desk.language)
    css = "fault" if setting.fault else "edited" if setting.key in ruling.wanted.edits else "set"
    with st.container(key=f"setting_{css}_{name}", gap=None):
        if isinstance(setting.default, bool):
            _switch(ruling, setting)
        else:
            _number(ruling, setting)
        if below := _below(ruling, setting):
            st.markdown(below)
        if setting.fault is not None:
            value = said_value(setting.value, ruling.desk.language)
            said = _("“{value}” does not fit; expected is {expected}.")
            st.markdown(
                f":red[:small[{said.format(value=literal(value), expected=setting.fault[ruling.desk.language])}]]"
            )


def _switch(ruling: Ruling, setting: Setting) -> None:
    key = _key(ruling, setting)
    st.session_state.setdefault(key, setting.value is True)
    st.toggle(
        _label(setting, ruling.desk.language),
        key=key,
        on_change=lambda: ruling.change(ruling.wanted.with_value(setting.key, bool(st.session_state[key]))),
    )


def _number(ruling: Ruling, setting: Setting) -> None:
    key = _key(ruling, setting)
    _ = translator(ruling.desk.language)
    number = isinstance(setting.value, int) and not isinstance(setting.value, bool)
    st.session_state.setdefault(key, setting.value if number else None)

    def changed() -> None:
        typed = st.session_state[key]
        empty: object = NO_LIMIT if setting.name == LIMIT else ""
        ruling.change(ruling.wanted.with_value(setting.key, empty if typed is None else int(typed)))

    st.number_input(
        _label(setting, ruling.desk.language),
        value=None,
        step=1,
        key=key,
        on_change=changed,
        placeholder=_("no limit") if setting.name == LIMIT else "",
        help=f"`{'.'.join(setting.key)}` · {literal(setting.expected[ruling.desk.language])}",
    )


def _key(ruling: Ruling, setting: Setting) -> str:
    return f"set_{'_'.join(setting.key)}_{ruling.version}"


def _label(setting: Setting, language: Language) -> str:
    _ = translator(language)
    return literal(setting.field.metadata["help"][language]) if setting.field else _("This rule applies")


def _below(ruling: Ruling, setting: Setting) -> str:
    """What holds by default and by the preset, and who changed it."""
    language = ruling.desk.language
    _ = translator(language)
    if setting.name == SWITCH and setting.value is True:
        return ""
    default = _("default {value}").format(value=literal(said_value(setting.default, language)))
    said = [coloured("gray", default)]
    if setting.base != setting.default:
        preset = _("preset {value}").format(value=literal(said_value(setting.base, language)))
        said.append(coloured("gray", preset))
    if setting.key in ruling.wanted.edits:
        said.append(coloured("orange", _("not saved yet")))
    elif setting.written and setting.value != setting.base:
        said.append(coloured("blue", _("set by this project")))
    return f":small[{' · '.join(said)}]"


def _examples(kind: type[Rule], language: Language) -> None:
    """A few that tell most, the others on request."""
    _ = translator(language)
    drawn = examples_of(kind, language)
    title, aside = strong(_("Examples")), small(_("by the default numbers"))
    st.markdown(f"{title} {aside}")
    key = f"all_examples_{rule_name(kind)}"
    shown = drawn if st.session_state.get(key) else drawn[:FEW]
    unit = kind.unit.value[language]
    st.html(f'<div class="tinies">{"".join(sketch_html(each, unit, language) for each in shown)}</div>')
    if len(drawn) > FEW:
        st.toggle(_("All {count} examples").format(count=len(drawn)), key=key)
