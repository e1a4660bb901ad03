"""``rules``: the rules with settings, defaults and examples, and what a preset changes of them."""

from typing import Annotated

import typer

from cohortplan.cli.voice import Voice
from cohortplan.text import Language
from cohortplan.text.catalogue import translator


def register(app: typer.Typer, spoken: Language) -> None:
    """Add the commands to the application."""
    _ = translator(spoken)

    @app.command(
        help=_(
            "Show the rules with their settings, defaults and examples, or what a preset changes of the defaults. "
            "Exits with 2 if there is no such preset."
        )
    )
    def rules(
        preset: Annotated[
            str, typer.Option(help=_("A preset: principals, directors, gentle or strict. Shows what it changes."))
        ] = "",
        markdown: Annotated[bool, typer.Option(help=_("As the page docs/rules.md, in both languages."))] = False,
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows import rulebook

        voice = Voice(language, as_json=json)
        if preset:
            _show_preset(voice, preset)
            return
        if markdown:
            typer.echo(rulebook.as_markdown(), nl=False)
            return
        for line in rulebook.as_lines(language):
            voice.say(line)
        voice.document(rulebook.as_data())


def _show_preset(voice: Voice, name: str) -> None:
    from cohortplan.workflows import rulebook

    lines = rulebook.preset_lines(name, voice.language)
    if lines is None:
        said = voice.translate("There is no preset “{name}”. There are: {known}.")
        voice.refuse(said.format(name=name, known=", ".join(rulebook.preset_names())))
    for line in lines:
        voice.say(line)
    voice.document(rulebook.preset_data(name))
