"""Chance that falls the same way on every platform and every Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Dice:
    """Draws that depend on the labels alone.

    Built on ``Random.random()``, the one sequence that Python promises to keep
    for a seed; ``shuffle`` and ``sample`` of the library may change. Each step
    of the generator throws dice of its own, so that a new step leaves what the
    others made as it was.
    """

    def __init__(self, *labels: str | int) -> None:
        self._random = Random("/".join(str(label) for label in labels)).random  # noqa: S311 - no secrets here

    def below(self, end: int) -> int:
        """A whole number from 0 to ``end``, which is left out."""
        return int(self._random() * end)

    def choice(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[self.below(len(items))]

    def shuffled(self, items: Iterable[Item]) -> list[Item]:
        """All of the items in a new order."""
        cards = list(items)
        for last in range(len(cards) - 1, 0, -1):
            other = self.below(last + 1)
            cards[last], cards[other] = cards[other], cards[last]
        return cards

    def sample(self, items: Iterable[Item], count: int) -> list[Item]:
        """``count`` different items, or all of them if there are fewer."""
        return self.shuffled(items)[:count]
