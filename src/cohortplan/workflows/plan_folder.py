"""Plan a project folder: read, search, audit, write plan and report. The thin form of planning in batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.intake.plan_folder import REPORT_FILE, PlanFile, accepts_plan, read_plan, write_plan
from cohortplan.intake.plan_header import header_of
from cohortplan.intake.problems import Problem
from cohortplan.intake.reading import Reading, read_project
from cohortplan.intake.writing import FolderInUse
from cohortplan.publishing.examined import Examined
from cohortplan.publishing.report import report_bytes, report_of
from cohortplan.rules.audit import Verdict
from cohortplan.rules.registry import rule_named
from cohortplan.solving.messages import WorkerFailed
from cohortplan.solving.outcome import (
    Answer,
    Bounds,
    BrokenOff,
    Enough,
    Impossible,
    Outcome,
    OutOfTime,
    Progress,
    Solved,
)
from cohortplan.solving.task import Task
from cohortplan.text import Language, Text
from cohortplan.workflows.distance import weights_said
from cohortplan.workflows.plan import answer_of, plan
from cohortplan.workflows.standing_in import StandIn, stand_ins

__all__ = ["FolderInUse", "Planned", "Progress", "Wanted", "plan_folder"]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked of the planning: where to, how long, from which seed and plan, and how (``Task``)."""

    out: Path
    seconds: float
    seed: int
    start: Path | None = None
    repeatable: bool = False
    to_the_end: bool = False
    language: Language = Language.ZH_CN


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """Why no plan exists: titles of rules that cannot all hold, and the name of whom they leave none if it is one trainee.

    ``minimal`` says that none of the rules could be spared.
    """

    rules: tuple[Text, ...]
    minimal: bool
    trainee: str = ""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What came of one project. Without an answer, ``conflict``, ``problems`` or ``fault`` say why.

    With an answer, ``fault`` says what broke off the search that found it.
    """

    folder: Path
    readable: bool
    problems: tuple[Problem, ...] = ()
    name: str = ""
    outcome: Outcome | None = None
    examined: Examined | None = None
    conflict: Conflict | None = None
    fault: str = ""

    @property
    def unplanned(self) -> bool:
        """Whether no plan was found, and for no other reason than time."""
        return isinstance(self.outcome, OutOfTime) and self.answer is None

    @property
    def answer(self) -> Answer | None:
        """The plan that was found, if one was."""
        return None if self.outcome is None else answer_of(self.outcome)

    def missing_seats(self, language: Language) -> Iterator[str]:
        """Each short seat with its cause, and then each excused one."""
        if self.examined is None:
            return
        for short in self.examined.shortfalls:
            yield f"{short.finding.say(language)}{SPACE[language]}{short.say(self.examined.project, language)}"
        for excused in self.examined.audit.with_verdict(Verdict.EXCUSED):
            yield excused.finding.say(language)

    def weights_said(self, language: Language) -> str:
        """How missing seats are counted, where that is not one by one."""
        return weights_said(self.examined.project, language) if self.examined else ""

    def stand_ins(self) -> tuple[StandIn, ...]:
        """Who could stand in for a mentor whose absence leaves somebody short."""
        return tuple(stand_ins(self.examined)) if self.examined else ()

    def as_data(self, language: Language) -> dict[str, Any]:
        """For programs."""
        return {
            "problems": [each.say(language) for each in self.problems],
            "cost": self.answer.audit.cost._asdict() if self.answer else None,
            "bounds": None if self.answer is None else asdict(self.answer.bounds),
            "ended": None if self.outcome is None else ENDS[type(self.outcome)],
            "missing_seats": list(self.missing_seats(language)),
            "stand_ins": [each.say(language) for each in self.stand_ins()],
            "conflict": [title[language] for title in self.conflict.rules] if self.conflict else [],
            "conflict_minimal": self.conflict.minimal if self.conflict else None,
            "conflict_trainee": self.conflict.trainee if self.conflict else "",
            "fault": self.fault,
        }


ENDS = {Solved: "proven", Enough: "enough", OutOfTime: "time", Impossible: "impossible", BrokenOff: "fault"}
SPACE = {Language.ZH_CN: "", Language.EN: " "}


def each_wanted(path: Path, folders: Sequence[Path], wanted: Wanted) -> tuple[Wanted, ...]:
    """What is asked for each of the projects in a folder: each has plans of its own in ``out`` and in ``start``.

    A project of which ``start`` holds no plan is planned from nothing.

    Raises:
        FileNotFoundError: If ``start`` holds a plan of none of them.
    """
    if wanted.start and path not in folders and not any((wanted.start / each.name).exists() for each in folders):
        raise FileNotFoundError(wanted.start)
    if path in folders:
        return (wanted,)
    starts = [wanted.start / each.name if wanted.start else None for each in folders]
    return tuple(
        replace(wanted, out=wanted.out / folder.name, start=start if start and start.exists() else None)
        for folder, start in zip(folders, starts, strict=True)
    )


def plan_folder(
    folder: Path, wanted: Wanted, *, tell: Callable[[Progress], None], stopped: Callable[[], bool] = bool
) -> Planned:
    """Plan one project and write what comes of it; an earlier plan stays where no new one is found. See ``plan``.

    Raises:
        FolderInUse: If the folder for the plan holds something that is no plan.
    """
    if not accepts_plan(wanted.out):
        raise FolderInUse(wanted.out)
    reading = read_project(folder)
    if reading.project is None or reading.policy is None:
        return Planned(folder=folder, readable=False, problems=reading.problems)
    project, policy = reading.project, reading.policy
    start, faults = _start(wanted, project)
    problems = (*reading.problems, *faults)
    if wanted.start is not None and start is None:
        return Planned(folder=folder, readable=False, problems=problems)
    task = Task(
        project=project,
        policy=policy,
        seconds=wanted.seconds,
        seed=wanted.seed,
        start=start,
        repeatable=wanted.repeatable,
        to_the_end=wanted.to_the_end,
    )
    try:
        outcome = plan(task, tell=tell, stopped=stopped)
    except WorkerFailed as fault:
        return Planned(folder=folder, readable=True, problems=problems, name=project.name, fault=str(fault))
    answer = answer_of(outcome)
    examined = Examined(project, policy, answer.plan, answer.audit) if answer else None
    if answer is not None and examined is not None:
        _write(examined, answer.bounds, reading, wanted, start)
    return Planned(
        folder=folder,
        readable=True,
        problems=problems,
        name=project.name,
        outcome=outcome,
        examined=examined,
        conflict=_conflict(outcome, project),
        fault=outcome.fault if isinstance(outcome, BrokenOff) else "",
    )


def _start(wanted: Wanted, project: Project) -> tuple[Plan | None, tuple[Problem, ...]]:
    if wanted.start is None:
        return None, ()
    found = read_plan(wanted.start, project)
    return found.plan, found.problems


def _conflict(outcome: Outcome, project: Project) -> Conflict | None:
    if not isinstance(outcome, Impossible):
        return None
    kinds = (rule_named(name) for name in outcome.rules)
    return Conflict(
        rules=tuple(kind.title for kind in kinds if kind is not None),
        minimal=outcome.minimal,
        trainee=project.trainee[outcome.trainee].name if outcome.trainee else "",
    )


def _write(examined: Examined, bounds: Bounds, reading: Reading, wanted: Wanted, start: Plan | None) -> None:
    project, plan_made = examined.project, examined.plan
    content = report_of(examined, bounds, reading.assumptions)
    header = header_of(
        project,
        examined.policy,
        plan_made,
        made_at=datetime.now(UTC),
        seed=wanted.seed,
        seconds=wanted.seconds,
        repeatable=wanted.repeatable,
        based_on=start,
    )
    file = PlanFile(project=project, plan=plan_made, header=header, also={REPORT_FILE: report_bytes(content)})
    write_plan(wanted.out, file, wanted.language)
