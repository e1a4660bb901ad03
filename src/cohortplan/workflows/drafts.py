"""Begin a draft, and bring one along when its project is read anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cohortplan.domain.edits import Draft, Edit
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.storage.drafts import Applied, StoredDraft
from cohortplan.storage.store import Store


@dataclass(frozen=True)
class Fitted:
    """A draft that fits its project, and what had to be taken out of it for that."""

    draft: StoredDraft
    dropped: Plan


def begin(store: Store, project_id: str, name: str, *, plan: Plan | None = None, at: datetime) -> StoredDraft:
    """A new draft, empty or with a plan to begin with.

    Raises:
        UnknownReference: If the project does not know what the plan names.
    """
    project = store.projects.get(project_id).project
    if plan is not None:
        project.check_knows(plan)
    return store.drafts.create(project_id, name, Draft(plan=plan or Plan()), at=at)


def fit(store: Store, draft: int, *, author: str, at: datetime) -> Fitted:
    """Take out of a draft what its project no longer knows, as one step that can be undone.

    Locks on what is gone are lifted with it. A draft that fits stays as it is.
    """
    while True:
        stored = store.drafts.get(draft)
        project = store.projects.get(stored.line.project_id).project
        edit = misfit(stored.draft, project)
        if edit is None:
            return Fitted(stored, Plan())
        result = store.drafts.apply(draft, edit, author=author, at=at)
        if isinstance(result, Applied):
            return Fitted(result.now, edit.drop)


def misfit(draft: Draft, project: Project) -> Edit | None:
    """The edit that takes out what the project does not know; ``None`` if all of it is known."""
    gone = frozenset(project.strangers(draft.plan))
    assignments = {each for each in draft.plan.assignments if each.trainee in gone or each.session in gone}
    mentorships = {each for each in draft.plan.mentorships if each.trainee in gone or each.mentor in gone}
    pins = {
        pin
        for pin in draft.pins
        if pin.trainee not in project.trainee or any(each not in project.session for each in pin.sessions)
    }
    if not (assignments or mentorships or pins):
        return None
    drop = Plan(frozenset(assignments), frozenset(mentorships))
    return Edit(kind="fit", drop=drop, unlock=frozenset(pins), base=draft.revision)
