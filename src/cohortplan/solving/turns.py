"""How often the place changes along a sequence of which only some steps are taken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from ortools.sat.python import cp_model

from cohortplan.rules.base import Taken
from cohortplan.solving.decisions import Decision, is_open

Where = dict[str, cp_model.BoolVarT]
"""Whether one is here, by place; exactly one holds."""


def turns_between(model: cp_model.CpModel, steps: Sequence[tuple[str, Taken]]) -> list[Decision]:
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
    moments = [_moment(model, places) for _ in stages]
    for (place, stage), where in zip(stages, moments, strict=True):
        others = [taken.refusal(model) for taken in stage if isinstance(taken, Decision)]
        # One constraint for a whole stage: a day of parallel lessons has hundreds of steps.
        model.add_bool_and(others).only_enforce_if(where[place].negated())
        if True in stage:
            model.add_bool_or([where[place]])
    return [_turn(model, before, after) for before, after in pairwise(moments)]


def _moment(model: cp_model.CpModel, places: Sequence[str]) -> Where:
    if len(places) == 2:
        first = model.new_bool_var("there")
        return {places[0]: first, places[1]: first.negated()}
    where: Where = {place: model.new_bool_var("there") for place in places}
    model.add_exactly_one(where.values())
    return where


def _turn(model: cp_model.CpModel, before: Where, after: Where) -> Decision:
    turn = Decision("turn")
    for place, there in after.items():
        model.add_bool_or([there.negated(), before[place], turn.variable(model)])
    return turn
