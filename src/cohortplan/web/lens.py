"""By whom the timetable is looked at, whose week it is, and which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from cohortplan.domain.refs import Ref
from cohortplan.text.catalogue import to_translate, translator
from cohortplan.web.desk import Desk, Work
from cohortplan.web.memory import NOTHING_CHOSEN
from cohortplan.web.week import weeks_of

TRAINEE, CLASS, STAFF = "trainee", "class", "staff"
LENSES = {TRAINEE: to_translate("By trainee"), CLASS: to_translate("By class"), STAFF: to_translate("By mentor")}


@dataclass(frozen=True)
class Seen:
    """Whose week is shown."""

    who: Ref
    week: int


def choose_lens(desk: Desk) -> str:
    _ = translator(desk.language)

    def changed() -> None:
        desk.memory.lens = st.session_state["lens"] or TRAINEE
        desk.memory.choice = NOTHING_CHOSEN

    st.segmented_control(
        _("Whose week"),
        list(LENSES),
        format_func=lambda lens: _(LENSES[lens]),
        default=desk.memory.lens,
        required=True,
        key="lens",
        on_change=changed,
        label_visibility="collapsed",
    )
    return desk.memory.lens


def choose_whom(desk: Desk, work: Work, lens: str) -> Ref | None:
    names = people_of(work, lens)
    if not names:
        return None
    known = desk.memory.whom.get(lens, "")
    key = f"whom_{lens}"

    def changed() -> None:
        desk.memory.whom = {**desk.memory.whom, lens: st.session_state[key]}
        desk.memory.choice = NOTHING_CHOSEN

    chosen = st.selectbox(
        translator(desk.language)("Who"),
        list(names),
        index=list(names).index(known) if known in names else 0,
        format_func=names.__getitem__,
        key=key,
        on_change=changed,
        label_visibility="collapsed",
        width=240,
    )
    return Ref(lens, chosen)


def people_of(work: Work, lens: str) -> Mapping[str, str]:
    """Names by id of whoever has a week to look at: all trainees, visited classes, mentors and other leaders."""
    project, plan = work.project, work.question.plan
    if lens == TRAINEE:
        return {each.id: f"{each.name} · {each.school}".rstrip(" ·") for each in project.trainees}
    attended = [project.session[each] for each in plan.trainees_of]
    if lens == CLASS:
        return {ident: ident for ident in sorted({each.class_id for each in attended if each.class_id})}
    leaders = {each.leader for each in attended if not each.class_id and each.leader in project.person}
    ids = [each.id for each in project.mentors] + sorted(leaders - {each.id for each in project.mentors})
    return {ident: project.person[ident].name for ident in ids}


def choose_week(desk: Desk, work: Work) -> int:
    numbers = weeks_of(work.project)
    if len(numbers) < 2:
        return numbers[0] if numbers else 1
    _ = translator(desk.language)

    def changed() -> None:
        desk.memory.week = st.session_state["week_number"] or numbers[0]

    chosen = st.segmented_control(
        _("Week"),
        list(numbers),
        format_func=lambda number: _("Week {number}").format(number=number),
        default=desk.memory.week if desk.memory.week in numbers else numbers[0],
        required=True,
        key="week_number",
        on_change=changed,
        label_visibility="collapsed",
    )
    return int(chosen or numbers[0])
