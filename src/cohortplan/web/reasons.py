"""Why an assignment is here, and why not there: which rules want or forbid it, what it costs, and who pays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from cohortplan.domain.sessions import Session
from cohortplan.rules.audit import Cost
from cohortplan.text import shown
from cohortplan.text.catalogue import plural_translator, to_translate, translator
from cohortplan.web.answers import by_day_only, places_of, why_not_of
from cohortplan.web.desk import Desk, Work
from cohortplan.web.exchanges import move
from cohortplan.web.literal import literal, strong
from cohortplan.web.locks import pins_on
from cohortplan.web.memory import Choice
from cohortplan.web.place_list import draw_option, place_option
from cohortplan.web.wording import clock, leader_name, price_words
from cohortplan.workflows.edit import Applied
from cohortplan.workflows.places import Place, leaving
from cohortplan.workflows.questions.naming import named
from cohortplan.workflows.questions.pricing import FREE, Bill, Charge
from cohortplan.workflows.questions.why_not import in_place_of

BREAKS_SHOWN, PAYERS_SHOWN = 4, 3
INSTEAD, BEST, AS_WELL = "instead", "best", "as_well"
WAYS = {
    INSTEAD: to_translate("In place of this session"),
    BEST: to_translate("In place of “{title}”, which costs less"),
    AS_WELL: to_translate("As well as everything else"),
}
DO = {False: to_translate("Move there"), True: to_translate("Move there all the same")}
ADD = {False: to_translate("Add it too"), True: to_translate("Add it all the same")}


def draw_why(desk: Desk, work: Work, trainee: str, session: Session) -> None:
    """Which rules want it, which would rather do without, and what would be next best."""
    _ = translator(desk.language)
    bill = Bill(leaving(work.standing, trainee, session.id))
    st.markdown(" ".join((_("Dropping it:"), _said_cost(desk, bill.price))))
    wanting = bill.wanted_by
    relieved = tuple(each for each in bill.charges if each.cost < FREE)
    if wanting:
        st.markdown(strong(_("Rules that want it")))
        _charges(desk, work, wanting, "wanting")
    else:
        st.caption(_("No rule wants it: it could be dropped."))
    if relieved:
        st.markdown(strong(_("Better off without it")))
        _charges(desk, work, relieved, "relieved")
    one_day = by_day_only(work.project, session)
    places = places_of(work, trainee, session.id, work.project.days[session.id] if one_day else None, 1)
    st.markdown(strong(_("Next best on that day") if one_day else _("Next best")))
    if not places:
        st.caption(_("There is nothing of that kind."))

    def go(place: Place) -> None:
        move(desk, work, trainee, session.id, place.session.id)

    locked = pins_on(work, trainee, session)
    for place in places:
        draw_option(desk, place_option(desk, work, place, None if locked else go))


def draw_why_not(desk: Desk, work: Work, trainee: str, session: Session) -> None:
    """What speaks against another session that the coordinator picks, and the way there all the same."""
    _ = translator(desk.language)
    there = _pick(desk, work, trainee, session)
    if there is None:
        st.caption(_("Choose where: what it would break, what it would cost, and who would pay."))
        return
    answer = why_not_of(work, trainee, there)
    here = in_place_of(work.standing, trainee, session.id, there)

    def go(leaves: str) -> None:
        move(desk, work, trainee, leaves, there)

    locked = pins_on(work, trainee, session)
    _way(desk, work, (INSTEAD, _(WAYS[INSTEAD])), here.bill, None if locked else partial(go, session.id))
    best = answer.instead
    if best is not None and best.leaves != session.id and best.bill.price < here.bill.price:
        title = literal(work.project.session[best.leaves].title)
        _way(desk, work, (BEST, _(WAYS[BEST]).format(title=title)), best.bill, partial(go, best.leaves))

    def add() -> None:
        result = desk.editor(work).assign(trainee, there)
        desk.tell(work, result, _("Added. Undo takes it back."))
        if isinstance(result, Applied):
            desk.memory.choice = Choice(session=there)

    _way(desk, work, (AS_WELL, _(WAYS[AS_WELL])), answer.joining, add)


def _pick(desk: Desk, work: Work, trainee: str, session: Session) -> str | None:
    """Day, kind and session, each narrowing the next."""
    _, project = translator(desk.language), work.project
    attended = set(work.question.plan.sessions_of.get(trainee, ()))
    open_ones = [each for each in project.offers if each.id not in attended]
    days = sorted({project.days[each.id] for each in open_ones})
    if not days:
        return None
    here = project.days[session.id]
    left, right = st.columns([1, 1.25], gap="small")
    day: date = left.selectbox(
        _("Day"),
        days,
        index=days.index(here) if here in days else 0,
        format_func=lambda each: shown(each, desk.language),
        key=f"there_day_{session.id}",
    )
    of_day = [each for each in open_ones if project.days[each.id] == day]
    kinds = list(dict.fromkeys(each.kind for each in of_day))
    kind = right.selectbox(
        _("Kind"),
        kinds,
        index=kinds.index(session.kind) if session.kind in kinds else 0,
        format_func=lambda each: project.kind_name(each)[desk.language],
        key=f"there_kind_{session.id}_{day}",
    )
    found = {each.id: each for each in of_day if each.kind == kind}

    def name(ident: str) -> str:
        return " ".join(filter(None, (clock(project, found[ident]), found[ident].title, _led(work, found[ident]))))

    return st.selectbox(
        _("Session"),
        list(found),
        index=None,
        format_func=name,
        placeholder=_("Choose a session"),
        key=f"there_session_{session.id}_{day}_{kind}",
    )


def _led(work: Work, session: Session) -> str:
    leader = leader_name(work.project, session)
    return f"· {leader}" if leader and leader not in session.title else ""


def _way(desk: Desk, work: Work, way: tuple[str, str], bill: Bill, act: Callable[[], None] | None) -> None:
    """One way of being there: its price, what it breaks, who pays, and the button that does it, unless it is locked."""
    _ = translator(desk.language)
    key, title = way
    with st.container(key=f"way_{key}", gap="xsmall"):
        st.markdown(f"{strong(title)}  \n{_said_cost(desk, bill.price)}")
        with st.container(key=f"charges_broken_{key}", gap="xxsmall"):
            for each in bill.objections[:BREAKS_SHOWN]:
                st.markdown(f":red[:material/error: {literal(each.finding.say(desk.language))}]")
        _charges(desk, work, bill.charges, key)
        if act is None:
            return
        label = (ADD if key == AS_WELL else DO)[bool(bill.objections)]
        st.button(_(label), key=f"do_{key}", on_click=act)


def _charges(desk: Desk, work: Work, charges: tuple[Charge, ...], key: str) -> None:
    """A line for each rule: what it makes of it, and who pays or gains."""
    _ = translator(desk.language)
    evens_out = _("evens out")
    with st.container(key=f"charges_{key}", gap="xxsmall"):
        for charge in charges:
            rule = literal(charge.rule.title[desk.language])
            price = _said_cost(desk, charge.cost) if charge.cost != FREE else f":gray[{evens_out}]"
            st.markdown(f"{rule} {price} :gray[:small[· {_payers(desk, work, charge)}]]")


def _said_cost(desk: Desk, cost: Cost) -> str:
    """Each level in its colour, as Markdown."""
    return " · ".join(f":{colour}[{literal(words)}]" for words, colour in price_words(cost, desk.language))


def _payers(desk: Desk, work: Work, charge: Charge) -> str:
    """Who pays, the dearest first, each with their own price where they differ."""
    _n = plural_translator(desk.language)
    single = len(charge.payers) == 1
    said = []
    for payer in charge.payers[:PAYERS_SHOWN]:
        name = named(work.project, payer.who, desk.language)
        price = "; ".join(words for words, _colour in price_words(payer.cost, desk.language))
        said.append(literal(name if single else f"{name} {price}"))
    left = len(charge.payers) - PAYERS_SHOWN
    if left > 0:
        said.append(_n("and {count} more", "and {count} more", left).format(count=left))
    return " · ".join(said)
