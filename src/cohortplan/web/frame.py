"""The frame around every page: navigation, the project at hand, what just happened, the language."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cohortplan.rules.audit import Verdict
from cohortplan.text import Language
from cohortplan.text.catalogue import plural_translator, to_translate, translator
from cohortplan.web import look
from cohortplan.web.desk import Desk, Work, open_desk
from cohortplan.web.literal import literal, strong
from cohortplan.web.memory import Memory
from cohortplan.web.page import data, explain, plan, projects, releases, rules, timetable
from cohortplan.web.wording import Colour, day_range
from cohortplan.workflows.data import Data
from cohortplan.workflows.plain_settings import plain_settings
from cohortplan.workflows.store import StoreUnavailable

Page = Callable[[Desk], None]

PAGES: dict[str, tuple[str, str, Page]] = {
    "projects": (to_translate("Projects"), ":material/folder_open:", projects.show),
    "data": (to_translate("Data"), ":material/table_view:", data.show),
    "plan": (to_translate("Plan"), ":material/auto_fix_high:", plan.show),
    "timetable": (to_translate("Timetable"), ":material/calendar_view_week:", timetable.show),
    "rules": (to_translate("Rules"), ":material/rule:", rules.show),
    "explain": (to_translate("Explain"), ":material/query_stats:", explain.show),
    "releases": (to_translate("Releases"), ":material/campaign:", releases.show),
}
"""Title, icon and content of each page by its address."""

NAMES = {Language.ZH_CN: "中文", Language.EN: "English"}
ICONS = {"done": ":material/check:", "warning": ":material/info:", "error": ":material/error:"}


def run(start: str = "projects") -> None:
    """Draw the page that the address names, ``start`` if it names none."""
    st.set_page_config(page_title="cohortplan", page_icon=str(look.ICON), layout="wide")
    memory = Memory()
    memory.read_address()
    look.dress_page(memory.language)
    _ = translator(memory.language)
    desks: list[Desk] = []
    pages = {
        name: st.Page(_drawn(content, desks), title=_(title), icon=icon, url_path=name, default=name == start)
        for name, (title, icon, content) in PAGES.items()
    }
    chosen = st.navigation(list(pages.values()), position="top")
    try:
        desks.append(open_desk(memory, pages))
    except StoreUnavailable as fault:
        st.error(_("The store cannot be opened: {reason}").format(reason=literal(str(fault))))
        return
    memory.write_address()
    _head(desks[0])
    _notes(memory)
    chosen.run()


def _drawn(content: Page, desks: list[Desk]) -> Callable[[], None]:
    return lambda: content(desks[0])


def _head(desk: Desk) -> None:
    """One line over every page: which project this is and how it stands, whose hand, which language."""
    with st.container(key="head", horizontal=True, vertical_alignment="center", gap="medium"):
        if desk.work is not None:
            _project(desk, desk.work)
        elif desk.data is not None:
            _unread(desk, desk.data)
        else:
            _ = translator(desk.language)
            st.markdown(strong(_("Shadowing weeks")), width="stretch")
        _author(desk)
        _language(desk)


def _project(desk: Desk, work: Work) -> None:
    _ = translator(desk.language)
    project = work.project
    dates = day_range(project, desk.language)
    st.markdown(f"**{literal(project.name)}**  :gray[{literal(dates)}]", width="content")
    with st.container(horizontal=True, gap="small", width="stretch", vertical_alignment="center"):
        for label, colour in standing_badges(desk.language, work):
            st.badge(label, color=colour)


def _unread(desk: Desk, data: Data) -> None:
    """Tables in which there are errors, so that there is no project yet."""
    _ = translator(desk.language)
    plain = plain_settings(data.settings_text)
    name = plain.name if plain and plain.name else desk.memory.project
    st.markdown(strong(literal(name)), width="content")
    with st.container(horizontal=True, gap="small", width="stretch", vertical_alignment="center"):
        st.badge(_("Its data must be mended first"), color="red")


def standing_badges(language: Language, work: Work) -> tuple[tuple[str, Colour], ...]:
    """How the draft stands in a few words, each with its colour."""
    _, _n = translator(language), plural_translator(language)
    if not work.question.plan.assignments:
        return ((_("No plan yet"), "gray"),)
    cost = work.audit.cost
    hard = _n("{count} hard finding", "{count} hard findings", cost.hard).format(count=cost.hard)
    missing = sum(each.finding.amount for each in work.audit.with_verdict(Verdict.SHORTFALL))
    short = _n("{count} seat missing", "{count} seats missing", missing).format(count=missing)
    badges: list[tuple[str, Colour]] = [(hard, "red")] if cost.hard else [(_("No hard finding"), "green")]
    if missing:
        badges.append((short, "orange"))
    return tuple(badges)


def _author(desk: Desk) -> None:
    _ = translator(desk.language)
    with st.popover(literal(desk.author), icon=":material/edit:", type="tertiary"):
        key = "author"
        st.text_input(
            _("Your name, as it stands beside edits, locks and releases"),
            value=desk.memory.author,
            key=key,
            on_change=lambda: setattr(desk.memory, "author", str(st.session_state[key]).strip()),
        )


def _language(desk: Desk) -> None:
    key = "language"

    def changed() -> None:
        desk.memory.language = st.session_state[key] or desk.memory.language

    st.segmented_control(
        "语言 · Language",
        list(NAMES),
        format_func=NAMES.__getitem__,
        default=desk.language,
        required=True,
        key=key,
        on_change=changed,
        label_visibility="collapsed",
    )


def _notes(memory: Memory) -> None:
    """What just happened, said once."""
    for note in memory.take_notes():
        text = "  \n".join(literal(line) for line in note.lines)
        if note.kind == "done":
            st.toast(text, icon=ICONS[note.kind])
        elif note.kind == "warning":
            st.warning(text, icon=ICONS[note.kind])
        else:
            st.error(text, icon=ICONS[note.kind])
