"""Feed links: for each subscriber an address to copy and a QR code to show."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

import segno
import streamlit as st

from cohortplan.domain.refs import Ref
from cohortplan.text import Language, shown
from cohortplan.text.catalogue import to_translate, translator
from cohortplan.web.desk import Desk, Work, now
from cohortplan.web.literal import literal
from cohortplan.workflows.feed_addresses import OPEN, FeedAddress, feed_addresses, revoke, rotate
from cohortplan.workflows.store import public_address

KINDS = {
    "trainee": to_translate("Trainees"),
    "staff": to_translate("Mentors and leaders"),
    "class": to_translate("Classes"),
    "party": to_translate("Groups"),
    "project": to_translate("The whole project"),
}
STATES = {
    "revoked": to_translate("This link is closed."),
    "expired": to_translate("This link has expired."),
    "lost": to_translate("This link cannot be shown again: the key file it was made with is gone."),
}
QR_SCALE = 4


def server_address() -> str:
    """Where the person who looks at this page reached us, for links that others will use."""
    parts = urlsplit(st.context.url or "")
    return public_address(f"{parts.scheme}://{parts.netloc}" if parts.netloc else "")


def draw_links(desk: Desk, work: Work) -> None:
    """Choose somebody, and hand out their link."""
    _ = translator(desk.language)
    links = feed_addresses(desk.store, work.project.id, at=now())
    if not links:
        st.caption(_("Links appear with the first release."))
        return
    kinds = [kind for kind in KINDS if any(each.person.kind == kind for each in links)]
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        kind = st.segmented_control(
            _("For whom"),
            kinds,
            format_func=lambda each: _(KINDS[each]),
            default=kinds[0],
            required=True,
            key="link_kind",
            label_visibility="collapsed",
        )
        people = {str(each.person): each for each in links if each.person.kind == kind}
        # Options are ids, not links: a link is another thing once it was renewed.
        chosen = st.selectbox(
            _("Who"),
            list(people),
            format_func=lambda each: people[each].name,
            key=f"link_whom_{kind}",
            label_visibility="collapsed",
            width=260,
        )
    _link(desk, work, people[chosen])


def _link(desk: Desk, work: Work, link: FeedAddress) -> None:
    _ = translator(desk.language)
    if link.state != OPEN:
        st.warning(_(STATES[link.state]))
    else:
        _addresses(desk, link)
    with st.container(horizontal=True, gap="small"):
        renew = _("New link") if link.state == OPEN else _("Give out a new link")
        st.button(
            renew,
            key="rotate",
            icon=":material/autorenew:",
            on_click=_rotate,
            args=(desk, work, link.person),
            help=_("The old one stops at once."),
        )
        if link.state == OPEN:
            st.button(
                _("Close the link"),
                key="revoke",
                icon=":material/link_off:",
                on_click=_revoke,
                args=(desk, work, link.person),
            )


def _addresses(desk: Desk, link: FeedAddress) -> None:
    _ = translator(desk.language)
    base = server_address()
    calendar, page = f"{base}{link.calendar}", f"{base}{link.page}"
    left, right = st.columns([1, 2.2], gap="medium", vertical_alignment="top")
    with left:
        st.image(qr_png(page), caption=_("Scan to open the page"), width="stretch")
    with right:
        st.caption(_("Page with the timetable, and how to subscribe (for the phone, also inside WeChat)"))
        st.code(page, language=None, wrap_lines=True)
        st.caption(_("Calendar address, to subscribe to"))
        st.code(calendar, language=None, wrap_lines=True)
        until = shown(link.expires_at.date(), desk.language)
        st.caption(
            _("Open until {day}. Whoever has the link can read it: give it to nobody else.").format(day=literal(until))
        )


def qr_png(address: str) -> bytes:
    """The address as a QR code that a phone reads from a screen."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="png", scale=QR_SCALE, border=3)
    return picture.getvalue()


def _rotate(desk: Desk, work: Work, person: Ref) -> None:
    _ = translator(desk.language)
    rotate(desk.store, work.project.id, person, at=now())
    desk.memory.note("done", _("There is a new link; the old one is dead."))


def _revoke(desk: Desk, work: Work, person: Ref) -> None:
    _ = translator(desk.language)
    revoke(desk.store, work.project.id, person, at=now())
    desk.memory.note("done", _("The link is closed."))


__all__ = ["Language", "draw_links", "qr_png", "server_address"]
