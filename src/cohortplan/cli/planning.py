"""``plan``: a plan, its audit and its report; of one project, or of each in a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cohortplan.cli.interrupt import Interrupt
from cohortplan.cli.voice import DONE, NO, SHORT, Voice
from cohortplan.text import Language, shown
from cohortplan.text.catalogue import to_translate, translator

if TYPE_CHECKING:
    from cohortplan.workflows.plan_folder import Conflict, Planned, Progress, Wanted


def register(app: typer.Typer, spoken: Language) -> None:
    """Add the commands to the application."""
    _ = translator(spoken)

    @app.command(
        help=_(
            "Plan a project, audit the plan and write it. On a folder of projects, plan each. "
            "Exits with 0 if all quotas are met, 3 if seats are missing, 1 if there is no plan."
        )
    )
    def plan(
        project: Annotated[Path, typer.Argument(help=_("Folder or workbook of the project, or a folder of projects."))],
        out: Annotated[Path, typer.Option(help=_("Folder for the plan; an earlier plan there is replaced."))],
        seconds: Annotated[float, typer.Option(help=_("Time for the search, in seconds."), min=0.1)] = 60.0,
        seed: Annotated[int, typer.Option(help=_("Seed of the search."), min=0)] = 0,
        start: Annotated[
            Path | None,
            typer.Option(
                "--from", help=_("Folder of a plan to begin from; of several projects, the folder of their plans.")
            ),
        ] = None,
        repeatable: Annotated[
            bool,
            typer.Option(
                "--repeatable",
                help=_(
                    "The same plan from the same data, start, seed and seconds; seconds are then counted by work done."
                ),
            ),
        ] = False,
        to_the_end: Annotated[
            bool, typer.Option("--to-the-end", help=_("Use all the time, even where looking on gains little."))
        ] = False,
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows.check import project_folders
        from cohortplan.workflows.plan_folder import Wanted, each_wanted

        voice = Voice(language, as_json=json)
        if not project.exists():
            voice.refuse(voice.translate(to_translate("There is no project at {folder}.")).format(folder=project))
        wanted = Wanted(
            out=out,
            seconds=seconds,
            seed=seed,
            start=start,
            repeatable=repeatable,
            to_the_end=to_the_end,
            language=language,
        )
        folders = project_folders(project)
        try:
            orders = dict(zip(folders, each_wanted(project, folders, wanted), strict=True))
        except FileNotFoundError:
            sentence = voice.translate("{folder} holds plans of none of these projects.")
            voice.refuse(sentence.format(folder=start))
        for folder, order in orders.items():
            if start is not None and order.start is None:
                sentence = voice.translate("{folder}: there is no earlier plan in {start}; it is planned from nothing.")
                voice.note(sentence.format(folder=folder, start=start))
        codes, report = _plan_each(orders, voice)
        voice.document(report if len(folders) > 1 else report[str(folders[0])])
        voice.end(NO if NO in codes else max(codes))


def _plan_each(orders: Mapping[Path, "Wanted"], voice: Voice) -> tuple[list[int], dict[str, Any]]:
    """Plan each project, and say what came of it; exit codes and, for programs, what there is to know of each."""
    codes: list[int] = []
    report: dict[str, Any] = {}
    with Interrupt(lambda: voice.note(voice.translate(STOPPING))) as interrupted:
        for folder, wanted in orders.items():
            planned = None if interrupted() else _plan_one(folder, wanted, voice, interrupted)
            if planned is None or (planned.unplanned and interrupted()):
                voice.say(voice.translate("{folder}: not planned, for it was stopped before.").format(folder=folder))
                codes.append(NO)
                report[str(folder)] = {"ended": "stopped"}
                continue
            codes.append(_report(planned, wanted, voice))
            report[str(folder)] = planned.as_data(voice.language)
    return codes, report


def _plan_one(folder: Path, wanted: "Wanted", voice: Voice, interrupted: Interrupt) -> "Planned":
    from cohortplan.workflows.plan_folder import FolderInUse, plan_folder

    try:
        return plan_folder(folder, wanted, tell=Teller(voice), stopped=interrupted)
    except FolderInUse:
        sentence = voice.translate("{folder} holds something that is no plan; choose another folder.")
        voice.refuse(sentence.format(folder=wanted.out))


STOPPING = to_translate("Stopping with the best plan so far. Ctrl-C once more ends at once, without it.")

INDENT = " " * 9
"""So that where a bound comes from stands under the words about it, not under the seconds."""


@dataclass
class Teller:
    """Says the steps of a search in words a coordinator understands, each once, and where a bound comes from when that changes."""

    voice: Voice
    said: tuple[object, ...] = ()
    proof: str = ""

    def __call__(self, progress: "Progress") -> None:
        from cohortplan.workflows.distance import distance_said, proof_said

        cost, bounds = progress.cost, progress.bounds
        if cost is None or self.said == (cost, bounds):
            return
        self.said = cost, bounds
        sentence = self.voice.translate("{seconds:5.1f} s: {shortfall} seats missing, penalty {penalty}. {distance}")
        distance = distance_said(cost, bounds, self.voice.language)
        self.voice.note(
            sentence.format(seconds=progress.seconds, shortfall=cost.shortfall, penalty=cost.penalty, distance=distance)
        )
        proof = proof_said(cost, bounds, self.voice.language)
        if proof and proof != self.proof:
            self.proof = proof
            self.voice.note(f"{INDENT}{proof}")


def say_ending(planned: "Planned", voice: Voice, indent: str = "") -> None:
    """Say why a search with a plan to show has ended, and how far the plan may be from the best."""
    from cohortplan.workflows.distance import distance_said, ended_said, proof_said

    if planned.outcome is None or planned.answer is None:
        return
    said = ended_said(planned.outcome, voice.language)
    cost, bounds = planned.answer.audit.cost, planned.answer.bounds
    far, proof = (say(cost, bounds, voice.language) for say in (distance_said, proof_said))
    for each in filter(None, (said, far, proof)):
        voice.say(indent + each)


def _report(planned: "Planned", wanted: "Wanted", voice: Voice) -> int:
    """Say what came of one project; returns its exit code."""
    voice.say_all(planned.problems)
    if planned.answer is None:
        voice.say(why_none(planned, voice))
        return NO
    cost = planned.answer.audit.cost
    voice.say(
        voice.translate(
            "{name}: planned and audited, no hard finding, {shortfall} seats missing, penalty {penalty}."
        ).format(name=planned.name, shortfall=cost.shortfall, penalty=cost.penalty)
    )
    say_ending(planned, voice)
    for line in planned.missing_seats(voice.language):
        voice.say(f"  {line}")
    if cost.shortfall and (weighted := planned.weights_said(voice.language)):
        voice.say(f"  {weighted}")
    voice.say_all(planned.stand_ins(), indent="  ")
    voice.say(voice.translate("The plan is in {folder}.").format(folder=wanted.out))
    return SHORT if cost.shortfall else DONE


def why_none(planned: "Planned", voice: Voice) -> str:
    """Why there is no plan to show."""
    if planned.conflict:
        return _conflict_said(planned.conflict, planned.folder, voice)
    if planned.problems and not planned.readable:
        sentence = voice.translate("{folder}: no plan can be made before the errors are mended.")
    elif planned.fault:
        sentence = voice.translate("{folder}: the search failed: {fault}")
    else:
        sentence = voice.translate("{folder}: no plan was found in the time given; allow more seconds.")
    return sentence.format(folder=planned.folder, fault=planned.fault)


def _conflict_said(conflict: "Conflict", folder: Path, voice: Voice) -> str:
    _ = voice.translate
    said = _("{folder}: no plan exists; these rules cannot all hold: {rules}. No plan was written.")
    if conflict.trainee:
        said = _(
            "{folder}: no plan exists; for {trainee} alone these rules cannot all hold: {rules}. No plan was written."
        )
    said = said.format(folder=folder, trainee=conflict.trainee, rules=shown(conflict.rules, voice.language))
    if conflict.minimal:
        return said
    return f"{said} {_('Some of them might be spared: time ran out before each was tried.')}"
