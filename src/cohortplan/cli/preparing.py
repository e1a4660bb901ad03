"""``new``, ``generate``, ``check``: how a project comes into being, and whether it is sound."""

from pathlib import Path
from typing import Annotated, Any

import typer

from cohortplan.cli.voice import DONE, NO, Voice
from cohortplan.text import Language
from cohortplan.text.catalogue import to_translate, translator


def register(app: typer.Typer, spoken: Language) -> None:
    """Add the commands to the application."""
    _ = translator(spoken)

    @app.command(help=_("Make an empty, commented project to fill in."))
    def new(
        folder: Annotated[Path, typer.Argument(help=_("Folder to make; it must be empty or not exist."))],
        workbook: Annotated[
            bool, typer.Option("--workbook", help=_("As one workbook (.xlsx), a sheet per table."))
        ] = False,
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows.generate import FolderInUse, start_project, start_workbook

        voice = Voice(language, as_json=json)
        try:
            if workbook:
                folder = start_workbook(folder, language)
            else:
                start_project(folder, language)
        except FolderInUse:
            voice.refuse(voice.translate("{folder} has something in it; choose an empty folder.").format(folder=folder))
        voice.say(voice.translate("{folder} is ready: fill in its tables, then run check.").format(folder=folder))
        voice.document({"folder": str(folder)})

    @app.command(help=_("Invent a valid, realistic project, for trying out and for measuring."))
    def generate(
        out: Annotated[Path, typer.Argument(help=_("Folder to make; it must be empty or not exist."))],
        like: Annotated[
            str, typer.Option(help=_("Scenario to follow: A, B, B+, or C for a folder of projects."))
        ] = "A",
        seed: Annotated[int, typer.Option(help=_("The same seed gives the same bytes."))] = 0,
        calm: Annotated[bool, typer.Option("--calm", help=_("Without illness and delegations."))] = False,
        facts: Annotated[bool, typer.Option("--facts", help=_("Print demand, supply and pinches."))] = False,
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows import generate as making

        voice = Voice(language, as_json=json)
        try:
            making.generate(out, like, seed, calm=calm, language=language)
        except making.UnknownScenario:
            known = ", ".join(making.SCENARIOS)
            voice.refuse(
                voice.translate("There is no scenario {like}; there is {known}.").format(like=like, known=known)
            )
        except making.FolderInUse:
            voice.refuse(voice.translate("{folder} has something in it; choose an empty folder.").format(folder=out))
        voice.say(voice.translate("{folder} is an invented project like {like}.").format(folder=out, like=like))
        found = _tell_facts(out, voice) if facts else []
        voice.document({"folder": str(out), "like": like, "seed": seed, "facts": found})

    @app.command(help=_("Say everything that is wrong with a project's data. Exits with 1 if no plan can be made."))
    def check(
        project: Annotated[Path, typer.Argument(help=_("Folder or workbook of the project, or a folder of projects."))],
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows.check import check as read
        from cohortplan.workflows.check import project_folders

        voice = Voice(language, as_json=json)
        if not project.exists():
            voice.refuse(voice.translate(to_translate("There is no project at {folder}.")).format(folder=project))
        report = {}
        sound = True
        for folder in project_folders(project):
            checked = read(folder)
            sound = sound and checked.sound
            report[str(folder)] = checked.as_data(language)
            voice.say_all(checked.reading.problems)
            if checked.sound:
                sentence = voice.translate("{folder}: a plan can be made; {count} warnings.")
            else:
                sentence = voice.translate("{folder}: no plan can be made before the errors are mended.")
            voice.say(sentence.format(folder=folder, count=len(checked.reading.problems)))
            voice.say_all((*checked.facts(), *checked.assumptions()), indent="  ")
        voice.document(report)
        voice.end(DONE if sound else NO)


def _tell_facts(out: Path, voice: Voice) -> list[dict[str, Any]]:
    """Say demand, supply and pinches of a project, or of each in a folder of them, and hand them on as data."""
    from cohortplan.workflows.check import check as read
    from cohortplan.workflows.check import project_folders

    found = []
    for folder in project_folders(out):
        if folder != out:
            voice.say(f"{folder}:")
        facts = read(folder).facts()
        voice.say_all(facts)
        found += [{"folder": str(folder), **each.as_data()} for each in facts]
    return found
