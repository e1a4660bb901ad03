"""The examples of a rule, drawn: three that tell most, then the others."""

from __future__ import annotations

from cohortplan.publishing.tiny_timetables import TinyTimetable, tiny_timetable
from cohortplan.rules.base import Rule
from cohortplan.text import Language

__all__ = ["TinyTimetable", "examples_of"]

FEW = 3


def examples_of(kind: type[Rule], language: Language) -> tuple[TinyTimetable, ...]:
    """All examples: first one where all is well, one that comes to one, one that comes to more, then the rest."""
    first = {min(amount, 2): place for place, (_, amount) in reversed([*enumerate(kind.examples)])}
    telling = [first[amount] for amount in range(FEW) if amount in first]
    rest = [place for place in range(len(kind.examples)) if place not in telling]
    listed = (kind.examples[place] for place in (*telling, *rest))
    return tuple(tiny_timetable(kind, sketch, amount, language) for sketch, amount in listed)
