"""The tables, as they are after the newest migration; documents in them are canonical JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    RowMapping,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

from cohortplan.domain.span import instant


class Instant(TypeDecorator[datetime]):
    """A moment with its time zone, kept as ISO text in UTC on every database."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else instant(value).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


Row = RowMapping | dict[str, Any]
"""One row of a table, as it was read or is about to be written."""

NAME = String(255)
DIGEST = String(64)

metadata = MetaData()

projects = Table(
    "projects",
    metadata,
    Column("id", NAME, primary_key=True),
    Column("name", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("project_digest", DIGEST, nullable=False),
    Column("settings_digest", DIGEST, nullable=False),
    Column("origin", Text, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", NAME, ForeignKey("projects.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("draft_id", Integer, ForeignKey("drafts.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("act", String(16), nullable=False),
    Column("target", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("edit", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

releases = Table(
    "releases",
    metadata,
    Column("project_id", NAME, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("author", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("seed", Integer),
    Column("bound", Text, nullable=False),
    Column("project", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("audit", Text, nullable=False),
    Column("statement", Text, nullable=False),
    Column("project_digest", DIGEST, nullable=False),
    Column("policy_digest", DIGEST, nullable=False),
    Column("plan_digest", DIGEST, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("project_id", NAME, primary_key=True),
    Column("person", NAME, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("entries", Text, nullable=False),
    Column("card", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("etag", String(80), nullable=False),
    ForeignKeyConstraint(["project_id", "number"], ["releases.project_id", "releases.number"]),
)

tokens = Table(
    "tokens",
    metadata,
    Column("project_id", NAME, primary_key=True),
    Column("person", NAME, primary_key=True),
    Column("generation", Integer, primary_key=True),
    Column("hash", DIGEST, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Index("ix_tokens_hash", "hash", unique=True),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", NAME, nullable=False, index=True),
    Column("draft_id", Integer),
    Column("pid", Integer, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("best", Text, nullable=False),
    Column("ended_at", Instant),
)
