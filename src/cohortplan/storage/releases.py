"""Releases and the feeds that belong to them. They are added and never change; the database sees to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from cohortplan.domain.canonical import digest, dumps, from_data, loads
from cohortplan.domain.entries import Entry
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.errors import CohortplanError
from cohortplan.storage.database import Database
from cohortplan.storage.keys import Key
from cohortplan.storage.projects import Settings, read_project
from cohortplan.storage.tables import Row, feeds, releases
from cohortplan.storage.tokens import Grant, ensure_tokens


class Overtaken(CohortplanError):
    """Another release of the project came first; what was made ready no longer follows the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """What a list of releases shows of one."""

    project_id: str
    number: int
    at: datetime
    author: str
    note: str
    project_digest: str
    policy_digest: str
    plan_digest: str


@dataclass(frozen=True, kw_only=True)
class Release:
    """A published plan 正式版 with all that it was made of.

    ``bound`` and ``audit`` are plain JSON data. ``settings`` say what differed
    from the rules' defaults; ``policy_digest`` covers the defaults too.
    """

    number: int
    at: datetime
    author: str
    note: str = ""
    project: Project
    settings: Settings
    plan: Plan
    audit: Mapping[str, Any]
    policy_digest: str
    statement: str = ""
    seed: int | None = None
    bound: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One subscriber's calendar as it was rendered for a release.

    ``card`` is plain JSON data for the same person's page.
    """

    person: Ref
    number: int
    entries: tuple[Entry, ...]
    card: Mapping[str, Any]
    body: bytes
    etag: str


class Releases:
    """Published plans, numbered from 1 in each project."""

    def __init__(self, database: Database, key: Key) -> None:
        self._database = database
        self._key = key

    def add(self, release: Release, feeds_of_it: tuple[Feed, ...], *, links_until: datetime) -> None:
        """Publish: the release, its feeds and a link for whoever has none, all or nothing.

        Of the feeds, only those that differ from the last ones need be given.

        Raises:
            Overtaken: If its number is not the next one.
        """
        project_id = release.project.id
        people = tuple(feed.person for feed in feeds_of_it)
        try:
            with self._database.writing() as connection:
                if release.number != _last_number(connection, project_id) + 1:
                    raise Overtaken(f"release {release.number} of {project_id} is not the next one")
                connection.execute(insert(releases).values(**_row(release)))
                if feeds_of_it:
                    connection.execute(insert(feeds), [_feed_row(project_id, feed) for feed in feeds_of_it])
                ensure_tokens(connection, self._key, Grant(project_id, people, links_until, release.at))
        except IntegrityError as error:  # two writers at once, where the database lets them
            raise Overtaken(f"release {release.number} of {project_id} is there already") from error

    def last_number(self, project_id: str) -> int:
        """Number of the newest release; 0 if there is none."""
        with self._database.reading() as connection:
            return _last_number(connection, project_id)

    def get(self, project_id: str, number: int | None = None) -> Release | None:
        """One release, the newest if no number is given; ``None`` if there is none."""
        query = select(releases).where(releases.c.project_id == project_id)
        query = query.order_by(releases.c.number.desc()).limit(1)
        if number is not None:
            query = query.where(releases.c.number == number)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else _release(row)

    def of_project(self, project_id: str) -> tuple[ReleaseLine, ...]:
        """All releases of a project, the newest first."""
        columns = [releases.c[name] for name in ReleaseLine.__slots__]
        query = select(*columns).where(releases.c.project_id == project_id).order_by(releases.c.number.desc())
        with self._database.reading() as connection:
            return tuple(ReleaseLine(**row) for row in connection.execute(query).mappings())

    def feed(self, project_id: str, person: Ref) -> Feed | None:
        """The newest calendar of one subscriber; ``None`` if they never had one."""
        query = select(feeds).where(feeds.c.project_id == project_id, feeds.c.person == str(person))
        with self._database.reading() as connection:
            row = connection.execute(query.order_by(feeds.c.number.desc()).limit(1)).mappings().one_or_none()
        return None if row is None else _feed(row)

    def body(self, project_id: str, person: Ref) -> tuple[bytes, str] | None:
        """Only the newest bytes and their ETag, for whoever just fetches them."""
        query = select(feeds.c.body, feeds.c.etag).where(feeds.c.project_id == project_id)
        query = query.where(feeds.c.person == str(person)).order_by(feeds.c.number.desc()).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (row.body, row.etag)

    def feeds(self, project_id: str, number: int | None = None) -> tuple[Feed, ...]:
        """The calendar of every subscriber as of a release, the newest if no number is given; by person."""
        query = select(feeds).where(feeds.c.project_id == project_id).order_by(feeds.c.person, feeds.c.number)
        if number is not None:
            query = query.where(feeds.c.number <= number)
        with self._database.reading() as connection:
            newest = {row["person"]: row for row in connection.execute(query).mappings()}
        return tuple(map(_feed, newest.values()))


def _last_number(connection: Connection, project_id: str) -> int:
    query = select(func.max(releases.c.number)).where(releases.c.project_id == project_id)
    return connection.execute(query).scalar() or 0


def _row(release: Release) -> dict[str, Any]:
    return {
        "project_id": release.project.id,
        **{name: getattr(release, name) for name in ("number", "at", "author", "note", "seed")},
        **{name: getattr(release, name) for name in ("statement", "policy_digest")},
        **{name: dumps(getattr(release, name)) for name in ("bound", "project", "plan", "audit")},
        "settings": dumps(dict(release.settings)),
        "project_digest": digest(release.project),
        "plan_digest": digest(release.plan),
    }


def _release(row: Row) -> Release:
    return Release(
        **{name: row[name] for name in ("number", "at", "author", "note", "seed", "statement", "policy_digest")},
        **{name: json.loads(row[name]) for name in ("bound", "audit", "settings")},
        project=read_project(row["project"]),
        plan=loads(Plan, row["plan"]),
    )


def _feed_row(project_id: str, feed: Feed) -> dict[str, Any]:
    return {
        "project_id": project_id,
        "person": str(feed.person),
        **{name: getattr(feed, name) for name in ("number", "body", "etag")},
        **{name: dumps(getattr(feed, name)) for name in ("entries", "card")},
    }


def _feed(row: Row) -> Feed:
    return Feed(
        **{name: row[name] for name in ("number", "body", "etag")},
        person=Ref.parse(row["person"]),
        entries=from_data(tuple[Entry, ...], json.loads(row["entries"])),
        card=json.loads(row["card"]),
    )
