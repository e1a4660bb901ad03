"""The plan in force that the settings point to: what a new plan stays close to."""

from __future__ import annotations

from pathlib import PurePosixPath

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.intake.files import Files, read_folder
from cohortplan.intake.plan_reader import PlanReader
from cohortplan.intake.plan_tables import PLAN_TABLES
from cohortplan.intake.problems import Notes
from cohortplan.intake.settings import Settings
from cohortplan.text import Text

A_FOLDER = Text(zh='方案文件夹的相对路径，如 "plans/1"', en='the relative path of a plan folder, such as "plans/1"')


def read_in_force(settings: Settings, files: Files, project: Project, notes: Notes) -> Plan | None:
    """The plan in force, or ``None`` where none is named.

    It may have been made for an older version of the project: what no longer
    exists is left out with a warning.
    """
    if not settings.in_force:
        return None
    path = PurePosixPath(settings.in_force.replace("\\", "/"))
    found = None
    if not path.is_absolute() and ":" not in path.parts[0]:
        found = _plan_files(path, files, notes)
    if found is None:
        notes.add(settings.problem("wrong_type", ("in_force",), settings.in_force, expected=A_FOLDER))
        return None
    return PlanReader(project, notes, older=True, prefix=f"{path}/").plan(found)


def _plan_files(path: PurePosixPath, files: Files, notes: Notes) -> Files | None:
    """The tables of the plan, from the folder on this machine or from within the upload."""
    names = tuple(table.file for table in PLAN_TABLES)
    if files.folder is not None:
        folder = files.folder / path
        return read_folder(folder, notes, names) if folder.is_dir() else None
    content = files.inside(str(path))
    return Files({name: content[name] for name in names if name in content}) if content else None
