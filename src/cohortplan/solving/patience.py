"""When looking for a better plan is not worth the wait any more."""

from __future__ import annotations

from dataclasses import dataclass, field

from cohortplan.rules.audit import Cost

LEAST_SECONDS = 20.0
"""Of a stretch without a gain, so that no slow moment ends a search."""

SHARE = 0.3
"""Of the time so far: who has waited for ten minutes may wait for three more."""

SEAT_SECONDS, SEAT_SHARE = 60.0, 0.6
"""The same while a seat is missing that might still be found: it is worth a longer wait than any preference."""

WORTH = 0.01
"""Share of the penalty that a stretch has to gain; a seat less short is always worth it."""


@dataclass
class Patience:
    """What a search gained over its last stretch. Seconds are those of its clock."""

    began: float = 0.0
    steps: list[tuple[float, Cost]] = field(default_factory=list)

    def note(self, seconds: float, cost: Cost) -> None:
        """Take note of a better plan."""
        self.steps.append((seconds, cost))

    def begin(self, seconds: float) -> None:
        """Something else is looked at from now on: it deserves a whole stretch."""
        self.began = seconds

    @staticmethod
    def stretch(seconds: float, *, closed: bool) -> float:
        """How long somebody would wait for a gain at this time; ``closed`` says that no seat less can be missing."""
        least, share = (LEAST_SECONDS, SHARE) if closed else (SEAT_SECONDS, SEAT_SHARE)
        return max(least, share * seconds)

    def ended(self, seconds: float, *, closed: bool) -> bool:
        """Whether the last stretch was not worth it."""
        since = seconds - self.stretch(seconds, closed=closed)
        before = [cost for noted, cost in self.steps if noted <= since]
        if since < self.began or not before:
            return False
        then, now = before[-1], self.steps[-1][1]
        gained = then.penalty - now.penalty
        return then.shortfall == now.shortfall and gained < max(1, WORTH * then.penalty)
