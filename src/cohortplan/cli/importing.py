"""``import``: whatever files a school has become a project."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from cohortplan.cli.voice import DONE, NO, Voice
from cohortplan.text import Language
from cohortplan.text.catalogue import to_translate, translator

DAY = ["%Y-%m-%d"]


def register(app: typer.Typer, spoken: Language) -> None:
    """Add the command to the application."""
    _ = translator(spoken)

    @app.command(
        name="import",
        help=_(
            "Make a project of whatever files a school has: timetables, teaching lists, lists of trainees and mentors, "
            "a notice; .xlsx, .xls, .csv and .docx. Says what was understood and what was assumed. "
            "Exits with 1, and writes nothing, if something must be mended first."
        ),
    )
    def import_(
        files: Annotated[list[Path], typer.Argument(help=_("The school's files, or folders of them."))],
        out: Annotated[Path, typer.Option(help=_("Folder of the project to make; it must be empty or not exist."))],
        start: Annotated[datetime | None, typer.Option(formats=DAY, help=_("First day of the project."))] = None,
        end: Annotated[datetime | None, typer.Option(formats=DAY, help=_("Last day of the project."))] = None,
        name: Annotated[str, typer.Option(help=_("Name of the project."))] = "",
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows.import_files import FolderInUse, Given, import_files, summary_of

        voice = Voice(language, as_json=json)
        for path in files:
            if not path.exists():
                voice.refuse(voice.translate(to_translate("There is no file {file}.")).format(file=path))
        given = Given(
            start=start.date() if start else None, end=end.date() if end else None, name=name, language=language
        )
        if given.start and given.end and given.end < given.start:
            voice.refuse(voice.translate(to_translate("The last day is before the first.")))
        try:
            imported = import_files(files, out, given)
        except FolderInUse:
            voice.refuse(
                voice.translate(to_translate("{folder} has something in it; choose an empty folder.")).format(
                    folder=out
                )
            )
        summary = summary_of(imported)
        for line in (*summary.pages(language), *summary.whole(language)):
            voice.say(line)
        voice.say_all(imported.problems)
        if summary.project is None:
            voice.say(voice.translate(to_translate("Nothing was written; mend the errors first.")))
        else:
            voice.say(voice.translate(to_translate("{folder} is ready to be planned. To confirm:")).format(folder=out))
            voice.say_all(summary.assumptions(), indent="  ")
        voice.document({"folder": str(out), **summary.as_data(language)})
        voice.end(NO if summary.project is None else DONE)
