"""The rows that the disturbances of a world add, and the trainees they concern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cohortplan.generator.disturbances import relocation_rows, substitute_rows, swaps
from cohortplan.generator.school import SchoolClass
from cohortplan.generator.sessions import event_row
from cohortplan.generator.spec import World
from cohortplan.generator.staff import Member
from cohortplan.generator.tables import Row
from cohortplan.generator.timetable import Timetable
from cohortplan.generator.trainees import Trainee, delayed
from cohortplan.generator.visitors import absence_rows, choose_ill, visit_rows


@dataclass(frozen=True)
class Troubled:
    """One invented project in its disturbed form; who is ``bound`` by a pin is neither late nor recalled."""

    world: World
    seed: int
    staff: Mapping[str, Member]
    classes: Sequence[SchoolClass]
    timetable: Timetable
    trainees: Sequence[Trainee]
    bound: Sequence[str]

    @cached_property
    def concerned(self) -> Sequence[str]:
        """Names of trainees in the order in which something befalls them, the late ones first."""
        free = [each.name for each in self.trainees if each.name not in self.bound]
        return self.world.dice(self.seed, "concerned").shuffled(free)

    @property
    def late(self) -> Sequence[str]:
        """Who arrives late."""
        late = self.world.troubles.late
        return self.concerned[: late.count] if late else ()

    @property
    def visitors(self) -> Sequence[Trainee]:
        """The trainees, some of them late."""
        late = self.world.troubles.late
        return delayed(self.trainees, self.late, late.arrive) if late else self.trainees

    def tables(self) -> dict[str, list[Row]]:
        """What is added, by table."""
        world, troubles = self.world, self.world.troubles
        dice = world.dice(self.seed, "disturbances")
        ill = choose_ill(world, self.staff, dice)
        made = swaps(world, troubles.swaps_on, self.timetable, world.dice(self.seed, "disturbing swaps"))
        changes = [change for swap in made for change in swap.rows()]
        if ill:
            changes += substitute_rows(world, self.timetable, ill, made, dice)
        for guests in troubles.delegations:
            changes += relocation_rows(world, guests, self.timetable)
        return {
            "lesson_changes": changes,
            "sessions": self.induction(),
            "absences": [*absence_rows(world, ill, self.concerned[-1])],
            "visits": [*visit_rows(world, self.staff, self.classes)],
        }

    def induction(self) -> list[Row]:
        """The opening made up for those who arrive late."""
        late = self.world.troubles.late
        if not late:
            return []
        event = replace(late.induction, roles=tuple(self.late))
        return [event_row(self.world, event, self.staff, event.titles[0])]
