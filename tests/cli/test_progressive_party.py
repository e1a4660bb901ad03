"""A puzzle of the literature, written as an ordinary project, is planned by the ordinary command.

The progressive party problem (CSPLib 013) is small and hard: on some evenings
four seats of a hundred stay free. See ``tests/party_problem.py``.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from itertools import combinations

import pytest
from tests.party_problem import hosts_and_guests, write_party_problem

AMPLE = 600
"""Seconds that no machine should need; the search ends by itself when no seat is missing."""


@pytest.mark.full
@pytest.mark.parametrize("periods", [6])
def test_every_crew_finds_a_boat_each_period_and_no_two_meet_twice(periods, run, tmp_path):
    project, plan = write_party_problem(tmp_path / "rally", periods), tmp_path / "plan"

    planned = run("plan", project, "--out", plan, "--seconds", AMPLE, "--to-the-end", "--json")
    audited = run("audit", project, plan, "--json")

    assert (planned.exit_code, audited.exit_code) == (0, 0), planned.output + audited.output
    assert json.loads(audited.stdout)["cost"] == {"hard": 0, "shortfall": 0, "penalty": 0}
    assert objections(plan, periods) == []


def objections(plan, periods):
    """What is wrong with a plan of the puzzle. Nothing of cohortplan helps here: it reads the file and counts people."""
    hosts, guests = hosts_and_guests()
    seats = {f"{host.number}号船": host.capacity - host.crew for host in hosts}
    crews = {f"{guest.number}号船": guest.crew for guest in guests}
    with (plan / "assignments.csv").open(encoding="utf-8-sig") as file:
        rows = [(row["trainee"], *row["session"].split("/")[:2]) for row in csv.DictReader(file)]

    aboard = {(host, day): [crew for crew, *where in rows if where == [host, day]] for _, host, day in rows}
    people = {where: sum(crews[crew] for crew in together) for where, together in aboard.items()}
    visits = Counter((crew, host) for crew, host, _ in rows)
    periods_of = {crew: {day for who, _, day in rows if who == crew} for crew in crews}
    meetings = Counter(pair for together in aboard.values() for pair in combinations(sorted(together), 2))

    return [
        *(f"{host} is too full on {day}" for (host, day), count in people.items() if count > seats[host]),
        *(f"{crew} visits {host} {count} times" for (crew, host), count in visits.items() if count > 1),
        *(f"{one} and {two} meet {count} times" for (one, two), count in meetings.items() if count > 1),
        *(f"{crew} is out in {len(days)} periods" for crew, days in periods_of.items() if len(days) != periods),
        *(["some crew is on two boats at once"] if len(rows) != len(guests) * periods else []),
    ]
