"""Feed addresses: who has which link, until when, and how it is taken away at once.

A token is made from the key, the project, the person and a generation; the
store keeps the generation and a hash. So a link can be shown again, and a
stolen database holds no link.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from cohortplan.domain.refs import Ref
from cohortplan.errors import CohortplanError
from cohortplan.storage.database import Database
from cohortplan.storage.keys import Key, hash_of, same
from cohortplan.storage.tables import Row, tokens


class LinkLost(CohortplanError):
    """A link cannot be shown again, because the key file it was made with is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLine:
    """One link that was given out; the token itself is not in it."""

    project_id: str
    person: Ref
    generation: int
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None

    def valid(self, at: datetime) -> bool:
        """Whether it opens anything at this moment."""
        return self.revoked_at is None and at < self.expires_at


NOBODY = TokenLine(
    project_id="",
    person=Ref("", ""),
    generation=0,
    created_at=datetime.min,  # noqa: DTZ901 it is never compared: whose hash is unknown is nobody
    expires_at=datetime.min,  # noqa: DTZ901
    revoked_at=datetime.min,  # noqa: DTZ901
)


class Tokens:
    """Links of subscribers, one valid at a time for each."""

    def __init__(self, database: Database, key: Key) -> None:
        self._database = database
        self._key = key

    def open(self, token: str, *, at: datetime) -> TokenLine | None:
        """Whose link this is; ``None`` if it is unknown, revoked or expired, whichever.

        All three take the same steps. Nothing here depends on how much of a
        wrong token is right: the search is by hash, and the token is made anew
        from the key and compared as a whole.
        """
        with self._database.reading() as connection:
            row = connection.execute(select(tokens).where(tokens.c.hash == hash_of(token))).mappings().one_or_none()
        line = NOBODY if row is None else _line(row)
        genuine = same(self._token(line), token)
        return line if genuine and line.valid(at) else None

    def show(self, project_id: str, person: Ref) -> str | None:
        """The newest link of a person again; ``None`` if it was revoked or there never was one.

        Raises:
            LinkLost: If the key is not the one it was made from.
        """
        line = next((each for each in self.of_project(project_id) if each.person == person), None)
        return None if line is None or line.revoked_at else self.token(line)

    def token(self, line: TokenLine) -> str:
        """The token of a line, made again from the key.

        Raises:
            LinkLost: If the key is not the one it was made from.
        """
        token = self._token(line)
        query = select(tokens.c.hash).where(*_is(line.project_id, line.person), tokens.c.generation == line.generation)
        with self._database.reading() as connection:
            kept = connection.execute(query).scalar()
        if kept is None or not same(kept, hash_of(token)):
            raise LinkLost("this link was made with another key file; rotate it to give out a new one")
        return token

    def of_project(self, project_id: str, *, all_generations: bool = False) -> tuple[TokenLine, ...]:
        """The newest link of each person of a project, or every one there ever was; by person."""
        query = select(tokens).where(tokens.c.project_id == project_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(tokens.c.person, tokens.c.generation)).mappings()
            lines = tuple(map(_line, rows))
        return lines if all_generations else tuple({line.person: line for line in lines}.values())

    def ensure(self, project_id: str, people: Iterable[Ref], *, expires: datetime, at: datetime) -> None:
        """Give a first link to whoever never had one, and let none that is not revoked expire before this.

        A link that had expired opens again: its project was put off, and its
        owner still has it in the phone. A revoked one stays closed.
        """
        with self._database.writing() as connection:
            ensure_tokens(connection, self._key, Grant(project_id, tuple(people), expires, at))

    def rotate(self, project_id: str, person: Ref, *, expires: datetime, at: datetime) -> str:
        """A new link; the old one is dead from now on. Also for one that was revoked."""
        with self._database.writing() as connection:
            _revoke(connection, project_id, person, at)
            newest = select(func.max(tokens.c.generation)).where(*_is(project_id, person))
            generation = (connection.execute(newest).scalar() or 0) + 1
            grant = Grant(project_id, (person,), expires, at)
            return _insert(connection, self._key, grant, person, generation)

    def revoke(self, project_id: str, person: Ref, *, at: datetime) -> bool:
        """Close the link of a person at once; whether there was an open one."""
        with self._database.writing() as connection:
            return _revoke(connection, project_id, person, at)

    def _token(self, line: TokenLine) -> str:
        return self._key.token(line.project_id, str(line.person), line.generation)


@dataclass(frozen=True, slots=True)
class Grant:
    """Links for people of a project until some moment, given at another."""

    project_id: str
    people: tuple[Ref, ...]
    expires: datetime
    at: datetime


def ensure_tokens(connection: Connection, key: Key, grant: Grant) -> None:
    """What ``Tokens.ensure`` does, inside a transaction that does more."""
    known = set(connection.execute(select(tokens.c.person).where(tokens.c.project_id == grant.project_id)).scalars())
    for person in grant.people:
        if str(person) not in known:
            _insert(connection, key, grant, person, 1)
    shorter = (tokens.c.project_id == grant.project_id) & (tokens.c.expires_at < grant.expires)
    not_taken_away = tokens.c.revoked_at.is_(None)
    connection.execute(update(tokens).where(shorter & not_taken_away).values(expires_at=grant.expires))


def _insert(connection: Connection, key: Key, grant: Grant, person: Ref, generation: int) -> str:
    token = key.token(grant.project_id, str(person), generation)
    row = {"project_id": grant.project_id, "person": str(person), "generation": generation, "hash": hash_of(token)}
    connection.execute(insert(tokens).values(**row, created_at=grant.at, expires_at=grant.expires, revoked_at=None))
    return token


def _revoke(connection: Connection, project_id: str, person: Ref, at: datetime) -> bool:
    open_ones = (*_is(project_id, person), tokens.c.revoked_at.is_(None))
    return connection.execute(update(tokens).where(*open_ones).values(revoked_at=at)).rowcount > 0


def _is(project_id: str, person: Ref) -> tuple[Any, ...]:
    return tokens.c.project_id == project_id, tokens.c.person == str(person)


def _line(row: Row) -> TokenLine:
    values = {name: row[name] for name in TokenLine.__slots__}
    return TokenLine(**{**values, "person": Ref.parse(row["person"])})
