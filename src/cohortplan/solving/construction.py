"""A first plan: mentors, then a few trainees at a time on what is left."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.cutting import Cut, shifts_between
from cohortplan.rules.effects import Standing
from cohortplan.rules.policy import Policy
from cohortplan.solving.asks import DEAR, Ask, Proposal, fits
from cohortplan.solving.changes import Change
from cohortplan.solving.decisions import Window
from cohortplan.solving.menus import ALL_OF_IT, Menus, Share
from cohortplan.solving.parts import AHEAD, Proposer, without_preferences

BATCH = 1
"""Trainees who are planned together, unless more of them are tied to each other: two took twice as long as one and one."""

MENU = 150
"""Of the many sessions, as many are opened for a batch at first."""

FOLLOWERS = 1
"""Of the talks about one lesson, as many are opened with it: more hours to choose from made the first plan later, and no better."""

WIDER = 3
"""How much larger the menu is at the second attempt."""

FREED, MOST_FREED = 3, 24
"""Trainees who are planned anew together with a batch that found no way; twice as many at each further attempt, up to the most."""

WORK = 0.3
"""Deterministic seconds for one batch: more of them make the first plan later and hardly better."""

THIRD, FREEING = 2, 3
"""Attempts after one with a wider menu: everything, and the mentors too; then others are freed as well."""


@dataclass(frozen=True)
class Batch:
    """Trainees who are planned together, and how often that was tried in vain."""

    trainees: frozenset[str]
    attempt: int = 0

    @property
    def again(self) -> Batch:
        """The same, one attempt later."""
        return replace(self, attempt=self.attempt + 1)


class Construction:
    """Builds a first plan batch by batch.

    It may come to a dead end where a plan exists; the whole board has its turn then.
    ``stuck`` is who found no way at the last attempt.
    """

    def __init__(
        self, project: Project, policy: Policy, proposer: Proposer, random: Random, first: frozenset[str] = frozenset()
    ) -> None:
        """Ready to build; ``first`` are planned before the others."""
        self.first = first
        self.project = project
        self.policy = without_preferences(policy)
        self.proposer = proposer
        self.random = random
        self.menus = Menus(project, FOLLOWERS)
        self.stuck: frozenset[str] = frozenset()
        self._asked = 0

    def plans(
        self, beginning: Plan, left: Callable[[], float], trainees: frozenset[str] | None = None
    ) -> Iterator[Plan | None]:
        """The plan after each batch, the last one whole; ``None`` at a dead end.

        Whoever goes on there lets more and more trainees be planned anew together
        with those who are stuck; it ends when that were many, or all of them.

        Args:
            beginning: What is known already.
            left: Says how many seconds are left.
            trainees: Who is to be planned, in place of all; the others stay as in the beginning, but for the first few
                who are freed at a dead end.
        """
        plan, led = self._with_mentors(beginning, left())
        waiting = deque(Batch(trainees) for trainees in self._batches(trainees))
        turns: deque[tuple[Batch, Ask]] = deque()

        def asks() -> Iterator[Ask]:
            while waiting and left() > 0:
                batch = waiting.popleft()
                turns.append((batch, self._ask(batch, plan, left(), mentors=not led)))
                yield turns[-1][1]

        while waiting:
            for answer in self.proposer.propose(asks()):
                batch, ask = turns.popleft()
                merged = self._merged(ask, plan, answer)
                if merged is not None:
                    plan = merged
                    yield plan
                    continue
                # One that only did not fit beside another batch has not failed yet.
                waiting.appendleft(batch if answer is not None else batch.again)
                if answer is None and batch.attempt >= FREEING:
                    self.stuck = batch.trainees
                    yield None
                    if trainees is not None or _all_freed(batch, plan):
                        return
            if waiting and left() <= 0:
                yield None
                return

    def _with_mentors(self, beginning: Plan, seconds: float) -> tuple[Plan, bool]:
        """The beginning with a lead mentor for everybody, and whether there are such mentors before all else is known."""
        # Without what is pinned, no board of mentors alone would have an answer.
        pinned = frozenset((pin.trainee, each) for pin in self.project.standing_pins for each in pin.sessions)
        window = Window(fixed=beginning, pairs=pinned)
        (led,) = self.proposer.propose([Ask(window=window, hint=beginning, work=WORK, seconds=seconds, seat=DEAR)])
        return (led.plan, True) if led is not None else (beginning, False)

    def _ask(self, batch: Batch, plan: Plan, seconds: float, *, mentors: bool) -> Ask:
        self._asked += 1
        share = Share(self._asked % AHEAD, AHEAD)
        trainees = batch.trainees | self._freed(batch, plan)
        size = {0: MENU, THIRD: self.menus.bundles}.get(batch.attempt, WIDER * MENU)
        window = Window(
            fixed=plan,
            trainees=trainees,
            sessions=self.menus.of(trainees, plan, size, self.random, ALL_OF_IT if batch.attempt >= THIRD else share),
            mentors=mentors or batch.attempt >= THIRD,
        )
        seed = self.random.randrange(1 << 30)
        work = WORK * max(1, len(trainees) // (1 + FREED))
        return Ask(window=window, hint=plan, work=work, seconds=seconds, seed=seed, elsewhere=True)

    def _merged(self, ask: Ask, plan: Plan, answer: Proposal | None) -> Plan | None:
        """The plan with what the answer changes of what it was asked about; ``None`` if that does not fit what came meanwhile."""
        if answer is None:
            return None
        base = ask.hint
        merged = Change(base, answer.plan).on(plan)
        if plan is base:
            return merged
        if merged.mentorships != plan.mentorships:
            return merged if fits(self.project, self.policy, replace(ask.window, fixed=plan), merged) else None
        # Each of the two changes fits the plan before both, so only what both touch can be in the way.
        meanwhile = Cut(self.project, base, shifts_between(base, plan)).touched
        standing = Standing(self.project, self.policy, plan)
        effect = standing.effect(*shifts_between(plan, merged), where=frozenset(meanwhile))
        return None if effect.worsens else merged

    def _batches(self, trainees: frozenset[str] | None) -> Iterator[frozenset[str]]:
        """Trainees few at a time, those who are tied to each other together."""
        # Whoever was stuck has the widest choice now.
        in_order = sorted(self.project.trainees, key=lambda each: each.id not in self.first)
        done: set[str] = set()
        batch: set[str] = set()
        for trainee in in_order:
            if trainee.id in done or not (trainees is None or trainee.id in trainees):
                continue
            tied = {trainee.id}.union(*(tie.members for tie in self.project.ties_of.get(trainee.id, ()))) - done
            done |= tied
            batch |= tied
            if len(batch) >= BATCH:
                yield frozenset(batch)
                batch = set()
        if batch:
            yield frozenset(batch)

    def _freed(self, batch: Batch, plan: Plan) -> frozenset[str]:
        """Who is planned anew together with a batch: some who have the same mentors, and others where these are too few."""
        if batch.attempt < FREEING:
            return frozenset()
        number = _to_be_freed(batch)
        freed = self._some(self._relatives(batch.trainees, plan), number)
        others = sorted(plan.sessions_of.keys() - freed - batch.trainees) if batch.attempt > FREEING else []
        return freed | self._some(others, number - len(freed))

    def _some(self, known: Sequence[str], number: int) -> frozenset[str]:
        return frozenset(self.random.sample(known, min(number, len(known))))

    def _relatives(self, trainees: frozenset[str], plan: Plan) -> list[str]:
        """Those who have the same mentors and are planned already, or will be."""
        mentor_of = {each.trainee: each.mentor for each in plan.mentorships if each.lead}
        led: dict[str, list[str]] = defaultdict(list)
        for trainee, mentor in sorted(mentor_of.items()):
            led[mentor].append(trainee)
        mentors = {mentor_of[each] for each in sorted(trainees) if each in mentor_of}
        return sorted({each for mentor in mentors for each in led[mentor]} - trainees)


def _to_be_freed(batch: Batch) -> int:
    """How many others are planned anew together with a batch."""
    return FREED << max(0, batch.attempt - FREEING)


def _all_freed(batch: Batch, plan: Plan) -> bool:
    """Whether no more others can be planned anew together with a batch; at first it is only those of the same mentors."""
    return batch.attempt > FREEING and _to_be_freed(batch) >= min(MOST_FREED, len(plan.sessions_of))
