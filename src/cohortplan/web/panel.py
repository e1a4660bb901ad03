"""Beside the week: what was pointed at, where else it could be, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import streamlit as st

from cohortplan.domain.demands import Pin
from cohortplan.domain.plan import Assignment
from cohortplan.domain.sessions import Session
from cohortplan.text import shown
from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk, Work, places_of
from cohortplan.web.literal import literal, strong
from cohortplan.web.memory import NOTHING_CHOSEN, Choice
from cohortplan.web.week import offers_at
from cohortplan.web.wording import clock, kind_name, leader_name, place_name, price_words, short_day, when
from cohortplan.workflows.edit import Applied
from cohortplan.workflows.places import Place, further_places, leaving

FIRST_SHOWN, MORE_SHOWN = 6, 12


def draw_panel(desk: Desk, work: Work, trainee: str) -> None:
    """What can be done with the choice, for one trainee."""
    choice = desk.memory.choice
    if choice.session and Assignment(trainee, choice.session) in work.question.plan.assignments:
        _attended(desk, work, trainee, work.project.session[choice.session])
    elif choice.day is not None and choice.start is not None:
        _free_time(desk, work, trainee, choice)
    else:
        _ = translator(desk.language)
        st.caption(_("Choose a session to move, drop or lock it, or a free time to add one."))


def _attended(desk: Desk, work: Work, trainee: str, session: Session) -> None:
    _ = translator(desk.language)
    _facts(desk, work, session)
    locks = pins_on(work, trainee, session)
    _locks(desk, work, locks)
    if locks:
        st.caption(_("A lock holds it here: lift the lock to move or drop it."))
        return
    with st.container(horizontal=True, gap="small"):
        _lock_form(desk, work, trainee, session)
        _drop(desk, work, trainee, session)
    st.markdown(strong(_("Move it to")))
    places = places_of(work, trainee, session.id)

    def go(place: Place) -> None:
        result = desk.editor(work).move(trainee, session.id, place.session.id)
        desk.tell(work, result, _("Moved. Undo takes it back."))
        if isinstance(result, Applied):
            desk.memory.choice = Choice(session=place.session.id)

    _places(desk, work, places, go)


def _facts(desk: Desk, work: Work, session: Session) -> None:
    _, project, language = translator(desk.language), work.project, desk.language
    st.subheader(literal(session.title), anchor=False)
    facts = [kind_name(project, session, language), when(project, session, language)]
    st.markdown(literal(" · ".join(facts)))
    people = len(work.question.plan.trainees_of.get(session.id, ()))
    seats = _("{taken} of {seats} seats taken").format(taken=people, seats=session.seats) if session.seats else ""
    more = [leader_name(project, session), place_name(project, session), seats]
    st.caption(literal(" · ".join(filter(None, more))))


def _locks(desk: Desk, work: Work, locks: tuple[Pin, ...]) -> None:
    """The locks on this assignment: those of the draft can be lifted here, those from the data cannot."""
    _ = translator(desk.language)
    ours = work.question.stored.draft.pins
    for place, pin in enumerate(locks):
        said = ", ".join(filter(None, (literal(pin.reason), literal(pin.author)))) or _("no reason given")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":material/lock: {said}", width="stretch")
            if pin in ours:
                st.button(_("Unlock"), key=f"unlock_{place}", on_click=_unlock, args=(desk, work, pin))
            else:
                st.caption(_("from the data"))


def pins_on(work: Work, trainee: str, session: Session) -> tuple[Pin, ...]:
    """The standing locks that hold a trainee in a session."""
    return tuple(
        pin for pin in work.project.standing_pins if pin.must and pin.trainee == trainee and session.id in pin.sessions
    )


def _lock_form(desk: Desk, work: Work, trainee: str, session: Session) -> None:
    _ = translator(desk.language)
    parts = {"whole": _("as it is"), "time": _("its time only"), "person": _("its person only")}

    def lock() -> None:
        reason, part = str(st.session_state["lock_reason"]).strip(), st.session_state["lock_part"] or "whole"
        pin = Pin(trainee=trainee, sessions=(session.id,), part=part, reason=reason)
        desk.tell(work, desk.editor(work).lock(pin), _("Locked. Planning again keeps it."))

    with st.popover(_("Lock"), icon=":material/lock:", key="lock"), st.form("lock_form", border=False):
        st.text_input(_("Reason"), placeholder=_("such as: the county asked for it"), key="lock_reason")
        st.segmented_control(
            _("What stays"),
            list(parts),
            format_func=parts.__getitem__,
            default="whole",
            required=True,
            key="lock_part",
        )
        st.form_submit_button(_("Lock it"), type="primary", key="lock_it", on_click=lock)


def _unlock(desk: Desk, work: Work, pin: Pin) -> None:
    _ = translator(desk.language)
    desk.tell(work, desk.editor(work).unlock(pin), _("Unlocked."))


def _drop(desk: Desk, work: Work, trainee: str, session: Session) -> None:
    _ = translator(desk.language)
    price = "; ".join(
        words for words, _colour in price_words(leaving(work.standing, trainee, session.id).price, desk.language)
    )

    def drop() -> None:
        result = desk.editor(work).withdraw(trainee, session.id)
        desk.tell(work, result, _("Dropped. Undo takes it back."))
        desk.memory.choice = NOTHING_CHOSEN

    st.button(_("Drop"), key="drop", icon=":material/event_busy:", on_click=drop, help=literal(price))


def _free_time(desk: Desk, work: Work, trainee: str, choice: Choice) -> None:
    _ = translator(desk.language)
    if choice.day is None or choice.start is None:
        return
    st.subheader(f"{literal(shown(choice.day, desk.language))} {choice.start:%H:%M}", anchor=False)
    st.markdown(strong(_("Add one of these")))
    places = further_places(work.standing, trainee, offers_at(work.project, choice.day, choice.start))

    def go(place: Place) -> None:
        result = desk.editor(work).assign(trainee, place.session.id)
        desk.tell(work, result, _("Added. Undo takes it back."))
        if isinstance(result, Applied):
            desk.memory.choice = Choice(session=place.session.id)

    _places(desk, work, places, go)


def _places(desk: Desk, work: Work, places: tuple[Place, ...], go: Callable[[Place], None]) -> None:
    """The best places as buttons, day by day if asked; those that break a rule only on request."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    sound = [place for place in places if not place.effect.breaks]
    broken = len(places) - len(sound)
    days = [day for day, _group in groupby(sorted({work.project.days[each.session.id] for each in places}))]
    day = None
    if len(days) > 1:
        day = st.pills(
            _("Day"),
            days,
            format_func=lambda each: short_day(work.project, each, desk.language),
            label_visibility="collapsed",
            key="only_day",
        )
    label = _n("also {count} place that breaks a rule", "also {count} places that break a rule", broken).format(
        count=broken
    )
    also_broken = bool(broken) and st.toggle(label, key="also_broken")
    listed = [each for each in (places if also_broken else sound) if day in (None, work.project.days[each.session.id])]
    if not listed:
        st.caption(_("No place without breaking a rule."))
    most = desk.memory.shown or FIRST_SHOWN
    with st.container(key="places"):
        for place in listed[:most]:
            _place(desk, work, place, go)
    if len(listed) > most:
        st.button(
            _("Show more"),
            key="more_places",
            type="tertiary",
            on_click=setattr,
            args=(desk.memory, "shown", most + MORE_SHOWN),
        )


def _place(desk: Desk, work: Work, place: Place, go: Callable[[Place], None]) -> None:
    project, session, language = work.project, place.session, desk.language
    first = (
        f"**{literal(shown(project.days[session.id], language))} {clock(project, session)}** {literal(session.title)}"
    )
    leader = leader_name(project, session)
    price = " · ".join(f":{colour}[{literal(words)}]" for words, colour in price_words(place.price, language))
    second = " · ".join(filter(None, (literal(leader), price)))
    reasons = "".join(f"  \n:red[{literal(each.finding.say(language))}]" for each in place.effect.breaks[:2])
    st.button(
        f"{first}  \n{second}{reasons}",
        key=f"place_{session.id}",
        width="stretch",
        wrap=True,
        on_click=go,
        args=(place,),
    )
