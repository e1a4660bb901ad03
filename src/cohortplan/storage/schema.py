"""Brings a store to the schema of this version, all at once or not at all."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import inspect, text

from cohortplan.storage.database import Database, StoreUnavailable

MIGRATIONS = Path(__file__).parent / "migrations"


def alembic_config() -> Config:
    """Where the migrations are; they are part of the package."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(database: Database) -> None:
    """Do what ``alembic upgrade head`` does, within one transaction.

    Whoever comes second waits and finds nothing left to do. A process killed in
    the middle leaves the store as it was.

    Raises:
        StoreUnavailable: If a newer version of this program made the store.
    """
    config = alembic_config()
    head = ScriptDirectory.from_config(config).get_current_head()
    if current(database) == head:
        return
    with database.writing() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreUnavailable(f"this store needs a newer version of cohortplan: {error}") from error


def current(database: Database) -> str | None:
    """The schema's revision; ``None`` for a store that is still empty."""
    with database.reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
