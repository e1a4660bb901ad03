"""Timetable 日程表: one week of one trainee, class or mentor; point at something and adjust it."""

from __future__ import annotations

import streamlit as st

from cohortplan.domain.agendas import agenda, name_of
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.rules.audit import Judged, Verdict
from cohortplan.text.catalogue import translator
from cohortplan.web.desk import Desk, Work, causes_of
from cohortplan.web.findings import draw_findings
from cohortplan.web.grid import Marks, draw_week
from cohortplan.web.history import draw_history, draw_undo
from cohortplan.web.lens import TRAINEE, Seen, choose_lens, choose_week, choose_whom
from cohortplan.web.literal import all_well, literal, strong
from cohortplan.web.locks import draw_locks, locks_of
from cohortplan.web.nothing import draw_nothing
from cohortplan.web.panel import draw_panel
from cohortplan.web.stand_in import draw_stand_ins
from cohortplan.web.week import week_of

SHARES = (2.45, 1)
"""Widths of the week and of what stands beside it."""


def show(desk: Desk) -> None:
    """Draw the page."""
    _ = translator(desk.language)
    work = desk.work
    if work is None:
        draw_nothing(desk)
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
        lens = choose_lens(desk)
        who = choose_whom(desk, work, lens)
        number = choose_week(desk, work)
        st.space("stretch")
        draw_undo(desk, work)
        _ = translator(desk.language)
        if st.button(_("Plan again around the locks"), icon=":material/auto_fix_high:", key="replan"):
            desk.go("plan")
    return None if who is None else Seen(who, number)


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
    draw_stand_ins(desk, work, seen.who)
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
    locks = locks_of(work, seen.who.id) if seen.who.kind == TRAINEE else ()
    if locks:
        st.markdown(strong(_("Locks")))
        draw_locks(desk, work, locks, key="lift", named=True)


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
