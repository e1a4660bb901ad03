"""``demo``: one command from nothing to a plan that can be opened, printed and subscribed to."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cohortplan.cli.interrupt import Interrupt
from cohortplan.cli.planning import STOPPING, Teller, say_ending, why_none
from cohortplan.cli.voice import DONE, NO, Voice
from cohortplan.text import Language
from cohortplan.text.catalogue import translator

if TYPE_CHECKING:
    from cohortplan.workflows.demo import Shown


def register(app: typer.Typer, spoken: Language) -> None:
    """Add the commands to the application."""
    _ = translator(spoken)

    @app.command(
        help=_(
            "Plan the shipped project, audit it and write everything that a person opens. "
            "Exits with 0 if both plans audit clean, missing seats included."
        )
    )
    def demo(
        like: Annotated[
            str,
            typer.Argument(help=_("Scenario to show: A (one campus, 12 trainees) or B (two campuses, 40 trainees).")),
        ] = "B",
        out: Annotated[Path, typer.Option(help=_("Folder to write to."))] = Path("demo"),
        seconds: Annotated[
            float, typer.Option(help=_("Time for each of two searches, in seconds counted by work done."), min=0.1)
        ] = 30.0,
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows import demo as showing

        voice = Voice(language, as_json=json)
        if like not in showing.SCENARIOS:
            known = ", ".join(showing.SCENARIOS)
            voice.refuse(
                voice.translate("There is no scenario {like}; there is {known}.").format(like=like, known=known)
            )
        shown = []
        wanted = showing.Wanted(out=out, seconds=seconds, seed=0, language=language)
        with Interrupt(lambda: voice.note(voice.translate(STOPPING))) as interrupted:
            for each in showing.demo(like, wanted, tell=Teller(voice), stopped=interrupted):
                shown.append(each)
                _show(each, voice)
        whole = not shown[-1].calm and all(each.planned.answer for each in shown)
        if whole:
            _say_what_next(showing.folder_of(out, like), voice)
        voice.document({str(each.folder): each.planned.as_data(language) for each in shown})
        voice.end(DONE if whole else NO)


def _show(shown: "Shown", voice: Voice) -> None:
    _ = voice.translate
    voice.say(_("In calm weather:") if shown.calm else _("The same with a mentor ill and guests in the house:"))
    voice.say_all(shown.planned.problems, indent="  ")
    answer = shown.planned.answer
    if answer is None:
        voice.say(f"  {why_none(shown.planned, voice)}")
        return
    sentence = _("  planned and audited: no hard finding, {shortfall} seats missing, penalty {penalty}.")
    voice.say(sentence.format(shortfall=answer.audit.cost.shortfall, penalty=answer.audit.cost.penalty))
    say_ending(shown.planned, voice, indent="  ")
    for line in shown.planned.missing_seats(voice.language):
        voice.say(f"    {line}")


def _say_what_next(out: Path, voice: Voice) -> None:
    _ = voice.translate
    voice.say("")
    voice.say(_("What to open next:"))
    export = out / "disturbed" / "export"
    voice.say(_("  {path}: the whole plan as a workbook, to look at and to print.").format(path=export / "plan.xlsx"))
    voice.say(_("  {path}: one calendar for each trainee and mentor.").format(path=export / "calendars"))
    voice.say(_("  make app (or: cohortplan serve): adjust the plan in the browser, release it, and share feeds."))
