"""Plan the shipped project twice, in calm weather and with illness and guests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cohortplan.text import Language
from cohortplan.workflows.export import export_plan
from cohortplan.workflows.generate import generate
from cohortplan.workflows.open_plan import Opened, open_plan
from cohortplan.workflows.plan_folder import Planned, Progress, Wanted, plan_folder

__all__ = ["SCENARIOS", "Progress", "Shown", "Wanted", "demo", "folder_of"]

SEED = 3
"""The seed of ``data/demo-a`` and ``data/demo-b``."""

SCENARIOS = ("A", "B")
"""What can be shown in the time that somebody waits for a demo: a small school, and two campuses with forty trainees."""

PROJECT, PLAN, EXPORT = "project", "plan", "export"


@dataclass(frozen=True)
class Shown:
    """One of the two: where it lies, and what came of planning it."""

    folder: Path
    calm: bool
    planned: Planned
    files: tuple[Path, ...]


def demo(
    like: str,
    wanted: Wanted,
    *,
    tell: Callable[[Progress], None],
    stopped: Callable[[], bool] = bool,
) -> Iterator[Shown]:
    """Make, plan, audit and export the demo, first calm, then disturbed.

    Its searches are repeatable: everybody with the same machine sees the same plans, and no machine is too slow to find one.
    A folder that a former demo of the same scenario left is used again; its project is not made anew.
    """
    for name, calm in (("calm", True), ("disturbed", False)):
        folder = folder_of(wanted.out, like) / name
        if not (folder / PROJECT).exists():
            generate(folder / PROJECT, like, SEED, calm=calm, language=wanted.language)
        repeatable = replace(wanted, out=folder / PLAN, repeatable=True)
        planned = plan_folder(folder / PROJECT, repeatable, tell=tell, stopped=stopped)
        yield Shown(folder, calm, planned, _export(folder, wanted.language) if planned.answer else ())
        if stopped():
            return


def folder_of(out: Path, like: str) -> Path:
    """Where the demo of one scenario lies."""
    return out / like.lower()


def _export(folder: Path, language: Language) -> tuple[Path, ...]:
    opened = open_plan(folder / PROJECT, folder / PLAN)
    if not isinstance(opened, Opened):
        return ()
    return export_plan(opened.project, opened.policy, opened.plan, folder / EXPORT, language)
