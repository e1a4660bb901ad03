"""Whose lessons are visited, and how much of that is theirs to bear."""

from __future__ import annotations

from cohortplan.rules.audit import findings
from cohortplan.rules.gentle_visits import GentleVisits
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language


def test_a_class_and_a_teacher_without_open_lessons_have_no_share_and_no_past():
    project, plan = read_sketch("lesson 1.1 closed 09:00-09:40 Lin @ann")

    told = [each.say(Language.EN) for each in findings(project, Policy((GentleVisits(),)), plan)]

    assert told == [
        "1 lessons are visited; 0 would give everyone a seat.",
        "Class 1.1 is visited 1 times (by earlier cohorts 0); its even share is 0.",
        "Lin is visited 1 times (by earlier cohorts 0); an even share is 0.",
    ]
