"""What a search has come to, while it runs and when it has ended."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cohortplan.rules.audit import Cost
from cohortplan.rules.registry import rule_named
from cohortplan.text.catalogue import translator
from cohortplan.web.curve import curve
from cohortplan.web.desk import Desk, Work
from cohortplan.web.literal import literal
from cohortplan.workflows.distance import ended_said, proof_of, seats_said, wishes_said
from cohortplan.workflows.edit import Applied, Refused
from cohortplan.workflows.journal import said_refusal
from cohortplan.workflows.solves import Bounds, Ending, Impossible, Progress, Solve


def draw_levels(
    desk: Desk, cost: Cost, bounds: Bounds, progress: Sequence[Progress] = (), seconds: float = 0.0
) -> None:
    """The two levels side by side: a number, what it means, where that is known from, and how it came down."""
    _ = translator(desk.language)
    columns = st.columns(2, gap="medium")
    levels = (
        ("shortfall", _("Missing seats"), seats_said(cost, bounds, desk.language)),
        ("penalty", _("Unmet preferences"), wishes_said(cost, bounds, desk.language)),
    )
    for column, (level, label, said) in zip(columns, levels, strict=True):
        with column.container(border=True, gap="xsmall", height="stretch"):
            st.metric(label, getattr(cost, level))
            st.caption(said)
            drawn = curve(progress, level, seconds, desk.language)
            if drawn is not None:
                st.altair_chart(drawn, width="stretch")
            proof = proof_of(level, cost, bounds, desk.language)
            if proof is not None:  # below, so that the two curves stand side by side whatever is known of either
                st.caption(proof.said, help=proof.meaning or None)


def draw_ending(desk: Desk, work: Work, solve: Solve, ending: Ending) -> None:
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
        if ending.outcome is not None and (why := ended_said(ending.outcome, desk.language)):
            st.caption(why)
        spent = max((step.seconds for step in solve.progress), default=0.0)
        draw_levels(desk, ending.answer.audit.cost, ending.answer.bounds, solve.progress, spent)


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
