"""A project and a plan in which all but one trainee are nobody, so that no answer made of them can name anybody else.

The veil lies on the question and not on the answer: whatever a rule says, and
whatever rule is added one day, it never hears the names that it must not tell.
Each other trainee becomes ``×1``, ``×2``…, wherever the name or id stands, in
titles and reasons too; all else that is theirs alone is left out. Who is whom
in relation to sessions and parties stays, so the audit stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Any

from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project

SIGN = "×"


@dataclass(frozen=True)
class Veil:
    """What one trainee must not hear of the others."""

    real: Project
    trainee: str
    _said: dict[str, str] = field(default_factory=dict)

    @cached_property
    def project(self) -> Project:
        """The project in which the others are nobody."""
        changed = {each.name: self._covered(getattr(self.real, each.name)) for each in fields(self.real)}
        changed["trainees"] = tuple(map(self._person, self.real.trainees))
        return replace(self.real, **changed)

    def plan(self, plan: Plan) -> Plan:
        """A plan of the real project, as one of the veiled one."""
        covered: Plan = self._covered(plan)
        return covered

    def text(self, text: str) -> str:
        """The text, with a sign wherever it names one of the others."""
        if text not in self._said:
            exact = self._pseudonyms.get(text)
            self._said[text] = exact or self._names.sub(lambda found: self._hidden[found[0]], text)
        return self._said[text]

    def _person(self, trainee: Trainee) -> Trainee:
        if trainee.id == self.trainee:
            return trainee
        nobody = self._pseudonyms[trainee.id]
        return replace(trainee, id=nobody, name=nobody, school="", phone="", email="", school_type="", needs="")

    def _covered(self, value: Any) -> Any:
        if isinstance(value, str) and not isinstance(value, Enum):
            return self.text(value)
        if isinstance(value, (tuple, frozenset)) and not hasattr(value, "_fields"):
            covered = [self._covered(each) for each in value]
            return value if all(a is b for a, b in zip(value, covered, strict=True)) else type(value)(covered)
        if is_dataclass(value) and not isinstance(value, type):
            parts = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
            covered_parts = {name: self._covered(part) for name, part in parts.items()}
            changed = {name: part for name, part in covered_parts.items() if part is not parts[name]}
            return replace(value, **changed) if changed else value
        return value

    @cached_property
    def _pseudonyms(self) -> Mapping[str, str]:
        """Every other trainee's id, which stands alone where somebody is meant."""
        others = [each.id for each in self.real.trainees if each.id != self.trainee]
        return {ident: f"{SIGN}{number}" for number, ident in enumerate(others, 1)}

    @cached_property
    def _hidden(self) -> Mapping[str, str]:
        """What may stand inside a text, with what is said instead: the others' ids and names; the own ones stay."""
        me = self.real.trainee[self.trainee]
        hidden = {each: self._pseudonyms[who.id] for who in self.real.trainees if who != me for each in _words(who)}
        return hidden | {each: each for each in _words(me)}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        # The longest first: a name may be part of another.
        words = sorted(self._hidden, key=lambda each: (-len(each), each))
        return re.compile("|".join(map(_pattern, words)) or r"(?!)")


def _words(trainee: Trainee) -> tuple[str, ...]:
    # A single letter or figure stands in half of all words; it is hidden only where it stands alone.
    return tuple(each for each in (trainee.name, trainee.id) if len(each) > 1 and not each.isdigit())


def _pattern(word: str) -> str:
    """The word; one of Latin letters not inside a longer one."""
    before = r"(?<![A-Za-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return before + re.escape(word) + after
