"""What a search has come to, while it runs and when it has ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from cohortplan.domain.project import Project
from cohortplan.rules.audit import Cost
from cohortplan.rules.registry import rule_named
from cohortplan.text.catalogue import translator
from cohortplan.web.curve import curve
from cohortplan.web.desk import Desk, Work
from cohortplan.web.literal import literal
from cohortplan.workflows.distance import ended_said, proof_of, seats_said, weights_said, wishes_said
from cohortplan.workflows.edit import Applied, Refused
from cohortplan.workflows.journal import said_refusal
from cohortplan.workflows.solves import Bounds, BrokenOff, Ending, Impossible, Progress, Solve


@dataclass(frozen=True, kw_only=True)
class Levels:
    """What a plan costs and what none can be cheaper than; how that came to be, if a search did it, and in how many seconds."""

    cost: Cost
    bounds: Bounds = field(default_factory=Bounds)
    progress: Sequence[Progress] = ()
    seconds: float = 0.0


def draw_levels(desk: Desk, project: Project, levels: Levels) -> None:
    """The two levels side by side: a number, what it means, where that is known from, and how it came down."""
    _ = translator(desk.language)
    cost, bounds = levels.cost, levels.bounds
    columns = st.columns(2, gap="medium")
    shown = (
        ("shortfall", _("Missing seats"), seats_said(cost, bounds, desk.language)),
        ("penalty", _("Unmet preferences"), wishes_said(cost, bounds, desk.language)),
    )
    for column, (level, label, said) in zip(columns, shown, strict=True):
        with column.container(border=True, gap="xsmall", height="stretch"):
            counted = weights_said(project, desk.language) if level == "shortfall" else ""
            st.metric(label, getattr(cost, level), help=counted or None)
            st.caption(said)
            drawn = curve(levels.progress, level, levels.seconds, desk.language)
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
        _impossible(desk, work, ending.outcome)
    elif ending.answer is None:
        st.warning(_("No plan was found in this time. Give it more seconds."))
    else:
        found = _("A plan was found") if isinstance(ending.kept, Refused) else _("The plan is ready")
        st.subheader(found, anchor=False)
        _kept(desk, work, solve, ending)
        if ending.outcome is not None and (why := ended_said(ending.outcome, desk.language)):
            (st.warning if isinstance(ending.outcome, BrokenOff) else st.caption)(literal(why))
        spent = max((step.seconds for step in solve.progress), default=0.0)
        answer = ending.answer
        levels = Levels(cost=answer.audit.cost, bounds=answer.bounds, progress=solve.progress, seconds=spent)
        draw_levels(desk, work.project, levels)


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


def _impossible(desk: Desk, work: Work, outcome: Impossible) -> None:
    _ = translator(desk.language)
    said = _("These rules cannot all hold, whatever the plan. Look at their data, or lift a lock:")
    if outcome.trainee:
        said = _(
            "For {trainee} alone these rules cannot all hold, whatever the others do. Look at their data, or lift a lock:"
        )
    who = work.project.trainee.get(outcome.trainee)
    st.error(said.format(trainee=literal(who.name if who else outcome.trainee)))
    for name in outcome.rules:
        kind = rule_named(name)
        if kind is not None:
            st.markdown(f"- **{literal(kind.title[desk.language])}** {literal(kind.help[desk.language])}")
    if not outcome.minimal:
        st.caption(_("Some of them might be spared: time ran out before each was tried."))
