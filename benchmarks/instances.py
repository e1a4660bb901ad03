"""The invented projects that searches are measured on, made afresh from a seed and read as a coordinator's would be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cohortplan.domain.canonical import digest
from cohortplan.domain.project import Project
from cohortplan.intake.reading import read_project
from cohortplan.rules.policy import Policy
from cohortplan.solving.messages import write_task
from cohortplan.solving.task import Task
from cohortplan.text import Language
from cohortplan.workflows.generate import generate

LIKE = ("A", "B", "B+")
NOWHERE = Path("best.json")
"""Where a task of a side that keeps its plans elsewhere would put the best one."""


@dataclass(frozen=True, kw_only=True)
class Instance:
    """One project, what it was invented from, and for how long each side may search."""

    like: str
    seed: int
    seconds: float
    project: Project
    policy: Policy

    @property
    def digest(self) -> str:
        """Equal digests are equal projects, whichever commit invented them."""
        return digest(self.project)

    @property
    def task(self) -> Task:
        """What each side is asked; the project's seed is the search's as well."""
        return Task(project=self.project, policy=self.policy, seconds=self.seconds, seed=self.seed)

    @property
    def question(self) -> str:
        """The task as one line of text, for a process of its own."""
        return write_task(self.task, NOWHERE)


def invented(like: str, seed: int, seconds: float) -> Instance:
    """A project of this size from this seed.

    Raises:
        ValueError: If the generator made what intake does not read, which would be a fault of ours.
    """
    with TemporaryDirectory() as folder:
        generate(Path(folder) / "project", like, seed, calm=False, language=Language.ZH_CN)
        reading = read_project(Path(folder) / "project")
    if reading.project is None or reading.policy is None:
        raise ValueError("; ".join(problem.say(Language.EN) for problem in reading.problems))
    return Instance(like=like, seed=seed, seconds=seconds, project=reading.project, policy=reading.policy)
