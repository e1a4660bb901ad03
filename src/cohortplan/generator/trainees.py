"""The visitors: who they are and what they wish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from cohortplan.generator import names
from cohortplan.generator.agenda import WEEKDAYS
from cohortplan.generator.dice import Dice
from cohortplan.generator.school import SchoolClass
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member
from cohortplan.generator.tables import Row, row

WISHED_KINDS = ("talk", "patrol")


@dataclass(frozen=True)
class Trainee:
    """A visitor; the name is the id."""

    name: str
    role: str
    county: str
    school: str
    school_type: str
    subjects: tuple[str, ...]
    arrive: str = ""


def make_trainees(world: World, people: Iterator[str], dice: Dice) -> list[Trainee]:
    """All trainees, county by county: counties and, as far as they go, roles dealt evenly.

    Schools are all different, but for the pairs that the world asks for.
    """
    places = world.wave.counties if world.wave else names.counties(dice, world.counties)
    schools = {county: names.schools(dice, county) for county in places}
    made: list[Trainee] = []
    turns = cycle(places)
    for cohort in world.cohorts:
        subjects = cycle(dice.shuffled(cohort.subjects))
        for _ in range(cohort.count):
            county = next(turns)
            school, kind = next(schools[county])
            made.append(Trainee(next(people), cohort.role, county, school, kind, next(subjects)))
    colleagues = dict(paired(world, made, dice)) if world.same_school else {}
    made = [moved_to_school_of(each, colleagues[each.name]) if each.name in colleagues else each for each in made]
    return sorted(made, key=lambda each: places.index(each.county))


def paired(world: World, trainees: Sequence[Trainee], dice: Dice) -> Iterator[tuple[str, Trainee]]:
    """For some of the first cohort, each of another county, somebody of the second cohort and that county."""
    first, second = (cohort.role for cohort in world.cohorts)
    sent = {(each.county, each.role): each for each in trainees}
    counties = [county for county in dict.fromkeys(each.county for each in trainees) if (county, first) in sent]
    for county in dice.sample((each for each in counties if (each, second) in sent), world.same_school):
        of_first, of_second = (
            [each for each in trainees if (each.county, each.role) == (county, role)] for role in (first, second)
        )
        yield dice.choice(of_first).name, dice.choice(of_second)


def moved_to_school_of(trainee: Trainee, colleague: Trainee) -> Trainee:
    """The trainee as a colleague of the other."""
    return replace(trainee, school=colleague.school, school_type=colleague.school_type)


def delayed(trainees: Sequence[Trainee], late: Sequence[str], arrive: str) -> list[Trainee]:
    """The trainees, with these arriving late."""
    return [replace(each, arrive=arrive) if each.name in late else each for each in trainees]


def trainee_rows(trainees: Sequence[Trainee]) -> Iterator[Row]:
    """The table trainees."""
    for each in trainees:
        who = {"trainee": each.name, "name": each.name, "role": each.role}
        home = {"school": each.school, "county": each.county, "school_type": each.school_type}
        yield row("trainees", {**who, **home, "subjects": each.subjects, "people": 1, "arrive": each.arrive})


def wish_rows(
    world: World,
    trainees: Sequence[Trainee],
    staff: Mapping[str, Member],
    classes: Sequence[SchoolClass],
    dice: Dice,
) -> Iterator[Row]:
    """The table wishes: one or two for each trainee, each of another sort."""
    for trainee in trainees:
        sorts = dice.sample(("mentor", "theme", "subject", "class", "session"), 1 + dice.below(2))
        for rank, sort in enumerate(sorts, start=1):
            value = dice.choice(wishable(world, trainee, staff, classes)[sort])
            yield row("wishes", {"trainee": trainee.name, "for": sort, "value": value, "rank": rank})


def wishable(
    world: World, trainee: Trainee, staff: Mapping[str, Member], classes: Sequence[SchoolClass]
) -> Mapping[str, Sequence[str]]:
    """What this trainee could wish, by sort."""
    dated = [event for event in world.events if event.kind in WISHED_KINDS and event.on not in WEEKDAYS]
    return {
        "mentor": [each.name for each in staff.values() if each.office and each.office.mentors == trainee.role],
        "theme": list(dict.fromkeys(theme for event in dated for theme in event.themes)),
        "subject": [group.subject for group in world.teachers],
        "class": [each.id for each in classes],
        "session": [event.id for event in dated],
    }


def pin_rows(world: World, trainees: Sequence[Trainee], dice: Dice) -> Iterator[Row]:
    """The table pins: one trainee is promised the first talk, another has no time in the last morning's first period."""
    first, second = dice.sample([each.name for each in trainees], 2)
    promised = next(event for event in world.events if event.kind == "talk")
    by = {"part": "whole", "author": "项目负责人"}
    yes = {"session": promised.id, "must": "yes", "reason": "已与学员约定，会后与主讲人交流"}
    no = {"kind": "lesson", "date": [*world.days][-1], "period": "1", "must": "no", "reason": "须线上参加本县校长例会"}
    yield row("pins", {"trainee": first, **yes, **by})
    yield row("pins", {"trainee": second, **no, **by})
