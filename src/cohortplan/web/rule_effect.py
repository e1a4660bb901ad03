"""What the changes that are not saved yet would mean for the plan at hand, in numbers and in sentences; and saving them."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from cohortplan.text import Language
from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Work
from cohortplan.web.findings import draw_findings
from cohortplan.web.literal import all_well, coloured, literal, strong
from cohortplan.web.markup import Cell, cell, head, table
from cohortplan.web.ruling import Ruling, audit_of
from cohortplan.workflows.rule_effects import Cost, Effect, effect_of
from cohortplan.workflows.rule_settings import Change, preset_named
from cohortplan.workflows.rulebook import APPLIES, said_value

MOST_TOLD = 8


def draw_effect(ruling: Ruling) -> None:
    """The changes, what they would do, and the two ways on."""
    _ = translator(ruling.desk.language)
    with st.container(border=True, key="rule_effect", gap="small"):
        st.subheader(_("Before you save"), anchor=False)
        mine = ruling.mine
        if not ruling.wanted.edits:
            st.caption(_("Change a setting: here you see at once what it would mean for the plan at hand."))
        elif not mine:
            st.caption(_("What holds stays as it is; only the file is tidied up."))
        for line in told(mine[:MOST_TOLD], ruling.desk.language):
            st.markdown(line)
        _more(len(mine) - MOST_TOLD, ruling.desk.language)
        if ruling.wanted.edits:
            _ways_on(ruling)
        if not ruling.is_faulty:
            _meaning(ruling)


def told(changes: Iterable[Change], language: Language) -> list[str]:
    """Each change of a setting in a line."""
    return [f"{_what(each, language)}  {_values(each, language)}" for each in changes]


def _what(change: Change, language: Language) -> str:
    _ = translator(language)
    if change.kind is None:
        return strong(_("Preset"))
    setting = change.field.metadata["help"] if change.field else APPLIES
    return f"{strong(literal(change.kind.title[language]))} · {literal(setting[language])}"


def _values(change: Change, language: Language) -> str:
    values = (change.before, change.after)
    said = [literal(_value(change, value, language)) for value in values]
    return f":gray[{said[0]} →] **{said[1]}**"


def _value(change: Change, value: object, language: Language) -> str:
    _ = translator(language)
    if change.kind is not None:
        return said_value(value, language)
    preset = preset_named(str(value))
    return preset.title[language] if preset else _("Defaults")


def _more(left: int, language: Language) -> None:
    _n = plural_translator(language)
    if left > 0:
        st.caption(_n("and {count} more", "and {count} more", left).format(count=left))


def _ways_on(ruling: Ruling) -> None:
    _ = translator(ruling.desk.language)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            _("Save the rules"), key="save_rules", type="primary", icon=":material/save:",
            disabled=ruling.is_faulty or bool(ruling.theirs), on_click=ruling.save,
        )  # fmt: skip
        st.button(_("Drop all changes"), key="drop_rules", type="tertiary", on_click=ruling.drop)
    if ruling.is_faulty:
        st.markdown(coloured("red", _("A value does not fit; nothing can be saved before it is mended.")))


def _meaning(ruling: Ruling) -> None:
    """The audit of the plan at hand, before and after."""
    _ = translator(ruling.desk.language)
    work = ruling.desk.work
    if work is None or not work.question.plan.assignments:
        st.caption(_("There is no plan yet on which the effect could be shown."))
        return
    if not ruling.wanted.edits:
        _standing(work, ruling.desk.language)
        return
    effect = effect_of(work.audit, audit_of(work, ruling.wanted.policy))
    _costs(effect, ruling.desk.language)
    _findings(effect, ruling.desk.language)


def _standing(work: Work, language: Language) -> None:
    cost = work.audit.cost
    rows = [[cell(name), cell(str(old), "number")] for name, old, _new in _levels(cost, cost, language)]
    st.html(table("effect", rows))


def _costs(effect: Effect, language: Language) -> None:
    """The whole first, then each rule whose cost changes."""
    _ = translator(language)
    heads = [head(""), head(_("now"), css="number"), head(_("then"), css="number")]
    whole = _levels(effect.before, effect.after, language)
    rows = [[cell(name, "whole"), *_pair(old, new)] for name, old, new in whole]
    for each in effect.rules:
        rows += [
            [cell(each.kind.title[language], under=name), *_pair(old, new)]
            for name, old, new in _levels(each.before, each.after, language)
            if old != new
        ]
    st.html(table("effect", rows, heads=heads))
    if not effect.rules:
        st.caption(_("The plan as it is costs the same under these rules."))


def _levels(before: Cost, after: Cost, language: Language) -> list[tuple[str, int, int]]:
    _ = translator(language)
    names = (_("hard findings"), _("missing seats, weighted"), _("price of preferences"))
    return list(zip(names, before, after, strict=True))


def _pair(old: int, new: int) -> list[Cell]:
    tone = "" if old == new else "worse" if new > old else "better"
    return [cell(str(old), "number"), cell(str(new), f"number {tone}")]


def _findings(effect: Effect, language: Language) -> None:
    _, _n = translator(language), plural_translator(language)
    new, gone = effect.newly_hard, effect.no_longer_hard
    if new:
        said = _n("{count} finding would newly be hard:", "{count} findings would newly be hard:", len(new))
        st.markdown(f":red[{said.format(count=len(new))}]")
        draw_findings(new, language, key="newly_hard", most=MOST_TOLD)
    if gone:
        said = _n("{count} finding would no longer be hard.", "{count} findings would no longer be hard.", len(gone))
        st.markdown(all_well(said.format(count=len(gone))))
    if new:
        st.caption(_("That is the plan as it is; planned anew under these rules, it can be another."))
