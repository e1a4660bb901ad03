"""Plan: ask for a plan, watch it get better, stop when it is good enough."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cohortplan.rules.audit import Cost
from cohortplan.rules.registry import rule_named
from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.curve import curve, seats_said, wishes_said
from cohortplan.web.desk import Desk, Work, now
from cohortplan.web.literal import literal
from cohortplan.workflows.edit import Applied, Refused
from cohortplan.workflows.journal import said_refusal
from cohortplan.workflows.solves import Bounds, Busy, Ending, Impossible, Order, Progress, Solve

LOOK_SECONDS = 0.7
SHORTEST, USUAL, LONGEST = 2, 30, 1800


def show(desk: Desk) -> None:
    """Draw the page."""
    _ = translator(desk.language)
    work = desk.work
    if work is None:
        st.info(_("Choose a project first."))
        st.page_link(desk.pages["projects"])
        return
    solve = desk.solves.of_draft(work.draft)
    if solve is not None and solve.ending is None:
        _under_way(desk, solve)
        return
    left, right = st.columns([1, 1.6], gap="large")
    with left:
        _form(desk, work)
    with right:
        if solve is not None and solve.ending is not None:
            _ended(desk, work, solve, solve.ending)
        else:
            _as_it_stands(desk, work)


def _form(desk: Desk, work: Work) -> None:
    """What to ask for."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    planned = bool(work.question.plan.assignments)
    st.subheader(_("Plan again around the locks") if planned else _("Make a plan"), anchor=False)
    locks = len(work.question.stored.draft.pins)
    if planned:
        said = _n(
            "{count} lock stays as it is; everything else may move.",
            "{count} locks stay as they are; everything else may move.",
            locks,
        )
        st.markdown(said.format(count=locks) if locks else _("Nothing is locked: everything may move."))
    else:
        st.markdown(
            _(
                "The search gives everybody a mentor and their sessions, closes missing seats first, then the preferences."
            )
        )
    other = desk.solves.under_way
    if other is not None:
        st.info(_("Another project is being planned; wait for it, or stop it there."))
    with st.form("plan", border=True):
        seconds = st.number_input(
            _("Seconds at most"),
            SHORTEST,
            LONGEST,
            USUAL,
            step=10,
            help=_("It ends sooner if the plan is proven best."),
        )
        with st.expander(_("More")):
            seed = st.number_input(
                _("Seed"),
                0,
                999_999,
                0,
                help=_("Another number looks in another order, and may find another plan as good."),
            )
        if st.form_submit_button(
            _("Start"), key="start", type="primary", icon=":material/play_arrow:", disabled=other is not None
        ):
            _start(desk, work, float(seconds), int(seed))


def _start(desk: Desk, work: Work, seconds: float, seed: int) -> None:
    _ = translator(desk.language)
    try:
        desk.solves.start(Order(question=work.question, seconds=seconds, seed=seed, author=desk.author))
    except Busy:
        desk.memory.note("warning", _("Another project is being planned; wait for it, or stop it there."))
    st.rerun()


@st.fragment(run_every=LOOK_SECONDS)
def _under_way(desk: Desk, solve: Solve) -> None:
    """Redrawn by itself until the search ends; the rest of the page rests."""
    _ = translator(desk.language)
    if solve.ending is not None:
        st.rerun()
    spent = (now() - solve.began).total_seconds()
    seconds = solve.order.seconds
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.subheader(_("Planning"), anchor=False, width="content")
        st.space("stretch")
        label = _("Stopping …") if solve.stopped else _("Stop and keep the best")
        st.button(
            label, key="stop", icon=":material/stop:", type="primary", on_click=solve.stop, disabled=solve.stopped
        )
    said = _("{spent} of {seconds} seconds").format(spent=min(round(spent), round(seconds)), seconds=round(seconds))
    st.progress(min(1.0, spent / seconds), text=said)
    last = solve.progress[-1] if solve.progress else None
    if last is None or last.cost is None:
        st.markdown(_("Looking for a first plan …"))
        return
    _levels(desk, last.cost, last.bounds, solve.progress, spent)


def _levels(desk: Desk, cost: Cost, bounds: Bounds, progress: Sequence[Progress] = (), seconds: float = 0.0) -> None:
    """The two levels side by side: a number, what it means, and how it came down."""
    _ = translator(desk.language)
    columns = st.columns(2, gap="medium")
    levels = (
        ("shortfall", _("Missing seats"), seats_said(cost, bounds, desk.language)),
        ("penalty", _("Unmet preferences"), wishes_said(cost, bounds, desk.language)),
    )
    for column, (level, label, said) in zip(columns, levels, strict=True):
        with column.container(border=True, gap="xsmall"):
            st.metric(label, getattr(cost, level))
            st.caption(said)
            drawn = curve(progress, level, seconds, desk.language)
            if drawn is not None:
                st.altair_chart(drawn, width="stretch")


def _ended(desk: Desk, work: Work, solve: Solve, ending: Ending) -> None:
    """What became of the last search."""
    _ = translator(desk.language)
    if ending.fault:
        st.error(_("The search failed; the draft is as it was. It said: {reason}").format(reason=literal(ending.fault)))
    elif isinstance(ending.outcome, Impossible):
        _impossible(desk, ending.outcome)
    elif ending.answer is None:
        st.warning(_("No plan was found in this time. Give it more seconds."))
    else:
        found = _("A plan was found") if isinstance(ending.kept, Refused) else _("The plan is ready")
        st.subheader(found, anchor=False)
        _kept(desk, work, solve, ending)
        spent = max((step.seconds for step in solve.progress), default=0.0)
        _levels(desk, ending.answer.audit.cost, ending.answer.bounds, solve.progress, spent)


def _kept(desk: Desk, work: Work, solve: Solve, ending: Ending) -> None:
    """Whether the draft took the plan over."""
    _ = translator(desk.language)
    if isinstance(ending.kept, Refused):
        said = said_refusal(ending.kept, work.project, desk.language)
        st.warning("  \n".join(literal(each) for each in said))
        st.button(_("Take it over all the same"), key="take_over", on_click=_take_over, args=(desk, solve))
        return
    if isinstance(ending.kept, Applied):
        st.markdown(_("It is in the draft, as one step that Undo takes back."))
    else:
        st.markdown(_("The draft held this plan already."))
    if st.button(_("Look at the timetable"), key="to_timetable", type="primary", icon=":material/calendar_view_week:"):
        desk.go("timetable")


def _take_over(desk: Desk, solve: Solve) -> None:
    desk.solves.take_over(solve)


def _impossible(desk: Desk, outcome: Impossible) -> None:
    _ = translator(desk.language)
    st.error(_("These rules cannot all hold, whatever the plan. Look at their data, or lift a lock:"))
    for name in outcome.rules:
        kind = rule_named(name)
        if kind is not None:
            st.markdown(f"- **{literal(kind.title[desk.language])}** {literal(kind.help[desk.language])}")
    if not outcome.minimal:
        st.caption(_("Some of them might be spared: time ran out before each was tried."))


def _as_it_stands(desk: Desk, work: Work) -> None:
    """The draft before anything was asked in this session."""
    _ = translator(desk.language)
    if not work.question.plan.assignments:
        project = work.project
        facts = _("{trainees} trainees · {mentors} mentors · {offers} sessions to choose from")
        st.subheader(literal(project.name), anchor=False)
        st.markdown(
            facts.format(trainees=len(project.trainees), mentors=len(project.mentors), offers=len(project.offers))
        )
        return
    st.subheader(_("The draft as it stands"), anchor=False)
    _levels(desk, work.audit.cost, Bounds())
