"""The host school: campuses and ways between them, bells, classes, rooms and staff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cohortplan.domain.calendar import Bell
from cohortplan.domain.people import Staff
from cohortplan.domain.places import Campus, Room, SchoolClass, Travel
from cohortplan.intake.bells import read_bells
from cohortplan.intake.problems import Notes
from cohortplan.intake.rows import Row, Tables


@dataclass(frozen=True, kw_only=True)
class School:
    """What does not depend on dates."""

    campuses: tuple[Campus, ...] = ()
    travel: tuple[Travel, ...] = ()
    bells: tuple[Bell, ...] = ()
    classes: tuple[SchoolClass, ...] = ()
    rooms: tuple[Room, ...] = ()
    staff: tuple[Staff, ...] = ()

    def campus_name(self, campus: str) -> str:
        """What a campus is called."""
        return next((each.name for each in self.campuses if each.id == campus), campus)


def read_school(tables: Tables, notes: Notes) -> School:
    """The host school as far as its rows are sound."""
    campuses = tuple(
        Campus(id=row.id, name=row.text("name") or row.id, address=row.text("address"), meet=row.text("meet"))
        for row in tables.named("campuses")
    )
    only = campuses[0].id if len(campuses) == 1 else ""
    if not only:
        _note_homeless(tables, notes)
    classes = tuple(_school_class(row, only) for row in tables.named("classes"))
    return School(
        campuses=campuses,
        travel=tuple(_travel(tables)),
        bells=read_bells(tables, campuses, notes),
        classes=classes,
        rooms=tuple(_rooms(tables, classes, only)),
        staff=tuple(_staff(row, only) for row in tables.named("staff")),
    )


def _note_homeless(tables: Tables, notes: Notes) -> None:
    """Note classes and rooms of which nothing says on which of several campuses they are."""
    for key in ("classes", "rooms"):
        for row in tables.named(key):
            if not row.has("campus"):
                expected = row.table.column("campus").type.expects
                row.note(notes, row.problem("missing_value", "campus", expected=expected))


def _travel(tables: Tables) -> Iterator[Travel]:
    for row in tables.sound("travel"):
        yield Travel(origin=row.text("from"), destination=row.text("to"), minutes=row.number_of("minutes") or 0)


def _school_class(row: Row, only: str) -> SchoolClass:
    return SchoolClass(
        id=row.id,
        grade=row.text("grade"),
        campus=row.text("campus", only),
        room=row.text("room"),
        seats=row.number_of("seats"),
        visits_per_day=row.number_of("visits_per_day"),
        visits_per_week=row.number_of("visits_per_week"),
    )


def _rooms(tables: Tables, classes: tuple[SchoolClass, ...], only: str) -> Iterator[Room]:
    """The rooms of the table, and each class's own room that is not among them."""
    listed = set()
    for row in tables.named("rooms"):
        listed.add(row.id)
        yield Room(
            id=row.id,
            name=row.text("name") or row.id,
            campus=row.text("campus", only),
            seats=row.number_of("seats"),
        )
    own = {each.room: each.campus for each in classes if each.room and each.room not in listed}
    for room, campus in own.items():
        yield Room(id=room, name=room, campus=campus)


def _staff(row: Row, only: str) -> Staff:
    return Staff(
        id=row.id,
        name=row.text("name") or row.id,
        post=row.text("post", "teacher"),
        campus=row.text("campus", only),
        mentors=row.texts("mentors"),
        max_trainees=row.number_of("max_trainees"),
        subjects=row.texts("subjects"),
        department=row.text("department"),
        phone=row.text("phone"),
        email=row.text("email"),
    )
