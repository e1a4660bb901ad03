"""The connection to the database: many readers, one writer at a time, each for a moment only."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, StatementError

from cohortplan.errors import CohortplanError

PATIENCE = 30.0
"""Seconds that a writer waits for another one; transactions here take milliseconds."""


class StoreUnavailable(CohortplanError):
    """The store cannot be opened: no database, no right to write, or made by a newer version."""


class Database:
    """An engine with two ways in: to read, and to write.

    On SQLite a writer says so when its transaction begins (``BEGIN IMMEDIATE``).
    A transaction that reads first and writes later would fail as soon as
    another writer had been in between, and no waiting helps it.
    """

    def __init__(self, where: str | Path) -> None:
        self.url = url_of(where)
        self.engine = _engine(self.url)
        self._writer = self.engine.execution_options(immediate=True)

    @property
    def sqlite_file(self) -> Path | None:
        """The file that holds everything; ``None`` where a server does."""
        if self.url.get_backend_name() == "sqlite" and self.url.database:
            return Path(self.url.database)
        return None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store and changes nothing."""
        with _told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept as a whole when the block ends, and undone as a whole if it fails."""
        with _told(), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give the connections back; the store can be opened again."""
        self.engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong with the database, in words of this house; what its user did wrong, as it was raised."""
    try:
        yield
    except OperationalError as error:
        raise StoreUnavailable(f"the store does not answer: {error.orig}") from error
    except StatementError as error:
        if isinstance(error.orig, CohortplanError):
            raise error.orig from error
        raise


def url_of(where: str | Path) -> URL:
    """A path as the URL of an SQLite file, and a URL as it is.

    Raises:
        StoreUnavailable: If a text with ``://`` is no database URL.
    """
    if isinstance(where, Path) or "://" not in where:
        path = Path(where).expanduser().absolute()
        return URL.create("sqlite", database=str(path))
    try:
        url = make_url(where)
        url.get_dialect()
    except ArgumentError as error:
        raise StoreUnavailable(f"this is neither a path nor the URL of a database known here: {error}") from error
    else:
        return url


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return _server_engine(url)
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    # Parameters hold tokens' hashes and people's names: they have no place in a traceback.
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _server_engine(url: URL) -> Engine:
    try:
        return create_engine(url, hide_parameters=True, pool_pre_ping=True)
    except ImportError as error:
        raise StoreUnavailable(f"no driver is installed for this kind of database: {error}") from error


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins no transaction of its own: _begin does
    cursor = connection.cursor()
    try:
        _use_write_ahead_log(cursor)
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
    except sqlite3.DatabaseError as error:
        raise StoreUnavailable(f"this file cannot be used as a store: {error}") from error
    finally:
        cursor.close()


def _use_write_ahead_log(cursor: sqlite3.Cursor) -> None:
    """Switch to WAL. SQLite does not wait for others here, so we do."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
