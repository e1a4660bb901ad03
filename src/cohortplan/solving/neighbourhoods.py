"""Improve a plan by opening a part of it at a time.

These only propose: each proposal is a plan, and the audit decides what it is
worth. Which kinds of parts there are is said in ``openings``.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from random import Random

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Audit, Cost
from cohortplan.solving.asks import Ask, Proposal, seat_for
from cohortplan.solving.changes import Change
from cohortplan.solving.decisions import Window
from cohortplan.solving.menus import Share
from cohortplan.solving.openings import Opener, Openings
from cohortplan.solving.parts import AHEAD, BUILDING, Proposer

DEAL = 8
"""After so many neighbourhoods classes and leaders are dealt out anew among those that are solved at the same time."""

WORK = 0.3
"""Deterministic seconds for one neighbourhood: longer ones gain less than another neighbourhood would."""

EASY, HARD = 0.04, 0.12
"""Where a neighbourhood takes less, the next of its kind is for one trainee more; where it takes more or ends in doubt, for one fewer."""

LARGEST = 6_000
"""Options of one neighbourhood, about: building more takes longer than solving."""

SEAT = 100
"""How many points of penalty a seat less short is worth when kinds of neighbourhoods are compared."""

MISSED = 100
"""How much more often than one point of penalty a missing seat draws the search to its trainee."""

FLOOR = 0.05
"""Least share of the turns of the best kind that every kind has: what gains nothing now may later."""

FADING = 0.9
"""How much of what a kind gained counts for the next turn."""


@dataclass
class Kind:
    """One way of opening a part of a plan, with how many trainees at once, and what it gained for its work lately."""

    opened: Opener
    size: int = 2
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


@dataclass(frozen=True)
class Move:
    """A change of the plan, as one neighbourhood of this kind proposes."""

    change: Change
    kind: Kind
    work: float

    def learn(self, before: Cost, after: Cost) -> None:
        """Tell the kind what the move was worth to the audit."""
        gain = SEAT * (before.shortfall - after.shortfall) + before.penalty - after.penalty
        self.kind.learn(max(0, gain), self.work)


class Neighbourhoods:
    """Partial boards around a plan, some of them at a time."""

    def __init__(self, project: Project, proposer: Proposer, random: Random, *, each_first: bool = False) -> None:
        """Ready to be asked; ``each_first`` gives every trainee a turn alone, before others are taken together."""
        self.project = project
        self.proposer = proposer
        self.random = random
        openings = Openings(project, random)
        self._deal = self._dealt = 0
        self._alone = Kind(openings.own_time, size=1)
        self._unasked = {each.id for each in project.trainees} if each_first else set()
        self.kinds = (
            *(Kind(openings.own_time, size=1), Kind(openings.week)),
            *(Kind(openings.days, size=4), Kind(openings.idle, size=6)),
            *(Kind(openings.everything), Kind(openings.wide, size=1)),
            *(Kind(openings.held, size=6), Kind(openings.besides, size=4)),
        )

    @property
    def all_asked(self) -> bool:
        """Whether everybody has had the turn that comes first."""
        return not self._unasked

    def moves(self, now: Callable[[], tuple[Plan, Audit]], left: Callable[[], float]) -> Iterator[Move]:
        """A move for each neighbourhood, empty where nothing was found, as long as seconds are ``left``.

        No two neighbourhoods that are solved at the same time are about the same
        trainee. Each is made from the plan that there is ``now``, when the moves
        before it have been looked at but for those still under way.
        """
        turns: deque[tuple[Kind, Ask]] = deque()

        def asks() -> Iterator[Ask]:
            while left() > 0 and (turn := self._turn(*now(), left(), turns)) is not None:
                turns.append(turn)
                yield turn[1]

        while left() > 0:
            for answer in self.proposer.propose(asks()):
                kind, ask = turns.popleft()
                self._resize(kind, answer)
                work = BUILDING + (answer.work if answer is not None else WORK)
                new = answer.plan if answer is not None else ask.hint
                yield Move(Change(ask.hint, new), kind, work)

    def _turn(
        self, plan: Plan, found: Audit, seconds: float, others: Collection[tuple[Kind, Ask]]
    ) -> tuple[Kind, Ask] | None:
        """One neighbourhood beside those under way; ``None`` if they are about everybody."""
        burden = self._burden(found)
        for _, ask in others:
            for each in ask.window.trainees or ():
                burden.pop(each, None)
        if not burden:
            return None
        kind, burden = self._whose_turn(burden)
        opening = kind.opened(plan, burden, kind.size, self._next_share())
        few = frozenset(opening.trainees[: max(1, LARGEST // max(1, len(opening.sessions)))])
        window = Window(fixed=plan, trainees=few, sessions=opening.sessions, mentors=opening.mentors)
        seed = self.random.randrange(1 << 30)
        seat = seat_for(found.cost)
        ask = Ask(window=window, hint=plan, work=WORK, seconds=seconds, seed=seed, seat=seat, elsewhere=True)
        return kind, ask

    def _whose_turn(self, burden: dict[str, int]) -> tuple[Kind, dict[str, int]]:
        """Those who have not had their first turn, alone and worst off first; then any kind, and whoever is free."""
        waiting = self._unasked & burden.keys()
        if not waiting:
            return self.kind_for_a_turn(), burden
        one = max(waiting, key=lambda each: (burden[each], each))
        self._unasked.remove(one)
        return self._alone, {one: burden[one]}

    def _next_share(self) -> Share:
        """Parts that choose among other classes and leaders seldom stand in each other's way when both are made."""
        if self._dealt % DEAL == 0:
            self._deal = self.random.randrange(1 << 30)
        self._dealt += 1
        return Share(self._dealt % AHEAD, AHEAD, self._deal)

    def kind_for_a_turn(self) -> Kind:
        """One of the kinds, mostly one that gained much for its work lately."""
        best = max(kind.rate for kind in self.kinds)
        chances = [max(kind.rate, FLOOR * best, 1e-9) for kind in self.kinds]
        return self.random.choices(self.kinds, chances)[0]

    def _resize(self, kind: Kind, answer: Proposal | None) -> None:
        if answer is None or not answer.proven or answer.work > HARD:
            kind.size = max(1, kind.size - 1)
        elif answer.work < EASY:
            kind.size = min(len(self.project.trainees), kind.size + 1)

    def _burden(self, found: Audit) -> dict[str, int]:
        """How much is wrong for each trainee, and one more, so that everybody has a turn."""
        burden = Counter({trainee.id: 1 for trainee in self.project.trainees})
        for judged in found.judged:
            for ref in judged.finding.about:
                if ref.kind == "trainee" and ref.id in burden:
                    burden[ref.id] += MISSED * judged.cost.shortfall + judged.cost.penalty
        return dict(burden)
