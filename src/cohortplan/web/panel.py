"""Beside the week: what was pointed at, what can be done about it, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from cohortplan.domain.plan import Assignment
from cohortplan.domain.sessions import Session
from cohortplan.text import shown
from cohortplan.text.catalogue import to_translate, translator
from cohortplan.web.answers import additions_of
from cohortplan.web.desk import Desk, Work
from cohortplan.web.exchanges import draw_moves, draw_people, draw_swaps
from cohortplan.web.literal import literal, strong
from cohortplan.web.locks import draw_locks, lock_form, pins_on
from cohortplan.web.memory import NOTHING_CHOSEN, Choice
from cohortplan.web.place_list import draw_options, most_shown, place_option
from cohortplan.web.reasons import draw_why, draw_why_not
from cohortplan.web.wording import kind_name, leader_name, place_name, price_words, when
from cohortplan.workflows.edit import Applied
from cohortplan.workflows.places import Place, leaving

MOVE, WHY, WHY_NOT, PEOPLE, SWAP = "move", "why", "why_not", "people", "swap"
QUESTIONS: Mapping[str, tuple[str, Callable[[Desk, Work, str, Session], None]]] = {
    MOVE: (to_translate("Move it to"), draw_moves),
    WHY: (to_translate("Why here?"), draw_why),
    WHY_NOT: (to_translate("Why not there?"), draw_why_not),
    PEOPLE: (to_translate("Who else?"), draw_people),
    SWAP: (to_translate("Swap with"), draw_swaps),
}
"""What can be asked of an assignment, with what answers it; only the one that is asked is worked out."""

OF_WHAT_IS_LOCKED = (WHY, WHY_NOT)


def draw_panel(desk: Desk, work: Work, trainee: str) -> None:
    """What can be done with the choice, for one trainee."""
    choice = desk.memory.choice
    if choice.session and Assignment(trainee, choice.session) in work.question.plan.assignments:
        _attended(desk, work, trainee, work.project.session[choice.session])
    elif choice.day is not None and choice.start is not None:
        _free_time(desk, work, trainee, choice)
    else:
        _ = translator(desk.language)
        st.caption(_("Choose a session to move, drop or lock it or to ask why, or a free time to add one."))


def _attended(desk: Desk, work: Work, trainee: str, session: Session) -> None:
    _ = translator(desk.language)
    _facts(desk, work, session)
    locks = pins_on(work, trainee, session)
    draw_locks(desk, work, locks, key="unlock")
    if locks:
        st.caption(_("A lock holds it here: lift the lock to move or drop it."))
    else:
        with st.container(horizontal=True, gap="small"):
            lock_form(desk, work, trainee, session)
            _drop(desk, work, trainee, session)
    _, answer = QUESTIONS[_question(desk, session, OF_WHAT_IS_LOCKED if locks else tuple(QUESTIONS))]
    answer(desk, work, trainee, session)


def _question(desk: Desk, session: Session, questions: tuple[str, ...]) -> str:
    """What is asked; it stays when the coordinator goes on to another session."""
    _ = translator(desk.language)
    memory, key = desk.memory, f"question_{len(questions)}_{session.id}"

    def changed() -> None:
        memory.question = st.session_state[key] or memory.question
        memory.shown = 0

    chosen = st.pills(
        _("Ask"),
        list(questions),
        default=memory.question if memory.question in questions else questions[0],
        required=True,
        format_func=lambda each: _(QUESTIONS[each][0]),
        label_visibility="collapsed",
        key=key,
        on_change=changed,
    )
    return str(chosen)


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
    places = additions_of(work, trainee, choice.day, choice.start, most_shown(desk) + 1)

    def go(place: Place) -> None:
        result = desk.editor(work).assign(trainee, place.session.id)
        desk.tell(work, result, _("Added. Undo takes it back."))
        if isinstance(result, Applied):
            desk.memory.choice = Choice(session=place.session.id)

    draw_options(desk, [place_option(desk, work, place, go) for place in places])
