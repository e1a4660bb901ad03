"""What a cell may hold, and how it is read and written: one class per type of cell."""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, time

from cohortplan.intake.moments import parse_clock, parse_day, parse_moment
from cohortplan.intake.words import PART_OF_DAY, POST, WEEKDAY, YES_NO, Choices, Words
from cohortplan.text import Fact, Language, Text

LIST_SEPARATORS = re.compile(r"[;；、,，|\n]")
LIST_JOINT = {Language.ZH_CN: "；", Language.EN: ";"}
MOST_NUMBER = 100_000


class Misread(Exception):
    """A cell does not hold what its column asks for; becomes a ``Problem`` at once."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class CellType(ABC):
    """How one kind of cell is read and written. Cells that are empty never come here."""

    expects: Text

    @abstractmethod
    def read(self, text: str, words: Words) -> object:
        """The value of a cell.

        Raises:
            Misread: If the cell holds something else.
        """

    def show(self, canonical: str, words: Words, language: Language) -> str:
        """A canonical cell in the words of a language; most are the same in both."""
        del words, language
        return canonical


@dataclass(frozen=True)
class Plain(CellType):
    """Any text: names, titles, reasons, and ids, which stay text (``007``)."""

    expects = Text(zh="文字", en="a text")

    def read(self, text: str, words: Words) -> str:
        del words
        return text


@dataclass(frozen=True)
class Period(CellType):
    """A period of the bells; ``第1节`` is ``1``."""

    expects = Text(zh="作息表中的节次，如 1", en="a period of the bells, such as 1")

    def read(self, text: str, words: Words) -> str:
        del words
        plain = unicodedata.normalize("NFKC", text)
        return re.sub(r"^第\s*(\S+?)\s*节课?$", r"\1", plain)


@dataclass(frozen=True)
class Number(CellType):
    """A whole number from ``least`` to 100,000."""

    least: int = 0

    expects = Text(zh="整数", en="a whole number")

    def read(self, text: str, words: Words) -> int:
        del words
        plain = unicodedata.normalize("NFKC", text).replace("−", "-")
        match = re.fullmatch(r"([+-]?\d{1,12})(?:\.0+)?", plain, re.ASCII)
        if not match:
            raise Misread("not_a_number")
        number = int(match.group(1))
        if not self.least <= number <= MOST_NUMBER:
            raise Misread("number_out_of_range", least=self.least, most=MOST_NUMBER)
        return number


@dataclass(frozen=True)
class Flag(CellType):
    """Yes or no."""

    expects = Text(zh="“是”或“否”", en="yes or no")

    def read(self, text: str, words: Words) -> bool:
        del words
        code = YES_NO.code(text)
        if code is None:
            raise Misread("not_yes_no")
        return code == "yes"

    def show(self, canonical: str, words: Words, language: Language) -> str:
        del words
        return YES_NO.show(canonical, language)


@dataclass(frozen=True)
class Day(CellType):
    """A date."""

    expects = Text(zh="日期，如 2026-10-19", en="a date such as 2026-10-19")

    def read(self, text: str, words: Words) -> date:
        del words
        day = parse_day(text)
        if day is None:
            raise Misread("not_a_date")
        return day


@dataclass(frozen=True)
class Clock(CellType):
    """A time of day."""

    expects = Text(zh="钟点，如 08:30", en="a time such as 08:30")

    def read(self, text: str, words: Words) -> time:
        del words
        clock = parse_clock(text)
        if clock is None:
            raise Misread("not_a_time")
        return clock


@dataclass(frozen=True)
class When(CellType):
    """A date, a date with a time, or a weekday with a half of the day; resolved when the calendar is known."""

    expects = Text(
        zh="日期、日期加钟点，或“周三上午”",
        en="a date, a date with a time, or a weekday with am or pm, such as “Wed am”",
    )

    def read(self, text: str, words: Words) -> object:
        del words
        moment = parse_moment(text)
        if moment is None:
            raise Misread("not_a_moment")
        return moment

    def show(self, canonical: str, words: Words, language: Language) -> str:
        """``2026-10-21 am`` and ``Wed am`` in the words of the language; dates and times are the same in both."""
        del words
        parts = canonical.split(" ")
        shown = [PART_OF_DAY.show(WEEKDAY.show(part, language), language) for part in parts]
        return ("" if language is Language.ZH_CN and parts[0] in WEEKDAY.words else " ").join(shown)


@dataclass(frozen=True)
class Weekday(CellType):
    """A weekday; the value is 0 for Monday."""

    expects = Text(zh="星期，如“周三”", en="a weekday such as Wed")

    def read(self, text: str, words: Words) -> int:
        del words
        code = WEEKDAY.code(text)
        if code is None:
            raise Misread("not_a_weekday")
        return list(WEEKDAY.words).index(code)

    def show(self, canonical: str, words: Words, language: Language) -> str:
        del words
        return WEEKDAY.show(canonical, language)


@dataclass(frozen=True)
class OneOf(CellType):
    """One code of a closed set."""

    choices: Choices

    @property
    def expects(self) -> Text:  # type: ignore[override]
        return Text(zh="、".join(w.zh for w in self.choices.listed), en=", ".join(w.en for w in self.choices.listed))

    def read(self, text: str, words: Words) -> str:
        del words
        code = self.choices.code(text)
        if code is None:
            raise Misread("not_one_of", choices=self.choices.listed)
        return code

    def show(self, canonical: str, words: Words, language: Language) -> str:
        del words
        return self.choices.show(canonical, language)


@dataclass(frozen=True)
class Role(CellType):
    """A role of trainees."""

    expects = Text(zh="学员角色，如“校长”", en="a role such as principal")

    def read(self, text: str, words: Words) -> str:
        return OneOf(words.roles).read(text, words)

    def show(self, canonical: str, words: Words, language: Language) -> str:
        return words.roles.show(canonical, language)


@dataclass(frozen=True)
class Invited(CellType):
    """A role of trainees, or one trainee by id or name; resolved when the trainees are read."""

    expects = Text(zh="学员角色，或学员的编号、姓名", en="a role, or a trainee's id or name")

    def read(self, text: str, words: Words) -> str:
        del words
        return text

    def show(self, canonical: str, words: Words, language: Language) -> str:
        return words.roles.show(canonical, language)


@dataclass(frozen=True)
class Kind(CellType):
    """A kind of session."""

    expects = Text(zh="活动类型，如“听课”", en="a kind of session such as lesson")

    def read(self, text: str, words: Words) -> str:
        return OneOf(words.kinds).read(text, words)

    def show(self, canonical: str, words: Words, language: Language) -> str:
        return words.kinds.show(canonical, language)


@dataclass(frozen=True)
class Post(CellType):
    """A post at the host school: a standard one, or the school's own word as it is."""

    expects = Text(zh="职务，如“副校长”", en="a post such as deputy head")

    def read(self, text: str, words: Words) -> str:
        del words
        return POST.code(text) or text

    def show(self, canonical: str, words: Words, language: Language) -> str:
        del words
        return POST.show(canonical, language)


@dataclass(frozen=True)
class Refers(CellType):
    """The id or the unique name of a row of another table; resolved when all tables are read."""

    table: str

    expects = Text(zh="另一张表中的编号或姓名、名称", en="an id or a name of another table")

    def read(self, text: str, words: Words) -> str:
        del words
        return text


@dataclass(frozen=True)
class ListOf(CellType):
    """Several of one type, separated by ``;`` or the like; the value is a tuple."""

    inner: CellType

    @property
    def expects(self) -> Text:  # type: ignore[override]
        each = self.inner.expects
        return Text(zh=f"{each.zh}（多个用“；”隔开）", en=f"{each.en} (several separated by “;”)")

    def read(self, text: str, words: Words) -> tuple[object, ...]:
        return tuple(dict.fromkeys(self.inner.read(part, words) for part in split_list(text)))

    def show(self, canonical: str, words: Words, language: Language) -> str:
        return LIST_JOINT[language].join(self.inner.show(part, words, language) for part in canonical.split(";"))


def split_list(text: str) -> tuple[str, ...]:
    """The parts of a list cell, without empty ones."""
    return tuple(part.strip() for part in LIST_SEPARATORS.split(text) if part.strip())
