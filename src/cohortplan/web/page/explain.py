"""Explain: who gets how much and what it costs, of the draft or of a release; pictures, each with its table."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cohortplan.text import Language, shown
from cohortplan.text.catalogue import to_translate, translator
from cohortplan.web.desk import Desk, Work
from cohortplan.web.fact_tables import draw_table
from cohortplan.web.literal import literal
from cohortplan.web.nothing import draw_nothing
from cohortplan.web.pictures import pictures_of
from cohortplan.workflows.questions.explain import Explanation, explain_release
from cohortplan.workflows.questions.summaries import summary_of
from cohortplan.workflows.questions.tables import table_of
from cohortplan.workflows.questions.topics import TITLES, Topic
from cohortplan.workflows.store import Store
from cohortplan.workflows.today import ReleaseLine, releases_so_far

DRAFT = 0
"""Stands for the draft, where releases are known by their number."""

SECTIONS: Mapping[str, tuple[str, tuple[Topic, ...]]] = {
    "rules": (to_translate("Rules"), (Topic.RULES,)),
    "shortfalls": (to_translate("Missing seats"), (Topic.SHORTFALLS,)),
    "hours": (to_translate("Hours and moves"), (Topic.HOURS, Topic.MOVES)),
    "wishes": (to_translate("Wishes"), (Topic.WISHES,)),
    "coverage": (to_translate("Competencies"), (Topic.COVERAGE,)),
    "mentors": (to_translate("Mentors"), (Topic.MENTORS,)),
    "visits": (to_translate("Classes and teachers"), (Topic.CLASSES, Topic.TEACHERS)),
}
"""What is shown together; only the section that is chosen is worked out."""


def show(desk: Desk) -> None:
    """Draw the page."""
    _ = translator(desk.language)
    work = desk.work
    if work is None:
        draw_nothing(desk)
        return
    lines = releases_so_far(desk.store, work.project.id)
    if not work.question.plan.assignments and not lines:
        st.info(_("There is nothing to show here yet. Make a plan first."))
        st.page_link(desk.pages["plan"])
        return
    left, right = st.columns((3, 1), vertical_alignment="bottom", gap="medium")
    with left:
        section = _section(desk)
    with right:
        explanation = _edition(desk, work, lines)
    for topic in SECTIONS[section][1]:
        _topic(explanation, topic, desk.language)


def _section(desk: Desk) -> str:
    _ = translator(desk.language)

    def changed() -> None:
        desk.memory.explained = st.session_state["explained"] or desk.memory.explained

    st.segmented_control(
        _("What to look at"),
        list(SECTIONS),
        format_func=lambda each: _(SECTIONS[each][0]),
        default=desk.memory.explained,
        required=True,
        key="explained",
        on_change=changed,
        label_visibility="collapsed",
    )
    return desk.memory.explained


def _edition(desk: Desk, work: Work, lines: tuple[ReleaseLine, ...]) -> Explanation:
    """The draft, or the release that the reader chose."""
    _ = translator(desk.language)
    names = {DRAFT: _("The draft as it stands")} if work.question.plan.assignments else {}
    for line in lines:
        at = shown(work.project.calendar.local(line.at), desk.language)
        names[line.number] = f"{_('Release {number}').format(number=line.number)} · {at}"
    chosen = st.selectbox(
        _("Which plan"),
        list(names),
        format_func=names.__getitem__,
        label_visibility="collapsed",
        key="edition",
    )
    if chosen == DRAFT:
        return work.explanation
    return _released(desk.store.database.url.render_as_string(), work.project.id, int(chosen), desk.store)


@st.cache_resource(show_spinner=False, max_entries=8)
def _released(where: str, project: str, number: int, _store: Store) -> Explanation:  # noqa: ARG001 - one for each store
    return explain_release(_store, project, number)


def _topic(explanation: Explanation, topic: Topic, language: Language) -> None:
    """What there is to see in sentences, the picture, and its table."""
    _ = translator(language)
    sentences = summary_of(explanation, topic, language)
    with st.container(key=f"topic_{topic}", gap="small"):
        st.subheader(TITLES[topic][language], anchor=False)
        st.markdown("  \n".join(map(literal, sentences)))
        pictures = pictures_of(explanation, topic, language)
        if pictures:
            columns = st.columns(WIDTHS.get((topic, len(pictures)), len(pictures)), gap="large")
            for column, (title, picture) in zip(columns, pictures, strict=False):
                column.caption(title)
                column.altair_chart(picture, width="stretch", alt=" ".join((title, *sentences)))
        table = table_of(explanation, topic, language)
        if table.rows:
            with st.expander(_("As a table"), expanded=topic in READ_AS_TABLE):
                draw_table(table, f"{explanation.project.id}-{topic}.csv", topic, language)


WIDTHS: Mapping[tuple[Topic, int], tuple[float, ...]] = {
    (Topic.RULES, 2): (1, 2),
    (Topic.RULES, 3): (1, 1, 2),
    (Topic.SHORTFALLS, 2): (1.6, 1),
    (Topic.MOVES, 1): (1, 1),
    (Topic.TEACHERS, 1): (1, 1),
    (Topic.MENTORS, 1): (2, 1),
    (Topic.WISHES, 2): (1, 1.4),
    (Topic.CLASSES, 2): (1, 2),
}
"""Of pictures that stand side by side, or leave room beside them; else they are equal."""

READ_AS_TABLE = (Topic.SHORTFALLS,)
"""Where the reasons are read, and the picture only says how many."""
