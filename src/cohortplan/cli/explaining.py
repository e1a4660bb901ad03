"""``explain``: score, shares, why and why not."""

from pathlib import Path
from typing import Annotated

import typer

from cohortplan.cli.auditing import opened_plan
from cohortplan.cli.voice import DONE, Voice
from cohortplan.text import Language
from cohortplan.text.catalogue import translator
from cohortplan.workflows.questions.topics import Topic


def register(app: typer.Typer, spoken: Language) -> None:
    """Add the command to the application."""
    _ = translator(spoken)

    @app.command(
        help=_(
            "Explain a plan: what each rule costs and who gets how much; why somebody is at a session, or why not. "
            "Needs no solver. Exits with 2 if a file cannot be read or somebody or something is not in it."
        )
    )
    def explain(
        project: Annotated[Path, typer.Argument(help=_("Folder of the project."))],
        plan: Annotated[Path, typer.Argument(help=_("Folder of the plan."))],
        trainee: Annotated[
            str, typer.Option(help=_("Trainee by id or name: this trainee's version, with nobody else's data in it."))
        ] = "",
        why: Annotated[
            str, typer.Option(help=_("Session by id or title: why the trainee, or everybody there, attends it."))
        ] = "",
        why_not: Annotated[
            str, typer.Option(help=_("Session by id or title: why the trainee does not attend it, or who else could."))
        ] = "",
        show: Annotated[
            list[Topic] | None,
            typer.Option(help=_("A topic to look at, as sentences and a table; may be given several times.")),
        ] = None,
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs; every topic is in it."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows.questions.data import as_data
        from cohortplan.workflows.questions.explain import Asked, Unanswerable
        from cohortplan.workflows.questions.explain import explain as answer
        from cohortplan.workflows.questions.told import told

        voice = Voice(language, as_json=json)
        opened = opened_plan(project, plan, voice)
        asked = Asked(trainee=trainee, why=why, why_not=why_not, show=tuple(show or ()))
        try:
            explanation = answer(opened, asked)
        except Unanswerable as fault:
            voice.refuse(fault.why[language])
        if json:
            voice.document(as_data(explanation))
        else:
            for line in told(explanation, language):
                voice.say(line)
        voice.end(DONE)
