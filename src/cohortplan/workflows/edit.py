"""Adjust a stored draft: every step is kept, can be taken back, and loses nobody else's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from cohortplan.domain import edits
from cohortplan.domain.demands import Pin
from cohortplan.domain.edits import Edit
from cohortplan.domain.plan import Assignment, Mentorship, Plan
from cohortplan.domain.project import Project
from cohortplan.storage.drafts import Applied, Refused
from cohortplan.storage.store import Store

__all__ = ["Applied", "Editor", "Refused", "Result"]

Result = Applied | Refused
"""What comes of a step: it is in the draft, or nothing changed and it says why."""


@dataclass(frozen=True, kw_only=True)
class Editor:
    """Somebody at work on a draft: ``base`` is the revision they see, ``at`` is now."""

    store: Store
    draft: int
    base: int
    author: str
    at: datetime

    def apply(self, edit: Edit) -> Result:
        """Any edit, made on ``base``; refused if it adds what the project does not know (any more).

        Raises:
            UnknownReference: If there is no such draft.
        """
        stored = self.store.drafts.get(self.draft)
        project = self.store.projects.get(stored.line.project_id).project
        if unknown := tuple(f"unknown {each}" for each in _unknown(project, edit)):
            return Refused(stored, unknown, self.store.drafts.journal(self.draft, since=self.base))
        made_here = replace(edit, base=self.base)
        return self.store.drafts.apply(self.draft, made_here, author=self.author, at=self.at)

    def assign(self, trainee: str, session: str) -> Result:
        """Send a trainee to a session."""
        return self.apply(edits.assign(trainee, session))

    def withdraw(self, trainee: str, session: str) -> Result:
        """Take a trainee out of a session."""
        return self.apply(edits.withdraw(trainee, session))

    def move(self, trainee: str, session: str, to: str) -> Result:
        """Send a trainee to another session instead."""
        return self.apply(edits.move(trainee, session, to))

    def swap(self, one: tuple[str, str], other: tuple[str, str]) -> Result:
        """Let two trainees change places; each is given as trainee and session."""
        return self.apply(edits.swap(Assignment(*one), Assignment(*other)))

    def hand_over(self, session: str, of: str, to: str) -> Result:
        """Let somebody else have a trainee's seat."""
        return self.apply(edits.hand_over(session, of, to))

    def change_mentor(self, trainee: str, old: str | None, new: str) -> Result:
        """Give a trainee another lead mentor."""
        return self.apply(edits.change_mentor(trainee, old, new))

    def stand_in(self, acting: Iterable[Mentorship], reason: str = "") -> Result:
        """Let somebody stand in on some days for one or more trainees' lead mentor; ``reason`` is kept in the history."""
        return self.apply(edits.stand_in(acting, reason))

    def end_stand_in(self, acting: Mentorship) -> Result:
        """Let nobody stand in there any more."""
        return self.apply(edits.end_stand_in(acting))

    def lock(self, pin: Pin) -> Result:
        """Set a lock; without an author of its own it gets this one."""
        return self.apply(edits.lock(pin if pin.author else replace(pin, author=self.author)))

    def unlock(self, pin: Pin) -> Result:
        """Lift a lock."""
        return self.apply(edits.unlock(pin))

    def adopt(self, plan: Plan) -> Result:
        """Take over a whole plan, such as the solver's, as one step."""
        return self.apply(edits.adopt(self.store.drafts.get(self.draft).draft.plan, plan))

    def undo(self) -> Result:
        """Take back the last step; refused if others have made one since ``base``."""
        return self.store.drafts.undo(self.draft, base=self.base, author=self.author, at=self.at)

    def redo(self) -> Result:
        """Do again what was taken back; refused if others have made a step since ``base``."""
        return self.store.drafts.redo(self.draft, base=self.base, author=self.author, at=self.at)


def _unknown(project: Project, edit: Edit) -> Iterator[str]:
    yield from project.strangers(edit.add)
    for pin in edit.lock:
        yield from (each for each in pin.sessions if each not in project.session)
        if pin.trainee not in project.trainee:
            yield pin.trainee
