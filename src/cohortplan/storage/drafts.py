"""Drafts and their journal: no acknowledged edit is ever lost, and every one can be taken back.

Two coordinators may edit one draft. An edit says which revision it was made on.
If others came first, it is merged where everything it takes away and adds is
still as it was, and otherwise refused with what happened meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from cohortplan.domain.canonical import dumps, loads
from cohortplan.domain.edits import Draft, Edit
from cohortplan.errors import UnknownReference
from cohortplan.storage.database import Database
from cohortplan.storage.tables import Row, drafts, journal

EDIT, UNDO, REDO = "edit", "undo", "redo"
DONE, UNDONE, DROPPED = "done", "undone", "dropped"

NOTHING_TO_UNDO, NOTHING_TO_REDO, STALE, UNSEEN = "nothing to undo", "nothing to redo", "stale", "revision unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """What a list of drafts shows of one."""

    id: int
    project_id: str
    name: str
    revision: int
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft with its place in the store."""

    line: DraftLine
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One step in the life of a draft.

    ``act`` is ``edit``, ``undo`` or ``redo``; ``target`` is the revision of the
    edit that is meant, its own for an edit. The ``state`` of an edit is
    ``done``, ``undone`` (it can be redone) or ``dropped`` (another edit came after
    the undo, so it cannot).
    """

    revision: int
    act: str
    target: int
    state: str
    edit: Edit
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Applied:
    """The edit is in the draft, and in the journal. ``meanwhile`` is what it was merged with."""

    now: StoredDraft
    line: JournalLine
    meanwhile: tuple[JournalLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed: what stood in the way, what others did meanwhile, and the draft as it is."""

    now: StoredDraft
    obstacles: tuple[str, ...]
    meanwhile: tuple[JournalLine, ...] = ()


class Drafts:
    """Editable plans, each with a revision that counts its steps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, project_id: str, name: str, draft: Draft, *, at: datetime) -> StoredDraft:
        """A new draft that begins with this plan, at the revision it comes with."""
        row = {
            "project_id": project_id,
            "name": name,
            "revision": draft.revision,
            "body": dumps(draft),
            "created_at": at,
            "changed_at": at,
        }
        with self._database.writing() as connection:
            (ident,) = connection.execute(insert(drafts).values(**row)).inserted_primary_key or (0,)
        return _stored({"id": ident, **row})

    def get(self, ident: int) -> StoredDraft:
        """The draft as it is now.

        Raises:
            UnknownReference: If there is none of this id.
        """
        with self._database.reading() as connection:
            return _read(connection, ident)

    def of_project(self, project_id: str) -> tuple[DraftLine, ...]:
        """The drafts of a project, the one changed last first."""
        columns = [column for column in drafts.c if column.name != "body"]
        query = select(*columns).where(drafts.c.project_id == project_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(drafts.c.changed_at.desc(), drafts.c.id.desc()))
            return tuple(map(_line, rows.mappings()))

    def journal(self, ident: int, *, since: int = -1) -> tuple[JournalLine, ...]:
        """Every step after this revision, oldest first."""
        with self._database.reading() as connection:
            return _journal(connection, ident, since)

    def apply(self, ident: int, edit: Edit, *, author: str, at: datetime) -> Applied | Refused:
        """Apply an edit that was made on revision ``edit.base``; once this returns, it is kept.

        Raises:
            UnknownReference: If there is no draft of this id.
        """
        with self._database.writing() as connection:
            stored = _read(connection, ident, hold=True)
            meanwhile = _journal(connection, ident, edit.base)
            obstacles = stored.draft.obstacles(edit)
            if edit.base > stored.draft.revision:
                obstacles = (UNSEEN, *obstacles)
            if obstacles:
                return Refused(stored, obstacles, meanwhile)
            undone = (journal.c.draft_id == ident) & (journal.c.state == UNDONE)
            connection.execute(update(journal).where(undone).values(state=DROPPED))
            now, line = _step(connection, stored, edit, _Act(EDIT, stored.draft.revision + 1, author, at))
            return Applied(now, line, meanwhile)

    def undo(self, ident: int, *, base: int, author: str, at: datetime) -> Applied | Refused:
        """Take back the last edit that is done. Refused if the draft is no longer as ``base``, which was seen."""
        return self._turn(ident, base, _Act(UNDO, 0, author, at))

    def redo(self, ident: int, *, base: int, author: str, at: datetime) -> Applied | Refused:
        """Do again what was undone last. Refused if the draft is no longer as ``base``, which was seen."""
        return self._turn(ident, base, _Act(REDO, 0, author, at))

    def _turn(self, ident: int, base: int, act: _Act) -> Applied | Refused:
        undo = act.name == UNDO
        with self._database.writing() as connection:
            stored = _read(connection, ident, hold=True)
            if base != stored.draft.revision:
                return Refused(stored, (STALE,), _journal(connection, ident, base))
            target = _last_done(connection, ident) if undo else _first_undone(connection, ident)
            if target is None:
                return Refused(stored, (NOTHING_TO_UNDO if undo else NOTHING_TO_REDO,))
            meant = (journal.c.draft_id == ident) & (journal.c.revision == target.revision)
            connection.execute(update(journal).where(meant).values(state=UNDONE if undo else DONE))
            edit = target.edit.inverse if undo else target.edit
            now, line = _step(connection, stored, edit, replace(act, target=target.revision))
            return Applied(now, line)


@dataclass(frozen=True, slots=True)
class _Act:
    name: str
    target: int
    author: str
    at: datetime


def _step(connection: Connection, stored: StoredDraft, edit: Edit, act: _Act) -> tuple[StoredDraft, JournalLine]:
    after = stored.draft.apply(edit)
    line = JournalLine(
        revision=after.revision,
        act=act.name,
        target=act.target,
        state=DONE,
        edit=edit,
        author=act.author,
        at=act.at,
    )
    row = {name: getattr(line, name) for name in JournalLine.__slots__}
    connection.execute(insert(journal).values(draft_id=stored.line.id, **{**row, "edit": dumps(edit)}))
    change = {"revision": after.revision, "body": dumps(after), "changed_at": act.at}
    connection.execute(update(drafts).where(drafts.c.id == stored.line.id).values(**change))
    return _read(connection, stored.line.id), line


def _read(connection: Connection, ident: int, *, hold: bool = False) -> StoredDraft:
    query = select(drafts).where(drafts.c.id == ident)
    if hold:  # where writers do not exclude each other, as on PostgreSQL, until the transaction ends
        query = query.with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise UnknownReference(f"no draft {ident} in this store")
    return _stored(row)


def _journal(connection: Connection, ident: int, since: int) -> tuple[JournalLine, ...]:
    query = select(journal).where(journal.c.draft_id == ident, journal.c.revision > since)
    return tuple(map(_journal_line, connection.execute(query.order_by(journal.c.revision)).mappings()))


def _last_done(connection: Connection, ident: int) -> JournalLine | None:
    return _edit_in(connection, ident, DONE, journal.c.revision.desc())


def _first_undone(connection: Connection, ident: int) -> JournalLine | None:
    return _edit_in(connection, ident, UNDONE, journal.c.revision.asc())


def _edit_in(connection: Connection, ident: int, state: str, order: ColumnElement[int]) -> JournalLine | None:
    query = select(journal).where(journal.c.draft_id == ident, journal.c.act == EDIT, journal.c.state == state)
    row = connection.execute(query.order_by(order).limit(1)).mappings().one_or_none()
    return None if row is None else _journal_line(row)


def _journal_line(row: Row) -> JournalLine:
    values = {name: row[name] for name in JournalLine.__slots__}
    return JournalLine(**{**values, "edit": loads(Edit, row["edit"])})


def _stored(row: Row) -> StoredDraft:
    return StoredDraft(_line(row), loads(Draft, row["body"]))


def _line(row: Row) -> DraftLine:
    return DraftLine(**{name: row[name] for name in DraftLine.__slots__})
