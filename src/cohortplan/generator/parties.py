"""Who belongs together and who had better not: the tables parties and pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cohortplan.generator.dice import Dice
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member
from cohortplan.generator.tables import Row, row
from cohortplan.generator.trainees import Trainee


def party_rows(world: World, trainees: Sequence[Trainee]) -> Iterator[Row]:
    """The groups (小组), which share no kind and so constrain nothing, then those from one school, who shadow together."""
    if world.group_size:
        count = -(-len(trainees) // world.group_size)
        for number in range(count):
            members = [each.name for each in trainees[number::count]]
            yield row("parties", {"party": f"第{number + 1}组", "members": members, "leader": members[0]})
    schools: dict[str, list[str]] = {}
    for each in trainees:
        schools.setdefault(each.school, []).append(each.name)
    for school, members in schools.items():
        if len(members) > 1:
            yield row(
                "parties", {"party": f"同校-{school}", "members": members, "kinds": "shadowing", "may_split": False}
            )


def pair_rows(world: World, trainees: Sequence[Trainee], staff: Mapping[str, Member], dice: Dice) -> Iterator[Row]:
    """Whom some mentor must not lead, being a relative or a former colleague."""
    for trainee in dice.sample(trainees, world.conflicts):
        mentors = [each.name for each in staff.values() if each.office and each.office.mentors == trainee.role]
        yield row("pairs", {"a": trainee.name, "b": dice.choice(mentors), "rule": "not_mentor"})
