"""The table sessions: what the school offers beside lessons and what is made of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cohortplan.generator.agenda import WEEKDAYS, Event
from cohortplan.generator.dice import Dice
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member
from cohortplan.generator.tables import Row, row


def session_rows(world: World, staff: Mapping[str, Member], dice: Dice) -> Iterator[Row]:
    """The rows of all events; one title of each is drawn."""
    return (event_row(world, event, staff, dice.choice(event.titles)) for event in world.events)


def event_row(world: World, event: Event, staff: Mapping[str, Member], title: str) -> Row:
    """One event: weekly with a weekday, once with a date; with clock times or with periods."""
    when = {"weekday" if event.on in WEEKDAYS else "date": event.on}
    when |= {} if event.periods else {"start": event.start, "end": event.end}
    leader = staff[event.leader].name if event.leader else ""
    rare = {"after": event.after} | ({"make_up": True} if event.on_make_up_days else {})
    return row(
        "sessions",
        {
            "session": event.id,
            "kind": event.kind,
            "title": title,
            **when,
            "periods": event.periods,
            "campus": world.place(event),
            "room": event.room,
            "leader": leader,
            "seats": "" if event.seats is None else event.seats,
            "audience": event.roles,
            "required": event.required,
            "department": event.department,
            "themes": event.themes,
            "hours": event.hours,
            **rare,
        },
    )
