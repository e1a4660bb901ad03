"""Data problems as values: what is wrong in which cell, in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from cohortplan.intake.catalogue import CATALOGUE, FILES, Level
from cohortplan.text import Fact, Facts, Language, Text

LONGEST_SHOWN = 40
MOST_OF_ONE_FILE = 500
MOST_HINTS = 100
MOST_COMPARED = 5_000
ALIKE = 0.6
NO_HINT = Text(zh="", en="")

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
    """Gathers problems while files are read.

    A file with very many problems is told about up to a limit, which is itself
    told; so is a hint at what may be meant, which costs time to find.
    """

    def __init__(self) -> None:
        self._problems: dict[str, list[Problem]] = defaultdict(list)
        self._faulty: set[str] = set()
        self._losing: set[str] = set()
        self._hints: dict[str, Text] = {}

    def add(self, problem: Problem) -> None:
        """Note one problem."""
        listed = self._problems[problem.where]
        if problem.is_error:
            self._faulty.add(problem.where)
        if problem.code in LOSING:
            self._losing.add(problem.where)
        if len(listed) < MOST_OF_ONE_FILE:
            listed.append(problem)
        elif len(listed) == MOST_OF_ONE_FILE:
            self._faulty.add(problem.where)
            listed.append(Problem(code="more_problems", where=problem.where, facts={"most": MOST_OF_ONE_FILE}))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several."""
        for problem in problems:
            self.add(problem)

    def of_file(self, code: str, where: str, **facts: Fact) -> None:
        """Note a problem of a whole file."""
        self.add(Problem(code=code, where=where, facts=facts))

    def hint(self, text: str, known: Callable[[], Iterable[str]]) -> Text:
        """What may be meant instead; empty if nothing is near, or after many hints."""
        if text not in self._hints:
            if len(self._hints) >= MOST_HINTS:
                return NO_HINT
            self._hints[text] = nearest(text, known())
        return self._hints[text]

    def faulty(self, wheres: Iterable[str]) -> bool:
        """Whether one of these files has an error."""
        return not self._faulty.isdisjoint(wheres)

    def has_lost_rows(self, where: str) -> bool:
        """Whether rows of this file could not be read, so that what seems missing may stand there."""
        return where in self._losing

    @property
    def any_error(self) -> bool:
        """Whether an error was noted."""
        return bool(self._faulty)

    def sorted(self, files: Mapping[str, int]) -> tuple[Problem, ...]:
        """Each problem once, by file (in the order given), row and column."""
        unique = {_identity(problem): problem for listed in self._problems.values() for problem in listed}

        def place(problem: Problem) -> tuple[object, ...]:
            last = problem.code == "more_problems"
            return (files.get(problem.where, len(files)), problem.where, last, problem.row or 0, *_identity(problem))

        return tuple(sorted(unique.values(), key=place))


def nearest(text: str, known: Iterable[str]) -> Text:
    """A hint at what may be meant, as a sentence of its own; empty if nothing is near."""
    close = get_close_matches(text, sorted(set(known))[:MOST_COMPARED], n=1, cutoff=ALIKE)
    if not close:
        return NO_HINT
    return Text(zh=f"最接近的是“{presentable(close[0])}”。", en=f"The nearest is “{presentable(close[0])}”. ")


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
