"""Plan: ask for a plan, watch it get better, stop when it is good enough."""

from __future__ import annotations

import streamlit as st

from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk, Work, now
from cohortplan.web.ending import Levels, draw_ending, draw_levels
from cohortplan.web.literal import literal
from cohortplan.web.locks import draw_locks, locks_of
from cohortplan.web.nothing import draw_nothing
from cohortplan.workflows.solves import Busy, Order, Solve

LOOK_SECONDS = 0.7
PATIENCE = 2.0
"""Seconds after which a search without a plan is known to be no longer searching, but asking why there is none."""

SHORTEST, LONGEST = 2, 1800
USUAL = ((20, 30), (60, 120))
"""Seconds that suffice for up to so many trainees; for more of them, ``USUAL_BEYOND``."""

USUAL_BEYOND = 600
HIGHEST_SEED = 999_999


def show(desk: Desk) -> None:
    """Draw the page."""
    _ = translator(desk.language)
    work = desk.work
    if work is None:
        draw_nothing(desk)
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
            draw_ending(desk, work, solve, solve.ending)
        else:
            _as_it_stands(desk, work)


def _form(desk: Desk, work: Work) -> None:
    """What to ask for."""
    _ = translator(desk.language)
    _what_moves(desk, work)
    busy = desk.solves.under_way is not None
    if busy:
        st.info(_("Another project is being planned; wait for it, or stop it there."))
    with st.form("plan", border=True):
        sooner = _("It ends sooner if the plan is proven best, or looking on gains little.")
        usual = _usual_seconds(len(work.project.trainees))
        seconds = st.number_input(_("Seconds at most"), SHORTEST, LONGEST, usual, step=10, help=sooner)
        with st.expander(_("More")):
            other = _("Another number looks in another order, and may find another plan as good.")
            seed = st.number_input(_("Seed"), 0, HIGHEST_SEED, 0, help=other)
            repeatable, to_the_end = _switches(desk)
        start = _("Start")
        if st.form_submit_button(start, key="start", type="primary", icon=":material/play_arrow:", disabled=busy):
            order = Order(
                question=work.question,
                seconds=float(seconds),
                seed=int(seed),
                repeatable=repeatable,
                to_the_end=to_the_end,
                author=desk.author,
            )
            _start(desk, order)


def _switches(desk: Desk) -> tuple[bool, bool]:
    """Whether the search is to be repeatable, and whether it is to use all its time."""
    _ = translator(desk.language)
    again = _(
        "Seconds are then counted by work done, so that the same data, draft, seed and seconds give the same plan. Slower."
    )
    last = _("Otherwise the search ends by itself when looking on gains little.")
    repeatable = st.toggle(_("Repeatable"), key="repeatable", help=again)
    return repeatable, st.toggle(_("Use all the time"), key="to_the_end", help=last)


def _usual_seconds(trainees: int) -> int:
    return next((seconds for most, seconds in USUAL if trainees <= most), USUAL_BEYOND)


def _what_moves(desk: Desk, work: Work) -> None:
    """What a search would change, and what it would keep."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    if not work.question.plan.assignments:
        st.subheader(_("Make a plan"), anchor=False)
        st.markdown(_("Everybody gets a mentor and their sessions: missing seats are closed first, then preferences."))
        return
    st.subheader(_("Plan again around the locks"), anchor=False)
    locks = len(work.project.standing_pins)
    said = _n(
        "{count} lock stays as it is; everything else may move.",
        "{count} locks stay as they are; everything else may move.",
        locks,
    )
    st.markdown(said.format(count=locks) if locks else _("Nothing is locked: everything may move."))
    ours = locks_of(work)
    if ours:
        with st.expander(_("Locks")):
            draw_locks(desk, work, ours, key="lift", named=True)


def _start(desk: Desk, order: Order) -> None:
    _ = translator(desk.language)
    try:
        desk.solves.start(order)
    except Busy:
        desk.memory.note("warning", _("Another project is being planned; wait for it, or stop it there."))
    st.rerun()


@st.fragment(run_every=LOOK_SECONDS)
def _under_way(desk: Desk, solve: Solve) -> None:
    """Redrawn by itself until the search ends; the rest of the page rests."""
    _ = translator(desk.language)
    if solve.ending is not None:
        st.rerun()
    spent, seconds = _spent(solve), solve.order.seconds
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
        late = spent > seconds + PATIENCE
        looking = _(
            "There is no plan yet. It is being found out whether there can be one, and which rules stand against it …"
        )
        st.markdown(looking if late else _("Looking for a first plan …"))
        return
    levels = Levels(cost=last.cost, bounds=last.bounds, progress=solve.progress, seconds=spent)
    draw_levels(desk, solve.order.question.project, levels)


def _spent(solve: Solve) -> float:
    """Seconds so far, as this search counts them."""
    if solve.order.repeatable:
        return solve.progress[-1].seconds if solve.progress else 0.0
    return (now() - solve.began).total_seconds()


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
    draw_levels(desk, work.project, Levels(cost=work.audit.cost))
