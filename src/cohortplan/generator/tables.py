"""The tables that the generator fills, with their columns in the order of the format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Row = dict[str, str]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "campuses": ("campus", "name", "address", "meet"),
    "travel": ("from", "to", "minutes"),
    "shuttles": ("from", "to", "date", "weekday", "leaves", "seats"),
    "bells": ("campus", "weekday", "period", "start", "end", "part"),
    "classes": ("class", "grade", "campus", "room", "seats", "visits_per_day", "visits_per_week"),
    "rooms": ("room", "campus", "seats", "name"),
    "lessons": ("class", "weekday", "period", "subject", "teacher", "room", "weeks", "open"),
    "lesson_changes": (
        "class", "date", "period", "to_date", "to_period", "teacher", "room", "cancelled", "reason",
    ),
    "staff": (
        "staff", "name", "post", "campus", "mentors", "max_trainees", "subjects", "department", "phone", "email",
    ),
    "duties": ("staff", "weekday", "date", "start", "end", "title", "kind", "open"),
    "trainees": (
        "trainee", "name", "role", "school", "county", "subjects", "people", "phone", "email", "arrive", "leave",
        "school_type", "needs",
    ),
    "parties": ("party", "members", "kinds", "leader", "may_split"),
    "pairs": ("a", "b", "rule"),
    "sessions": (
        "session", "kind", "title", "date", "weekday", "start", "end", "periods", "campus", "room", "leader", "seats",
        "min_seats", "audience", "required", "lessons", "department", "themes", "competencies", "hours", "after", "make_up",
    ),
    "quotas": ("role", "kinds", "per", "min", "max", "subject", "department", "weight", "prorate"),
    "absences": ("what", "id", "from", "to", "reason"),
    "visits": (
        "visit", "title", "kind", "from", "to", "people", "campus", "rooms", "classes", "leaders", "people_in_class",
    ),
    "wishes": ("trainee", "for", "value", "rank"),
    "pins": ("trainee", "session", "kind", "date", "period", "must", "part", "reason", "author", "until"),
}  # fmt: skip
RARE = {("sessions", "make_up")}
"""Columns that a row has only if it says something there, so that most schools never see them."""


def row(table: str, cells: Mapping[str, str | int | bool | Iterable[str]]) -> Row:
    """One row with the columns of its table: numbers and yes/no as text, lists joined by ``;``, the rest empty.

    Raises:
        ValueError: If a cell belongs to no column.
    """
    if strangers := [name for name in cells if name not in COLUMNS[table]]:
        raise ValueError(f"{table} has no column {', '.join(strangers)}")
    usual = [name for name in COLUMNS[table] if (table, name) not in RARE or name in cells]
    return {name: text(cells.get(name, "")) for name in usual}


def text(value: str | int | bool | Iterable[str]) -> str:
    """A cell as the tables hold it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    return ";".join(value)
