"""How often the place changes along a sequence of which only some steps are taken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from cohortplan.rules.base import Taken
from cohortplan.solving.decisions import Decision, is_open
from cohortplan.solving.ledger import Ledger

Where = dict[str, int]
"""The literal for that one is here, by place; exactly one holds."""


def turns_between(ledger: Ledger, steps: Sequence[tuple[str, Taken]]) -> list[Decision]:
    """Decisions of which at least as many hold as there are changes of place from one step taken to the next.

    One is somewhere all the time, also while no step is taken: each decision
    holds at least if that place changes there. Whoever keeps them few gets
    exactly the changes there are. Steps in one place that follow each other
    need one such moment together.
    """
    possible = [(place, taken) for place, taken in steps if taken is True or is_open(taken)]
    stages = [(place, [taken for _, taken in stage]) for place, stage in groupby(possible, key=lambda step: step[0])]
    places = sorted({place for place, _ in stages})
    if len(stages) < 2:
        return []
    moments = [_moment(ledger, places) for _ in stages]
    for (place, stage), where in zip(stages, moments, strict=True):
        # One constraint for a whole stage: a day of parallel lessons has hundreds of steps.
        steps_here = ledger.numbers(taken for taken in stage if isinstance(taken, Decision))
        ledger.all_hold([~number for number in steps_here], provided=~where[place])
        if True in stage:
            ledger.at_least_one([where[place]])
    return [_turn(ledger, before, after) for before, after in pairwise(moments)]


def _moment(ledger: Ledger, places: Sequence[str]) -> Where:
    there = [Decision("there").number(ledger.model) for _ in (places if len(places) > 2 else places[:1])]
    if len(places) == 2:
        return {places[0]: there[0], places[1]: ~there[0]}
    ledger.at_least_one(there)
    ledger.at_most_one(there)
    return dict(zip(places, there, strict=True))


def _turn(ledger: Ledger, before: Where, after: Where) -> Decision:
    turn = Decision("turn")
    number = turn.number(ledger.model)
    for place, there in after.items():
        ledger.at_least_one([~there, before[place], number])
    return turn
