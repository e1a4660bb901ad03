"""Read projects and say everything that is wrong with their data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cohortplan.intake.files import SETTINGS_FILE
from cohortplan.intake.problems import Problem
from cohortplan.intake.reading import Reading, read_project
from cohortplan.intake.supply import SupplyFact, supply_facts
from cohortplan.text import Language, Text


@dataclass(frozen=True)
class Checked:
    """One project folder and what reading it gave."""

    folder: Path
    reading: Reading

    @property
    def sound(self) -> bool:
        """Whether a plan can be made."""
        return self.reading.project is not None

    def assumptions(self) -> tuple[Text, ...]:
        """What was not said and is to be confirmed."""
        return self.reading.assumptions

    def as_data(self, language: Language) -> dict[str, Any]:
        """For programs."""
        return {
            "sound": self.sound,
            "problems": [_problem(each, language) for each in self.reading.problems],
            "facts": [each.as_data() for each in self.facts()],
            "assumptions": [each[language] for each in self.assumptions()],
        }

    def facts(self) -> tuple[SupplyFact, ...]:
        """Demand, supply and pinches, as far as the data can be read."""
        if self.reading.project is None or self.reading.policy is None:
            return ()
        return supply_facts(self.reading.project, self.reading.policy)


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    return {
        "code": problem.code,
        "level": problem.level.value,
        "where": problem.where,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "sentence": problem.say(language),
    }


def project_folders(path: Path) -> tuple[Path, ...]:
    """The project at this path, or each project in a folder of projects, by name; none if there is none."""
    if (path / SETTINGS_FILE).exists() or not path.is_dir():
        return (path,)
    return tuple(sorted(folder for folder in path.iterdir() if (folder / SETTINGS_FILE).exists())) or (path,)


def project_id(folder: Path) -> str | None:
    """The id of the project in this folder; ``None`` if it cannot be read."""
    project = read_project(folder).project
    return project.id if project else None


def check(folder: Path) -> Checked:
    """Read one project; nothing is half-read."""
    return Checked(folder, read_project(folder))
