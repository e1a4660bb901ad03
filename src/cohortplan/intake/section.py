"""One section of a TOML file, read key by key; what does not fit is noted by its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cohortplan.intake.files import SETTINGS_FILE
from cohortplan.intake.moments import believable, parse_day
from cohortplan.intake.problems import Notes, Problem, nearest
from cohortplan.intake.sheet import clean, fault_of
from cohortplan.intake.toml_lines import line_of
from cohortplan.text import Fact, Text

A_TEXT = Text(zh="带引号的文字", en="a quoted text")
TEXTS = Text(zh='文字的列表，如 ["甲", "乙"]', en='a list of texts, such as ["a", "b"]')
A_SECTION = Text(zh="一节，如 [名称]", en="a section such as [name]")
A_DATE = Text(zh="日期，如 2026-10-19", en="a date such as 2026-10-19")


@dataclass(frozen=True)
class Section:
    """A table of TOML with its path in the file."""

    data: Mapping[str, object]
    path: tuple[str, ...]
    source: str
    notes: Notes = field(default_factory=Notes)

    def problem(self, code: str, key: str, value: str = "", /, **facts: Fact) -> Problem:
        """A problem of one key of this section."""
        path = (*self.path, key)
        row = line_of(self.source, path)
        return Problem(code=code, where=SETTINGS_FILE, row=row, column=".".join(path), value=value, facts=facts)

    def note(self, code: str, key: str, value: str = "", /, **facts: Fact) -> None:
        """Note it."""
        self.notes.add(self.problem(code, key, value, **facts))

    def only(self, *known: str) -> None:
        """Note every key that is none of these."""
        for key in self.data:
            if key not in known:
                self.note("unknown_key", key, key, nearest=nearest(key, known))

    def section(self, key: str) -> Section:
        """The section below this one; empty where there is none."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            self.note("wrong_type", key, str(value), expected=A_SECTION)
            value = {}
        return Section(value, (*self.path, key), self.source, self.notes)

    def text(self, key: str, *, required: bool = False) -> str:
        """A text, empty where there is none."""
        value = self.data.get(key, "")
        if not isinstance(value, str):
            self.note("wrong_type", key, str(value), expected=A_TEXT)
            return ""
        text = clean(value)
        if fault := fault_of(text):
            self.note(fault[0], key, fault[1], most=len(text))
            return ""
        if required and not text:
            self.note("missing_key", key, expected=A_TEXT)
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list."""
        items = self.items(key, TEXTS)
        if not all(isinstance(item, str) for item in items):
            self.note("wrong_type", key, str(list(items)), expected=TEXTS)
        return tuple(item for item in items if isinstance(item, str))

    def items(self, key: str, expected: Text) -> tuple[object, ...]:
        """The items of a list, empty where there is none."""
        value = self.data.get(key, [])
        if not isinstance(value, list):
            self.note("wrong_type", key, str(value), expected=expected)
            return ()
        return tuple(value)

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A date, ``None`` where there is none."""
        value = self.data.get(key)
        if value is None:
            if required:
                self.note("missing_key", key, expected=A_DATE)
            return None
        day = as_day(value)
        if day is None:
            self.note("wrong_type", key, str(value), expected=A_DATE)
        return day


def as_day(value: object) -> date | None:
    """A TOML date, or a text that is one."""
    if isinstance(value, str):
        return parse_day(value)
    if not isinstance(value, date) or isinstance(value, datetime) or not believable(value):
        return None
    return value
