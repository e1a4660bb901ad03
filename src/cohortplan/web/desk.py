"""What lies before one coordinator while a page is drawn: store, searches, language, and the project at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, lru_cache

import streamlit as st

from cohortplan.domain.project import Project
from cohortplan.domain.refs import About
from cohortplan.errors import UnknownReference
from cohortplan.rules.audit import Audit, audit
from cohortplan.rules.effects import Standing
from cohortplan.text import Language
from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.memory import Memory
from cohortplan.workflows.causes import QUICK, causes
from cohortplan.workflows.data import Data, data_in
from cohortplan.workflows.drafts import fit
from cohortplan.workflows.edit import Applied, Editor, Refused
from cohortplan.workflows.journal import said_refusal
from cohortplan.workflows.opening import draft_of
from cohortplan.workflows.project_folders import folder_of
from cohortplan.workflows.question import Question, question
from cohortplan.workflows.questions.explain import Examined, Explanation
from cohortplan.workflows.solves import Solves
from cohortplan.workflows.store import Store, the_store


def now() -> datetime:
    """This moment. Pages are where the machine's clock is read."""
    return datetime.now(UTC)


@dataclass(frozen=True, eq=False)
class Work:
    """The project at hand with its draft, as both were when the page was drawn."""

    question: Question

    @property
    def project(self) -> Project:
        """The project with the locks of the draft, and the newest release in force."""
        return self.question.project

    @property
    def draft(self) -> int:
        """The draft's id."""
        return self.question.stored.line.id

    @property
    def revision(self) -> int:
        """The draft's revision, which every edit from this page is made on."""
        return self.question.stored.draft.revision

    @cached_property
    def audit(self) -> Audit:
        """What is wrong with the plan."""
        return audit(self.project, self.question.policy, self.question.plan)

    @cached_property
    def standing(self) -> Standing:
        """The plan, ready to be asked what a change would do."""
        return Standing(self.project, self.question.policy, self.question.plan)

    @cached_property
    def explanation(self) -> Explanation:
        """The plan, ready to be asked who gets how much."""
        examined = Examined(self.project, self.question.policy, self.question.plan, self.audit, trials=QUICK)
        return Explanation(examined, self.standing)


@lru_cache(maxsize=64)
def causes_of(work: Work, language: Language, trainee: str = "") -> Mapping[About, str]:
    """Why seats are missing, a sentence for each shortfall; found once, as long as the draft stays as it is."""
    return causes(work.question, work.audit, language, trainee=trainee)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Handed to every page."""

    store: Store
    solves: Solves
    memory: Memory
    language: Language
    pages: Mapping[str, st.Page]

    @cached_property
    def work(self) -> Work | None:
        """The project at hand; ``None`` if none is chosen, or the chosen one is not in the store."""
        if not self.memory.project:
            return None
        try:
            project = self.store.projects.get(self.memory.project).project
        except UnknownReference:
            return None
        draft = draft_of(self.store, project, at=now()).line.id
        asked = question(self.store, draft)
        if asked.strangers:
            fit(self.store, draft, author=self.author, at=now())
            asked = question(self.store, draft)
        return _drawn_before(self.store, asked)

    @cached_property
    def data(self) -> Data | None:
        """The tables of the project at hand; ``None`` if none is chosen, or nobody knows where they lie."""
        folder = folder_of(self.store, self.memory.project) if self.memory.project else None
        return data_in(folder) if folder is not None else None

    @property
    def author(self) -> str:
        """Whose name stands beside edits, locks and releases."""
        _ = translator(self.language)
        return self.memory.author or _("Coordinator")

    def editor(self, work: Work) -> Editor:
        """For one edit of the draft as this page shows it."""
        return Editor(store=self.store, draft=work.draft, base=work.revision, author=self.author, at=now())

    def tell(self, work: Work, result: Applied | Refused, done: str) -> None:
        """Say what came of an edit: done, done beside other people's edits, or why not."""
        _n = plural_translator(self.language)
        if isinstance(result, Refused):
            self.memory.note("warning", *said_refusal(result, work.project, self.language))
            return
        count = len(result.meanwhile)
        merged = _n("{count} step that somebody else made meanwhile is kept too.",
                    "{count} steps that somebody else made meanwhile are kept too.", count)  # fmt: skip
        self.memory.note("done", *((done, merged.format(count=count)) if count else (done,)))

    def go(self, page: str) -> None:
        """Show another page."""
        st.switch_page(self.pages[page])


@st.cache_resource(show_spinner=False)
def _solves_of(where: str, _store: Store) -> Solves:  # noqa: ARG001 - one for each place a store can be
    return Solves(_store, now)


@st.cache_resource(show_spinner=False, max_entries=32)
def _work(key: tuple[object, ...], _asked: Question) -> Work:  # noqa: ARG001 - equal keys mean equal questions
    return Work(_asked)


def _drawn_before(store: Store, asked: Question) -> Work:
    """The same object for the same draft and data, so that an audit is made once and not at every click."""
    line = store.projects.get(asked.project.id).line
    released = store.releases.last_number(asked.project.id)
    stored = asked.stored.line
    key = (
        store.database.url.render_as_string(),
        line.project_digest,
        line.changed_at,
        released,
        stored.id,
        stored.revision,
        stored.changed_at,
    )
    return _work(key, asked)


def open_desk(memory: Memory, pages: Mapping[str, st.Page]) -> Desk:
    """The desk for one run of a page.

    Raises:
        StoreUnavailable: If the store cannot be opened.
    """
    store = the_store()
    solves = _solves_of(store.database.url.render_as_string(), store)
    return Desk(store=store, solves=solves, memory=memory, language=memory.language, pages=pages)
