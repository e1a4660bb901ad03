"""How many grades, subjects, teachers and departments a programme has to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON


@dataclass(frozen=True, slots=True)
class Breadth:
    """What differs among some sessions: grades, subjects and teachers of lessons, departments of any kind. Sorted."""

    grades: tuple[str, ...]
    subjects: tuple[str, ...]
    teachers: tuple[str, ...]
    departments: tuple[str, ...]


def breadth_by_subject(sessions: Iterable[Session]) -> Mapping[str, Breadth]:
    """The breadth of all sessions under the empty name, and that of the lessons of each subject under its own."""
    sessions = tuple(sessions)
    taught: dict[str, list[Session]] = defaultdict(list)
    for session in sessions:
        if session.kind == LESSON and session.subject:
            taught[session.subject].append(session)
    return {"": _breadth(sessions), **{subject: _breadth(lessons) for subject, lessons in taught.items()}}


def _breadth(sessions: Iterable[Session]) -> Breadth:
    sessions = tuple(sessions)
    lessons = [each for each in sessions if each.kind == LESSON]
    return Breadth(
        grades=_different(each.grade for each in lessons),
        subjects=_different(each.subject for each in lessons),
        teachers=_different(each.leader for each in lessons),
        departments=_different(each.department for each in sessions),
    )


def _different(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))
