"""``audit``, ``diff``, ``export``: what a plan is worth, what changed, and what people get to hold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cohortplan.cli.voice import DONE, NO, Voice
from cohortplan.text import Language
from cohortplan.text.catalogue import translator

if TYPE_CHECKING:
    from cohortplan.workflows.open_plan import Opened


def register(app: typer.Typer, spoken: Language) -> None:
    """Add the commands to the application."""
    _ = translator(spoken)

    @app.command(
        help=_(
            "Say what is wrong with a plan, whoever made it. Needs no solver. Exits with 0 if the plan has no hard "
            "finding, 1 if it has, and 2 if a file cannot be read."
        )
    )
    def audit(
        project: Annotated[Path, typer.Argument(help=_("Folder of the project."))],
        plan: Annotated[Path, typer.Argument(help=_("Folder of the plan."))],
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows.audit import as_data, audit_plan, said_findings

        voice = Voice(language, as_json=json)
        examined = audit_plan(opened_plan(project, plan, voice))
        for line in said_findings(examined, language):
            voice.say(line)
        cost = examined.audit.cost
        sentence = voice.translate("{hard} hard findings, {shortfall} seats missing, penalty {penalty}.")
        voice.say(sentence.format(hard=cost.hard, shortfall=cost.shortfall, penalty=cost.penalty))
        if json:
            voice.document(as_data(examined))
        voice.end(DONE if examined.audit.clean else NO)

    @app.command(help=_("Say what changed from one plan to another, and who is affected."))
    def diff(
        project: Annotated[Path, typer.Argument(help=_("Folder of the project."))],
        before: Annotated[Path, typer.Argument(help=_("Folder of the earlier plan."))],
        after: Annotated[Path, typer.Argument(help=_("Folder of the later plan."))],
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows.compare import compare

        voice = Voice(language, as_json=json)
        found = compare(opened_plan(project, before, voice), opened_plan(project, after, voice))
        voice.say_all(found.changes)
        voice.say(
            voice.translate("{changes} changes; {people} people are affected.").format(
                changes=len(found.changes), people=len(found.affected)
            )
        )
        voice.document(found.as_data())

    @app.command(help=_("Write the workbook and one calendar per trainee and mentor."))
    def export(
        project: Annotated[Path, typer.Argument(help=_("Folder of the project."))],
        plan: Annotated[Path, typer.Argument(help=_("Folder of the plan."))],
        to: Annotated[Path, typer.Option(help=_("Folder to write to."))],
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows.export import export_plan

        voice = Voice(language, as_json=json)
        opened = opened_plan(project, plan, voice)
        written = export_plan(opened.project, opened.policy, opened.plan, to, language)
        voice.say(voice.translate("{count} files are in {folder}.").format(count=len(written), folder=to))
        voice.document({"folder": str(to), "files": [str(path) for path in written]})


def opened_plan(project: Path, plan: Path, voice: Voice) -> "Opened":
    """Project and plan, or every problem in them and exit code 2."""
    from cohortplan.workflows.open_plan import Unreadable, open_plan

    opened = open_plan(project, plan)
    if isinstance(opened, Unreadable):
        voice.say_all(opened.problems)
        voice.refuse(voice.translate("Project or plan cannot be read."))
    return opened
