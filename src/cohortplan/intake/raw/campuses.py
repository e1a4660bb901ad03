"""Campuses as schools name them: in a column, in the name of a sheet or a file, or in a title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cohortplan.intake.raw.class_names import compact
from cohortplan.text import Language, Text

ONLY = Text(zh="本部", en="main campus")
# The name of the school stands before it: 青禾实验小学东校区.
WITHIN = re.compile(
    r"(?:^|小学|学校|中学|学院|实验|集团|附小|附中|[^\u4e00-\u9fff])"
    r"(?P<zh>(?!小学|学校|中学|学院|附小|附中)[\u4e00-\u9fff]{1,4}?(?:校区|分校)|校本部|本部|总校|[东西南北中]区)"
)
ENGLISH = re.compile(r"\b(?P<en>\w{2,12} campus)\b", re.IGNORECASE)
TAIL = re.compile(r"(?:校区|分校|校|区| ?campus)$", re.IGNORECASE)


def campus_in(text: str) -> str:
    """The campus that a title or the name of a file or sheet says; empty if none or several."""
    found = {match.group("zh") for match in WITHIN.finditer(compact(text))}
    found |= {match.group("en") for match in ENGLISH.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def campus_key(text: str) -> str:
    """东, 东区 and 东校区 are one campus."""
    plain = compact(text).lower() if not text.isascii() else text.strip().lower()
    return TAIL.sub("", plain) or plain


class Campuses:
    """The campuses of one school, each in the fullest spelling it has anywhere."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._spelled: dict[str, str] = {}
        for text in texts:
            known = self._spelled.get(campus_key(text), "")
            if text and len(text) > len(known):
                self._spelled[campus_key(text)] = text

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, in the order in which they were met."""
        return tuple(self._spelled.values())

    def of(self, text: str) -> str:
        """The campus that a text means; where there is only one, or none is named, that one."""
        if text:
            return self._spelled.get(campus_key(text), text)
        return self.names[0] if len(self.names) == 1 else ""


def only_campus(language: Language) -> str:
    """What the campus is called where the school names none."""
    return ONLY[language]
