"""Releases: what would change and for whom, what is still open, and only then the button."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from cohortplan.rules.audit import Verdict
from cohortplan.text import shown
from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk, Work, causes_of, now
from cohortplan.web.findings import draw_findings
from cohortplan.web.links import draw_links
from cohortplan.web.literal import all_well, literal
from cohortplan.web.nothing import draw_nothing
from cohortplan.workflows.release import By, NotReleased, Review, candidate_of, release_draft, review
from cohortplan.workflows.today import ReleaseLine, releases_so_far

CHANGES_SHOWN = 40


def show(desk: Desk) -> None:
    """Draw the page."""
    _ = translator(desk.language)
    work = desk.work
    if work is None:
        draw_nothing(desk)
        return
    lines = releases_so_far(desk.store, work.project.id)
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _next(desk, work, lines)
    with right:
        st.subheader(_("Links to subscribe"), anchor=False)
        with st.container(border=True):
            draw_links(desk, work)
        _list(desk, work, lines)


def _next(desk: Desk, work: Work, lines: tuple[ReleaseLine, ...]) -> None:
    """The release that could be made now."""
    _ = translator(desk.language)
    if not work.question.plan.assignments:
        st.info(_("There is nothing to release yet. Make a plan first."))
        st.page_link(desk.pages["plan"])
        return
    seen = review(desk.store, candidate_of(desk.store, work.draft), at=now())
    unchanged = bool(lines) and not seen.changes
    title = _("Release {number} is in force") if unchanged else _("To be released: release {number}")
    st.subheader(title.format(number=seen.number - unchanged), anchor=False)
    if unchanged:
        st.markdown(all_well(_("Nothing has changed since release {number}.").format(number=lines[0].number)))
    elif lines:
        _changes(desk, seen, lines[0].number)
    else:
        st.markdown(_("The first release: everybody gets a calendar."))
    _findings(desk, work, seen)
    if not lines or seen.changes:
        _notices(desk, seen)
        _form(desk, work, seen)


def _changes(desk: Desk, seen: Review, last: int) -> None:
    """Who is told what, person by person."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    count = len(seen.changes)
    said = _n("{count} change since release {number}", "{count} changes since release {number}", count)
    people = _n("touches {count} person", "touches {count} people", len(seen.affected)).format(count=len(seen.affected))
    st.markdown(f"**{said.format(count=count, number=last)}** · {people}")
    with st.container(height=260 if count > 8 else "content", border=True, key="changes"):
        for _trainee, group in groupby(seen.changes[:CHANGES_SHOWN], key=lambda each: each.change.trainee):
            st.markdown("  \n".join(literal(each.say(desk.language)) for each in group))
        if count > CHANGES_SHOWN:
            left = count - CHANGES_SHOWN
            st.caption(_n("and {count} more", "and {count} more", left).format(count=left))


def _findings(desk: Desk, work: Work, seen: Review) -> None:
    """What is still wrong with the plan; broken rules first."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    hard, short = seen.audit.with_verdict(Verdict.HARD), seen.audit.with_verdict(Verdict.SHORTFALL)
    if hard:
        said = _n(
            "{count} hard finding has to be mended before a release.",
            "{count} hard findings have to be mended before a release.",
            len(hard),
        )
        st.error(said.format(count=len(hard)))
        draw_findings(hard, desk.language, key="hard")
    if short:
        said = _n(
            "{count} shortfall: these trainees do not get all they are due.",
            "{count} shortfalls: these trainees do not get all they are due.",
            len(short),
        )
        st.markdown(f"**{said.format(count=len(short))}**")
        draw_findings(short, desk.language, key="short", why=causes_of(work, desk.language), most=30)
    if not hard and not short:
        st.markdown(all_well(_("No broken rule, no missing seat.")))


def _notices(desk: Desk, seen: Review) -> None:
    """Changes so near that a calendar may show them too late."""
    _ = translator(desk.language)
    if not seen.notices:
        return
    st.warning(_("Some changes are less than 24 hours away; calendars may show them too late. Send these messages:"))
    for notice in seen.notices:
        with st.expander(literal(notice.name)):
            st.code(notice.say(desk.language), language=None, wrap_lines=True)


def _form(desk: Desk, work: Work, seen: Review) -> None:
    _ = translator(desk.language)
    must_look = bool(seen.audit.with_verdict(Verdict.SHORTFALL))
    with st.form("release", border=True):
        placeholder = _("such as: two talks moved to Thursday")
        st.text_area(_("What to say about this release"), height=80, placeholder=placeholder, key="release_note")
        st.text_input(_("Released by"), value=desk.author, key="release_author")
        if must_look:
            st.checkbox(_("I have looked at the shortfalls above"), key="looked")
        st.form_submit_button(
            _("Publish release {number}").format(number=seen.number),
            key="publish",
            type="primary",
            icon=":material/campaign:",
            disabled=not seen.audit.clean,
            on_click=_release,
            args=(desk, work),
            kwargs={"must_look": must_look},
        )


def _release(desk: Desk, work: Work, *, must_look: bool) -> None:
    """Publish the draft as it was when the form was drawn, or say why not."""
    _ = translator(desk.language)
    if must_look and not st.session_state["looked"]:
        desk.memory.note("warning", _("Look at the shortfalls first, and tick that you have."))
        return
    desk.memory.author = str(st.session_state["release_author"]).strip()
    by = By(author=desk.author, at=now(), note=str(st.session_state["release_note"]).strip())
    result = release_draft(desk.store, work.draft, by, revision=work.revision)
    if isinstance(result, NotReleased):
        desk.memory.note("warning", result.why[desk.language])
        return
    desk.memory.note(
        "done", _("Release {number} is out; every calendar shows it.").format(number=result.release.number)
    )


def _list(desk: Desk, work: Work, lines: tuple[ReleaseLine, ...]) -> None:
    _ = translator(desk.language)
    if not lines:
        return
    st.subheader(_("Releases so far"), anchor=False)
    for line in lines:
        at = work.project.calendar.local(line.at)
        head = _("Release {number}").format(number=line.number)
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{head}** · {literal(shown(at, desk.language))} · {literal(line.author)}")
            if line.note:
                st.text(line.note)
