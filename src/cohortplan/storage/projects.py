"""Projects as they were last read, with the policy settings that go with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import insert, select, update

from cohortplan.domain.canonical import digest, dumps, loads
from cohortplan.domain.project import Project
from cohortplan.errors import UnknownReference
from cohortplan.storage.database import Database
from cohortplan.storage.tables import Row, projects

Settings = Mapping[str, Mapping[str, object]]
"""The ``[rules.NAME]`` tables of a policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectLine:
    """What a list of projects shows of one. ``origin`` is where it was read from."""

    id: str
    name: str
    origin: str
    project_digest: str
    settings_digest: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class StoredProject:
    """A project with its policy settings."""

    line: ProjectLine
    project: Project
    settings: Settings


class Projects:
    """The projects that this store knows, one version of each: the newest."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, project: Project, settings: Settings, *, origin: str = "", at: datetime) -> ProjectLine:
        """Keep a project under its id; drafts and releases of the same id stay with it.

        ``origin`` is left as it was where none is given.
        """
        row = {
            "name": project.name,
            "body": dumps(project),
            "settings": dumps(dict(settings)),
            "project_digest": digest(project),
            "settings_digest": digest(dict(settings)),
            "changed_at": at,
        }
        with self._database.writing() as connection:
            known = connection.execute(select(projects.c.origin).where(projects.c.id == project.id)).scalar()
            row["origin"] = origin or known or ""
            if known is None:
                connection.execute(insert(projects).values(id=project.id, **row))
            else:
                connection.execute(update(projects).where(projects.c.id == project.id).values(**row))
        return _line({"id": project.id, **row})

    def get(self, ident: str) -> StoredProject:
        """The project of this id.

        Raises:
            UnknownReference: If there is none.
        """
        with self._database.reading() as connection:
            row = connection.execute(select(projects).where(projects.c.id == ident)).mappings().one_or_none()
        if row is None:
            raise UnknownReference(f"no project {ident} in this store")
        return StoredProject(_line(row), read_project(row["body"]), json.loads(row["settings"]))

    def all(self) -> tuple[ProjectLine, ...]:
        """Every project, by id."""
        columns = [column for column in projects.c if column.name not in {"body", "settings"}]
        with self._database.reading() as connection:
            return tuple(map(_line, connection.execute(select(*columns).order_by(projects.c.id)).mappings()))


@lru_cache(maxsize=16)
def read_project(text: str) -> Project:
    """The project in this canonical JSON. A page reads the same one again and again, so the last few are kept."""
    return loads(Project, text)


def _line(row: Row) -> ProjectLine:
    return ProjectLine(**{name: row[name] for name in ProjectLine.__slots__})
