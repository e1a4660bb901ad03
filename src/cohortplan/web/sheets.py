"""Going to one table of a project, what it is called, and what is said when a file of it was written."""

from __future__ import annotations

from collections.abc import Callable

from cohortplan.text import Language
from cohortplan.text.catalogue import plural_translator, translator
from cohortplan.web.desk import Desk, now
from cohortplan.web.memory import Memory, Refusal
from cohortplan.workflows.data import Data, Sheet, data_in
from cohortplan.workflows.mending import Outcome, Saved, Stale
from cohortplan.workflows.opening import Opening, open_folder

OVERVIEW, UNDERSTOOD, TABLES = "overview", "understood", "tables"


def go_to_sheet(memory: Memory, name: str) -> None:
    """Show this file among the tables."""
    memory.section, memory.sheet = TABLES, name


def sheet_title(sheet: Sheet, language: Language) -> str:
    """What a school calls a table, with the name of its file."""
    _ = translator(language)
    if sheet.settings:
        return " · ".join((_("Settings"), sheet.name))
    return f"{sheet.table.title[language]} · {sheet.name}" if sheet.table else sheet.name


def tell_outcome(desk: Desk, data: Data, write: Callable[[], Outcome], done: str, name: str = "") -> bool:
    """Write, read everything again, and say what came of it; whether it was written."""
    _ = translator(desk.language)
    try:
        outcome = write()
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        desk.memory.note("error", _("The file cannot be written: {reason}.").format(reason=reason))
        return False
    if isinstance(outcome, Stale):
        desk.memory.refusal = Refusal(str(data.folder), name, outcome)
        if not name:
            desk.memory.note("warning", _("Somebody else has just changed this file. Look, and try again."))
        return False
    if not isinstance(outcome, Saved):
        desk.memory.note("error", _("The table would be larger than any that is read. Nothing was written."))
        return False
    before = data.errors
    opening = open_folder(desk.store, data.folder, at=now())
    desk.memory.note("done", done, *_what_now(desk, before, data_in(data.folder), opening))
    return True


def _what_now(desk: Desk, before: int, after: Data, opening: Opening) -> list[str]:
    """What the new data mean, in sentences."""
    _, _n = translator(desk.language), plural_translator(desk.language)
    said = []
    if after.errors:
        said.append(_n("{count} error is left.", "{count} errors are left.", after.errors).format(count=after.errors))
    elif before:
        said.append(_("No error is left; it can be planned now."))
    lost = len(opening.dropped.assignments)
    if lost:
        taken = _n(
            "{count} assignment was taken out: the project no longer has it.",
            "{count} assignments were taken out: the project no longer has them.",
            lost,
        )
        said.append(taken.format(count=lost))
    return said
