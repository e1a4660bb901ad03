"""Whoever is there comes to what everybody must attend."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from cohortplan.domain.people import Trainee
from cohortplan.domain.presence import away
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Unit
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Required(Requirement):
    """A session marked required without one of its audience who is present then."""

    scopes = (Scope.TRAINEE,)
    unit = Unit.SESSIONS
    title = Text(zh="必须参加的活动", en="Required sessions")
    help = Text(
        zh="开班、结业等标为必须参加的活动，面向的学员只要在校都要参加。",
        en="Sessions marked required, such as opening and closing, are attended by all of their audience who are there.",
    )
    wording = {
        "": Text(
            zh="{trainee} 没有排必须参加的“{session}”（{when}）。",
            en="{trainee} is not planned for “{session}” ({when}), which is required.",
        ),
    }
    examples = (
        ("required 09:00-10:00 @ann; 11:00-12:00; trainee bob", 1),
        ("required 09:00-10:00 for=director @ann; trainee ann director; trainee bob", 0),
        ("required 09:00-10:00; trainee ann; trainee bob", 2),
        ("required 09:00-10:00; trainee ann; trainee bob; absent trainee bob 09:30-09:40", 1),
        ("required 09:00-10:00 for=ann,director; trainee ann; trainee bob", 1),
        ("09:00-10:00; trainee ann", 0),
        ("required 09:00-10:00; absent trainee ann 08:00-09:00; absent trainee ann 10:00-11:00; trainee ann", 1),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        attended = {session.id for session in view.sessions}
        for session in view.project.required:
            if session.id not in attended and self._wanted(view.project, session, view.trainee):
                yield self.finding(
                    (Ref("trainee", view.trainee.id), Ref("session", session.id)),
                    1,
                    trainee=view.trainee.name,
                    session=session.title,
                    when=view.project.calendar.local(session.span.start),
                )

    @staticmethod
    def _wanted(project: Project, session: Session, trainee: Trainee) -> bool:
        invited = session.audience.everybody or trainee.id in session.audience.trainees
        if not invited and trainee.role not in session.audience.roles:
            return False
        return not any(span.overlaps(session.span) for span in away(project, trainee))

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - who is wanted is all that counts
        return (session.audience, session.span) if session.required else None

    def encode(self, options: AgendaOptions, board: Board) -> None:
        trainee = options.trainee
        gone = away(options.project, trainee)
        for option in options.options:
            session, audience = option.session, option.session.audience
            if not session.required:
                continue
            named = trainee.id in audience.trainees or trainee.role in audience.roles
            if (named or audience.everybody) and not any(
                min(span.end, session.span.end) > max(span.start, session.span.start) for span in gone
            ):
                about = (Ref("trainee", trainee.id), Ref("session", session.id))
                board.lack([(1, option.taken)], under=1, about=about)
