"""What could be in the place of an assignment: another session, another trainee, or an exchange of the two."""

from __future__ import annotations

import streamlit as st

from cohortplan.domain.sessions import Session
from cohortplan.text.catalogue import translator
from cohortplan.web.answers import people_of, places_of, swaps_of
from cohortplan.web.desk import Desk, Work
from cohortplan.web.literal import literal, strong
from cohortplan.web.memory import NOTHING_CHOSEN, Choice
from cohortplan.web.place_list import (
    Option,
    choose_day,
    draw_options,
    most_shown,
    place_option,
    session_head,
)
from cohortplan.web.wording import leader_name
from cohortplan.workflows.edit import Applied
from cohortplan.workflows.places import Place
from cohortplan.workflows.questions.people import Candidate
from cohortplan.workflows.questions.swaps import Swap

INSTEAD, AS_WELL = "instead", "as_well"


def draw_moves(desk: Desk, work: Work, trainee: str, session: Session) -> None:
    """Where else the trainee could be."""
    day = choose_day(desk, work, session)
    places = places_of(work, trainee, session.id, day, most_shown(desk) + 1)

    def go(place: Place) -> None:
        move(desk, work, trainee, session.id, place.session.id)

    draw_options(desk, [place_option(desk, work, place, go) for place in places])


def move(desk: Desk, work: Work, trainee: str, session: str, to: str) -> None:
    """Move an assignment, and point at where it is now."""
    _ = translator(desk.language)
    result = desk.editor(work).move(trainee, session, to)
    desk.tell(work, result, _("Moved. Undo takes it back."))
    if isinstance(result, Applied):
        desk.memory.choice = Choice(session=to)


def draw_people(desk: Desk, work: Work, trainee: str, session: Session) -> None:
    """Who could have the seat instead, or come as well."""
    _ = translator(desk.language)
    name = literal(work.project.trainee[trainee].name)
    ways = {INSTEAD: _("in place of {name}").format(name=name), AS_WELL: _("as well")}
    way = st.segmented_control(
        _("How"),
        list(ways),
        default=INSTEAD,
        required=True,
        format_func=ways.__getitem__,
        label_visibility="collapsed",
        key=f"how_{session.id}_{trainee}",
    )
    instead_of = trainee if way == INSTEAD else ""
    found = people_of(work, session.id, instead_of)[: most_shown(desk) + 1]
    draw_options(desk, [_person(desk, work, session, each, instead_of) for each in found])


def _person(desk: Desk, work: Work, session: Session, candidate: Candidate, instead_of: str) -> Option:
    _ = translator(desk.language)
    other = candidate.trainee

    def come() -> None:
        editor = desk.editor(work)
        if instead_of:
            result = editor.hand_over(session.id, instead_of, other.id)
            desk.tell(work, result, _("{name} has the seat now. Undo takes it back.").format(name=other.name))
            if isinstance(result, Applied) and desk.memory.lens == "trainee":
                desk.memory.choice = NOTHING_CHOSEN
        else:
            result = editor.assign(other.id, session.id)
            desk.tell(work, result, _("{name} comes too. Undo takes it back.").format(name=other.name))

    return Option(
        key=f"person_{other.id}",
        head=strong(literal(other.name)),
        beneath=(other.school,),
        effect=candidate.effect,
        act=come,
    )


def draw_swaps(desk: Desk, work: Work, trainee: str, session: Session) -> None:
    """With whom the trainee could exchange this session for another one."""
    found = swaps_of(work, trainee, session.id, most_shown(desk) + 1)
    draw_options(desk, [_swap(desk, work, (trainee, session.id), each) for each in found])


def _swap(desk: Desk, work: Work, mine: tuple[str, str], swap: Swap) -> Option:
    _ = translator(desk.language)
    other, there = work.project.trainee[swap.other], work.project.session[swap.session]

    def exchange() -> None:
        result = desk.editor(work).swap(mine, (swap.other, swap.session))
        desk.tell(work, result, _("Swapped. Undo takes it back."))
        if isinstance(result, Applied):
            desk.memory.choice = Choice(session=swap.session)

    return Option(
        key=f"swap_{swap.other}_{swap.session}",
        head=f"{strong(literal(other.name))} · {session_head(desk, work, there)}",
        beneath=(leader_name(work.project, there),),
        effect=swap.effect,
        act=exchange,
    )
