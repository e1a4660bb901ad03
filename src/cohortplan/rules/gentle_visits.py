"""Each visited lesson disturbs somebody, so few are visited, and not always the same people's."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.base import Board, Finding, Preference, Scope, Unit, setting
from cohortplan.rules.options import ClassVisitedOptions, TeacherVisitedOptions, TotalsOptions
from cohortplan.rules.views import ClassVisited, TeacherVisited, Totals
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class GentleVisits(Preference):
    """Visited lessons beyond those that give everyone a seat, and beyond an even share of one class or teacher.

    Enough are as many lessons as seat all that the quotas of lessons ask, the
    largest first, ``spare`` more are fine; absences and guests are left aside.
    These lessons, and those that earlier cohorts visited (``history``), are
    shared evenly among the classes with open lessons, and among their teachers,
    one to each at least; what one gave earlier cohorts is taken off its share,
    and ``beyond_share`` more are fine. All count over the whole project.
    """

    spare: int = setting(0, Text(zh="比够用多听几节也可以", en="visited lessons beyond enough that are fine"))
    beyond_share: int = setting(
        0,
        Text(zh="每班、每位教师可超出均摊几节", en="visits beyond the even share of a class or teacher that are fine"),
    )

    mounts: ClassVar[bool] = True
    scopes = (Scope.TOTALS, Scope.CLASS, Scope.TEACHER)
    unit = Unit.VISITS
    title = Text(zh="少打扰课堂", en="Gentle visits")
    help = Text(
        zh="被听的课够所有人听就好，并均摊到各班、各位教师；往期学员听过的课也算在各自的份额里。",
        en="No more lessons are visited than give everyone a seat, shared evenly among classes and teachers; what "
        "earlier cohorts visited counts.",
    )
    wording = {
        "lessons": Text(
            zh="共有 {visits} 节课被听，{enough} 节就够所有人听。",
            en="{visits} lessons are visited; {enough} would give everyone a seat.",
        ),
        "class": Text(
            zh="{class_id} 本期被听课 {visits} 节（往期 {before} 节），均摊为 {share} 节。",
            en="Class {class_id} is visited {visits} times (by earlier cohorts {before}); its even share is {share}.",
        ),
        "teacher": Text(
            zh="{teacher} 本期被听课 {visits} 节（往期 {before} 节），均摊为 {share} 节。",
            en="{teacher} is visited {visits} times (by earlier cohorts {before}); an even share is {share}.",
        ),
    }
    examples = (
        ("quota lesson min=1; lesson 1.1 09:00-09:40 seats=2 Lin @ann,bob; lesson 1.2 09:00-09:40 seats=2 Wu", 0),
        ("quota lesson min=1; lesson 1.1 09:00-09:40 seats=2 Lin @ann; lesson 1.2 09:00-09:40 seats=2 Wu @bob", 1),
        ("quota lesson min=1; lesson 1.1 09:00-09:40 seats=1 Lin @ann; lesson 1.2 09:00-09:40 seats=1 Wu @bob", 0),
        (
            "quota lesson min=1; trainee ann people=2; lesson 1.1 09:00-09:40 seats=1 @ann; lesson 1.2 10:00-10:40 seats=1 @ann",
            0,
        ),
        ("lesson 1.1 09:00-09:40 Lin @ann; lesson 1.2 10:00-10:40 Wu", 1),
        ("lesson 1.1 closed 09:00-09:40 Lin @ann", 3),
        (
            (
                "quota lesson min=2; lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.1 Tue 09:00-09:40 Wu @ann; "
                "lesson 1.2 Wed 09:00-09:40 Zhu"
            ),
            1,
        ),
        (
            (
                "quota lesson min=2; lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Tue 09:00-09:40 Lin @ann; "
                "lesson 1.3 Wed 09:00-09:40 Wu"
            ),
            1,
        ),
        (
            (
                "quota lesson min=2; lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.1 Tue 09:00-09:40 Lin @ann; "
                "lesson 1.2 Wed 09:00-09:40 Wu"
            ),
            2,
        ),
        ("quota lesson min=1; past lesson 1.1 Lin; lesson 1.1 09:00-09:40 Lin @ann; lesson 1.2 09:00-09:40 Wu", 2),
        ("quota lesson min=1; past lesson 1.1 Lin; lesson 1.1 09:00-09:40 Lin; lesson 1.2 09:00-09:40 Wu @ann", 0),
        ("quota lesson min=1; past talk 1.1 Lin; lesson 1.1 09:00-09:40 Lin @ann; lesson 1.2 09:00-09:40 Wu", 0),
        ("quota lesson min=1; past lesson 9.9 Old; lesson 1.1 09:00-09:40 Lin @ann; lesson 1.2 09:00-09:40 Wu", 0),
        (
            (
                "quota lesson min=1 per=week; lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Mon2 09:00-09:40 Wu @ann; "
                "quota lesson talk min=9; quota director lesson min=9"
            ),
            0,
        ),
    )

    def check(self, view: Totals | ClassVisited | TeacherVisited) -> Iterator[Finding]:
        shares = view.project.even_shares
        if isinstance(view, Totals):
            enough = shares.lessons + self.spare
            if view.lessons > enough:
                facts = {"visits": view.lessons, "enough": shares.lessons}
                yield self.finding(_about(view.project), view.lessons - enough, variant="lessons", **facts)
        elif isinstance(view, ClassVisited):
            ident = view.school_class.id
            numbers = shares.classes.get(ident, 0), shares.classes_before.get(ident, 0), len(view.visits)
            yield from self._crowded(Ref("class", ident), "class", numbers, class_id=ident)
        else:
            ident = view.teacher.id
            numbers = shares.teachers.get(ident, 0), shares.teachers_before.get(ident, 0), len(view.visits)
            yield from self._crowded(Ref("staff", ident), "teacher", numbers, teacher=view.teacher.name)

    def _crowded(self, who: Ref, variant: str, numbers: tuple[int, int, int], **facts: str) -> Iterator[Finding]:
        share, before, visits = numbers
        amount = visits - share - self.beyond_share
        if amount > 0:
            yield self.finding((who,), amount, variant=variant, share=share, before=before, visits=visits, **facts)

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - that it is a lesson is all that counts
        return True if session.kind == LESSON else None

    def encode(self, options: TotalsOptions | ClassVisitedOptions | TeacherVisitedOptions, board: Board) -> None:
        shares = options.project.even_shares
        if isinstance(options, TotalsOptions):
            board.excess(options.lessons, over=shares.lessons + self.spare, about=_about(options.project))
            return
        if isinstance(options, ClassVisitedOptions):
            who, share = Ref("class", options.school_class.id), shares.classes.get(options.school_class.id, 0)
        else:
            who, share = Ref("staff", options.teacher.id), shares.teachers.get(options.teacher.id, 0)
        visits = [(1, stay.taken) for stay in options.visits]
        board.excess(visits, over=share + self.beyond_share, about=(who,))


def _about(project: Project) -> About:
    return Ref("project", project.id), Ref("load", "lessons")
