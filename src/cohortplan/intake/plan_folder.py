"""A plan on disk: written whole or not at all, and read with every problem at once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.intake.files import Files, read_folder
from cohortplan.intake.plan_header import PlanHeader, parse_header
from cohortplan.intake.plan_reader import PlanReader
from cohortplan.intake.plan_tables import ASSIGNMENTS, MENTORSHIPS, PLAN_TABLES, assignment_rows, mentorship_rows
from cohortplan.intake.problems import Notes, Problem, has_errors
from cohortplan.intake.words import Words
from cohortplan.intake.writing import FolderInUse, table_bytes
from cohortplan.text import Language

PLAN_FILE, REPORT_FILE = "plan.json", "report.json"
OWN_FILES = (PLAN_FILE, REPORT_FILE, *(table.file for table in PLAN_TABLES))


@dataclass(frozen=True, kw_only=True)
class PlanFile:
    """A plan with the project it is for, its header, and other files of its folder such as ``report.json``."""

    project: Project
    plan: Plan
    header: PlanHeader
    also: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PlanReading:
    """What reading a plan gave; ``plan`` is ``None`` if there is an error, ``header`` if there is no ``plan.json``."""

    plan: Plan | None
    header: PlanHeader | None
    problems: tuple[Problem, ...]


def write_plan(folder: Path, file: PlanFile, language: Language = Language.ZH_CN) -> None:
    """Write a plan into a folder, whole or not at all; an older plan there is replaced, other files stay.

    Raises:
        FolderInUse: If the folder holds something and is no plan folder.
        UnknownReference: If the plan names what its project does not have.
    """
    file.project.check_knows(file.plan)
    words = Words.of(file.project.kinds, file.project.roles)
    contents = {
        PLAN_FILE: file.header.to_json().encode(),
        ASSIGNMENTS.file: table_bytes(ASSIGNMENTS, assignment_rows(file.project, file.plan), words, language),
        MENTORSHIPS.file: table_bytes(MENTORSHIPS, mentorship_rows(file.plan), words, language),
        **file.also,
    }
    replace_folder(folder, contents)


def replace_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Put these files into a plan folder by one rename, so that no reader sees half of them.

    Raises:
        FolderInUse: If the folder holds something and is no plan folder.
    """
    folder = folder.absolute()
    if not accepts_plan(folder):
        raise FolderInUse(f"{folder} holds something that is no plan; choose a folder that is new or empty")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as scratch:
        made, old = Path(scratch, "new"), Path(scratch, "old")
        if folder.exists():
            shutil.copytree(folder, made, ignore=shutil.ignore_patterns(*OWN_FILES))
        else:
            made.mkdir()
        for name, content in contents.items():
            (made / name).write_bytes(content)
        if folder.exists():
            os.replace(folder, old)  # noqa: PTH105, the pair of renames reads as one move
        os.replace(made, folder)  # noqa: PTH105, as above


def accepts_plan(folder: Path) -> bool:
    """Whether a plan may be written here: the folder is new or empty, or holds a plan that is then replaced."""
    return not folder.exists() or (folder.is_dir() and ((folder / PLAN_FILE).exists() or not any(folder.iterdir())))


def read_plan(folder: Path, project: Project) -> PlanReading:
    """The plan in a folder, for a project. Keys decide; other filled columns must agree with the project.

    Never raises for what is in the files or for files that cannot be read.
    """
    notes = Notes()
    files = read_folder(folder, notes, (PLAN_FILE, *(table.file for table in PLAN_TABLES)))
    reader = PlanReader(project, notes)
    header = _header(files, project, notes)
    plan = reader.plan(files)
    if header is not None and header.digests.plan != canonical.digest(plan) and not notes.any_error:
        notes.of_file("edited_by_hand", PLAN_FILE)
    problems = notes.sorted({name: place for place, name in enumerate(OWN_FILES)})
    return PlanReading(plan=None if has_errors(problems) else plan, header=header, problems=problems)


def _header(files: Files, project: Project, notes: Notes) -> PlanHeader | None:
    content = files.content.get(PLAN_FILE)
    if content is None:
        if not notes.faulty([PLAN_FILE]):
            notes.of_file("no_plan_header", PLAN_FILE)
        return None
    header = parse_header(content)
    if isinstance(header, str):
        notes.of_file("bad_plan_header", PLAN_FILE, reason=header)
        return None
    if header.digests.project != canonical.digest(project):
        notes.of_file("other_project", PLAN_FILE)
    return header
