"""Findings as lines, the worst first, each in the colour of its verdict."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from cohortplan.rules.audit import Judged, Verdict
from cohortplan.text import Language
from cohortplan.text.catalogue import plural_translator
from cohortplan.web.literal import literal

SIGNS = {
    Verdict.HARD: ":red[:material/error:]",
    Verdict.SHORTFALL: ":orange[:material/event_busy:]",
    Verdict.PENALTY: ":gray[:material/remove:]",
    Verdict.EXCUSED: ":gray[:material/event_available:]",
    Verdict.WAIVED: ":gray[:material/verified:]",
}


def draw_findings(judged: Iterable[Judged], language: Language, *, key: str, most: int = 12) -> None:
    """Up to ``most`` findings, and how many more there are."""
    _n = plural_translator(language)
    listed = list(judged)
    with st.container(key=f"findings_{key}"):
        for each in listed[:most]:
            st.markdown(f"{SIGNS[each.verdict]} {literal(each.finding.say(language))}")
        left = len(listed) - most
        if left > 0:
            st.caption(_n("and {count} more", "and {count} more", left).format(count=left))
