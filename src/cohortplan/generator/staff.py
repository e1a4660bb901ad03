"""The host's people, and when they cannot teach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cohortplan.generator.cast import Post, Teachers
from cohortplan.generator.clock import shifted
from cohortplan.generator.dice import Dice
from cohortplan.generator.site import Campus
from cohortplan.generator.spec import World
from cohortplan.generator.tables import Row, row

Slots = frozenset[tuple[str, str]]
"""Weekday and period."""

BUFFER = 10
"""Minutes to spare on the way between campuses."""


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
    campus: Campus
    room: str = ""
    office: Post | None = None
    open: bool = True
    barred: Slots = frozenset()


def make_staff(world: World, names: Iterator[str], dice: Dice) -> dict[str, Member]:
    """Everybody who teaches, by key: those with an office first."""
    members = [officer(world, post, next(names)) for post in world.posts]
    for teachers in world.teachers:
        members.extend(subject_group(world, teachers, names))
    closed = closed_posts(world, members, dice)
    return {
        each.key: replace(
            each,
            post=closed.get(each.key, each.post),
            open=each.key not in closed,
            barred=barred_slots(world, each) | protected_slots(world, each.subject),
        )
        for each in members
    }


def officer(world: World, post: Post, name: str) -> Member:
    """Someone who holds an office."""
    return Member(
        key=post.key,
        name=name,
        post=post.post,
        department=post.department,
        subject=post.subject,
        campus=world.campus(post.campus),
        office=post,
    )


def subject_group(world: World, teachers: Teachers, names: Iterator[str]) -> Iterator[Member]:
    """The teachers of one subject, the leader of their research group first."""
    for number, key in enumerate(teachers.keys):
        yield Member(
            key=key,
            name=next(names),
            post="teacher" if number else f"{teachers.subject}教研组长",
            department=teachers.department,
            subject=teachers.subject,
            campus=world.campus(teachers.campus),
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


def barred_slots(world: World, member: Member) -> Slots:
    """Periods of the own campus in which somebody is taken otherwise, the way from and to another campus included."""
    barred: set[tuple[str, str]] = set()
    for busy in world.busy(member.key):
        way = 0
        if busy.campus not in ("", member.campus.id):
            way = world.minutes_between(busy.campus, member.campus.id) + BUFFER
        periods = member.campus.overlapped(shifted(busy.start, -way), shifted(busy.end, way))
        barred.update((world.weekday(busy.on), period) for period in periods)
    return frozenset(barred)


def staff_rows(members: Mapping[str, Member]) -> Iterator[Row]:
    """The table staff; the name is the id."""
    for each in members.values():
        cells = {
            "staff": each.name,
            "name": each.name,
            "post": each.post,
            "campus": each.campus.id,
            "subjects": each.subject,
            "department": each.department,
        }
        if each.office and each.office.mentors:
            cells |= {"mentors": each.office.mentors, "max_trainees": str(each.office.places)}
        yield row("staff", cells)
