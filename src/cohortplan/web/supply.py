"""Supply against demand at a glance: what is asked beside what there is, the tightest first."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from cohortplan.text import Language
from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.literal import all_well
from cohortplan.web.markup import Cell, bar_cell, cell, head, table
from cohortplan.workflows.data import SupplyFact

TIGHT, FULL = 85, 100
"""Shares of the supply, in percent, from which it gets tight, and beyond which something is missing."""

FIRST_SHOWN = 8


def draw_supply(facts: tuple[SupplyFact, ...], language: Language) -> None:
    """The table, and in a sentence what it comes to."""
    _, _n = translator(language), plural_translator(language)
    short = [fact for fact in facts if fact.missing]
    tight = [fact for fact in facts if not fact.missing and fact.percent >= TIGHT]
    if short:
        said = _n(
            "In {count} row there is less than is asked: seats will be missing whatever the plan.",
            "In {count} rows there is less than is asked: seats will be missing whatever the plan.",
            len(short),
        )
        st.markdown(f":red[:material/error: {said.format(count=len(short))}]")
    elif tight:
        said = _n("{count} row is tight.", "{count} rows are tight.", len(tight))
        st.markdown(f":orange[:material/info: {said.format(count=len(tight))}]")
    else:
        st.markdown(all_well(_("There is enough of everything.")))
    # Whatever is short or tight is seen at once, and a few beside it to compare.
    first = max(FIRST_SHOWN, len(short) + len(tight))
    st.html(_table(facts[:first], language))
    rest = facts[first:]
    if rest:
        label = _n("{count} row with plenty", "{count} rows with plenty", len(rest)).format(count=len(rest))
        with st.expander(label):
            st.html(_table(rest, language))


def _table(facts: Iterable[SupplyFact], language: Language) -> str:
    _ = translator(language)
    heads = (head(_("What")), head(_("Asked"), css="number"), head(_("There is"), css="number"), head(_("Share used")))
    return table("supply", (_row(fact, language) for fact in facts), heads=heads)


def _row(fact: SupplyFact, language: Language) -> tuple[Cell, ...]:
    _ = translator(language)
    words = f"{fact.percent} %" if fact.supply else "–"
    if fact.missing:
        words = _("{count} missing").format(count=fact.missing)
    name = {
        "places": _("{what}: mentors' places"),
        "visits": _("{what}: visits that classes can receive"),
    }.get(fact.kind, _("{what}: seats"))
    return (
        cell(name.format(what=fact.what[language])),
        cell(f"{fact.demand:,}", "number"),
        cell(f"{fact.supply:,}", "number"),
        bar_cell(fact.percent, words, _colour(fact)),
    )


def _colour(fact: SupplyFact) -> str:
    if fact.missing:
        return "short"
    return "tight" if fact.percent >= TIGHT else "ample"
