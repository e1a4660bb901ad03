"""What could be instead, best first: one button each, with what it would break and cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from cohortplan.domain.sessions import Session
from cohortplan.rules.effects import Effect
from cohortplan.text import shown
from cohortplan.text.catalogue import translator
from cohortplan.web.answers import by_day_only
from cohortplan.web.desk import Desk, Work
from cohortplan.web.literal import literal, strong
from cohortplan.web.wording import clock, leader_name, price_words, short_day
from cohortplan.workflows.places import Place, same_kind

FIRST_SHOWN, MORE_SHOWN = 6, 12
REASONS_SHOWN = 2


@dataclass(frozen=True)
class Option:
    """One thing that could be: the key of its button, what it is, what it would do; nothing can ``act`` on what is locked."""

    key: str
    head: str
    beneath: tuple[str, ...]
    effect: Effect
    act: Callable[[], None] | None


def choose_day(desk: Desk, work: Work, session: Session) -> date | None:
    """The day on which to look for places; ``None`` for every day, where they can all be looked at at once."""
    days = sorted({work.project.days[each.id] for each in same_kind(work.project, session.id)})
    if len(days) < 2:
        return None
    _ = translator(desk.language)
    many = by_day_only(work.project, session)
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


def most_shown(desk: Desk) -> int:
    """How many options the coordinator wants to see by now."""
    return desk.memory.shown or FIRST_SHOWN


def draw_options(desk: Desk, options: Sequence[Option]) -> None:
    """The best of them, as many as were asked for; those that break a rule only on request.

    ``options`` are ranked, and one more than are shown, so that it is known
    whether there are more: to rank all of them would keep the page waiting.
    """
    _ = translator(desk.language)
    most = most_shown(desk)
    fine = [each for each in options if not each.effect.breaks]
    also_broken = len(fine) <= most and len(fine) < len(options) and _also_broken(desk)
    listed = list(options) if also_broken else fine
    if not fine:
        st.caption(_("None without breaking a rule.") if options else _("There is nothing of that kind."))
    with st.container(key="places"):
        for each in listed[:most]:
            draw_option(desk, each)
    if len(listed) > most:
        more = (desk.memory, "shown", most + MORE_SHOWN)
        st.button(_("Show more"), key="more_places", type="tertiary", on_click=setattr, args=more)


def _also_broken(desk: Desk) -> bool:
    _ = translator(desk.language)
    return st.toggle(_("also what breaks a rule"), key="also_broken")


def draw_option(desk: Desk, option: Option) -> None:
    """One button: what it is, its price, and the rules it would break, if any."""
    language = desk.language
    prices = (f":{colour}[{literal(words)}]" for words, colour in price_words(option.effect.price, language))
    lines = [
        option.head,
        " · ".join((*filter(None, map(literal, option.beneath)), *prices)),
        *(f":red[{literal(each.finding.say(language))}]" for each in option.effect.breaks[:REASONS_SHOWN]),
    ]
    said = "  \n".join(lines)
    if option.act is None:
        st.markdown(said)
    else:
        st.button(said, key=option.key, width="stretch", wrap=True, on_click=option.act)


def session_head(desk: Desk, work: Work, session: Session) -> str:
    """When a session begins, in bold, and what it is, as Markdown."""
    begins = literal(f"{shown(work.project.days[session.id], desk.language)} {clock(work.project, session)}")
    return f"{strong(begins)} {literal(session.title)}"


def place_option(desk: Desk, work: Work, place: Place, go: Callable[[Place], None] | None) -> Option:
    """A place to go to, or only to know of."""
    return Option(
        key=f"place_{place.session.id}",
        head=session_head(desk, work, place.session),
        beneath=(leader_name(work.project, place.session),),
        effect=place.effect,
        act=None if go is None else partial(go, place),
    )
