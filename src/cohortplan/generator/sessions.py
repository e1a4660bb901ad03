"""The table sessions: what the school offers beside lessons, and a meeting a day with each mentor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cohortplan.generator.agenda import WEEKDAYS, Event
from cohortplan.generator.cast import Post
from cohortplan.generator.dice import Dice
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member
from cohortplan.generator.tables import Row, row


def session_rows(world: World, staff: Mapping[str, Member], dice: Dice) -> Iterator[Row]:
    """The rows of all events, then the mentor meetings day by day."""
    for event in world.events:
        yield event_row(world, event, staff, dice.choice(event.titles))
    for day in world.days:
        for post in world.posts:
            if window := meeting_window(world, post, day):
                yield mentoring_row(post, staff[post.key], day, window)


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


def meeting_window(world: World, post: Post, day: str) -> tuple[str, str] | None:
    """When a mentor meets the mentees on this day: the first window in which nothing else occupies the mentor."""
    busy = [event for event in world.events if occupies(world, event, post.key, day)]
    for start, end in post.meets:
        if not any(event.start < end and start < event.end for event in busy):
            return start, end
    return None


def occupies(world: World, event: Event, key: str, day: str) -> bool:
    """Whether this person leads or attends the event on this day."""
    concerned = key == event.leader or key in event.attended_by
    return concerned and event.on in (day, world.weekday(day))


def mentoring_row(post: Post, mentor: Member, day: str, window: tuple[str, str]) -> Row:
    """One meeting in the mentor's office, with a seat for each mentee; open to the role that the mentor leads."""
    start, end = window
    return row(
        "sessions",
        {
            "session": f"面谈-{mentor.name}-{day[5:]}",
            "kind": "mentoring",
            "title": f"导师面谈：{mentor.name}",
            "date": day,
            "start": start,
            "end": end,
            "campus": mentor.campus.id,
            "room": post.office,
            "leader": mentor.name,
            "seats": post.places,
            "audience": post.mentors,
            "required": False,
            "hours": 1,
        },
    )
