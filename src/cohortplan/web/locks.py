"""Locks on one assignment: those that hold it, and the form that sets one with its reason."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from cohortplan.domain.demands import Pin
from cohortplan.domain.sessions import Session
from cohortplan.text.catalogue import translator
from cohortplan.web.desk import Desk, Work
from cohortplan.web.literal import literal, strong


def draw_locks(desk: Desk, work: Work, pins: Iterable[Pin], *, key: str, named: bool = False) -> None:
    """These locks, each with its reason; those of the draft can be lifted, those from the data cannot.

    ``named`` says whom and what each of them holds, where that is not plain from the place.
    """
    _ = translator(desk.language)
    for place, pin in enumerate(pins):
        reason = ", ".join(filter(None, (literal(pin.reason), literal(pin.author)))) or _("no reason given")
        said = f"{strong(_what(work, pin))}  \n:gray[{reason}]" if named else f":material/lock: {reason}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(said, width="stretch")
            if pin in work.question.stored.draft.pins:
                st.button(_("Unlock"), key=f"{key}_{place}", on_click=_unlock, args=(desk, work, pin))
            else:
                st.caption(_("from the data"))


def _what(work: Work, pin: Pin) -> str:
    sessions = ", ".join(work.project.session[each].title for each in pin.sessions)
    return literal(f"{work.project.trainee[pin.trainee].name} · {sessions}")


def locks_of(work: Work, trainee: str = "") -> tuple[Pin, ...]:
    """The locks of the draft, of one trainee if one is named: also those that hold nobody, as the plan is now."""
    pins = (pin for pin in work.question.stored.draft.pins if trainee in ("", pin.trainee))
    return tuple(sorted(pins, key=lambda pin: (pin.trainee, pin.sessions)))


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
