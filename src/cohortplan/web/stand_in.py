"""Who stands in for a mentor: those who do, and the form that says who, for whom, from when until when, and why."""

from __future__ import annotations

from datetime import date

import streamlit as st

from cohortplan.domain.plan import Mentorship
from cohortplan.domain.refs import Ref
from cohortplan.text import shown
from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk, Work
from cohortplan.web.literal import literal
from cohortplan.workflows.standing_in import objections, who_could

FIELDS = ("for", "who", "first", "last", "reason")


def draw_stand_ins(desk: Desk, work: Work, who: Ref) -> None:
    """Beside a trainee, for their lead mentor; beside a mentor, for all whom this mentor leads."""
    plan = work.question.plan
    trainees = (who.id,) if who.kind == "trainee" else plan.mentees_of.get(who.id, ())
    led = tuple(each for each in trainees if plan.lead_of.get(each))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="mentors"):
        _leads(desk, work, who, led)
        if led:
            _form(desk, work, led)
    acting = [each for trainee in led for each in plan.acting_for.get(trainee, ())]
    for place, each in enumerate(acting):
        _standing(desk, work, each, place, alone=who.kind == "trainee")


def _leads(desk: Desk, work: Work, who: Ref, led: tuple[str, ...]) -> None:
    """Who leads the trainee, or whom the mentor leads."""
    _, project = translator(desk.language), work.project
    if who.kind == "trainee":
        leads = tuple(project.person[each].name for each in work.question.plan.lead_of.get(who.id, ()))
        names = shown(leads, desk.language) or _("none yet")
        st.caption(literal(_("Lead mentor: {name}").format(name=names)), width="stretch")
    elif led:
        names = shown(tuple(project.trainee[each].name for each in led), desk.language)
        st.caption(literal(_("Leads {names}").format(names=names)), width="stretch")


def _standing(desk: Desk, work: Work, acting: Mentorship, place: int, *, alone: bool) -> None:
    """Who stands in and when; for whom too, unless it is about one trainee alone."""
    _ = translator(desk.language)
    facts = {
        "mentor": work.project.person[acting.mentor].name,
        "trainee": work.project.trainee[acting.trainee].name,
        "first": shown(acting.acting_from, desk.language) if acting.acting_from else "…",
        "last": shown(acting.acting_to, desk.language) if acting.acting_to else "…",
    }

    def end() -> None:
        desk.tell(work, desk.editor(work).end_stand_in(acting), _("Nobody stands in any more. Undo takes it back."))

    sentence = (
        _("{mentor} stands in, {first} to {last}")
        if alone
        else _("{mentor} stands in for {trainee}, {first} to {last}")
    )
    left, right = st.columns([4, 1], vertical_alignment="center", gap="small")
    left.markdown(f":small[:material/person_alert: {literal(sentence.format(**facts))}]")
    right.button(_("End"), key=f"end_stand_in_{place}", on_click=end, type="tertiary")


def _form(desk: Desk, work: Work, trainees: tuple[str, ...]) -> None:
    _, project = translator(desk.language), work.project
    able = [each.id for each in who_could(project, work.question.plan, trainees)]
    days = [day.on for day in project.calendar.open_days]
    if not able or not days:
        return
    keys = {field: f"stand_in_{field}_{'_'.join(trainees)}" for field in FIELDS}
    first, last = _away(work, trainees)

    def save() -> None:
        given = {field: st.session_state.get(key) for field, key in keys.items()}
        meant = tuple(given["for"] or ()) if len(trainees) > 1 else trainees
        wanted = [Mentorship(each, str(given["who"]), given["first"], given["last"]) for each in meant]
        _save(desk, work, wanted, str(given["reason"] or "").strip())

    with (
        st.popover(_("Stand-in"), icon=":material/person_alert:", key=f"stand_in_open_{work.revision}"),
        st.form("stand_in_form", border=False),
    ):
        if len(trainees) > 1:
            names = {each: project.trainee[each].name for each in trainees}
            st.multiselect(
                _("For the mentor of"), list(names), default=list(names), format_func=names.__getitem__, key=keys["for"]
            )
        st.selectbox(_("Who stands in"), able, format_func=lambda each: _named(desk, work, each), key=keys["who"])
        left, right = st.columns(2)
        for column, label, field, day in ((left, _("From"), "first", first), (right, _("To"), "last", last)):
            column.selectbox(
                label,
                days,
                index=days.index(day) if day in days else 0,
                format_func=lambda each: shown(each, desk.language),
                key=keys[field],
            )
        st.text_input(_("Reason"), placeholder=_("such as: the mentor is ill"), key=keys["reason"])
        st.form_submit_button(_("Let them stand in"), type="primary", key="save_stand_in", on_click=save)


def _named(desk: Desk, work: Work, ident: str) -> str:
    """The mentor, and how many trainees they lead already."""
    _n = plural_translator(desk.language)
    count = len(work.question.plan.mentees_of.get(ident, ()))
    said = _n("{name} · leads {count} trainee", "{name} · leads {count} trainees", count)
    return said.format(name=work.project.person[ident].name, count=count)


def _away(work: Work, trainees: tuple[str, ...]) -> tuple[date | None, date | None]:
    """The days on which the lead mentor is away, as a proposal."""
    project, plan = work.project, work.question.plan
    away = [
        project.calendar.local(moment).date()
        for lead in plan.lead_of.get(trainees[0], ())
        for absence in project.absences_of.get(("staff", lead), ())
        for moment in (absence.span.start, absence.span.end)
    ]
    days = [day.on for day in project.calendar.open_days if away and min(away) <= day.on <= max(away)]
    return (days[0], days[-1]) if days else (None, None)


def _save(desk: Desk, work: Work, wanted: list[Mentorship], reason: str) -> None:
    _ = translator(desk.language)
    found = objections(work.project, work.question.plan, wanted)
    against = dict.fromkeys(sentence.say(desk.language, **facts) for sentence, facts in found)
    if against:
        desk.memory.note("warning", _("Not saved:"), *against)
        return
    result = desk.editor(work).stand_in(wanted, reason)
    desk.tell(work, result, _("Saved. Plan again to let the meetings follow."))
