"""Beside the week: what was pointed at, where else it could be, and what can be done about it."""

from __future__ import annotations

import streamlit as st

from cohortplan.domain.plan import Assignment
from cohortplan.domain.sessions import Session
from cohortplan.text import shown
from cohortplan.text.catalogue import translator
from cohortplan.web.desk import Desk, Work, places_of
from cohortplan.web.literal import literal, strong
from cohortplan.web.locks import draw_locks, lock_form, pins_on
from cohortplan.web.memory import NOTHING_CHOSEN, Choice
from cohortplan.web.place_list import choose_day, draw_places
from cohortplan.web.week import offers_at
from cohortplan.web.wording import kind_name, leader_name, place_name, price_words, when
from cohortplan.workflows.edit import Applied
from cohortplan.workflows.places import Place, further_places, leaving


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
    draw_locks(desk, work, locks, key="unlock")
    if locks:
        st.caption(_("A lock holds it here: lift the lock to move or drop it."))
        return
    with st.container(horizontal=True, gap="small"):
        lock_form(desk, work, trainee, session)
        _drop(desk, work, trainee, session)
    st.markdown(strong(_("Move it to")))
    day = choose_day(desk, work, session)
    places = places_of(work, trainee, session.id, day)

    def go(place: Place) -> None:
        result = desk.editor(work).move(trainee, session.id, place.session.id)
        desk.tell(work, result, _("Moved. Undo takes it back."))
        if isinstance(result, Applied):
            desk.memory.choice = Choice(session=place.session.id)

    draw_places(desk, work, places, go)


def _facts(desk: Desk, work: Work, session: Session) -> None:
    _, project, language = translator(desk.language), work.project, desk.language
    st.subheader(literal(session.title), anchor=False)
    facts = [kind_name(project, session, language), when(project, session, language)]
    st.markdown(literal(" · ".join(facts)))
    people = len(work.question.plan.trainees_of.get(session.id, ()))
    seats = _("{taken} of {seats} seats taken").format(taken=people, seats=session.seats) if session.seats else ""
    more = [leader_name(project, session), place_name(project, session), seats]
    st.caption(literal(" · ".join(filter(None, more))))


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

    draw_places(desk, work, places, go)
