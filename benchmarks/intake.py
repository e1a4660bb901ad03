"""From files to a project: one invented project as a folder, an archive, a workbook and as a school's own papers."""

from __future__ import annotations

import zipfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Facts, measured
from benchmarks.telling import line
from cohortplan.domain.canonical import digest
from cohortplan.generator import Invented, invent
from cohortplan.generator.raw import raw
from cohortplan.intake.problems import Notes
from cohortplan.intake.raw.importing import Given, import_sent
from cohortplan.intake.raw.opening import load
from cohortplan.intake.reading import Reading, read_project
from cohortplan.intake.workbook_writing import write_workbook
from cohortplan.intake.writing import project_contents
from cohortplan.text import Language

LIKE = ("A", "B", "B+")


def declare(parser: ArgumentParser) -> None:
    """The options."""
    parser.add_argument("--like", nargs="+", choices=LIKE, default=LIKE, help="which projects")
    parser.add_argument("--seed", type=int, default=1, help="of the invented projects")
    parser.add_argument("--runs", type=int, default=3, help="how often each is read, every time in a new process")


def lines(given: Namespace) -> Iterator[str]:
    """A line for each project, form and run."""
    for like in given.like:
        invented = invent(like, given.seed)
        with TemporaryDirectory() as folder:
            for side, path in _written(invented, Path(folder)).items():
                for run in range(given.runs):
                    took = measured(read_papers if side == "papers" else read_project, told, path)
                    yield line("intake", side, {"like": like, "seed": given.seed, "run": run}, took)


def read_papers(folder: Path) -> Reading:
    """The project that a school's own files make.

    Raises:
        ValueError: If they make none.
    """
    notes = Notes()
    imported = import_sent(load([folder], notes), Given(), notes)
    if imported.reading is None:
        raise ValueError("; ".join(problem.say(Language.EN) for problem in imported.problems))
    return imported.reading


def told(reading: Reading) -> Facts:
    """Which project it is, so that two commits can be seen to read the same."""
    project = reading.project
    return {
        "digest": digest(project) if project else None,
        "sessions": len(project.sessions) if project else 0,
        "problems": len(reading.problems),
    }


def _written(invented: Invented, folder: Path) -> dict[str, Path]:
    """The project in every form; the papers hold what a school would send, which is less."""
    contents = project_contents(invented.settings, invented.tables, Language.ZH_CN)
    forms = {
        "folder": folder / "project",
        "archive": folder / "project.zip",
        "workbook": folder / "project.xlsx",
        "papers": folder / "papers",
    }
    write_workbook(forms["workbook"], contents, Language.ZH_CN)
    with zipfile.ZipFile(forms["archive"], "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    for form, files in (("folder", contents), ("papers", raw(invented))):
        forms[form].mkdir()
        for name, content in files.items():
            (forms[form] / name).write_bytes(content)
    return forms
