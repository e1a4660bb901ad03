"""How many grades, subjects, teachers and departments a programme has to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON


@dataclass(slots=True)
class Breadth:
    """What differs among some sessions: grades, subjects and teachers of lessons, departments of any kind."""

    grades: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    teachers: set[str] = field(default_factory=set)
    departments: set[str] = field(default_factory=set)


def breadth_by_subject(sessions: Iterable[Session]) -> Mapping[str, Breadth]:
    """The breadth of all sessions under the empty name, and that of the lessons of each subject under its own."""
    found: dict[str, Breadth] = defaultdict(Breadth)
    whole = found[""]
    for session in sessions:
        whole.departments.add(session.department)
        if session.kind == LESSON:
            for breadth in (whole, found[session.subject]):
                breadth.grades.add(session.grade)
                breadth.subjects.add(session.subject)
                breadth.teachers.add(session.leader)
    for breadth in found.values():
        for values in (breadth.grades, breadth.subjects, breadth.teachers, breadth.departments):
            values.discard("")
    return found
