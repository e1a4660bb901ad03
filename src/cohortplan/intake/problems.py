"""Data problems as values: what is wrong in which cell, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cohortplan.intake.catalogue import CATALOGUE, FILES, Level
from cohortplan.text import Fact, Facts, Language, Text

LONGEST_SHOWN = 40

# Faults after which a table is known only in part.
LOSING = frozenset(kind.code for kind in FILES if kind.level is Level.ERROR) | {"missing_value"}

PLACE = Text(zh="{where}{row}{column}：", en="{where}{row}{column}: ")
ROW = Text(zh=" 第 {row} 行", en=", row {row}")
COLUMN = Text(zh="“{column}”", en=", “{column}”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in the data 数据问题.

    ``row`` counts as a spreadsheet does, the header being row 1; in
    ``project.toml`` it is the line. ``column`` is spelled as the file spells
    it; in ``project.toml`` it is the key. ``value`` is what stands there.
    """

    code: str
    where: str
    row: int | None = None
    column: str = ""
    value: str = ""
    facts: Facts = field(default_factory=dict, hash=False)

    @property
    def level(self) -> Level:
        """An error allows no plan before it is mended; a warning does."""
        return CATALOGUE[self.code].level

    @property
    def is_error(self) -> bool:
        """Whether no plan can be made before this is mended."""
        return self.level is Level.ERROR

    def say(self, language: Language) -> str:
        """Where it is, what is wrong and what to do next, as one line."""
        row = ROW.say(language, row=self.row) if self.row else ""
        column = COLUMN.say(language, column=presentable(self.column)) if self.column else ""
        place = PLACE.say(language, where=presentable(self.where), row=row, column=column)
        return place + self.message(language)

    def message(self, language: Language) -> str:
        """What is wrong and what to do next, without the place, for a page that shows it beside the cell."""
        facts: dict[str, object] = {name: _presentable_fact(fact) for name, fact in self.facts.items()}
        return CATALOGUE[self.code].text.say(language, **facts | {"value": presentable(self.value)})


class Notes:
    """Gathers problems while files are read."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def add(self, problem: Problem) -> None:
        """Note one problem."""
        self._problems.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several."""
        self._problems.extend(problems)

    def of_file(self, code: str, where: str, **facts: Fact) -> None:
        """Note a problem of a whole file."""
        self.add(Problem(code=code, where=where, facts=facts))

    def faulty(self, wheres: Iterable[str]) -> bool:
        """Whether one of these files has an error."""
        files = set(wheres)
        return any(problem.is_error and problem.where in files for problem in self._problems)

    def has_lost_rows(self, where: str) -> bool:
        """Whether rows of this file could not be read, so that what seems missing may stand there."""
        return any(problem.where == where and problem.code in LOSING for problem in self._problems)

    @property
    def any_error(self) -> bool:
        """Whether an error was noted."""
        return has_errors(self._problems)

    def sorted(self, files: Mapping[str, int]) -> tuple[Problem, ...]:
        """Each problem once, by file (in the order given), row and column."""
        unique = {_identity(problem): problem for problem in self._problems}

        def place(problem: Problem) -> tuple[object, ...]:
            return (files.get(problem.where, len(files)), problem.where, problem.row or 0, *_identity(problem))

        return tuple(sorted(unique.values(), key=place))


def presentable(text: str) -> str:
    """Text that can stand in one line: nothing unprintable, not endless."""
    line = "".join(sign if sign.isprintable() else "�" for sign in text)
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them is an error."""
    return any(problem.is_error for problem in problems)


def _identity(problem: Problem) -> tuple[str, ...]:
    return (problem.column, problem.code, problem.value, problem.where, str(problem.row), repr(problem.facts))


def _presentable_fact(fact: Fact) -> Fact:
    if isinstance(fact, str):
        return presentable(fact)
    if isinstance(fact, tuple):
        return tuple(_presentable_fact(part) for part in fact)
    return fact
