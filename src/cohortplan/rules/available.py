"""Nobody is planned where they, or what they come for, are not to be had."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cohortplan.domain.demands import Absence
from cohortplan.domain.presence import away
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Unit
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Language, Text


@dataclass(frozen=True, kw_only=True)
class Available(Requirement):
    """A trainee outside arrival to departure or in an absence, or an attended session that is blocked.

    A session is blocked while its leader, room, class, grade or campus is
    absent, or its room or leader is taken by a delegation or open week.
    """

    narrows: ClassVar[bool] = True
    scopes = (Scope.TRAINEE,)
    unit = Unit.SESSIONS
    title = Text(zh="人在、地方在", en="People and places are there")
    help = Text(
        zh="学员在校期间才安排；带领人、场地、班级或校区被占用或缺席时，活动不能参加。",
        en="Trainees are planned only while they are there, and only for sessions whose leader, room, class and campus are.",
    )
    wording = {
        "away": Text(zh="{trainee} 在“{session}”（{when}）时不在校。", en="{trainee} is away at “{session}” ({when})."),
        "blocked": Text(
            zh="{trainee} 的“{session}”（{when}）不能进行：{what}（{reason}）。",
            en="“{session}” of {trainee} ({when}) cannot take place: {what} ({reason}).",
        ),
    }
    examples = (
        ("09:00-10:00 @ann; absent trainee ann 10:00-11:00", 0),
        ("09:00-10:00 @ann; absent trainee ann 09:30-11:00", 1),
        ("09:00-10:00 @ann; 11:00-12:00 @ann; trainee ann arrive=10:00", 1),
        ("09:00-10:00 @ann,bob; 09:30-10:00 Lin @ann; absent staff Lin 09:30-10:00", 1),
        ("09:00-10:00 room=Hall @ann,bob; visit 09:30-10:00 rooms=Hall", 2),
        ("lesson 1.1 09:00-09:40 @ann; absent grade 1 08:00-12:00", 1),
        ("09:00-10:00 Lin @ann; absent staff Lin 08:00-09:00; absent staff Lin 10:00-11:00", 0),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        gone = away(view.project, view.trainee)
        for session in view.sessions:
            if any(span.overlaps(session.span) for span in gone):
                yield self._finding(view, session, "away")
            elif block := self._block(view.project, session):
                what = WHAT[block.what].say
                named = Text(zh=what(ZH, id=block.id), en=what(EN, id=block.id))
                reason = block.reason or Text(zh="未注明原因", en="no reason given")
                yield self._finding(view, session, "blocked", what=named, reason=reason)

    def _finding(self, view: Agenda, session: Session, variant: str, **facts: Text | str) -> Finding:
        return self.finding(
            (Ref("trainee", view.trainee.id), Ref("session", session.id)),
            1,
            variant=variant,
            trainee=view.trainee.name,
            session=session.title,
            when=view.project.calendar.local(session.span.start),
            **facts,
        )

    @staticmethod
    def _block(project: Project, session: Session) -> Absence | None:
        if project.absent.isdisjoint((session.leader, session.room, session.class_id, session.grade, session.campus)):
            return None
        for need in project.needs(session):
            for absence in project.absences_of.get(need, ()):
                if absence.span.overlaps(session.span):
                    return absence
        return None

    def notices(self, project: Project, session: Session) -> Hashable:
        return session.span, self._block(project, session) is None

    def encode(self, options: AgendaOptions, board: Board) -> None:
        project, trainee = options.project, options.trainee
        closed = list(away(project, trainee))
        for option in options.options:
            start, end = option.session.span.start, option.session.span.end
            blocks = project.blocks_of.get(option.session.id, ())
            if any(span.start < end and start < span.end for span in (*closed, *blocks)):
                about = (Ref("trainee", trainee.id), Ref("session", option.session.id))
                board.excess([(1, option.taken)], over=0, about=about)


ZH, EN = Language.ZH_CN, Language.EN

WHAT = {
    "staff": Text(zh="带领人{id}不在", en="{id} is not there"),
    "room": Text(zh="{id}被占用", en="{id} is taken"),
    "class": Text(zh="{id}班不接待", en="class {id} is not open"),
    "grade": Text(zh="{id}年级不接待", en="grade {id} is not open"),
    "campus": Text(zh="{id}不接待", en="{id} is not open"),
}
