"""What a table and a column are, and the types that many columns share."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.intake.cells import CellType, Flag, ListOf, Number, Plain, Refers, When
from cohortplan.intake.words import folded
from cohortplan.text import Language, Text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``required`` means a value in every row."""

    key: str
    zh: tuple[str, ...]
    type: CellType
    required: bool = False

    def header(self, language: Language) -> str:
        """What is written in row 1."""
        return self.zh[0] if language is Language.ZH_CN else self.key

    @property
    def names(self) -> frozenset[str]:
        """All headers that mean this column, folded."""
        return frozenset(folded(name) for name in (self.key, *self.zh))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a project.

    ``id`` and ``name`` are the columns by which other tables refer to its rows;
    a unique name is the id where the id is empty. ``unique`` are the columns
    that no two rows may share. A table that is not ``read`` yet is only named.
    """

    key: str
    title: Text
    columns: tuple[Column, ...] = ()
    id: str = ""
    name: str = ""
    unique: tuple[str, ...] = ()
    needed: bool = False
    read: bool = True

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.key}.csv"

    def column(self, key: str) -> Column:
        """The column with this key."""
        return next(column for column in self.columns if column.key == key)

    @property
    def identified(self) -> tuple[str, ...]:
        """The columns of which each row must fill at least one, so that it can be named."""
        return tuple(key for key in (self.name, self.id) if key)


TEXT, LIST, COUNT, FLAG, WHEN = Plain(), ListOf(Plain()), Number(), Flag(), When()
PEOPLE = Number(least=1)
CAMPUS, ROOM, STAFF = Refers("campuses"), Refers("rooms"), Refers("staff")
