"""References to the things of a project, as findings and messages carry them."""

from __future__ import annotations

from typing import NamedTuple


class Ref(NamedTuple):
    """What something is about: ``Ref("trainee", "T01")``, ``Ref("day", "2026-10-19")``.

    ``kind`` is trainee, staff, session, class, room, campus, day, week, role,
    quota, wish, pin, party or shuttle; an id alone may mean a trainee and a teacher of one name.
    """

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> Ref:
        """Read back what ``str`` wrote."""
        kind, _, ident = text.partition(":")
        return cls(kind, ident)


About = tuple[Ref, ...]
