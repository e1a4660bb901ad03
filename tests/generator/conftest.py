"""Fifteen invented weeks, as tables and as dated sessions."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from cohortplan.generator import Invented, invent

SEEDS = range(15)
DATES = {f"{day}": f"2026-10-{19 + number}" for number, day in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri"))}


@dataclass(frozen=True)
class Dated:
    """A lesson or another session on its date, lesson changes applied."""

    id: str
    kind: str
    date: str
    start: str
    end: str
    leader: str
    room: str
    required: bool

    def meets(self, other: "Dated") -> bool:
        return self.date == other.date and self.start < other.end and other.start < self.end


@pytest.fixture(scope="session", params=SEEDS, ids=lambda seed: f"seed {seed}")
def seed(request) -> int:
    return request.param


@pytest.fixture(scope="session", params=[True, False], ids=["calm", "disturbed"])
def invented(request, seed) -> Invented:
    return invent("A", seed, calm=request.param)


@pytest.fixture(scope="session")
def week(invented) -> Sequence[Dated]:
    tables = invented.tables
    bells = {bell["period"]: bell for bell in tables["bells"]}
    own_room = {each["class"]: each["room"] for each in tables["classes"]}
    changes = {(row["class"], row["date"], row["period"]): row for row in tables["lesson_changes"]}
    made = []
    for lesson in tables["lessons"]:
        key = lesson["class"], DATES[lesson["weekday"]], lesson["period"]
        changed = {name: value for name, value in changes.pop(key, {}).items() if value}
        bell = bells[changed.get("to_period", lesson["period"])]
        made.append(
            Dated(
                id="/".join(key),
                kind="lesson",
                date=changed.get("to_date", key[1]),
                start=bell["start"],
                end=bell["end"],
                leader=changed.get("teacher", lesson["teacher"]),
                room=changed.get("room") or lesson["room"] or own_room[lesson["class"]],
                required=False,
            )
        )
    assert not changes, "every change names a lesson of the timetable"
    for row in tables["sessions"]:
        periods = row["periods"].split(";")
        made.append(
            Dated(
                id=row["session"],
                kind=row["kind"],
                date=row["date"] or DATES[row["weekday"]],
                start=row["start"] or bells[periods[0]]["start"],
                end=row["end"] or bells[periods[-1]]["end"],
                leader=row["leader"],
                room=row["room"],
                required=row["required"] == "yes",
            )
        )
    return made
