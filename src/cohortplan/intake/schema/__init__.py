"""The one table of tables: what a project's files are called, their columns, and what each column holds.

To add a table or a column, add it in the module that says what it is about. The first Chinese word of each is the
one that is written; the others are accepted. The English key always is.
"""

from __future__ import annotations

from collections.abc import Iterable

from cohortplan.intake.schema.columns import Column, Table
from cohortplan.intake.schema.decisions import ATTENDED, HISTORY, PINS, WAIVERS, WISHES
from cohortplan.intake.schema.places import CAMPUSES, CLASSES, ROOMS, SHUTTLES, TRAVEL
from cohortplan.intake.schema.programme import ABSENCES, QUOTAS, SESSIONS, VISITS
from cohortplan.intake.schema.teaching import BELLS, DUTIES, LESSON_CHANGES, LESSONS, STAFF_TABLE
from cohortplan.intake.schema.trainees import PAIRS, PARTIES, TRAINEES
from cohortplan.intake.words import folded
from cohortplan.text import Text

__all__ = ["BY_KEY", "READ_TABLES", "SESSIONS", "TABLES", "Column", "Table", "table_called"]


def _later(key: str, zh: str, en: str) -> Table:
    return Table(key, Text(zh=zh, en=en), read=False)


TABLES = (
    CAMPUSES,
    TRAVEL,
    SHUTTLES,
    BELLS,
    CLASSES,
    ROOMS,
    LESSONS,
    _later("teaching", "任课表", "teaching"),
    LESSON_CHANGES,
    STAFF_TABLE,
    DUTIES,
    TRAINEES,
    PARTIES,
    PAIRS,
    SESSIONS,
    QUOTAS,
    ABSENCES,
    VISITS,
    ATTENDED,
    WISHES,
    PINS,
    WAIVERS,
    HISTORY,
)
READ_TABLES = tuple(table for table in TABLES if table.read)
BY_KEY = {table.key: table for table in TABLES}


def table_called(name: str, tables: Iterable[Table] = TABLES) -> Table | None:
    """The table that a file or sheet of this name holds, or ``None``."""
    wanted = folded(name)
    return next((table for table in tables if wanted in {folded(table.key), folded(table.title.zh)}), None)
