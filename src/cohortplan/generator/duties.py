"""The table duties: what the staff must do beside lessons, sessions of their own aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cohortplan.generator.agenda import WEEKDAYS
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member
from cohortplan.generator.tables import Row, row

What = Mapping[str, str | bool]
"""Title, kind and openness of a duty."""


def duty_rows(world: World, staff: Mapping[str, Member], titles: Mapping[str, str]) -> Iterator[Row]:
    """Who attends an event that somebody else leads, where the world tells it; then everybody's own duties.

    ``titles`` are those drawn for the events, by id. Guests attend an event on a
    seat of its own, never as somebody's shadow.
    """
    for event in world.events if world.attendance_told else ():
        start, end = world.hours(event)
        for key in event.attended_by:
            if key != event.leader:
                what: What = {"title": titles[event.id], "kind": event.kind, "open": False}
                yield duty_row(staff[key], event.on, start, end, what)
    for duty in world.duties:
        what = {"title": duty.title, "kind": duty.kind, "open": duty.open}
        for key in duty.keys:
            yield duty_row(staff[key], duty.on, duty.start, duty.end, what)


def duty_row(member: Member, on: str, start: str, end: str, what: What) -> Row:
    """One duty of one person: every week on a weekday, or once on a date."""
    when = {"weekday" if on in WEEKDAYS else "date": on}
    return row("duties", {"staff": member.name, **when, "start": start, "end": end, **what})
