"""Sentences in the reader's language.

What belongs to one rule or one kind of data problem is a ``Text`` in its own
file; the wording of pages and commands is gettext (``cohortplan.text.catalogue``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class Language(StrEnum):
    """A language of the interface; Chinese comes first everywhere."""

    ZH_CN = "zh_CN"
    EN = "en"


WEEKDAYS = {
    Language.ZH_CN: ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    Language.EN: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages; ``{names}`` are filled in by ``say``."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language is Language.ZH_CN else self.en

    def say(self, language: Language, /, **facts: object) -> str:
        """The sentence with its facts filled in.

        A fact may be a ``Text`` of its own, a date or a time; each is shown the
        way a school writes it in that language.

        Raises:
            KeyError: If the sentence names a fact that is not given.
        """
        return self[language].format_map({name: shown(fact, language) for name, fact in facts.items()})


Fact = str | int | Text | date | datetime | time | tuple["Fact", ...]
Facts = Mapping[str, Fact]


def shown(fact: object, language: Language) -> str:
    """A fact as a reader writes it: ``10月19日周一``, ``Mon 19 Oct``, ``09:30``."""
    if isinstance(fact, Text):
        return fact[language]
    if isinstance(fact, datetime):
        return f"{shown(fact.date(), language)} {fact:%H:%M}"
    if isinstance(fact, date):
        weekday = WEEKDAYS[language][fact.weekday()]
        if language is Language.ZH_CN:
            return f"{fact.month}月{fact.day}日{weekday}"
        return f"{weekday} {fact.day} {ENGLISH_MONTHS[fact.month - 1]}"
    if isinstance(fact, time):
        return f"{fact:%H:%M}"
    if isinstance(fact, tuple):
        return ("、" if language is Language.ZH_CN else ", ").join(shown(part, language) for part in fact)
    return str(fact)


# Not strftime("%b"): that follows the machine's locale.
ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
