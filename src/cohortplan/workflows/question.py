"""What a draft is judged and planned by: its project with everything that holds beside the data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy, read_policy
from cohortplan.storage.drafts import StoredDraft
from cohortplan.storage.store import Store


@dataclass(frozen=True)
class Question:
    """A draft, and the project as planning, audit and release must see it.

    ``project`` has the locks of the draft among its pins, and the newest release
    in force. Its ``as_of`` is the one the coordinator gave, not the machine's clock.
    """

    stored: StoredDraft
    project: Project
    policy: Policy

    @property
    def plan(self) -> Plan:
        """The plan as it stands in the draft."""
        return self.stored.draft.plan

    @property
    def strangers(self) -> tuple[str, ...]:
        """Ids in the plan that the project lost when it was read anew; ``drafts.fit`` takes them out."""
        return self.project.strangers(self.plan)


def question(store: Store, draft: int) -> Question:
    """The question that a stored draft answers.

    Two questions about the same data, locks and release have one and the same
    project, so that what was found out about it holds for the next step too.

    Raises:
        UnknownReference: If there is no such draft.
    """
    stored = store.drafts.get(draft)
    kept = store.projects.get(stored.line.project_id)
    policy, _ = read_policy(kept.settings)  # what could not be read was a problem when the project was read
    release, pins = store.releases.get(kept.project.id), stored.draft.pins
    in_force = kept.project.in_force if release is None else release.plan

    def as_it_stands() -> Project:
        return replace(kept.project, in_force=in_force).with_pins(pins)

    return Question(stored, kept.project.kept.get((in_force, pins), as_it_stands), policy)


def with_release_in_force(store: Store, project: Project) -> Project:
    """The project with the plan of its newest release in force; as it is if nothing was released here."""
    release = store.releases.get(project.id)
    return project if release is None else replace(project, in_force=release.plan)
