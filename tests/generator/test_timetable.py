from dataclasses import replace

import pytest

from cohortplan.generator.agenda import Protected
from cohortplan.generator.dice import Dice
from cohortplan.generator.names import people
from cohortplan.generator.school import make_classes
from cohortplan.generator.staff import make_staff
from cohortplan.generator.teaching import assign_teaching
from cohortplan.generator.timetable import NoTimetable, make_timetable
from cohortplan.generator.world_a import WORLD


def test_a_world_that_asks_too_much_of_its_teachers_is_refused_rather_than_bent():
    everybody = Protected(subjects=tuple(group.subject for group in WORLD.teachers), weekday="Tue", periods=("1",))
    world = replace(WORLD, protected=(everybody,))
    classes = make_classes(world)
    staff = make_staff(world, people(Dice("names")), Dice("staff"))
    courses = assign_teaching(world, classes, staff, Dice("teaching"))

    with pytest.raises(NoTimetable):
        make_timetable(world, classes, courses, Dice("timetable"), attempts=1)
