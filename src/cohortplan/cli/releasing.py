"""``release`` and ``feeds``: publish a plan, and give out, change or take away its feed addresses."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cohortplan.cli.auditing import opened_plan
from cohortplan.cli.voice import DONE, NO, Voice
from cohortplan.domain.refs import Ref
from cohortplan.errors import UnknownReference
from cohortplan.text import Language
from cohortplan.text.catalogue import translator

if TYPE_CHECKING:
    from cohortplan.workflows.feed_addresses import FeedAddress
    from cohortplan.workflows.release import Review
    from cohortplan.workflows.store import Store


def register(app: typer.Typer, spoken: Language) -> None:
    """Add the commands to the application."""
    _ = translator(spoken)

    @app.command(
        help=_(
            "Publish a plan: number it, and update the calendar of everybody it concerns. "
            "Exits with 1 if it has hard findings."
        )
    )
    def release(
        project: Annotated[Path, typer.Argument(help=_("Folder of the project."))],
        plan: Annotated[Path, typer.Argument(help=_("Folder of the plan."))],
        author: Annotated[str, typer.Option(help=_("Who publishes."))] = "",
        note: Annotated[str, typer.Option(help=_("What to say about this release."))] = "",
        to: Annotated[Path | None, typer.Option(help=_("Also write calendars and pages as files here."))] = None,
        address: Annotated[str, typer.Option(help=_("Address under which that folder is reached."))] = "",
        store: Annotated[Path | None, typer.Option(help=_("Database file of drafts and releases."))] = None,
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows.publish_folder import Host, publish
        from cohortplan.workflows.release import By, NotReleased

        voice = Voice(language, as_json=json)
        opened = opened_plan(project, plan, voice)
        by = By(author=author, at=datetime.now(UTC), note=note)
        host = Host(folder=to, address=address) if to else None
        outcome, written = publish(opened_store(store, voice), opened, by, host)
        _say_review(outcome.review, voice)
        if isinstance(outcome, NotReleased):
            voice.say(outcome.why[language])
            voice.document({"released": None, "why": outcome.why[language]})
            voice.end(NO)
        voice.say(voice.translate("Release {number} is published.").format(number=outcome.release.number))
        if written is not None:
            sentence = voice.translate("{count} calendars are in {folder}.")
            voice.say(sentence.format(count=written.calendars, folder=to))
        voice.document({"released": outcome.release.number, "changes": len(outcome.review.changes)})
        voice.end(DONE)

    @app.command(help=_("List feed addresses of a released project; give one out anew or take it away."))
    def feeds(
        project: Annotated[Path, typer.Argument(help=_("Folder of the project."))],
        rotate: Annotated[str, typer.Option(help=_("Whose address to change, such as trainee:NAME."))] = "",
        revoke: Annotated[str, typer.Option(help=_("Whose address to take away, such as trainee:NAME."))] = "",
        address: Annotated[str, typer.Option(help=_("Address of the server, in front of each link."))] = "",
        store: Annotated[Path | None, typer.Option(help=_("Database file of drafts and releases."))] = None,
        json: Annotated[bool, typer.Option("--json", help=_("As JSON, for programs."))] = False,
        language: Annotated[Language, typer.Option(help=_("Language of the answer."))] = spoken,
    ) -> None:
        from cohortplan.workflows import feed_addresses as links
        from cohortplan.workflows.check import project_id

        voice = Voice(language, as_json=json)
        ident = project_id(project)
        if ident is None:
            voice.refuse(voice.translate("{folder} is no project that can be read.").format(folder=project))
        kept, at = opened_store(store, voice), datetime.now(UTC)
        try:
            for act, person in ((links.rotate, rotate), (links.revoke, revoke)):
                if person:
                    act(kept, ident, Ref.parse(person), at=at)
        except UnknownReference:
            voice.refuse(voice.translate("No feed was released for {person}.").format(person=rotate or revoke))
        listed = links.feed_addresses(kept, ident, at=at)
        if not listed:
            voice.say(voice.translate("Nothing has been released for this project yet."))
        for line in listed:
            voice.say(_said_address(line, address.rstrip("/"), voice))
        voice.document({str(line.person): asdict(line) for line in listed})
        voice.end(DONE if listed else NO)


def opened_store(where: Path | None, voice: Voice) -> "Store":
    """The store at this place, or the usual one; says why and leaves if it cannot be opened."""
    from cohortplan.workflows.store import StoreUnavailable, store_at, the_store

    try:
        return the_store() if where is None else store_at(where)
    except StoreUnavailable as fault:
        voice.refuse(voice.translate("The database cannot be opened: {fault}").format(fault=fault))


def _say_review(review: "Review", voice: Voice) -> None:
    voice.say_all(review.changes)
    voice.say_all(each.finding for each in review.audit.judged)
    voice.say_all(review.notices)


def _said_address(line: "FeedAddress", base: str, voice: Voice) -> str:
    states = {
        "open": f"{base}{line.calendar}",
        "revoked": voice.translate("taken away"),
        "expired": voice.translate("expired"),
        "lost": voice.translate("lost with the old key; change it"),
    }
    return f"{line.person}  {line.name}  {states[line.state]}"
