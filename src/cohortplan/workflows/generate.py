"""Make a project folder: an invented one, a province of them, or an empty one to fill in."""

from __future__ import annotations

from pathlib import Path

from cohortplan.generator import PROVINCE, WORLDS, UnknownScenario, invent, invent_hosts
from cohortplan.intake.writing import FolderInUse, new_project, write_all, write_folder
from cohortplan.text import Language

__all__ = ["SCENARIOS", "FolderInUse", "UnknownScenario", "generate", "start_project"]

SCENARIOS = (*WORLDS, PROVINCE)


def generate(folder: Path, like: str, seed: int, *, calm: bool, language: Language) -> None:
    """Write an invented project of a scenario; the same arguments write the same bytes.

    A province is a folder with a project for each host and wave, called by their ids.

    Raises:
        UnknownScenario: If there is no such scenario.
        FolderInUse: If the folder has something in it.
    """
    if like != PROVINCE:
        invented = invent(like, seed, calm=calm)
        write_folder(folder, invented.settings, invented.tables, language)
        return
    write_all(folder, {})
    for invented in invent_hosts(seed, calm=calm):
        write_folder(folder / str(invented.settings["id"]), invented.settings, invented.tables, language)


def start_project(folder: Path, language: Language) -> None:
    """Write an empty, commented project.

    Raises:
        FolderInUse: If the folder has something in it.
    """
    new_project(folder, language)
