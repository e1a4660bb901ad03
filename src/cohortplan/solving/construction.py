"""A first plan: mentors, then a few trainees at a time on what is left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from time import monotonic

from cohortplan.domain.plan import Plan
from cohortplan.solving.decisions import Window
from cohortplan.solving.menus import Menus
from cohortplan.solving.parts import Parts, Proposal

BATCH = 2
"""Trainees who are planned at once, unless more of them are tied to each other."""

MENU = 300
"""Of the many sessions, as many are opened for a batch at first."""

WIDER = 3
"""How much larger a menu becomes where a smaller one left seats short, or had no way out."""

MOST_FREED = 3
"""Trainees of the same mentors who are planned anew together with a batch that found no way."""

LONGEST = 8.0
"""Seconds for one batch."""


@dataclass
class Construction:
    """Builds a first plan batch by batch.

    It may come to a dead end where a plan exists; the whole board has its turn then.
    """

    parts: Parts
    menus: Menus
    random: Random

    def plans(self, beginning: Plan, seconds: float) -> Iterator[Plan | None]:
        """The plan after each batch, the last one whole; ``None``, and no more, at a dead end."""
        until = monotonic() + seconds
        plan = beginning
        led = self.parts.propose(Window(fixed=plan, pairs=self._pinned()), LONGEST, hint=plan)
        plan = led.plan if led is not None else plan
        for batch in self._batches():
            proposal = self._planned(batch, plan, mentors=led is None, until=until)
            if proposal is None:
                yield None
                return
            plan = proposal.plan
            yield plan

    def _planned(self, batch: frozenset[str], plan: Plan, *, mentors: bool, until: float) -> Proposal | None:
        """The plan with this batch, from a menu that grows where it was too small."""
        best: Proposal | None = None
        whole = self.menus.bundles
        for trainees, size, free in (
            (batch, MENU, mentors),
            (batch, WIDER * MENU, mentors),
            (batch, whole, True),
            (batch | self._relatives(batch, plan), WIDER * MENU, True),
        ):
            left = until - monotonic()
            if left <= 0 or (best is not None and (not best.shortfall or size == whole)):
                break
            start = best.plan if best is not None else plan
            window = Window(
                fixed=start, trainees=trainees, sessions=self.menus.of(trainees, start, size, self.random), mentors=free
            )
            found = self.parts.propose(window, min(LONGEST, left), hint=start)
            if found is not None and (best is None or found.shortfall < best.shortfall):
                best = found
        return best

    def _pinned(self) -> frozenset[tuple[str, str]]:
        """Without these no board of mentors alone would have an answer."""
        return frozenset((pin.trainee, each) for pin in self.parts.project.standing_pins for each in pin.sessions)

    def _batches(self) -> Iterator[frozenset[str]]:
        """Trainees few at a time, those who are tied to each other together."""
        project = self.parts.project
        done: set[str] = set()
        batch: set[str] = set()
        for trainee in project.trainees:
            if trainee.id in done:
                continue
            tied = {trainee.id}.union(*(tie.members for tie in project.ties_of.get(trainee.id, ()))) - done
            done |= tied
            batch |= tied
            if len(batch) >= BATCH:
                yield frozenset(batch)
                batch = set()
        if batch:
            yield frozenset(batch)

    def _relatives(self, batch: frozenset[str], plan: Plan) -> frozenset[str]:
        """Some of those who have the same mentors and are planned already."""
        mentor_of: dict[str, str] = {each.trainee: each.mentor for each in plan.mentorships if each.lead}
        led: dict[str, list[str]] = defaultdict(list)
        for trainee, mentor in sorted(mentor_of.items()):
            led[mentor].append(trainee)
        mentors = {mentor_of[each] for each in sorted(batch) if each in mentor_of}
        known = sorted({each for mentor in mentors for each in led[mentor]} - batch)
        return frozenset(self.random.sample(known, min(MOST_FREED, len(known))))
