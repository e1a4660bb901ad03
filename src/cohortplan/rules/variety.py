"""Nobody should see the same thing twelve times: principals look around, directors look closely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cohortplan.domain.people import Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import ACADEMIC_DIRECTOR, LESSON
from cohortplan.rules.base import Board, Finding, Preference, Scope, Taken, Unit, setting
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Text

ASPECTS = ("grades", "subjects", "teachers", "departments")


@dataclass(frozen=True, kw_only=True)
class Variety(Preference):
    """Missing breadth: grades, subjects and teachers of the lessons observed, departments of all sessions.

    The amount is how many different ones are missing to ``grades``,
    ``subjects``, ``teachers`` and ``departments``, or to as many as the offers
    have, if they have fewer. Academic directors with subjects of their own look
    closely: for them grades and teachers count in lessons of these subjects
    only, and subjects do not count. Everybody else looks around.
    """

    grades: int = setting(3, Text(zh="至少听几个年级的课", en="different grades whose lessons one observes"))
    subjects: int = setting(3, Text(zh="至少听几个学科的课", en="different subjects that one observes"))
    teachers: int = setting(4, Text(zh="至少听几位教师的课", en="different teachers whom one observes"))
    departments: int = setting(2, Text(zh="至少到过几个部门", en="different departments that one meets"))

    curable: ClassVar[frozenset[str]] = frozenset(ASPECTS)
    scopes = (Scope.TRAINEE,)
    unit = Unit.ASPECTS
    title = Text(zh="听课与部门的广度", en="Variety")
    help = Text(
        zh="听课涉及多个年级、学科和教师，活动涉及多个部门；教导主任在本学科内看年级和教师。",
        en="Lessons of several grades, subjects and teachers, and several departments; academic directors see grades and "
        "teachers of their own subject.",
    )
    wording = {
        "grades": Text(
            zh="{trainee} 听的{own}课只涉及 {have} 个年级，应有 {due} 个。",
            en="{trainee} observes {own}lessons of too few grades: {have} instead of {due}.",
        ),
        "subjects": Text(
            zh="{trainee} 听的{own}课只涉及 {have} 个学科，应有 {due} 个。",
            en="{trainee} observes {own}lessons of too few subjects: {have} instead of {due}.",
        ),
        "teachers": Text(
            zh="{trainee} 听的{own}课只涉及 {have} 位教师，应有 {due} 位。",
            en="{trainee} observes {own}lessons of too few teachers: {have} instead of {due}.",
        ),
        "departments": Text(
            zh="{trainee} 的活动只涉及 {have} 个部门，应有 {due} 个。",
            en="{trainee} meets too few departments: {have} instead of {due}.",
        ),
    }
    examples = (
        ("lesson 1.1 09:00-09:40 maths Lin @ann; lesson 2.1 10:00-10:40 art Wu @ann", 0),
        ("lesson 1.1 09:00-09:40 maths @ann; lesson 2.1 10:00-10:40 maths; lesson 2.2 11:00-11:40 maths @bob", 2),
        ("lesson 1.1 09:00-09:40 maths Lin @ann; lesson 1.2 10:00-10:40 maths Wu", 1),
        ("lesson 1.1 09:00-09:40 maths Lin @ann; lesson 1.2 10:00-10:40 art Wu", 2),
        (
            "trainee ann director subjects=maths; lesson 1.1 09:00-09:40 maths Lin @ann; lesson 2.1 10:00-10:40 art Wu",
            0,
        ),
        (
            "trainee ann director subjects=maths; lesson 1.1 09:00-09:40 maths Lin; lesson 2.1 10:00-10:40 art Wu @ann",
            2,
        ),
        ("trainee ann director; lesson 1.1 09:00-09:40 maths @ann; lesson 1.2 10:00-10:40 art", 1),
        ("trainee ann director subjects=maths; 09:00-10:00 department=Lab @ann; 10:00-11:00 department=Office", 1),
        ("09:00-10:00 department=Lab @ann; 10:00-11:00 department=Office @ann; 11:00-12:00 department=Gate", 0),
        ("lesson 1.1 09:00-09:40 Lin @ann; meeting 10:00-11:00 Wu; research 11:00-12:00 maths Zhu", 0),
        (
            (
                "lesson 1.1 09:00-09:40 @ann; lesson 1.2 10:00-10:40 @ann; lesson 2.1 11:00-11:40 @ann; "
                "lesson 3.1 14:00-14:40; lesson 4.1 15:00-15:40"
            ),
            1,
        ),
        (
            (
                "lesson 1.1 09:00-09:40 A @ann; lesson 1.2 10:00-10:40 B @ann; lesson 1.3 11:00-11:40 C @ann; "
                "lesson 1.4 14:00-14:40 D; lesson 1.5 15:00-15:40 E"
            ),
            1,
        ),
        (
            (
                "lesson 1.1 09:00-09:40 art @ann; lesson 1.2 10:00-10:40 maths; lesson 1.3 11:00-11:40 music; "
                "lesson 1.4 14:00-14:40 english"
            ),
            2,
        ),
        ("trainee ann director subjects=maths,art; lesson 1.1 09:00-09:40 maths @ann; lesson 2.1 10:00-10:40 art", 1),
        ("lesson 1.1 closed 09:00-09:40 maths Lin; trainee ann", 0),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        own = _own(view.trainee)
        lessons = [each for each in view.sessions if each.kind == LESSON and (not own or each.subject in own)]
        have = {
            "grades": {each.grade for each in lessons},
            "subjects": {each.subject for each in lessons},
            "teachers": {each.leader for each in lessons},
            "departments": {each.department for each in view.sessions},
        }
        for aspect, due in self._due(view.project, own).items():
            seen = len(have[aspect] - {""})
            if seen < due:
                facts = {"trainee": view.trainee.name, "own": OWN if own else ANY, "have": seen, "due": due}
                yield self.finding(_about(view.trainee, aspect), due - seen, variant=aspect, **facts)

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - what it shows of the school is all that counts
        lesson = (session.grade, session.subject, session.leader) if session.kind == LESSON else None
        return (lesson, session.department) if lesson or session.department else None

    def encode(self, options: AgendaOptions, board: Board) -> None:
        own = _own(options.trainee)
        values: dict[str, dict[str, list[Taken]]] = {aspect: defaultdict(list) for aspect in ASPECTS}
        for option in options.options:
            session, taken = option.session, option.taken
            values["departments"][session.department].append(taken)
            if session.kind == LESSON and (not own or session.subject in own):
                values["grades"][session.grade].append(taken)
                values["subjects"][session.subject].append(taken)
                values["teachers"][session.leader].append(taken)
        for aspect, due in self._due(options.project, own).items():
            different = [(1, board.any_of(taken)) for value, taken in values[aspect].items() if value]
            board.lack(different, under=due, about=_about(options.trainee, aspect))

    def _due(self, project: Project, own: tuple[str, ...]) -> dict[str, int]:
        """How many different ones are asked for: no more than there are."""
        offered = [project.breadth[subject] for subject in own or ("",) if subject in project.breadth]
        grades = {grade for breadth in offered for grade in breadth.grades}
        teachers = {teacher for breadth in offered for teacher in breadth.teachers}
        return {
            "grades": min(self.grades, len(grades)),
            "subjects": 0 if own else min(self.subjects, len(project.breadth[""].subjects)),
            "teachers": min(self.teachers, len(teachers)),
            "departments": min(self.departments, len(project.breadth[""].departments)),
        }


OWN, ANY = Text(zh="本学科", en="own-subject "), Text(zh="", en="")


def _own(trainee: Trainee) -> tuple[str, ...]:
    """The subjects that the trainee looks at closely; none for who looks around."""
    return trainee.subjects if trainee.role == ACADEMIC_DIRECTOR else ()


def _about(trainee: Trainee, aspect: str) -> About:
    return Ref("trainee", trainee.id), Ref("breadth", aspect)
