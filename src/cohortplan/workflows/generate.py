"""Make a project folder: an invented one, a province of them, or an empty one to fill in."""

from __future__ import annotations

from pathlib import Path

from cohortplan.generator import PROVINCE, WORLDS, UnknownScenario, invent, invent_hosts
from cohortplan.intake.workbook_writing import write_workbook
from cohortplan.intake.writing import FolderInUse, new_contents, new_project, write_all, write_folder
from cohortplan.text import Language

__all__ = ["SCENARIOS", "FolderInUse", "UnknownScenario", "generate", "start_project", "start_workbook"]

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


def start_workbook(path: Path, language: Language) -> Path:
    """Write an empty, commented project as one workbook; returns where, with ``.xlsx`` at its end.

    Raises:
        FolderInUse: If there is such a file already.
    """
    target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
    target.parent.mkdir(parents=True, exist_ok=True)
    write_workbook(target, new_contents(language), language)
    return target
