"""Improve a plan by opening a part of it at a time.

These only propose: each proposal is a plan, and the audit decides what it is
worth. Which kinds of parts there are, and which has the next turn, is said in
``kinds`` and ``openings``.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from random import Random

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Audit, Cost
from cohortplan.solving.asks import Ask, seat_for
from cohortplan.solving.changes import Change
from cohortplan.solving.decisions import Window
from cohortplan.solving.kinds import SHORT, Kind, Kinds
from cohortplan.solving.menus import Share
from cohortplan.solving.openings import Openings
from cohortplan.solving.parts import AHEAD, BUILDING, Proposer

DEAL = 8
"""After so many neighbourhoods classes and leaders are dealt out anew among those that are solved at the same time."""

SEAT = 100
"""How many points of penalty a seat less short is worth when kinds of neighbourhoods are compared."""

MISSED = 100
"""How much more often than one point of penalty a missing seat draws the search to its trainee."""


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

    def __init__(self, project: Project, proposer: Proposer, random: Random, *, large: bool = False) -> None:
        """Ready to be asked.

        Of a ``large`` project everybody has a turn alone, as long as that gains most, before others are taken
        together; and some neighbourhoods are large too.
        """
        self.project = project
        self.proposer = proposer
        self.random = random
        self.kinds = Kinds(Openings(project, random), random, large=large)
        self._deal = self._dealt = 0
        self._unasked = {each.id for each in project.trainees} if large else set()

    @property
    def all_asked(self) -> bool:
        """Whether everybody has had the turn that comes first, or it was not worth it."""
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
                kind.resize(answer, len(self.project.trainees))
                work = BUILDING + (answer.work if answer is not None else ask.work)
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
        kind, burden = self._whose_turn(burden, seconds)
        opening = kind.opened(plan, burden, kind.size, self._next_share())
        few = frozenset(opening.trainees[: max(1, kind.effort.largest // max(1, len(opening.sessions)))])
        # What little there is to open needs no long neighbourhood.
        effort = kind.effort if len(few) * len(opening.sessions) > SHORT.largest else SHORT
        ask = effort.ask(
            window=Window(fixed=plan, trainees=few, sessions=opening.sessions, mentors=opening.mentors),
            hint=plan,
            work=effort.work,
            seconds=seconds,
            seed=self.random.randrange(1 << 30),
            seat=seat_for(found.cost),
            elsewhere=True,
        )
        return kind, ask

    def _whose_turn(self, burden: dict[str, int], seconds: float) -> tuple[Kind, dict[str, int]]:
        """Those who have not had their first turn, alone and worst off first; then any kind, and whoever is free."""
        kinds = self.kinds
        if kinds.alone.rate < kinds.best_rate:  # a plan that was good when the search began
            self._unasked.clear()
        waiting = self._unasked & burden.keys()
        if not waiting:
            return kinds.next(seconds), burden
        one = max(waiting, key=lambda each: (burden[each], each))
        self._unasked.remove(one)
        return kinds.alone, {one: burden[one]}

    def _next_share(self) -> Share:
        """Parts that choose among other classes and leaders seldom stand in each other's way when both are made."""
        if self._dealt % DEAL == 0:
            self._deal = self.random.randrange(1 << 30)
        self._dealt += 1
        return Share(self._dealt % AHEAD, AHEAD, self._deal)

    def _burden(self, found: Audit) -> dict[str, int]:
        """How much is wrong for each trainee, and one more, so that everybody has a turn."""
        burden = Counter({trainee.id: 1 for trainee in self.project.trainees})
        for judged in found.judged:
            for ref in judged.finding.about:
                if ref.kind == "trainee" and ref.id in burden:
                    burden[ref.id] += MISSED * judged.cost.shortfall + judged.cost.penalty
        return dict(burden)
