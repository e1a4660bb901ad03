"""Publish a plan that lies on disk: into the store, and on request as files for a static host."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cohortplan.storage.store import Store
from cohortplan.workflows.open_plan import Opened
from cohortplan.workflows.question import with_release_in_force
from cohortplan.workflows.release import By, Candidate, NotReleased, Released, release
from cohortplan.workflows.release_folder import Written, release_to_folder


@dataclass(frozen=True, kw_only=True)
class Host:
    """A static host: the folder that is its root, and its address where it is known."""

    folder: Path
    address: str = ""


def publish(
    store: Store, opened: Opened, by: By, host: Host | None = None
) -> tuple[Released | NotReleased, Written | None]:
    """Release the plan, measured against the release in force; write files only if it was released."""
    store.projects.put(opened.project, opened.policy.to_settings(), origin="", at=by.at)
    project = with_release_in_force(store, opened.project)
    outcome = release(store, Candidate(project=project, policy=opened.policy, plan=opened.plan), by)
    if host is None or isinstance(outcome, NotReleased):
        return outcome, None
    return outcome, release_to_folder(store, project.id, host.folder, at=by.at, address=host.address)
