"""Solver runs: what was started, how far it came, and what a crash cut off."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from cohortplan.domain.canonical import dumps
from cohortplan.storage.database import Database
from cohortplan.storage.tables import Row, runs

RUNNING, ENDED, STOPPED, FAILED, ORPHANED = "running", "ended", "stopped", "failed", "orphaned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One solve. ``best`` is plain JSON data: the cost of the best plan so far, empty if there is none.

    ``state`` is ``running``, ``ended``, ``stopped``, ``failed`` or ``orphaned``.
    """

    id: int
    project_id: str
    draft_id: int | None
    pid: int
    started_at: datetime
    state: str
    best: Any
    ended_at: datetime | None


class Runs:
    """The solver runs of all projects."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, project_id: str, *, draft_id: int | None = None, pid: int, at: datetime) -> int:
        """Note that a solve has begun in the process ``pid``; its id."""
        row = {"project_id": project_id, "draft_id": draft_id, "pid": pid, "started_at": at}
        with self._database.writing() as connection:
            result = connection.execute(insert(runs).values(**row, state=RUNNING, best="{}", ended_at=None))
            (ident,) = result.inserted_primary_key or (0,)
        return int(ident)

    def progress(self, ident: int, best: object) -> None:
        """Keep the best cost so far."""
        with self._database.writing() as connection:
            connection.execute(update(runs).where(runs.c.id == ident).values(best=dumps(best)))

    def end(self, ident: int, state: str, *, at: datetime) -> None:
        """Note how it ended: ``ended``, ``stopped`` or ``failed``."""
        with self._database.writing() as connection:
            connection.execute(update(runs).where(runs.c.id == ident).values(state=state, ended_at=at))

    def of_project(self, project_id: str) -> tuple[Run, ...]:
        """The runs of a project, the newest first."""
        query = select(runs).where(runs.c.project_id == project_id).order_by(runs.c.id.desc())
        with self._database.reading() as connection:
            return tuple(map(_run, connection.execute(query).mappings()))

    def name_orphans(self, *, at: datetime, alive: Callable[[int], bool] | None = None) -> tuple[Run, ...]:
        """Runs whose process is gone without a word, now marked ``orphaned``; each is named once."""
        lives = alive or process_lives
        query = select(runs).where(runs.c.state == RUNNING).order_by(runs.c.id).with_for_update()
        with self._database.writing() as connection:
            gone = [row["id"] for row in connection.execute(query).mappings() if not lives(row["pid"])]
            if not gone:
                return ()
            connection.execute(update(runs).where(runs.c.id.in_(gone)).values(state=ORPHANED, ended_at=at))
            marked = connection.execute(select(runs).where(runs.c.id.in_(gone)).order_by(runs.c.id))
            return tuple(map(_run, marked.mappings()))


def process_lives(pid: int) -> bool:
    """Whether a process of this number exists on this machine."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _run(row: Row) -> Run:
    values = {name: row[name] for name in Run.__slots__}
    return Run(**{**values, "best": json.loads(row["best"])})
