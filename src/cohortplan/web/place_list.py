"""Places to go to, best first: one button each, with what it would break and cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from cohortplan.domain.sessions import Session
from cohortplan.text import shown
from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk, Work
from cohortplan.web.literal import literal, strong
from cohortplan.web.wording import clock, leader_name, price_words, short_day
from cohortplan.workflows.places import Place, same_kind

FIRST_SHOWN, MORE_SHOWN = 6, 12
REASONS_SHOWN = 2
MOST_AT_ONCE = 1000
"""Places looked at together; beyond, a page that must answer at once looks at one day at a time."""

Go = Callable[[Place], None]
"""What happens when a place is chosen."""


def choose_day(desk: Desk, work: Work, session: Session) -> date | None:
    """The day on which to look for places; ``None`` for every day, where they can all be looked at at once."""
    found = same_kind(work.project, session.id)
    days = sorted({work.project.days[each.id] for each in found})
    if len(days) < 2:
        return None
    _ = translator(desk.language)
    many = len(found) > MOST_AT_ONCE
    chosen: date | None = st.pills(
        _("Day"),
        days,
        default=work.project.days[session.id] if many else None,
        required=many,
        format_func=lambda each: short_day(work.project, each, desk.language),
        label_visibility="collapsed",
        key=f"only_day_{session.id}",
    )
    return chosen


def draw_places(desk: Desk, work: Work, places: tuple[Place, ...], go: Go) -> None:
    """The best places; those that break a rule only on request."""
    _ = translator(desk.language)
    broken = sum(bool(place.effect.breaks) for place in places)
    also_broken = _also_broken(desk, broken)
    listed = [place for place in places if also_broken or not place.effect.breaks]
    if not listed:
        st.caption(_("No place without breaking a rule."))
    most = desk.memory.shown or FIRST_SHOWN
    with st.container(key="places"):
        for place in listed[:most]:
            _place(desk, work, place, go)
    if len(listed) > most:
        more = (desk.memory, "shown", most + MORE_SHOWN)
        st.button(_("Show more"), key="more_places", type="tertiary", on_click=setattr, args=more)


def _also_broken(desk: Desk, count: int) -> bool:
    _n = plural_translator(desk.language)
    label = _n("also {count} place that breaks a rule", "also {count} places that break a rule", count)
    return bool(count) and st.toggle(label.format(count=count), key="also_broken")


def _place(desk: Desk, work: Work, place: Place, go: Go) -> None:
    project, session, language = work.project, place.session, desk.language
    begins = literal(f"{shown(project.days[session.id], language)} {clock(project, session)}")
    prices = (f":{colour}[{literal(words)}]" for words, colour in price_words(place.price, language))
    lines = [
        f"{strong(begins)} {literal(session.title)}",
        " · ".join(filter(None, (literal(leader_name(project, session)), *prices))),
        *(f":red[{literal(each.finding.say(language))}]" for each in place.effect.breaks[:REASONS_SHOWN]),
    ]
    key = f"place_{session.id}"
    st.button("  \n".join(lines), key=key, width="stretch", wrap=True, on_click=go, args=(place,))
