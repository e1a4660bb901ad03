"""Who else comes, and who is away: the tables visits and absences, and what they ask of the sessions.

These are disturbances: the calm form has none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cohortplan.generator.dice import Dice
from cohortplan.generator.school import SchoolClass
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member
from cohortplan.generator.tables import Row, row


def visit_rows(world: World, staff: Mapping[str, Member], classes: Sequence[SchoolClass]) -> Iterator[Row]:
    """The table visits: guests for some hours, then open weeks."""
    for guests in world.troubles.delegations:
        yield row(
            "visits",
            {
                "visit": f"来访-{guests.on[5:]}",
                "title": guests.title,
                "kind": "delegation",
                "from": f"{guests.on} {guests.start}",
                "to": f"{guests.on} {guests.end}",
                "people": guests.people,
                "campus": world.campus(guests.campus).id,
                "rooms": guests.rooms,
                "leaders": staff[guests.leader].name,
                "classes": guests.classes,
                "people_in_class": guests.people_in_class if guests.classes else "",
            },
        )
    for week in world.troubles.open_weeks:
        opened = [each.id for each in classes if each.campus.id == week.campus and each.grade.name == week.grade]
        yield row(
            "visits",
            {
                "visit": f"开放周-{week.start[5:]}",
                "title": week.title,
                "kind": "open_week",
                "from": week.start,
                "to": week.end,
                "people": week.people_in_class * len(opened),
                "campus": week.campus,
                "classes": opened,
                "people_in_class": week.people_in_class,
            },
        )


def absence_rows(world: World, ill: Member | None, recalled: str) -> Iterator[Row]:
    """The table absences: an ill mentor, a grade that is being tested, a trainee who is called back."""
    troubles = world.troubles
    if ill and troubles.illness:
        span = {"from": troubles.illness.on, "to": troubles.illness.until}
        yield row("absences", {"what": "staff", "id": ill.name, **span, "reason": "病假"})
    for away in troubles.grades_away:
        span = {"from": away.on, "to": away.until}
        yield row("absences", {"what": "grade", "id": away.grade, **span, "reason": away.reason})
    if recalled and troubles.recall:
        span = {"from": troubles.recall.start, "to": troubles.recall.end}
        yield row("absences", {"what": "trainee", "id": recalled, **span, "reason": troubles.recall.reason})


def choose_ill(world: World, staff: Mapping[str, Member], dice: Dice) -> Member | None:
    """Who falls ill, if anybody does."""
    illness = world.troubles.illness
    return staff[dice.choice(illness.among)] if illness else None
