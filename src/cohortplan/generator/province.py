"""Scenario C: a province sends 600 trainees to thirty hosts, 300 in each of two waves of ten working days.

Each host is one project per wave: its school is the same in both, its trainees
are others. Who goes where is dealt here, not chosen: a host gets two trainees
each of four to six counties.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from cohortplan.generator import names
from cohortplan.generator.dice import Dice
from cohortplan.generator.hosts_c import HOSTS, Host, host_world
from cohortplan.generator.invented import Invented, make
from cohortplan.generator.spec import Wave

PROVINCE = "C"
"""The letter of this scenario."""

WAVES = (
    tuple(f"2026-10-{day}" for day in (12, 13, 14, 15, 16, 19, 20, 21, 22, 23)),
    (
        *(f"2026-10-{day}" for day in (26, 27, 28, 29, 30)),
        *(f"2026-11-0{day}" for day in (2, 3, 4, 5, 6)),
    ),
)
COUNTIES = 96
MOST_HOSTS_PER_COUNTY = 7
SIZES = (((4,),) * 8 + ((5,),) * 5 + ((6,),) * 4 + ((7,), (7,), (8,), (8,))) + (
    ((4, 4),) * 3 + ((6, 4),) * 3 + ((8, 4),) * 3
)
"""Classes per grade on each campus, host by host; nine have two campuses."""

ROLES = ((5, 3), (6, 4), (8, 4), (5, 3), (7, 3), (8, 4))
"""Principals and directors of a wave, by turns."""


def invent_province(seed: int, *, calm: bool = False) -> tuple[Invented, ...]:
    """A project for each host and wave, hosts in order, the first wave before the second.

    The same for the same arguments, everywhere. ``calm`` leaves out absences and
    midterm tests.
    """
    return tuple(invent_hosts(seed, calm=calm))


def invent_hosts(seed: int, *, calm: bool = False) -> Iterator[Invented]:
    """The same projects one by one, as they are made."""
    counties = counties_by_project(seed)
    for host in hosts(seed):
        for number, days in enumerate(WAVES, start=1):
            trainees = host.principals + host.directors
            sending = tuple(counties.pop() for _ in range(trainees // 2))
            wave = Wave(
                host=f"{PROVINCE}-{host.number + 1:02}",
                share=host.number,
                shares=HOSTS,
                passed=trainees * (number - 1),
                counties=sending,
            )
            yield make(host_world(host, wave, number, days), seed, calm=calm)


def hosts(seed: int) -> Iterator[Host]:
    """The hosts with their sizes; which school is how large is drawn."""
    dice = Dice(PROVINCE, seed, "hosts")
    called = names.hosts(dice, HOSTS)
    for number, sizes in enumerate(dice.shuffled(SIZES)):
        principals, directors = ROLES[number % len(ROLES)]
        yield Host(number, called[number], sizes, principals, directors)


def counties_by_project(seed: int) -> list[str]:
    """The counties that send two trainees each to a project, project after project from the end of the list.

    Every county sends two to fourteen, and never twice to the same project.
    """
    dice = Dice(PROVINCE, seed, "counties")
    called = dice.shuffled(names.county_names(COUNTIES))
    sizes = [(each.principals + each.directors) // 2 for each in hosts(seed) for _ in WAVES]
    times = [1] * COUNTIES
    while sum(times) < sum(sizes):
        county = dice.below(COUNTIES)
        times[county] += times[county] < MOST_HOSTS_PER_COUNTY
    projects: list[list[str]] = [[] for _ in sizes]
    turn = cycle(dice.shuffled(range(len(sizes))))
    for name, count in zip(called, times, strict=True):
        for _ in range(count):
            project = next(each for each in turn if len(projects[each]) < sizes[each])
            projects[project].append(name)
    return [county for project in reversed(projects) for county in project]
