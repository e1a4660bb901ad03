"""``rules``: the rules with settings, defaults and examples."""

from typing import Annotated

import typer

from cohortplan.cli.voice import Voice
from cohortplan.text import Language
from cohortplan.text.catalogue import translator


def register(app: typer.Typer, spoken: Language) -> None:
    """Add the commands to the application."""
    _ = translator(spoken)

    @app.command(help=_("Show the rules with their settings, defaults and examples."))
    def rules(
        markdown: Annotated[bool, typer.Option(help=_("As the page docs/rules.md, in both languages."))] = False,
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows import rulebook

        voice = Voice(language, as_json=json)
        if markdown:
            typer.echo(rulebook.as_markdown(), nl=False)
            return
        for line in rulebook.as_lines(language):
            voice.say(line)
        voice.document(rulebook.as_data())
