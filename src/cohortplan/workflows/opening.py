"""Open a project in the app: from a folder, from an uploaded archive, or the invented one to try it with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cohortplan.domain.edits import NOTHING
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.intake.problems import Notes
from cohortplan.intake.reading import Reading, read_files, read_project
from cohortplan.intake.zipped import read_zip
from cohortplan.storage.drafts import StoredDraft
from cohortplan.storage.store import Store
from cohortplan.text import Language
from cohortplan.workflows.drafts import begin, fit
from cohortplan.workflows.generate import generate

DEMO_LIKE, DEMO_SEED = "A", 3
DEMO_FOLDER = "demo-a"
FIRST_DRAFT = "1"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What opening gave: everything that was read, and the draft to work on if nothing was wrong.

    ``dropped`` is what had to be taken out of the draft, because the project as
    it is now does not know it any more.
    """

    reading: Reading
    draft: StoredDraft | None = None
    dropped: Plan = NOTHING


def open_folder(store: Store, folder: Path, *, at: datetime) -> Opening:
    """Read the project in a folder, or in an archive on this machine, and keep it. With an error in it, nothing is kept."""
    return _keep(store, read_project(folder), origin=str(folder.absolute()), at=at)


def open_upload(store: Store, name: str, archive: bytes, *, at: datetime) -> Opening:
    """Read the project in an uploaded zip archive and keep it. With an error in it, nothing is kept."""
    notes = Notes()
    return _keep(store, read_files(read_zip(archive, notes, name), notes), origin=name, at=at)


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


def _keep(store: Store, reading: Reading, *, origin: str, at: datetime) -> Opening:
    project, policy = reading.project, reading.policy
    if project is None or policy is None:
        return Opening(reading=reading)
    store.projects.put(project, policy.to_settings(), origin=origin, at=at)
    fitted = fit(store, draft_of(store, project, at=at).line.id, author="", at=at)
    return Opening(reading=reading, draft=fitted.draft, dropped=fitted.dropped)
