"""The host's campuses, bells, classes and rooms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cohortplan.generator.site import Campus, Grade
from cohortplan.generator.spec import World
from cohortplan.generator.tables import Row, row

CLASSROOM_FLOORS = ("一楼", "二楼", "三楼", "四楼", "五楼", "六楼")


@dataclass(frozen=True)
class SchoolClass:
    """A class of pupils; ``room`` is its own classroom."""

    id: str
    grade: Grade
    campus: Campus
    room: str


def make_classes(world: World) -> tuple[SchoolClass, ...]:
    """All classes, campus by campus, from the first grade up; numbers go on from campus to campus."""
    made: list[SchoolClass] = []
    for campus in world.campuses:
        for grade in campus.grades:
            before = sum(each.grade.name == grade.name for each in made)
            for number in range(before + 1, before + campus.classes_per_grade + 1):
                name = f"{grade.name[0]}({number})班"
                made.append(SchoolClass(name, grade, campus, f"{name}教室"))
    return tuple(made)


def campus_rows(world: World, host: str) -> Iterator[Row]:
    """The table campuses."""
    for campus in world.campuses:
        yield row("campuses", {"campus": campus.id, "name": f"{host}（{campus.id}）", "meet": campus.meet})


def way_rows(world: World) -> Iterator[Row]:
    """The table travel."""
    for way in world.ways:
        yield row("travel", {"from": way.one, "to": way.other, "minutes": way.minutes})


def run_rows(world: World) -> Iterator[Row]:
    """The table shuttles: every run of every day."""
    for day in world.days:
        for run in world.runs:
            when = {"date": day, "leaves": run.leaves}
            yield row("shuttles", {"from": run.origin, "to": run.destination, **when, "seats": run.seats})


def bell_rows(world: World) -> Iterator[Row]:
    """The table bells; without a weekday they ring every day."""
    for campus in world.campuses:
        for bell in campus.bells:
            times = {"period": bell.period, "start": bell.start, "end": bell.end, "part": bell.part}
            yield row("bells", {"campus": campus.id, **times})


def class_rows(classes: tuple[SchoolClass, ...]) -> Iterator[Row]:
    """The table classes."""
    for each in classes:
        yield row(
            "classes",
            {
                "class": each.id,
                "grade": each.grade.name,
                "campus": each.campus.id,
                "room": each.room,
                "seats": each.campus.seats,
                "visits_per_day": each.campus.visits_per_day,
                "visits_per_week": each.campus.visits_per_week,
            },
        )


def room_rows(world: World, classes: tuple[SchoolClass, ...]) -> Iterator[Row]:
    """The table rooms: classrooms, special rooms, offices of mentors."""
    for each in classes:
        floor = CLASSROOM_FLOORS[each.campus.grades.index(each.grade)]
        yield row("rooms", room(each.room, each.campus.id, each.campus.seats, f"教学楼{floor}"))
    for campus in world.campuses:
        for special in campus.rooms:
            yield row("rooms", room(special.id, campus.id, special.seats, special.where))


def room(ident: str, campus: str, seats: int, where: str) -> dict[str, str | int]:
    """The cells of one room; its name says where it is, for that is what visitors need."""
    name = f"{ident}（{where}）" if where and where != ident else ident
    return {"room": ident, "campus": campus, "seats": seats, "name": name}
