"""Improve a plan by opening a part of it at a time.

These only propose: each proposal is a plan, and the audit decides what it is
worth. They know trainees, mentors, weeks and days, and no rule (DESIGN.md
section 6).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Audit, Cost
from cohortplan.solving.asks import Ask, Proposal, seat_for
from cohortplan.solving.changes import Change
from cohortplan.solving.decisions import Window
from cohortplan.solving.menus import Menus, Share
from cohortplan.solving.parts import AHEAD, BUILDING, Proposer

DEAL = 8
"""After so many neighbourhoods classes and leaders are dealt out anew among those that are solved at the same time."""

WORK = 0.8
"""Deterministic seconds for one neighbourhood: longer ones gain less than another neighbourhood would."""

FEW, SOME, MANY = 200, 400, 1200
"""Of the many sessions, as many are opened."""

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

    opened: Callable[[Plan, list[str], Share], tuple[frozenset[str], bool]]
    """Sessions for these trainees out of a share of all, and whether their mentors are open too."""

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
        self.menus = Menus(project)
        self._deal = self._dealt = 0
        self._alone = Kind(self._own_time, size=1)
        self._unasked = {each.id for each in project.trainees} if each_first else set()
        self.kinds = (
            *(Kind(self._week), Kind(self._days, size=4), Kind(self._everything), Kind(self._wide, size=1)),
            Kind(self._held, size=6),
            Kind(self._besides, size=4),
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
        kind, trainees = self._whose_turn(burden)
        if not trainees:
            return None
        sessions, mentors = kind.opened(plan, trainees, self._next_share())
        few = frozenset(trainees[: max(1, LARGEST // max(1, len(sessions)))])
        window = Window(fixed=plan, trainees=few, sessions=sessions, mentors=mentors)
        seed = self.random.randrange(1 << 30)
        seat = seat_for(found.cost)
        ask = Ask(window=window, hint=plan, work=WORK, seconds=seconds, seed=seed, seat=seat, elsewhere=True)
        return kind, ask

    def _whose_turn(self, burden: dict[str, int]) -> tuple[Kind, list[str]]:
        """Those who have not had their first turn, worst off first; then some together."""
        waiting = self._unasked & burden.keys()
        if waiting:
            one = max(waiting, key=lambda each: (burden[each], each))
            self._unasked.remove(one)
            return self._alone, [one]
        kind = self.kind_for_a_turn()
        return kind, self._some_trainees(burden, kind.size)

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
        if answer is not None and answer.proven:
            kind.size = min(len(self.project.trainees), kind.size + 1)
        else:
            kind.size = max(1, kind.size - 1)

    def _burden(self, found: Audit) -> dict[str, int]:
        """How much is wrong for each trainee, and one more, so that everybody has a turn."""
        burden = Counter({trainee.id: 1 for trainee in self.project.trainees})
        for judged in found.judged:
            for ref in judged.finding.about:
                if ref.kind == "trainee" and ref.id in burden:
                    burden[ref.id] += MISSED * judged.cost.shortfall + judged.cost.penalty
        return dict(burden)

    def _some_trainees(self, burden: dict[str, int], size: int) -> list[str]:
        """Mostly those worst off."""
        chosen: list[str] = []
        left = dict(burden)
        while left and len(chosen) < size:
            (one,) = self.random.choices(list(left), list(left.values()))
            chosen.append(one)
            del left[one]
        return chosen

    def _week(self, plan: Plan, trainees: list[str], share: Share) -> tuple[frozenset[str], bool]:
        """One week of some trainees."""
        week = self.random.choice(sorted({self.project.calendar.week(day) for day in self._days_open}))
        return self._on(
            self._menu(plan, trainees, SOME, share), lambda day: self.project.calendar.week(day) == week
        ), False

    def _days(self, plan: Plan, trainees: list[str], share: Share) -> tuple[frozenset[str], bool]:
        """Two days of more trainees."""
        days = self.random.sample(self._days_open, min(2, len(self._days_open)))
        return self._on(self._menu(plan, trainees, MANY, share), lambda day: day in days), False

    def _own_time(self, plan: Plan, trainees: list[str], share: Share) -> tuple[frozenset[str], bool]:
        """All of the time, beside the same mentors."""
        return self._menu(plan, trainees, FEW, share), False

    def _everything(self, plan: Plan, trainees: list[str], share: Share) -> tuple[frozenset[str], bool]:
        """All of the time of a few trainees, and their mentors."""
        return self._menu(plan, trainees, FEW, share), True

    def _wide(self, plan: Plan, trainees: list[str], share: Share) -> tuple[frozenset[str], bool]:
        """Nearly all that there is, for those who found no seat elsewhere."""
        return self._menu(plan, trainees, MANY, share), True

    def _held(self, plan: Plan, _trainees: list[str], _share: Share) -> tuple[frozenset[str], bool]:
        """What takes place anyway in a week, for many trainees: who goes where together."""
        week = self.random.choice(sorted({self.project.calendar.week(day) for day in self._days_open}))
        held = frozenset(each.session for each in plan.assignments)
        return self._on(held, lambda day: self.project.calendar.week(day) == week), False

    def _besides(self, _plan: Plan, _trainees: list[str], share: Share) -> tuple[frozenset[str], bool]:
        """All besides lessons and the talks about them, for many trainees, and their mentors: who is beside whom."""
        return frozenset(each for each in self.menus.besides if share.spares(self.project.session[each])), True

    def _menu(self, plan: Plan, trainees: list[str], size: int, share: Share) -> frozenset[str]:
        return self.menus.of(trainees, plan, size, self.random, share)

    def _on(self, menu: frozenset[str], holds: Callable[[date], bool]) -> frozenset[str]:
        return frozenset(each for each in menu if holds(self.project.days[each]))

    @property
    def _days_open(self) -> list[date]:
        return [day.on for day in self.project.calendar.open_days]
