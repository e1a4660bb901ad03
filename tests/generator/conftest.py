"""Invented projects of every scenario, as tables and as dated sessions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from cohortplan.generator import Invented, world_a, world_b, world_b_plus
from cohortplan.generator.agenda import WEEKDAYS
from cohortplan.generator.clock import shifted
from cohortplan.generator.invented import make
from cohortplan.generator.spec import World

WORLDS = {world.like: world for world in (world_a.WORLD, world_b.WORLD, world_b_plus.WORLD)}
SEEDS = range(15)
CASES = [(like, seed) for like in WORLDS for seed in (range(3) if like == "B+" else SEEDS)]
BUFFER = 10


@dataclass(frozen=True)
class Dated:
    """Something that takes place on a date, lesson changes applied."""

    id: str
    kind: str
    date: str
    start: str
    end: str
    leader: str = ""
    room: str = ""
    campus: str = ""
    required: bool = False

    def meets(self, other: "Dated", minutes: int = 0) -> bool:
        """Whether they overlap, or leave less than these minutes between."""
        return (
            self.date == other.date
            and self.start < shifted(other.end, minutes)
            and other.start < shifted(self.end, minutes)
        )


@pytest.fixture(scope="session", params=CASES, ids=lambda case: f"{case[0]} seed {case[1]}")
def case(request) -> tuple[str, int]:
    return request.param


@pytest.fixture(scope="session")
def world(case) -> World:
    return WORLDS[case[0]]


@pytest.fixture(scope="session")
def seed(case) -> int:
    return case[1]


@pytest.fixture(scope="session", params=[True, False], ids=["calm", "disturbed"])
def calm(request) -> bool:
    return request.param


@pytest.fixture(scope="session")
def invented(world, seed, calm) -> Invented:
    return make(world, seed, calm=calm)


@pytest.fixture(scope="session")
def days(invented) -> Mapping[str, str]:
    return days_of(invented)


@pytest.fixture(scope="session")
def agenda(invented) -> Sequence[Dated]:
    return [*lessons_of(invented), *sessions_of(invented)]


def calendar_of(invented: Invented) -> Any:
    """What the settings say about days."""
    return invented.settings["calendar"]


def days_of(invented: Invented) -> Mapping[str, str]:
    """Every date on which the school teaches, with the weekday whose timetable it follows."""
    calendar = calendar_of(invented)
    day, last = date.fromisoformat(calendar["start"]), date.fromisoformat(calendar["end"])
    holidays = [each["date"] for each in calendar["holidays"]]
    taught = {}
    while day <= last:
        followed = date.fromisoformat(calendar["make_up"].get(day.isoformat(), day.isoformat()))
        if followed != day or (day.weekday() < 5 and day.isoformat() not in holidays):
            taught[day.isoformat()] = WEEKDAYS[followed.weekday()]
        day += timedelta(days=1)
    return taught


def dates_of(invented: Invented, row: Mapping[str, str], *, on_make_up_days: bool) -> list[str]:
    """The dates of a dated or weekly row."""
    if row["date"]:
        return [row["date"]]
    make_up = calendar_of(invented)["make_up"]
    return [
        day
        for day, weekday in days_of(invented).items()
        if weekday == row["weekday"] and (on_make_up_days or day not in make_up)
    ]


def lessons_of(invented: Invented) -> Iterator[Dated]:
    """Every lesson of every day, after all changes."""
    tables = invented.tables
    bells = {(bell["campus"], bell["period"]): bell for bell in tables["bells"]}
    classes = {each["class"]: each for each in tables["classes"]}
    changes = {(row["class"], row["date"], row["period"]): row for row in tables.get("lesson_changes", [])}
    for day, weekday in days_of(invented).items():
        for lesson in tables["lessons"]:
            if lesson["weekday"] != weekday:
                continue
            key, school_class = (lesson["class"], day, lesson["period"]), classes[lesson["class"]]
            changed = {name: value for name, value in changes.pop(key, {}).items() if value}
            bell = bells[school_class["campus"], changed.get("to_period", lesson["period"])]
            yield Dated(
                id="/".join(key),
                kind="lesson",
                date=changed.get("to_date", day),
                start=bell["start"],
                end=bell["end"],
                leader=changed.get("teacher", lesson["teacher"]),
                room=changed.get("room") or lesson["room"] or school_class["room"],
                campus=school_class["campus"],
            )
    assert not changes, "every change names a lesson of the timetable"


def sessions_of(invented: Invented) -> Iterator[Dated]:
    """Every other session on each of its dates."""
    bells = {(bell["campus"], bell["period"]): bell for bell in invented.tables["bells"]}
    for row in invented.tables["sessions"]:
        periods = row["periods"].split(";")
        for day in dates_of(invented, row, on_make_up_days=row.get("make_up") == "yes"):
            yield Dated(
                id=f"{row['session']}@{day}",
                kind=row["kind"],
                date=day,
                start=row["start"] or bells[row["campus"], periods[0]]["start"],
                end=row["end"] or bells[row["campus"], periods[-1]]["end"],
                leader=row["leader"],
                room=row["room"],
                campus=row["campus"],
                required=row["required"] == "yes",
            )


def duties_of(invented: Invented) -> Iterator[Dated]:
    """Every duty on each of its dates; where it takes place is not said."""
    for row in invented.tables.get("duties", []):
        for day in dates_of(invented, row, on_make_up_days=True):
            yield Dated(
                id=f"{row['title']}@{day}",
                kind=row["kind"],
                date=day,
                start=row["start"],
                end=row["end"],
                leader=row["staff"],
            )


def way(invented: Invented, one: str, other: str) -> int:
    """Minutes between two campuses, time to spare included; none within one, or where no campus is said."""
    ways = [row for row in invented.tables.get("travel", []) if {row["from"], row["to"]} == {one, other}]
    return int(ways[0]["minutes"]) + BUFFER if ways else 0
