"""What there is to look at in a whole plan, subject by subject."""

from __future__ import annotations

from enum import StrEnum

from cohortplan.text import Text


class Topic(StrEnum):
    """One subject, with sentences and a table of its own."""

    RULES = "rules"
    SHORTFALLS = "shortfalls"
    HOURS = "hours"
    MOVES = "moves"
    WISHES = "wishes"
    COVERAGE = "coverage"
    MENTORS = "mentors"
    CLASSES = "classes"
    TEACHERS = "teachers"


PERSONAL = (Topic.SHORTFALLS, Topic.HOURS, Topic.MOVES, Topic.WISHES, Topic.COVERAGE)
"""What a trainee may look at too, each for themselves only."""

TITLES = {
    Topic.RULES: Text(zh="规则与代价", en="Rules and what they cost"),
    Topic.SHORTFALLS: Text(zh="缺额与原因", en="Missing seats and why"),
    Topic.HOURS: Text(zh="活动时间", en="Hours"),
    Topic.MOVES: Text(zh="换校区", en="Changes of campus"),
    Topic.WISHES: Text(zh="学员意愿", en="Wishes"),
    Topic.COVERAGE: Text(zh="能力项", en="Competencies"),
    Topic.MENTORS: Text(zh="导师", en="Mentors"),
    Topic.CLASSES: Text(zh="班级", en="Classes"),
    Topic.TEACHERS: Text(zh="教师", en="Teachers"),
}
