"""Whoever comes to learn sees many classes, and many ways to teach."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.base import Board, Finding, Level, Limit, Scope, Taken, Unit, setting
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class RepeatVisits(Limit):
    """Lessons that one trainee observes in one class beyond ``per_class``, and with one teacher beyond ``per_teacher``.

    They count over the whole project, for each trainee and class, and for each
    trainee and teacher. The limit is for classes only; the same teacher again
    costs the weight and is never hard. Another trainee in the class, or
    somebody of an earlier cohort, is no repetition.
    """

    per_class: int = setting(1, Text(zh="每名学员在同一班级最多听课几节", en="lessons of one class per trainee"))
    per_teacher: int = setting(1, Text(zh="每名学员听同一教师最多几节", en="lessons with one teacher per trainee"))
    limit: int | None = setting(
        0, Text(zh="同一班级允许超出的节数；留空为不设硬性上限", en="excess tolerated in one class; none: never hard")
    )
    weight: int = setting(
        1, Text(zh="权重：同一班级、同一教师每多一节计入的代价", en="weight: what each lesson too many costs")
    )

    scopes = (Scope.TRAINEE,)
    unit = Unit.VISITS
    title = Text(zh="重复听课", en="Repeated visits")
    help = Text(
        zh="同一学员不重复进同一班级听课（上限），尽量不重复听同一教师（偏好）。",
        en="A trainee does not visit one class again (a limit), nor one teacher if it can be helped (a preference).",
    )
    wording = {
        "class": Text(
            zh="{trainee} 在 {class_id} 听课 {visits} 节，最多 {allowed} 节。",
            en="{trainee} observes {visits} lessons of class {class_id}; at most {allowed}.",
        ),
        "teacher": Text(
            zh="{trainee} 听 {teacher} 的课 {visits} 节，{allowed} 节以内为好。",
            en="{trainee} observes {visits} lessons of {teacher}; {allowed} would be enough.",
        ),
    }
    examples = (
        (
            "lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Tue 09:00-09:40 Wu @ann; lesson 1.1 Wed 09:00-09:40 Lin @bob",
            0,
        ),
        ("lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.1 Mon2 09:00-09:40 Wu @ann", 1),
        ("lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Tue 09:00-09:40 Lin @ann", 1),
        ("lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.1 Tue 09:00-09:40 Lin @ann", 2),
        ("lesson 1.1 Mon 09:00-09:40 @ann; lesson 1.1 Tue 09:00-09:40 @ann; lesson 1.1 Wed 09:00-09:40 @ann", 2),
        ("lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.1 Mon 10:00-10:40 Lin @bob", 0),
        ("lesson 1.1 09:00-09:40 Lin @ann; critique 10:00-10:40 Lin @ann; research 14:00-15:00 Lin @ann", 0),
        (
            "a: shadowing 08:00-12:00 Lin @ann; lesson 1.1 09:00-09:40 Lin in=a @ann; lesson 1.1 10:00-10:40 Lin in=a @ann",
            2,
        ),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        lessons = [session for session in view.sessions if session.kind == LESSON]
        classes = Counter(session.class_id for session in lessons if session.class_id)
        teachers = Counter(session.leader for session in lessons if session.leader)
        facts = {"trainee": view.trainee.name}
        for class_id, visits in sorted(classes.items()):
            if visits > self.per_class:
                numbers = {"visits": visits, "allowed": self.per_class}
                about = _about(view, "class", class_id)
                yield self.finding(
                    about, visits - self.per_class, variant="class", class_id=class_id, **facts, **numbers
                )
        for teacher, visits in sorted(teachers.items()):
            if visits > self.per_teacher:
                numbers = {"visits": visits, "allowed": self.per_teacher}
                about, name = _about(view, "staff", teacher), _name(view.project, teacher)
                again = self.finding(
                    about, visits - self.per_teacher, variant="teacher", teacher=name, **facts, **numbers
                )
                yield replace(again, level=Level.WEIGHT)

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - whose lesson it is is all that counts
        return (session.class_id, session.leader) if session.kind == LESSON else None

    def encode(self, options: AgendaOptions, board: Board) -> None:
        classes: dict[str, list[tuple[int, Taken]]] = defaultdict(list)
        teachers: dict[str, list[tuple[int, Taken]]] = defaultdict(list)
        for option in options.of_kinds(LESSON):
            session, visit = option.session, (1, option.taken)
            classes[session.class_id].append(visit)
            teachers[session.leader].append(visit)
        for class_id, visits in classes.items():
            if class_id:
                board.excess(visits, over=self.per_class, about=_about(options, "class", class_id))
        for teacher, visits in teachers.items():
            if teacher:
                about = _about(options, "staff", teacher)
                board.excess(visits, over=self.per_teacher, about=about, level=Level.WEIGHT)


def _about(view: Agenda | AgendaOptions, kind: str, ident: str) -> About:
    return Ref("trainee", view.trainee.id), Ref(kind, ident)


def _name(project: Project, teacher: str) -> str:
    person = project.person.get(teacher)
    return person.name if person else teacher
