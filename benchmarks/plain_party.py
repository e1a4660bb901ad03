"""The progressive party problem as somebody would write it who knows CP-SAT and has nothing else to plan."""

from __future__ import annotations

import os
import time
from itertools import combinations

from ortools.sat.python import cp_model
from tests.party_problem import hosts_and_guests


def plain_seconds(periods: int, seed: int, seconds: float) -> float | None:
    """Seconds from an empty model to the first plan, ``None`` where time ran out.

    One Boolean per guest, host and period; one per two guests and period for
    whether they meet. No objective: what is asked is whether there is a plan.
    """
    began = time.monotonic()
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.random_seed = seed
    solver.parameters.num_workers = os.cpu_count() or 1
    status = solver.solve(_model(periods))
    return time.monotonic() - began if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def _model(periods: int) -> cp_model.CpModel:
    hosts, guests = hosts_and_guests()
    model = cp_model.CpModel()
    aboard = {
        (guest, host, period): model.new_bool_var(f"{guest.name} {host.name} {period}")
        for guest in guests
        for host in hosts
        for period in range(periods)
    }
    for guest in guests:
        for period in range(periods):
            model.add_exactly_one(aboard[guest, host, period] for host in hosts)
        for host in hosts:
            model.add_at_most_one(aboard[guest, host, period] for period in range(periods))
    for host in hosts:
        for period in range(periods):
            people = sum(guest.crew * aboard[guest, host, period] for guest in guests)
            model.add(people <= host.seats)
    for one, other in combinations(guests, 2):
        meetings = [model.new_bool_var("meet") for _ in range(periods)]
        for period, meet in enumerate(meetings):
            for host in hosts:
                apart = aboard[one, host, period].negated(), aboard[other, host, period].negated()
                model.add_bool_or([*apart, meet])
        model.add_at_most_one(meetings)
    return model
