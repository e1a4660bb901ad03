"""A critique is for those who saw the lesson, on the same day and after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date

from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import CRITIQUE
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Unit
from cohortplan.rules.options import AgendaOptions, Option
from cohortplan.rules.views import Agenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class CritiqueFollows(Requirement):
    """A critique attended without one of its lessons, earlier on the same day.

    A critique that names no lesson is open to whoever was at any. That the
    teacher is free is the business of ``leader_clash``.
    """

    scopes = (Scope.TRAINEE,)
    unit = Unit.SESSIONS
    title = Text(zh="先听课后评课", en="Critique follows its lesson")
    help = Text(
        zh="参加评课的学员当天要先听过所评的课。",
        en="Whoever attends a critique has observed one of its lessons, earlier on the same day.",
    )
    wording = {
        "": Text(
            zh="{trainee} 没有先听课就参加“{critique}”（{when}）。",
            en="{trainee} attends “{critique}” ({when}) without having observed its lesson that day.",
        ),
    }
    examples = (
        ("a: lesson 1.1 09:00-09:40 @ann; critique 10:00-10:30 lessons=a @ann", 0),
        ("a: lesson 1.1 09:00-09:40; critique 10:00-10:30 lessons=a @ann", 1),
        ("a: lesson 1.1 11:00-11:40 @ann; critique 10:00-10:30 lessons=a @ann", 1),
        ("a: lesson 1.1 Mon 09:00-09:40 @ann; critique Tue 10:00-10:30 lessons=a @ann", 1),
        ("a: lesson 1.1 09:00-09:40 @bob; critique 10:00-10:30 lessons=a @ann; critique 11:00-11:30 lessons=a @ann", 2),
        ("a: lesson 1.1 09:00-09:40; b: lesson 1.2 09:00-09:40 @ann; critique 10:00-10:30 lessons=a,b @ann", 0),
        ("lesson 1.1 09:00-09:40; critique 10:00-10:30 @ann", 1),
        ("a: lesson 1.1 09:00-09:40 @ann; critique 09:40-10:10 lessons=a @ann", 0),
        ("a: lesson 1.1 09:00-09:40; b: lesson 1.2 09:00-09:40 @ann; critique 10:00-10:30 lessons=a @ann", 1),
        ("09:00-09:40 @ann; critique 10:00-10:30 @ann", 1),
        ("critique 10:00-10:30 lessons=gone @ann", 1),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        days = view.project.days
        for critique in view.sessions:
            if critique.kind != CRITIQUE:
                continue
            seen = [
                lesson
                for lesson in view.sessions
                if (lesson.id in critique.lessons or (not critique.lessons and lesson.class_id))
                and lesson.span.end <= critique.span.start
                and days[lesson.id] == days[critique.id]
            ]
            if not seen:
                yield self.finding(
                    (Ref("trainee", view.trainee.id), Ref("session", critique.id)),
                    1,
                    trainee=view.trainee.name,
                    critique=critique.title,
                    when=view.project.calendar.local(critique.span.start),
                )

    def notices(self, project: Project, session: Session) -> Hashable:
        taught, critique = bool(session.class_id), session.kind == CRITIQUE
        if not taught and not critique and session.id not in project.discussed_in:
            return None
        return session.span, project.days[session.id], taught, critique, bool(session.lessons)

    def heeds(self, project: Project, session: Session) -> tuple[str, ...]:
        return session.lessons + project.discussed_in.get(session.id, ())

    def encode(self, options: AgendaOptions, board: Board) -> None:
        by_id, days = options.by_id, options.project.days
        in_class: dict[date, list[Option]] = defaultdict(list)
        for option in options.options:
            if option.session.class_id:
                in_class[days[option.session.id]].append(option)
        for option in options.of_kinds(CRITIQUE):
            critique, discussed = option.session, option.session.lessons
            begins, day = critique.span.start, days[critique.id]
            candidates = [by_id[each] for each in discussed if each in by_id] if discussed else in_class[day]
            earlier = [
                (-1, each.taken)
                for each in candidates
                if not each.session.span.end > begins and days[each.session.id] == day
            ]
            about = (Ref("trainee", options.trainee.id), Ref("session", critique.id))
            board.excess([(1, option.taken), *earlier], over=0, about=about)
