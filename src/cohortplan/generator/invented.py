"""From a scenario and a seed to the tables of a project."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from cohortplan.errors import CohortplanError
from cohortplan.generator import school, staff, trainees
from cohortplan.generator.disturbances import swaps
from cohortplan.generator.duties import duty_rows
from cohortplan.generator.names import people
from cohortplan.generator.parties import pair_rows, party_rows
from cohortplan.generator.sessions import session_rows
from cohortplan.generator.spec import World
from cohortplan.generator.tables import COLUMNS, Row, row
from cohortplan.generator.teaching import assign_teaching
from cohortplan.generator.timetable import lesson_rows, make_timetable
from cohortplan.generator.troubled import Troubled
from cohortplan.generator.world_a import WORLD as A
from cohortplan.generator.world_b import WORLD as B
from cohortplan.generator.world_b_plus import WORLD as B_PLUS

WORLDS = {world.like: world for world in (A, B, B_PLUS)}
"""The scenarios of one host by their letter; ``province`` is that of many."""


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
    return make(WORLDS[like], seed, calm=calm)


def make(world: World, seed: int, *, calm: bool = False) -> Invented:
    """A project of this world."""
    host = world.dice(seed, "host").choice(world.schools)
    return Invented(settings=make_settings(world, seed, host), tables=make_tables(world, seed, host, calm=calm))


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
            "holidays": [{"date": day, "reason": reason} for day, reason in world.holidays.items()],
            "make_up": dict(world.make_up),
        },
        **({"offers": dict(world.offers)} if world.offers else {}),
    }


def make_tables(world: World, seed: int, host: str, *, calm: bool) -> dict[str, list[Row]]:
    """All tables in the order of the format: the school's people and timetable first, then its guests."""
    wave = world.wave
    names = people(world.school_dice(seed, "names"), *((wave.share, wave.shares) if wave else ()))
    classes = school.make_classes(world)
    members = staff.make_staff(world, names, world.school_dice(seed, "staff"))
    courses = assign_teaching(world, classes, members, world.school_dice(seed, "teaching"))
    timetable = make_timetable(world, classes, courses, world.school_dice(seed, "timetable"))
    names = islice(names, wave.passed if wave else 0, None)
    visitors = trainees.make_trainees(world, names, world.dice(seed, "trainees"))
    pins = [*trainees.pin_rows(world, visitors, world.dice(seed, "pins"))]
    troubled = Troubled(world, seed, members, classes, timetable, visitors, bound=[each["trainee"] for each in pins])
    everyday = swaps(world, world.swaps_on, timetable, world.dice(seed, "swaps"))
    sessions = [*session_rows(world, members, world.dice(seed, "sessions"))]
    tables = {
        "campuses": [*school.campus_rows(world, host)],
        "travel": [*school.way_rows(world)],
        "shuttles": [*school.run_rows(world)],
        "bells": [*school.bell_rows(world)],
        "classes": [*school.class_rows(classes)],
        "rooms": [*school.room_rows(world, classes)],
        "lessons": [*lesson_rows(timetable)],
        "lesson_changes": [change for swap in everyday for change in swap.rows()],
        "staff": [*staff.staff_rows(members)],
        "duties": [*duty_rows(world, members, {each["session"]: each["title"] for each in sessions})],
        "trainees": [*trainees.trainee_rows(visitors if calm else troubled.visitors)],
        "parties": [*party_rows(world, visitors)],
        "pairs": [*pair_rows(world, visitors, members, world.dice(seed, "pairs"))],
        "sessions": sessions,
        "quotas": [*quota_rows(world)],
        "wishes": [*trainees.wish_rows(world, visitors, members, classes, world.dice(seed, "wishes"))],
        "pins": pins,
    }
    more = {} if calm else troubled.tables()
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
                "department": quota.department,
                "weight": 1,
                "prorate": quota.least is not None,
            },
        )
        for quota in world.quotas
    ]
