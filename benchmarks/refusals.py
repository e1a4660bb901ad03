"""Files that would take all time or memory (tests/intake/bombs.py): how soon they are refused, and by how small a process."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from tests.intake.bombs import BOOKS, DOCUMENTS

from benchmarks.measuring import Facts, measured
from benchmarks.telling import line
from cohortplan.intake.problems import Problem
from cohortplan.intake.raw.importing import Given, import_sent
from cohortplan.intake.raw.opening import Sent
from cohortplan.intake.reading import read_upload

Problems = Sequence[Problem]


def declare(parser: ArgumentParser) -> None:
    """The options."""
    parser.add_argument("--runs", type=int, default=3, help="how often each is refused, every time in a new process")


def lines(given: Namespace) -> Iterator[str]:
    """A line for each file, way in and run."""
    books = [(name, "a.xlsx", make) for name, (make, _, _) in BOOKS.items()]
    documents = [(name, "a.docx", make) for name, (make, _, _) in DOCUMENTS.items()]
    for name, file, make in (*books, *documents):
        content = make()
        for side, work in (("upload", uploaded), ("import", imported)) if file == "a.xlsx" else (("import", imported),):
            for run in range(given.runs):
                took = measured(work, told, file, content)
                yield line("refusals", side, {"bomb": name, "bytes": len(content), "run": run}, took)


def uploaded(name: str, content: bytes) -> Problems:
    """What is said of it as a project."""
    return read_upload(content, name).problems


def imported(name: str, content: bytes) -> Problems:
    """What is said of it as a school's own file."""
    return import_sent([Sent(name, content)], Given()).problems


def told(problems: Problems) -> Facts:
    """Why it is refused."""
    return {"problems": sorted({problem.code for problem in problems})}
