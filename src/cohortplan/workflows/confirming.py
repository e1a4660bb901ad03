"""Write into a project that what was taken by custom is so; all else in its files stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cohortplan.domain.project import Project
from cohortplan.intake.assumed import confirmed
from cohortplan.intake.lessons import LESSON_SEATS
from cohortplan.intake.schema import BY_KEY
from cohortplan.intake.settings_lines import with_settings
from cohortplan.intake.sheet import clean
from cohortplan.intake.table_file import Edits, TableFile
from cohortplan.workflows.assumptions import SEATS, TERM, TRAVEL
from cohortplan.workflows.data import SETTINGS_FILE, Data
from cohortplan.workflows.mending import Outcome, Saved, save_table, save_text

NO_TIME = "0"
"""Minutes from campus to campus where nobody said any."""


def confirm(data: Data, code: str) -> Outcome:
    """Confirm one assumption. Nothing is written where the file already says it, or cannot say it.

    Raises:
        OSError: If a file cannot be read or written.
    """
    project = data.reading.project
    if code not in data.reading.taken:
        return _settings(data, confirmed(data.settings_text, code))
    if project is None:
        return Saved()
    if code == TERM:
        after = with_settings(data.settings_text, {("calendar", "term_start"): project.calendar.term_start})
        return Saved() if after is None else _settings(data, after)
    if code == SEATS:
        return _in_table(data, "classes", _seats)
    if code == TRAVEL:
        return _in_table(data, "travel", lambda table: _ways(table, project))
    return Saved()


def _settings(data: Data, text: str) -> Outcome:
    if text == data.settings_text:
        return Saved()
    return save_text(data.folder, SETTINGS_FILE, text, data.files.top.get(SETTINGS_FILE))


def _in_table(data: Data, key: str, filled: Callable[[TableFile], Edits]) -> Outcome:
    name = data.sheet_of(key)
    table = data.table(name)
    if table is None:
        return Saved()
    return save_table(data.folder, name, table, filled(table), data.files.top.get(name))


def _seats(table: TableFile) -> Edits:
    """The usual seats wherever a class says none."""
    seats = BY_KEY["classes"].column("seats")
    place = table.place(seats)
    column = len(table.headers) if place is None else place
    empty = [number for number, _ in table.rows if not clean(table.at(number, column))]
    headers = (seats.header(table.language),) if place is None else ()
    return Edits(cells={number: {column: str(LESSON_SEATS)} for number in empty}, columns=headers)


def _ways(table: TableFile, project: Project) -> Edits:
    """A row for each way between campuses that no row gives."""
    places = {key: table.place(BY_KEY["travel"].column(key)) for key in ("from", "to", "minutes")}
    rows = []
    for origin, destination in _pairs(each.id for each in project.campuses):
        if (origin, destination) in project.travel_minutes:
            continue
        said = {places["from"]: origin, places["to"]: destination, places["minutes"]: NO_TIME}
        rows.append(tuple(said.get(column, "") for column in range(len(table.headers))))
    return Edits(added=tuple(rows))


def _pairs(ids: Iterable[str]) -> list[tuple[str, str]]:
    listed = list(ids)
    return [(one, other) for place, one in enumerate(listed) for other in listed[place + 1 :]]
