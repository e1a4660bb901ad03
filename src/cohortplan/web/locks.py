"""Locks on one assignment: those that hold it, and the form that sets one with its reason."""

from __future__ import annotations

import streamlit as st

from cohortplan.domain.demands import Pin
from cohortplan.domain.sessions import Session
from cohortplan.text.catalogue import translator
from cohortplan.web.desk import Desk, Work
from cohortplan.web.literal import literal


def draw_locks(desk: Desk, work: Work, locks: tuple[Pin, ...]) -> None:
    """The locks on this assignment: those of the draft can be lifted here, those from the data cannot."""
    _ = translator(desk.language)
    ours = work.question.stored.draft.pins
    for place, pin in enumerate(locks):
        said = ", ".join(filter(None, (literal(pin.reason), literal(pin.author)))) or _("no reason given")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":material/lock: {said}", width="stretch")
            if pin in ours:
                st.button(_("Unlock"), key=f"unlock_{place}", on_click=_unlock, args=(desk, work, pin))
            else:
                st.caption(_("from the data"))


def pins_on(work: Work, trainee: str, session: Session) -> tuple[Pin, ...]:
    """The standing locks that hold a trainee in a session."""
    return tuple(
        pin for pin in work.project.standing_pins if pin.must and pin.trainee == trainee and session.id in pin.sessions
    )


def lock_form(desk: Desk, work: Work, trainee: str, session: Session) -> None:
    _ = translator(desk.language)
    parts = {"whole": _("as it is"), "time": _("its time only"), "person": _("its person only")}

    def lock() -> None:
        reason, part = str(st.session_state["lock_reason"]).strip(), st.session_state["lock_part"] or "whole"
        pin = Pin(trainee=trainee, sessions=(session.id,), part=part, reason=reason)
        desk.tell(work, desk.editor(work).lock(pin), _("Locked. Planning again keeps it."))

    with st.popover(_("Lock"), icon=":material/lock:", key="lock"), st.form("lock_form", border=False):
        st.text_input(_("Reason"), placeholder=_("such as: the county asked for it"), key="lock_reason")
        st.segmented_control(
            _("What stays"),
            list(parts),
            format_func=parts.__getitem__,
            default="whole",
            required=True,
            key="lock_part",
        )
        st.form_submit_button(_("Lock it"), type="primary", key="lock_it", on_click=lock)


def _unlock(desk: Desk, work: Work, pin: Pin) -> None:
    _ = translator(desk.language)
    desk.tell(work, desk.editor(work).unlock(pin), _("Unlocked."))
