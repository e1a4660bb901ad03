"""What a part of a plan proposes, for a search that may have gone on meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cohortplan.domain.plan import Plan
from cohortplan.solving.asks import Ask
from cohortplan.solving.decisions import Window

WORK = 0.5
"""Deterministic seconds for what is left of a proposal beside another one: hardly anything is open there."""


@dataclass(frozen=True)
class Change:
    """A plan to take the place of another one: what is dropped of the one ``before``, and what is added."""

    before: Plan
    after: Plan

    @cached_property
    def drop(self) -> Plan:
        """What is no longer in the plan."""
        return self.before.minus(self.after)

    @cached_property
    def add(self) -> Plan:
        """What is new in the plan."""
        return self.after.minus(self.before)

    @property
    def nothing(self) -> bool:
        """Whether the plan stays what it was."""
        return self.drop == self.add

    def on(self, plan: Plan) -> Plan:
        """The same change of another plan."""
        return self.after if plan is self.before else plan.with_changes(drop=self.drop, add=self.add)

    def as_far_as_it_fits(self, plan: Plan, *, seconds: float, seat: int) -> Ask:
        """Which of it is worth having in another plan; nothing else is open there, so the answer is soon found."""
        touched = (*self.drop.assignments, *self.add.assignments)
        pairs = frozenset((each.trainee, each.session) for each in touched)
        led = frozenset(each.trainee for each in (*self.drop.mentorships, *self.add.mentorships))
        trainees = led.union(each.trainee for each in touched)
        window = Window(fixed=plan, trainees=trainees, pairs=pairs, mentors=bool(led))
        return Ask(window=window, hint=plan, work=WORK, seconds=seconds, seat=seat)
