"""The host's people, and when they cannot teach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cohortplan.generator.dice import Dice
from cohortplan.generator.site import Campus
from cohortplan.generator.spec import Event, Post, Teachers, World
from cohortplan.generator.tables import Row, row

Slots = frozenset[tuple[str, str]]
"""Weekday and period."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """One of the host's people. Events know them by ``key``, tables by ``name``.

    ``room`` is where they teach, if not in the classroom. Not ``open`` are those
    whose lessons nobody visits; ``barred`` says when they cannot teach.
    """

    key: str
    name: str
    post: str
    department: str
    subject: str
    room: str = ""
    office: Post | None = None
    open: bool = True
    barred: Slots = frozenset()


def make_staff(world: World, names: Iterator[str], dice: Dice) -> dict[str, Member]:
    """Everybody who teaches, by key: those with an office first."""
    barred = barred_slots(world)
    members = [officer(post, next(names)) for post in world.posts]
    for teachers in world.teachers:
        members.extend(subject_group(teachers, names))
    closed = closed_posts(world, members, dice)
    return {
        each.key: replace(
            each,
            post=closed.get(each.key, each.post),
            open=each.key not in closed,
            barred=barred.get(each.key, frozenset()) | protected_slots(world, each.subject),
        )
        for each in members
    }


def officer(post: Post, name: str) -> Member:
    """Someone who holds an office."""
    return Member(
        key=post.key, name=name, post=post.post, department=post.department, subject=post.subject, office=post
    )


def subject_group(teachers: Teachers, names: Iterator[str]) -> Iterator[Member]:
    """The teachers of one subject, the leader of their research group first."""
    for number in range(teachers.count):
        yield Member(
            key=f"{teachers.subject}{number + 1}",
            name=next(names),
            post="teacher" if number else f"{teachers.subject}教研组长",
            department=teachers.department,
            subject=teachers.subject,
            room=teachers.rooms[number] if teachers.rooms else "",
        )


def closed_posts(world: World, members: list[Member], dice: Dice) -> Mapping[str, str]:
    """Whose lessons stay closed to visitors, and the post that says why; never two of one subject."""
    ordinary = [each for each in dice.shuffled(members) if each.post == "teacher"]
    chosen: dict[str, str] = {}
    subjects: list[str] = []
    for each in ordinary:
        if len(chosen) < len(world.closed_teachers) and each.subject not in subjects:
            subjects.append(each.subject)
            chosen[each.key] = world.closed_teachers[len(chosen)]
    return chosen


def protected_slots(world: World, subject: str) -> Slots:
    """The research periods of a subject."""
    return frozenset(
        (rest.weekday, period) for rest in world.protected if subject in rest.subjects for period in rest.periods
    )


def barred_slots(world: World) -> Mapping[str, Slots]:
    """Periods in which the keys cannot teach, for what they lead and attend, guests of the school included."""
    barred: dict[str, Slots] = {}
    guests = world.delegation
    for event in world.events:
        slots = frozenset((world.weekday(event.on), period) for period in event_periods(world, event))
        for key in (event.leader, *event.attended_by):
            barred[key] = barred.get(key, frozenset()) | slots
    with_guests = {(world.weekday(guests.on), period) for period in overlapped(world, guests.start, guests.end)}
    return barred | {guests.leader: barred.get(guests.leader, frozenset()) | with_guests}


def event_periods(world: World, event: Event) -> tuple[str, ...]:
    """The periods an event fills or touches."""
    return event.periods or overlapped(world, event.start, event.end)


def overlapped(world: World, start: str, end: str) -> tuple[str, ...]:
    """Periods of any campus that this stretch touches."""
    return tuple(period for campus in world.campuses for period in campus.overlapped(start, end))


def staff_rows(members: Mapping[str, Member], campus: Campus) -> Iterator[Row]:
    """The table staff; the name is the id."""
    for each in members.values():
        cells = {
            "staff": each.name,
            "name": each.name,
            "post": each.post,
            "campus": campus.id,
            "subjects": each.subject,
            "department": each.department,
        }
        if each.office and each.office.mentors:
            cells |= {"mentors": each.office.mentors, "max_trainees": str(each.office.places)}
        yield row("staff", cells)
