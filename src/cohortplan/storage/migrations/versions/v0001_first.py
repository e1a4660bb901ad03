"""The first tables; releases, and the feeds that belong to them, can only be added."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NAME = sa.String(255)
DIGEST = sa.String(64)
INSTANT = sa.String(40)


def upgrade() -> None:
    _projects_and_drafts()
    _releases()
    _tokens_and_runs()
    for table in ("releases", "feeds"):
        for verb in ("UPDATE", "DELETE"):
            _forbid(table, verb)


def _projects_and_drafts() -> None:
    op.create_table(
        "projects",
        sa.Column("id", NAME, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("project_digest", DIGEST, nullable=False),
        sa.Column("settings_digest", DIGEST, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("project_id", NAME, sa.ForeignKey("projects.id"), nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
    )
    op.create_table(
        "journal",
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("drafts.id"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("target", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("edit", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
    )


def _releases() -> None:
    op.create_table(
        "releases",
        sa.Column("project_id", NAME, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("seed", sa.Integer),
        sa.Column("bound", sa.Text, nullable=False),
        sa.Column("project", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("audit", sa.Text, nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("project_digest", DIGEST, nullable=False),
        sa.Column("policy_digest", DIGEST, nullable=False),
        sa.Column("plan_digest", DIGEST, nullable=False),
    )
    op.create_table(
        "feeds",
        sa.Column("project_id", NAME, primary_key=True),
        sa.Column("person", NAME, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("entries", sa.Text, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("etag", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(["project_id", "number"], ["releases.project_id", "releases.number"]),
    )


def _tokens_and_runs() -> None:
    op.create_table(
        "tokens",
        sa.Column("project_id", NAME, primary_key=True),
        sa.Column("person", NAME, primary_key=True),
        sa.Column("generation", sa.Integer, primary_key=True),
        sa.Column("hash", DIGEST, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("revoked_at", INSTANT),
    )
    op.create_index("ix_tokens_hash", "tokens", ["hash"], unique=True)
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("project_id", NAME, nullable=False, index=True),
        sa.Column("draft_id", sa.Integer),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("best", sa.Text, nullable=False),
        sa.Column("ended_at", INSTANT),
    )


def _forbid(table: str, verb: str) -> None:
    name, message = f"{table}_no_{verb.lower()}", f"{table} never change"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END")
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
