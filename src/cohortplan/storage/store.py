"""The store: one database with a small room for each thing that is kept."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from cohortplan.storage.database import Database, StoreUnavailable
from cohortplan.storage.drafts import Drafts
from cohortplan.storage.keys import Key, read_or_create
from cohortplan.storage.projects import Projects
from cohortplan.storage.releases import Releases
from cohortplan.storage.runs import Runs
from cohortplan.storage.schema import upgrade
from cohortplan.storage.tokens import Tokens


class Store:
    """What outlives the process. Each method of its parts is one transaction; none of them reads a clock."""

    def __init__(self, database: Database, key: Key) -> None:
        self.database = database
        self.key = key

    @classmethod
    def open(cls, where: str | Path, *, key_file: Path | None = None) -> Store:
        """The store at this path or database URL, made where there is none, brought to the newest schema.

        The key file lies beside an SQLite file as ``NAME.key``.

        Raises:
            StoreUnavailable: If it cannot be opened, or if a database on a
                server comes without a ``key_file``.
        """
        database = Database(where)
        file = database.sqlite_file
        if key_file is None:
            if file is None:
                raise StoreUnavailable("a database on a server needs a key file of its own on this machine")
            key_file = file.with_name(f"{file.name}.key")
        upgrade(database)
        return cls(database, read_or_create(key_file))

    def close(self) -> None:
        """Give the connections back."""
        self.database.close()

    @cached_property
    def projects(self) -> Projects:
        """Projects with their policy settings."""
        return Projects(self.database)

    @cached_property
    def drafts(self) -> Drafts:
        """Editable plans and the journal of every edit."""
        return Drafts(self.database)

    @cached_property
    def releases(self) -> Releases:
        """Published plans with their feeds, which never change."""
        return Releases(self.database, self.key)

    @cached_property
    def tokens(self) -> Tokens:
        """Feed addresses."""
        return Tokens(self.database, self.key)

    @cached_property
    def runs(self) -> Runs:
        """Solver runs, so that the next start can name those that were cut off."""
        return Runs(self.database)
