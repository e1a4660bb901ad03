"""Timetable 日程表: one week of one trainee, class or mentor; point at something and adjust it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from cohortplan.domain.agendas import agenda, name_of
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.rules.audit import Judged, Verdict
from cohortplan.text.catalogue import to_translate, translator
from cohortplan.web.desk import Desk, Work, causes_of
from cohortplan.web.findings import draw_findings
from cohortplan.web.grid import Marks, draw_week
from cohortplan.web.history import draw_history, draw_undo
from cohortplan.web.literal import all_well, literal, strong
from cohortplan.web.memory import NOTHING_CHOSEN
from cohortplan.web.panel import draw_panel
from cohortplan.web.week import week_of, weeks_of

TRAINEE, CLASS, STAFF = "trainee", "class", "staff"
LENSES = {TRAINEE: to_translate("By trainee"), CLASS: to_translate("By class"), STAFF: to_translate("By mentor")}
SHARES = (2.45, 1)


@dataclass(frozen=True)
class Seen:
    """Whose week is shown."""

    who: Ref
    week: int


def show(desk: Desk) -> None:
    """Draw the page."""
    _ = translator(desk.language)
    work = desk.work
    if work is None:
        st.info(_("Choose a project first."))
        st.page_link(desk.pages["projects"])
        return
    seen = _controls(desk, work)
    if seen is None:
        st.info(_("There is nothing to show here yet. Make a plan first."))
        st.page_link(desk.pages["plan"])
        return
    left, right = st.columns(SHARES, gap="large")
    with left:
        _week(desk, work, seen)
        draw_history(desk, work)
    with right:
        _beside(desk, work, seen)


def _controls(desk: Desk, work: Work) -> Seen | None:
    """Whose week, which week, undo and redo; ``None`` if nobody has one."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        lens = _lens(desk)
        who = _whom(desk, work, lens)
        number = _week_number(desk, work)
        st.space("stretch")
        draw_undo(desk, work)
        _ = translator(desk.language)
        if st.button(_("Plan again around the locks"), icon=":material/auto_fix_high:", key="replan"):
            desk.go("plan")
    return None if who is None else Seen(who, number)


def _lens(desk: Desk) -> str:
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


def _whom(desk: Desk, work: Work, lens: str) -> Ref | None:
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


def _week_number(desk: Desk, work: Work) -> int:
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


def _week(desk: Desk, work: Work, seen: Seen) -> None:
    sessions = agenda(work.project, work.question.plan, seen.who)
    week = week_of(work.project, seen.week, sessions)
    draw_week(work.project, week, _marks(work, seen.who), desk.memory)


def _marks(work: Work, who: Ref) -> Marks:
    broken = {
        ref.id
        for each in _about(work, who)
        if each.verdict is Verdict.HARD
        for ref in each.finding.about
        if ref.kind == "session"
    }
    held = (pin for pin in work.project.standing_pins if pin.must)
    if who.kind == TRAINEE:
        locked = {session for pin in held if pin.trainee == who.id for session in pin.sessions}
        return Marks(locked=frozenset(locked), broken=frozenset(broken), free=True)
    visitors = {session: _names(work.project, ids) for session, ids in work.question.plan.trainees_of.items()}
    locked = {
        session
        for pin in held
        for session in pin.sessions
        if pin.trainee in work.question.plan.trainees_of.get(session, ())
    }
    return Marks(beneath=visitors, locked=frozenset(locked), broken=frozenset(broken))


def _names(project: Project, ids: tuple[str, ...]) -> str:
    return "、".join(project.trainee[each].name for each in ids)


def _beside(desk: Desk, work: Work, seen: Seen) -> None:
    """What was pointed at, and the findings of whoever is shown."""
    _ = translator(desk.language)
    trainee = seen.who.id if seen.who.kind == TRAINEE else _attendee(desk, work)
    if seen.who.kind == TRAINEE:
        leads = work.question.plan.lead_of.get(seen.who.id, ())
        names = ", ".join(work.project.person[each].name for each in leads) or _("none yet")
        st.caption(literal(_("Lead mentor: {name}").format(name=names)))
    with st.container(border=True):
        draw_panel(desk, work, trainee)
    about = [each for each in _about(work, seen.who) if each.verdict is not Verdict.EXCUSED]
    name = literal(name_of(work.project, seen.who))
    st.markdown(strong(_("Findings about {name}").format(name=name)))
    if about:
        why = causes_of(work, desk.language, seen.who.id) if seen.who.kind == TRAINEE else {}
        draw_findings(about, desk.language, key="seen", why=why)
    else:
        st.markdown(all_well(_("Nothing to object to.")))


def _attendee(desk: Desk, work: Work) -> str:
    """Whose assignment is meant, where several attend the chosen session."""
    _ = translator(desk.language)
    ids = work.question.plan.trainees_of.get(desk.memory.choice.session, ())
    if len(ids) < 2:
        return ids[0] if ids else ""
    chosen = st.pills(
        _("Trainee"),
        list(ids),
        default=ids[0],
        required=True,
        format_func=lambda each: work.project.trainee[each].name,
        key=f"attendee_{desk.memory.choice.session}",
    )
    return str(chosen)


def _about(work: Work, who: Ref) -> tuple[Judged, ...]:
    """Findings that name this person or class."""
    return tuple(each for each in work.audit.judged if who in each.finding.about)
