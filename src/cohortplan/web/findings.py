"""Findings as lines, the worst first, each in the colour of its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import streamlit as st

from cohortplan.domain.refs import About
from cohortplan.rules.audit import Judged, Verdict
from cohortplan.text import Language
from cohortplan.text.catalogue import plural_translator
from cohortplan.web.literal import literal

SIGNS = {
    Verdict.HARD: ":red[:material/error:]",
    Verdict.SHORTFALL: ":orange[:material/event_busy:]",
    Verdict.PENALTY: ":gray[:material/remove:]",
    Verdict.HISTORY: ":gray[:material/history:]",
    Verdict.EXCUSED: ":gray[:material/event_available:]",
    Verdict.WAIVED: ":gray[:material/verified:]",
}

NOTHING_MORE: Mapping[About, str] = MappingProxyType({})


def draw_findings(
    judged: Iterable[Judged], language: Language, *, key: str, why: Mapping[About, str] = NOTHING_MORE, most: int = 12
) -> None:
    """Up to ``most`` findings, each with its cause where there is one, and how many more there are."""
    _n = plural_translator(language)
    listed = list(judged)
    with st.container(key=f"findings_{key}"):
        for each in listed[:most]:
            cause = why.get(each.finding.about, "")
            said = f"{SIGNS[each.verdict]} {literal(each.finding.say(language))}"
            st.markdown(f"{said}  \n:gray[:small[{literal(cause)}]]" if cause else said)
        left = len(listed) - most
        if left > 0:
            st.caption(_n("and {count} more", "and {count} more", left).format(count=left))
