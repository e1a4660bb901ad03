"""Who and what goes by which name: ids and unique names of all tables, and what refers to them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

from cohortplan.intake.cells import ListOf, Refers
from cohortplan.intake.problems import Notes
from cohortplan.intake.rows import Row, Tables
from cohortplan.intake.schema import BY_KEY, READ_TABLES, Table


@dataclass(frozen=True)
class Directory:
    """Ids that are written as such by table, and the ids that go by a name, a name that is its own id included."""

    tables: Tables
    notes: Notes
    ids: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    names: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def add(self, table: str, ident: str, name: str = "") -> None:
        """Make something known by its id and its name; an id without a name may come again."""
        if name:
            self.names[table][plain(name)].append(ident)
        if ident != name:
            self.ids[table].setdefault(plain(ident), ident)

    def candidates(self, table: str, text: str) -> tuple[str, ...]:
        """The ids that a text may mean: one, none, or several of one name. An id goes before a name."""
        ident = self.ids[table].get(plain(text))
        return (ident,) if ident is not None else tuple(self.names[table].get(plain(text), ()))

    def find(self, row: Row, key: str, table: str, text: str) -> str:
        """The id that a cell means in a table; empty, with a note, if that is not clear.

        Where rows of that table could not be read, they may hold it, so their fault alone is noted.
        """
        ids = self.candidates(table, text)
        if len(ids) == 1:
            return ids[0]
        if ids:
            row.note(self.notes, row.problem("ambiguous_reference", key, text, table=BY_KEY[table].title, ids=ids))
        elif self.notes.has_lost_rows(self.tables.where(table)):
            row.sound = False
        else:
            hint = self.notes.hint(text, lambda: self.known(table))
            row.note(self.notes, row.problem("unknown_reference", key, text, table=BY_KEY[table].title, nearest=hint))
        return ""

    def known(self, table: str) -> tuple[str, ...]:
        """All ids and names of a table, for a hint at what may be meant."""
        return (*self.ids[table].values(), *self.names[table])


def plain(text: str) -> str:
    """A name as it is compared: full-width brackets and spaces aside."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def take_names(tables: Tables, notes: Notes) -> Directory:
    """Give every row of a table with ids its id, and note ids and names that do not tell rows apart."""
    directory = Directory(tables, notes)
    for table in READ_TABLES:
        if table.id:
            _take_names_of(table, tables.rows(table.key), directory)
    for row in tables.rows("classes"):
        _take_own_room(row, directory)
    return directory


def _take_own_room(row: Row, directory: Directory) -> None:
    """A class's own room may be one of the rooms, but needs no row there."""
    room = row.text("room")
    if not room:
        return
    if directory.candidates("rooms", room):
        row.values["room"] = directory.find(row, "room", "rooms", room)
    else:
        directory.add("rooms", room)


def _take_names_of(table: Table, rows: tuple[Row, ...], directory: Directory) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        own_id, name = row.text(table.id), row.text(table.name) if table.name else ""
        row.id = own_id or name
        if not row.id:
            _note_nameless(table, row, directory.notes)
            continue
        other = seen.setdefault(plain(row.id), row.number)
        if other == row.number:
            directory.add(table.key, row.id, name)
        elif own_id:
            row.note(directory.notes, row.problem("duplicate_key", table.id, other=other))
        else:
            suggestion = _unused(name, seen, rows, table)
            row.note(directory.notes, row.problem("duplicate_name", table.name, other=other, suggestion=suggestion))


def _note_nameless(table: Table, row: Row, notes: Notes) -> None:
    key = next((each for each in table.identified if each in row.raw), "")
    if key and not row.has(key):
        row.note(notes, row.problem("missing_value", key, expected=table.column(key).type.expects))
    row.sound = False


def _unused(name: str, seen: dict[str, int], rows: tuple[Row, ...], table: Table) -> str:
    taken = {plain(row.text(table.name)) for row in rows} | set(seen)
    number = 2
    while plain(f"{name}({number})") in taken:
        number += 1
    return f"{name}({number})"


def resolve_references(tables: Tables, directory: Directory) -> None:
    """Replace names by ids in every column that refers to a table; what is not known is noted."""
    for table in READ_TABLES:
        for row in tables.rows(table.key):
            for column in table.columns:
                inner = column.type.inner if isinstance(column.type, ListOf) else column.type
                if isinstance(inner, Refers) and column.key in row.values:
                    _resolve(row, column.key, inner.table, directory)


def _resolve(row: Row, key: str, table: str, directory: Directory) -> None:
    value = row.values[key]
    texts = value if isinstance(value, tuple) else (value,)
    found = [directory.find(row, key, table, str(text)) for text in texts]
    ids = tuple(dict.fromkeys(ident for ident in found if ident))
    if isinstance(value, tuple):
        row.values[key] = ids
    elif ids:
        row.values[key] = ids[0]
    else:
        del row.values[key]


def note_repeats(table: Table, rows: tuple[Row, ...], notes: Notes) -> None:
    """Note rows that agree in all columns that only one row may have."""
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        if not table.unique or not row.sound:
            continue
        other = seen.setdefault(tuple(row.values.get(column) for column in table.unique), row.number)
        if other != row.number:
            shown = " ".join(filter(None, (row.raw.get(column, "") for column in table.unique)))
            row.note(notes, row.problem("duplicate_key", table.unique[0], shown, other=other))
