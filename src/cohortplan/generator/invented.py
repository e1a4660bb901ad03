"""From a scenario and a seed to the tables of a project."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.errors import CohortplanError
from cohortplan.generator import disturbances, school, sessions, staff, trainees
from cohortplan.generator.dice import Dice
from cohortplan.generator.names import people
from cohortplan.generator.spec import World
from cohortplan.generator.tables import COLUMNS, Row, row
from cohortplan.generator.teaching import assign_teaching
from cohortplan.generator.timetable import Timetable, lesson_rows, make_timetable
from cohortplan.generator.world_a import WORLD as A

WORLDS = {world.like: world for world in (A,)}
"""The scenarios by their letter."""


class UnknownScenario(CohortplanError):
    """There is no scenario of this name; the message lists those there are."""


@dataclass(frozen=True)
class Invented:
    """An invented project as a school would write it down.

    ``settings`` is ``project.toml`` as nested dicts. ``tables`` has rows by table
    name, with the English columns of the format; every value is text, canonical
    (``2026-10-19``, ``08:30``, ``Mon``, ``yes``), lists joined by ``;``. Tables
    without rows are left out.
    """

    settings: dict[str, object]
    tables: dict[str, list[Row]]


def invent(like: str, seed: int, *, calm: bool = False) -> Invented:
    """A valid, realistic project of a scenario; the same for the same arguments, everywhere.

    Args:
        like: The scenario, a key of ``WORLDS``.
        seed: Any whole number; it decides people, timetable, titles and wishes.
        calm: Leave out the disturbances; all else is the same as with them.

    Raises:
        UnknownScenario: If there is no such scenario.
    """
    if like not in WORLDS:
        raise UnknownScenario(f"no scenario {like!r}; there is {', '.join(WORLDS)}")
    world = WORLDS[like]
    host = dice(world, seed, "host").choice(world.schools)
    return Invented(settings=make_settings(world, seed, host), tables=make_tables(world, seed, host, calm=calm))


def dice(world: World, seed: int, step: str) -> Dice:
    """The dice of one step."""
    return Dice(world.like, seed, step)


def make_settings(world: World, seed: int, host: str) -> dict[str, object]:
    """``project.toml``; rules keep their defaults."""
    return {
        "format": 1,
        "id": f"{world.like.lower()}-{seed}",
        "name": f"{world.title}·{host}",
        "as_of": world.as_of,
        "calendar": {
            "start": world.start,
            "end": world.end,
            "term_start": world.term_start,
            "zone": world.zone,
            "holidays": list(world.holidays),
            "make_up": dict(world.make_up),
        },
    }


def make_tables(world: World, seed: int, host: str, *, calm: bool) -> dict[str, list[Row]]:
    """All tables in the order of the format: the school's people and timetable first, then its guests."""
    names = people(dice(world, seed, "names"))
    classes = school.make_classes(world)
    members = staff.make_staff(world, names, dice(world, seed, "staff"))
    courses = assign_teaching(world, classes, members, dice(world, seed, "teaching"))
    timetable = make_timetable(world, classes, courses, dice(world, seed, "timetable"))
    visitors = trainees.make_trainees(world, names, dice(world, seed, "trainees"))
    campus = world.campuses[0]
    tables = {
        "campuses": [*school.campus_rows(world, host)],
        "bells": [*school.bell_rows(world)],
        "classes": [*school.class_rows(classes)],
        "rooms": [*school.room_rows(world, classes)],
        "lessons": [*lesson_rows(timetable)],
        "lesson_changes": [*disturbances.swap_rows(world, timetable, dice(world, seed, "swaps"))],
        "staff": [*staff.staff_rows(members, campus)],
        "trainees": [*trainees.trainee_rows(visitors)],
        "sessions": [*sessions.session_rows(world, members, campus.id, dice(world, seed, "sessions"))],
        "quotas": [*quota_rows(world)],
        "wishes": [*trainees.wish_rows(world, visitors, members, classes, dice(world, seed, "wishes"))],
        "pins": [*trainees.pin_rows(world, visitors, dice(world, seed, "pins"))],
    }
    more = {} if calm else disturbed(world, seed, members, timetable)
    every = {table: [*tables.get(table, []), *more.get(table, [])] for table in COLUMNS}
    return {table: rows for table, rows in every.items() if rows}


def quota_rows(world: World) -> list[Row]:
    """The table quotas."""
    return [
        row(
            "quotas",
            {
                "role": quota.role,
                "kinds": quota.kinds,
                "per": quota.per,
                "min": "" if quota.least is None else quota.least,
                "max": "" if quota.most is None else quota.most,
                "subject": "own" if quota.own else "",
                "weight": 1,
                "prorate": quota.least is not None,
            },
        )
        for quota in world.quotas
    ]


def disturbed(world: World, seed: int, members: dict[str, staff.Member], timetable: Timetable) -> dict[str, list[Row]]:
    """The rows that the disturbances add, by table."""
    throw = dice(world, seed, "disturbances")
    ill = disturbances.choose_ill(world, members, throw)
    return {
        "lesson_changes": [
            *disturbances.substitute_rows(world, timetable, ill, throw),
            *disturbances.relocation_rows(world, timetable),
        ],
        "absences": list(disturbances.absence_rows(world, ill)),
        "visits": list(disturbances.visit_rows(world, members, world.campuses[0].id)),
    }
