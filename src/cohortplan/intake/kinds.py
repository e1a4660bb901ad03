"""What a kind of data problem is: a code, a level, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cohortplan.text import Text


class Level(StrEnum):
    """Errors stop, warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem; ``{value}`` in the text is what stands in the cell."""

    code: str
    level: Level
    text: Text

    @property
    def stops(self) -> bool:
        """Whether it is an error."""
        return self.level is Level.ERROR


def error(code: str, zh: str, en: str) -> ProblemKind:
    """A kind that allows no plan before it is mended."""
    return ProblemKind(code, Level.ERROR, Text(zh=zh, en=en))


def warning(code: str, zh: str, en: str) -> ProblemKind:
    """A kind that allows a plan."""
    return ProblemKind(code, Level.WARNING, Text(zh=zh, en=en))
