"""Who attends together and who apart: parties, and pairs as parties of two."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from cohortplan.domain.people import Pair, Party

TOGETHER, APART = "together", "apart"


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Tie:
    """Trainees who attend sessions of some kinds together, or, ``apart``, never the same one.

    ``party`` is the id of the party, empty for a declared pair. ``kinds`` are
    those that they share; a pair shares ``every`` kind.
    """

    party: str
    members: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    every: bool = False
    apart: bool = False
    may_split: bool = False

    def covers(self, kind: str) -> bool:
        """Whether it is about sessions of this kind."""
        return self.every or kind in self.kinds


def ties_of(parties: Iterable[Party], pairs: Iterable[Pair], trainees: Container[str]) -> Iterator[Tie]:
    """The ties that bind anybody: of two of these trainees at least, with something to share."""
    for party in parties:
        members = tuple(sorted({each for each in party.members if each in trainees}))
        if len(members) > 1 and party.kinds:
            yield Tie(party=party.id, members=members, kinds=party.kinds, may_split=party.may_split)
    for pair in pairs:
        members = tuple(sorted({each for each in (pair.a, pair.b) if each in trainees}))
        if len(members) > 1 and pair.rule in (TOGETHER, APART):
            yield Tie(party="", members=members, every=True, apart=pair.rule == APART)
