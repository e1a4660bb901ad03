"""What one browser session remembers between two clicks. Nothing that must not be lost: that is in the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any, Generic, TypeVar

import streamlit as st

from cohortplan.text import Language
from cohortplan.workflows.mending import Stale
from cohortplan.workflows.receiving import Received

Kind = TypeVar("Kind")


class Kept(Generic[Kind]):
    """One remembered thing, with what holds until it is set."""

    def __init__(self, default: Kind) -> None:
        self._default = default
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"kept-{name}"

    def __get__(self, instance: object, owner: type) -> Kind:
        value: Kind = st.session_state.get(self._name, self._default)
        return value

    def __set__(self, instance: object, value: Kind) -> None:
        st.session_state[self._name] = value


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say once at the top of the page. ``kind`` is ``done``, ``warning`` or ``error``."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the coordinator pointed at in the timetable: a session, or a time that is still free."""

    session: str = ""
    day: date | None = None
    start: time | None = None


NOTHING_CHOSEN = Choice()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A save that somebody else's save came before: in which folder, which file, and what stands against what."""

    folder: str
    name: str
    stale: Stale
    text: str = ""


class Memory:
    """The things remembered.

    ``lens`` is by whom the timetable is looked at, ``whom`` the person or class seen, ``question`` what is asked of
    the chosen session; ``explained`` is what of the plan is looked at. ``received`` is what came of
    the files that were sent last. Of the data page, ``section`` and ``sheet`` are what is shown, ``seen`` the files
    as they were when they were shown, ``turn`` counts how often unsaved changes were given up.
    """

    language: Kept[Language] = Kept(Language.ZH_CN)
    project: Kept[str] = Kept("")
    author: Kept[str] = Kept("")
    notes: Kept[tuple[Note, ...]] = Kept(())
    received: Kept[Received | None] = Kept(None)
    section: Kept[str] = Kept("overview")
    sheet: Kept[str] = Kept("")
    seen: Kept[dict[str, bytes | None]] = Kept({})
    turn: Kept[int] = Kept(0)
    refusal: Kept[Refusal | None] = Kept(None)
    lens: Kept[str] = Kept("trainee")
    whom: Kept[dict[str, str]] = Kept({})
    week: Kept[int] = Kept(0)
    choice: Kept[Choice] = Kept(NOTHING_CHOSEN)
    attendee: Kept[str] = Kept("")
    shown: Kept[int] = Kept(0)
    question: Kept[str] = Kept("move")
    explained: Kept[str] = Kept("rules")

    def note(self, kind: str, *lines: str) -> None:
        """Say this at the top of the next page that is drawn."""
        self.notes = (*self.notes, Note(kind, lines))

    def take_notes(self) -> tuple[Note, ...]:
        """What is to be said now; it is said once."""
        notes, self.notes = self.notes, ()
        return notes

    def read_address(self) -> None:
        """Begin with what the address of the page names, so that a reload and a sent link show the same."""
        asked: dict[str, Any] = st.query_params.to_dict()
        if "kept-language" not in st.session_state and asked.get("lang") in set(Language):
            self.language = Language(asked["lang"])
        if "kept-project" not in st.session_state and asked.get("project"):
            self.project = asked["project"]

    def write_address(self) -> None:
        """Let the address name the language and the project."""
        named = {"lang": self.language.value, **({"project": self.project} if self.project else {})}
        if st.query_params.to_dict() != named:
            st.query_params.from_dict(named)
