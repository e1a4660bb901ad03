"""What every project in the store needs from its coordinator today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cohortplan.domain.changes import Edition, changes_between
from cohortplan.rules.audit import Cost, audit
from cohortplan.storage.projects import ProjectLine
from cohortplan.storage.releases import ReleaseLine
from cohortplan.storage.store import Store
from cohortplan.workflows.drafts import fit
from cohortplan.workflows.opening import draft_of
from cohortplan.workflows.question import Question, question

__all__ = ["ReleaseLine", "Situation", "is_outdated", "releases_so_far", "situations"]


@dataclass(frozen=True, kw_only=True)
class Situation:
    """One project as it stands.

    ``unreleased`` counts changes that nobody outside knows of yet. ``folder`` is
    where its files lie, ``None`` for an upload or if they are gone; ``outdated``
    that one of them was changed after they were read.
    """

    line: ProjectLine
    question: Question
    cost: Cost
    released: int
    unreleased: int
    folder: Path | None = None
    outdated: bool = False

    @property
    def planned(self) -> bool:
        """Whether the draft holds anything."""
        return bool(self.question.plan.assignments)


def situations(store: Store, *, at: datetime) -> tuple[Situation, ...]:
    """Every project in the store, those that end last first."""
    found = [_situation(store, line, at) for line in store.projects.all()]
    return tuple(sorted(found, key=_last_day, reverse=True))


def releases_so_far(store: Store, project_id: str) -> tuple[ReleaseLine, ...]:
    """What was published of a project, the newest first."""
    return store.releases.of_project(project_id)


def _situation(store: Store, line: ProjectLine, at: datetime) -> Situation:
    draft = draft_of(store, store.projects.get(line.id).project, at=at).line.id
    if question(store, draft).strangers:
        fit(store, draft, author="", at=at)
    asked = question(store, draft)
    last = store.releases.get(line.id)
    folder = Path(line.origin) if line.origin and Path(line.origin).is_dir() else None
    after = Edition(asked.project, asked.plan)
    return Situation(
        line=line,
        question=asked,
        cost=audit(asked.project, asked.policy, asked.plan).cost,
        released=last.number if last else 0,
        unreleased=len(changes_between(Edition(last.project, last.plan), after)) if last else 0,
        folder=folder,
        outdated=folder is not None and is_outdated(folder, line),
    )


def is_outdated(folder: Path, line: ProjectLine) -> bool:
    """Whether a file of a project was changed after the project was read."""
    return _newest(folder) > line.changed_at.timestamp()


def _newest(folder: Path) -> float:
    return max((path.stat().st_mtime for path in folder.iterdir()), default=0.0)


def _last_day(situation: Situation) -> tuple[str, str]:
    days = situation.question.project.calendar.open_days
    return str(days[-1].on) if days else "", situation.line.id
