"""Kinds of neighbourhoods: what each opens, how much goes into one, and which has the next turn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from cohortplan.solving.asks import Ask, Proposal
from cohortplan.solving.openings import Opener, Openings
from cohortplan.solving.parts import AHEAD
from cohortplan.solving.refining import Refine

FLOOR = 0.05
"""Least share of the turns of the best kind that every kind has: what gains nothing now may later."""

FADING = 0.9
"""How much of what a kind gained counts for the next turn."""

EASY, HARD = 0.04, 0.12
"""Where a neighbourhood takes less, the next of its kind is for one trainee more; where it takes more or ends in doubt, for one fewer."""


@dataclass(frozen=True)
class Effort:
    """How much goes into one neighbourhood, and how it is asked about.

    ``work`` is in deterministic seconds, ``largest`` in options, about. One that
    takes as long as ``length`` short ones has so much fewer turns, and is not
    begun when fewer than ``least`` seconds are left.
    """

    ask: type[Ask]
    work: float
    largest: int
    length: int = 1
    least: float = 0.0


SHORT = Effort(Ask, work=0.3, largest=6_000)
"""Longer ones gain less than another neighbourhood would, and building more takes longer than solving."""

LONG = Effort(Refine, work=1.0, largest=20_000, length=12, least=15.0)
"""As many options as are stated in some two seconds, refined for some eight."""


@dataclass
class Kind:
    """One way of opening a part of a plan, with how many trainees at once, and what it gained for its work lately."""

    opened: Opener
    size: int = 2
    effort: Effort = SHORT
    gain: float = 10.0
    work: float = 1.0

    @property
    def rate(self) -> float:
        """Gain for work."""
        return self.gain / self.work

    def learn(self, gain: float, work: float) -> None:
        """Take note of what a turn gained."""
        self.gain = FADING * self.gain + gain
        self.work = FADING * self.work + work

    def resize(self, answer: Proposal | None, most: int) -> None:
        """More trainees next time, no more than ``most``, or fewer; long ones are never exhausted and stay as they are."""
        if self.effort is not SHORT:
            return
        if answer is None or not answer.proven or answer.work > HARD:
            self.size = max(1, self.size - 1)
        elif answer.work < EASY:
            self.size = min(most, self.size + 1)


class Kinds:
    """All kinds for a project, and whose turn it is."""

    def __init__(self, openings: Openings, random: Random, *, large: bool) -> None:
        self.random = random
        self.alone = Kind(openings.own_time, size=1)
        self.all: tuple[Kind, ...] = (
            *(Kind(openings.own_time, size=1), Kind(openings.week)),
            *(Kind(openings.days, size=4), Kind(openings.idle, size=6)),
            *(Kind(openings.everything), Kind(openings.wide, size=1)),
            *(Kind(openings.held, size=6), Kind(openings.besides, size=4)),
        )
        if large:
            share = max(1, len(openings.project.trainees) // AHEAD)  # so that everybody is in one of a pair
            self.all += (Kind(openings.all_held, share, LONG), Kind(openings.week_held, share, LONG))
        self._again: Kind | None = None

    @property
    def best_rate(self) -> float:
        """The most that any of them gains for its work."""
        return max(kind.rate for kind in self.all)

    def next(self, seconds: float = math.inf) -> Kind:
        """One of the kinds, mostly one that gained much for its work lately, if so many seconds are left.

        Long ones come in pairs: whoever had a short one beside a long one would wait for its end.
        """
        again, self._again = self._again, None
        if again is not None:
            return again
        kinds = [kind for kind in self.all if kind.effort.least <= seconds]
        kind = self.random.choices(kinds, self._chances(kinds))[0]
        if kind.effort is LONG:
            self._again = kind
        return kind

    def _chances(self, kinds: Sequence[Kind]) -> list[float]:
        least = FLOOR * self.best_rate
        return [max(kind.rate, least, 1e-9) / kind.effort.length for kind in kinds]
