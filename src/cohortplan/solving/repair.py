"""Find seats for those who lack some: a few trainees are seated anew, one who lacks and some who hold what that one needs.

Preferences do not count here, so the boards are small and there may be many of
them; whoever is seated anew keeps what can be kept.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.rules.audit import Audit
from cohortplan.rules.cutting import Shift
from cohortplan.rules.effects import Effect, Standing
from cohortplan.rules.policy import Policy
from cohortplan.solving.asks import Ask
from cohortplan.solving.changes import Change
from cohortplan.solving.decisions import Window
from cohortplan.solving.menus import Menus
from cohortplan.solving.parts import Proposer, without_preferences

TRIES = 8
"""How often the same seats are looked for where they seem to be, before everybody is asked in turn."""

IN_VAIN = 24
"""Boards in a row that find no seat for anybody before all is left to neighbourhoods: most likely there are none."""

HOLDERS = 3
"""Of those who hold what somebody lacks, as many are seated anew at once."""

SAMPLE = 100
"""So many sessions are looked at, as many of each kind, and as many lessons where nothing else would help."""

MENU = 60
"""Of the many sessions, as many are opened."""

WORK = 0.5
"""Deterministic seconds for one board."""


class Repair:
    """Plans in which somebody who lacks a seat may have it."""

    def __init__(self, project: Project, policy: Policy, proposer: Proposer, random: Random) -> None:
        self.project = project
        self.policy = without_preferences(policy)
        self.proposer = proposer
        self.random = random
        self.menus = Menus(project)
        self._everybody = random.sample(sorted(project.trainee), len(project.trainee))
        self._most_tries = TRIES + math.ceil(len(self._everybody) / HOLDERS)

    def moves(self, now: Callable[[], tuple[Plan, Audit]], left: Callable[[], float]) -> Iterator[Change]:
        """Changes of the plan that there is ``now``, board after board.

        It ends when nobody lacks a seat, when each was looked for ``TRIES`` times
        and then beside everybody in turn, or all of them ``IN_VAIN`` times.
        """
        tried: Counter[tuple[str, int]] = Counter()
        under_way: deque[Ask] = deque()
        fewest, in_vain = now()[1].cost.shortfall, 0

        def asks() -> Iterator[Ask]:
            while left() > 0 and in_vain < IN_VAIN:
                plan, found = now()
                busy = {each for ask in under_way for each in ask.window.trainees or ()}
                waiting = [each for each in self._hopeful(found, tried) if each[0] not in busy]
                if not waiting:
                    return
                one = min(waiting, key=lambda each: tried[each])
                tried[one] += 1
                holders = self._holders(plan, one[0], tried[one])
                under_way.append(self._ask(plan, one[0], holders - busy, left()))
                yield under_way[-1]

        while left() > 0 and in_vain < IN_VAIN and self._hopeful(now()[1], tried):
            for answer in self.proposer.propose(asks()):
                plan = under_way.popleft().hint
                new = answer.plan if answer is not None else plan
                yield Change(plan, new)
                in_vain = in_vain + 1 if now()[1].cost.shortfall == fewest else 0
                fewest = now()[1].cost.shortfall

    def _ask(self, plan: Plan, trainee: str, holders: set[str], seconds: float) -> Ask:
        others = sorted(holders - {trainee})
        some = frozenset((trainee, *self.random.sample(others, min(HOLDERS, len(others)))))
        menu = self.menus.of(some, plan, MENU, self.random)
        window = Window(fixed=plan, trainees=some, sessions=menu, mentors=True)
        return Ask(window=window, hint=plan, work=WORK, seconds=seconds, seed=self.random.randrange(1 << 30))

    def _hopeful(self, found: Audit, tried: Mapping[tuple[str, int], int]) -> list[tuple[str, int]]:
        """Trainees who lack seats, with how many, that were not looked for often enough."""
        missing: Counter[str] = Counter()
        for judged in found.judged:
            if judged.cost.shortfall:
                missing.update({ref.id: judged.cost.shortfall for ref in judged.finding.about if ref.kind == "trainee"})
        return [each for each in missing.items() if tried.get(each, 0) < self._most_tries]

    def _holders(self, plan: Plan, trainee: str, times: int) -> set[str]:
        """Whom to seat anew together with this trainee, when seats are looked for the first, second, … time."""
        if times > TRIES:
            # Where it takes an exchange of two sessions, or of three, nothing that is seen from here tells with whom.
            begin = (times - TRIES - 1) * HOLDERS
            return set(self._everybody[begin : begin + HOLDERS])
        return self._in_the_way(plan, trainee, times // 2) if times % 2 else self._seekers(plan)

    def _in_the_way(self, plan: Plan, trainee: str, turn: int) -> set[str]:
        """Who keeps this trainee from a session that would spare a missing seat; from another session each turn."""
        standing = Standing(self.project, self.policy, plan)
        mine = plan.sessions_of.get(trainee, ())

        def helping(sessions: Sequence[str]) -> list[set[str]]:
            effects = [standing.effect(Shift(trainee, add=each)) for each in sessions if each not in mine]
            ways = [_others(plan, trainee, effect) for effect in effects if effect.price.shortfall < 0]
            return sorted(filter(None, ways), key=len)

        ways = helping(self._some_of_each_kind()) or helping(self._some(sorted(self.menus.whole - self.menus.besides)))
        return ways[turn % len(ways)] if ways else set()

    def _seekers(self, plan: Plan) -> set[str]:
        """Who attends what many seek: who lacks a seat may have to give up one of those for it, and need another."""
        return {each for ident in self.project.sought for each in plan.trainees_of.get(ident, ())}

    def _some_of_each_kind(self) -> list[str]:
        """Some of the sessions besides lessons, as many of each kind: there are far more half-days beside leaders than meetings."""
        kinds: dict[str, list[str]] = defaultdict(list)
        for each in sorted(self.menus.besides):
            kinds[self.project.session[each].kind].append(each)
        most = SAMPLE // max(1, len(kinds))
        return [one for some in kinds.values() for one in self.random.sample(some, min(most, len(some)))]

    def _some(self, sessions: Sequence[str]) -> Sequence[str]:
        return self.random.sample(sessions, min(SAMPLE, len(sessions)))


def _others(plan: Plan, trainee: str, effect: Effect) -> set[str]:
    """Who attends what stands against a change for this trainee: a session that is full, or one that has its leader or room."""
    abouts = [each.finding.about for each in effect.worsens]
    against = {
        ref.id for about in abouts if Ref("trainee", trainee) not in about for ref in about if ref.kind == "session"
    }
    return {other for each in against for other in plan.trainees_of.get(each, ()) if other != trainee}
