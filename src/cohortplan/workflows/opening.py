"""Open a project in the app: the one in a folder, or the invented one to try it with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cohortplan.domain.edits import NOTHING
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.errors import UnknownReference
from cohortplan.intake.reading import Reading
from cohortplan.storage.drafts import StoredDraft
from cohortplan.storage.store import Store
from cohortplan.text import Language
from cohortplan.workflows.data import SETTINGS_FILE, data_in
from cohortplan.workflows.drafts import begin, fit
from cohortplan.workflows.generate import generate
from cohortplan.workflows.project_folders import id_in, remember

DEMO_LIKE, DEMO_SEED = "A", 3
DEMO_FOLDER = "demo-a"
FIRST_DRAFT = "1"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What opening gave: everything that was read, and the draft to work on if nothing was wrong.

    ``id`` is the project's, by which its folder is known even while errors in
    its tables let no project be read; empty where there is no project at all.
    ``dropped`` is what had to be taken out of the draft, because the project as
    it is now does not know it any more. ``earlier`` is where other tables of
    the same project were moved to.
    """

    reading: Reading
    id: str = ""
    draft: StoredDraft | None = None
    dropped: Plan = NOTHING
    earlier: Path | None = None


def open_folder(store: Store, folder: Path, *, at: datetime) -> Opening:
    """Read the project in a folder and keep it. With an error in it, the folder is known and the store stays as it was."""
    folder = folder.absolute()
    reading = data_in(folder).reading
    project, policy = reading.project, reading.policy
    if project is None or policy is None:
        return Opening(reading=reading, id=_known(store, folder, at) if (folder / SETTINGS_FILE).exists() else "")
    store.projects.put(project, policy.to_settings(), origin=str(folder), at=at)
    fitted = fit(store, draft_of(store, project, at=at).line.id, author="", at=at)
    return Opening(reading=reading, id=project.id, draft=fitted.draft, dropped=fitted.dropped)


def make_demo(folder: Path, language: Language) -> None:
    """Invent the demo project in a folder, unless it is there already.

    Raises:
        OSError: If the folder cannot be written.
    """
    if not (folder.exists() and any(folder.iterdir())):
        generate(folder, DEMO_LIKE, DEMO_SEED, calm=False, language=language)


def draft_of(store: Store, project: Project, *, at: datetime) -> StoredDraft:
    """The draft of a project that was changed last; a new one, beginning with the plan in force, if there is none."""
    lines = store.drafts.of_project(project.id)
    if lines:
        return store.drafts.get(lines[0].id)
    return begin(store, project.id, FIRST_DRAFT, plan=project.in_force, at=at)


def _known(store: Store, folder: Path, at: datetime) -> str:
    """Know a folder that cannot be read as a project yet; one that was read before from elsewhere lies here now."""
    ident = id_in(folder)
    try:
        stored = store.projects.get(ident)
    except UnknownReference:
        return remember(store, folder).id
    if stored.line.origin != str(folder):
        store.projects.put(stored.project, stored.settings, origin=str(folder), at=at)
    return ident
