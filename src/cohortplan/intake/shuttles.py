"""The runs of the bus between campuses, each on its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

from cohortplan.domain.places import Shuttle
from cohortplan.domain.span import Span
from cohortplan.intake.clockwork import Clockwork
from cohortplan.intake.problems import Notes
from cohortplan.intake.rows import Row, Tables
from cohortplan.intake.school import School
from cohortplan.text import Fact

MOST_RUNS = 10_000


def read_shuttles(tables: Tables, school: School, clockwork: Clockwork, notes: Notes) -> Iterator[Shuttle]:
    """The runs of every row on every day that it means; how long one takes, the table of ways tells."""
    minutes = {(way.destination, way.origin): way.minutes for way in school.travel}
    minutes |= {(way.origin, way.destination): way.minutes for way in school.travel}
    count = len(tables.rows("shuttles")) * len(clockwork.calendar.open_days)
    if count > MOST_RUNS:
        notes.of_file("too_many_runs", tables.where("shuttles"), count=count, most=MOST_RUNS)
        return
    ways_are_faulty = notes.faulty([tables.where("travel")])
    for row in tables.sound("shuttles"):
        way = row.text("from"), row.text("to")
        if way[0] == way[1]:
            row.note(notes, row.problem("same_twice", "to"))
        elif not minutes.get(way) and not ways_are_faulty:
            facts: dict[str, Fact] = {
                "origin": school.campus_name(way[0]),
                "destination": school.campus_name(way[1]),
            }
            row.note(notes, row.problem("way_unknown", "to", **facts))
        yield from _runs(row, minutes.get(way, 0), clockwork, notes)


def _runs(row: Row, minutes: int, clockwork: Clockwork, notes: Notes) -> Iterator[Shuttle]:
    days = clockwork.open_days(row, notes)
    if not row.sound or not minutes:
        return
    for day in days:
        leaves = clockwork.calendar.at(day, row.clock("leaves") or time())
        span = Span(leaves, leaves + timedelta(minutes=minutes))
        yield Shuttle(origin=row.text("from"), destination=row.text("to"), span=span, seats=row.number_of("seats") or 0)
