"""Make a project folder: an invented one, or an empty one to fill in."""

from __future__ import annotations

from pathlib import Path

from cohortplan.generator import WORLDS, UnknownScenario, invent
from cohortplan.intake.writing import FolderInUse, new_project, write_folder
from cohortplan.text import Language

__all__ = ["SCENARIOS", "FolderInUse", "UnknownScenario", "generate", "start_project"]

SCENARIOS = tuple(WORLDS)


def generate(folder: Path, like: str, seed: int, *, calm: bool, language: Language) -> None:
    """Write an invented project of a scenario; the same arguments write the same bytes.

    Raises:
        UnknownScenario: If there is no such scenario.
        FolderInUse: If the folder has something in it.
    """
    invented = invent(like, seed, calm=calm)
    write_folder(folder, invented.settings, invented.tables, language)


def start_project(folder: Path, language: Language) -> None:
    """Write an empty, commented project.

    Raises:
        FolderInUse: If the folder has something in it.
    """
    new_project(folder, language)
