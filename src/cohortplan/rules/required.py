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
from cohortplan.rules.options import RosterOptions
from cohortplan.rules.views import Roster
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Required(Requirement):
    """A session marked required without one of its audience who is present then."""

    scopes = (Scope.SESSION,)
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

    def check(self, view: Roster) -> Iterator[Finding]:
        if not view.session.required:
            return
        here = {trainee.id for trainee in view.trainees}
        for trainee in view.project.trainees:
            if trainee.id not in here and self._wanted(view.project, view.session, trainee):
                yield self.finding(
                    (Ref("trainee", trainee.id), Ref("session", view.session.id)),
                    1,
                    trainee=trainee.name,
                    session=view.session.title,
                    when=view.project.calendar.local(view.session.span.start),
                )

    @staticmethod
    def _wanted(project: Project, session: Session, trainee: Trainee) -> bool:
        invited = session.audience.everybody or trainee.id in session.audience.trainees
        if not invited and trainee.role not in session.audience.roles:
            return False
        return not any(span.overlaps(session.span) for span in away(project, trainee))

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - who is wanted is all that counts
        return (session.audience, session.span) if session.required else None

    def encode(self, options: RosterOptions, board: Board) -> None:
        session, audience = options.session, options.session.audience
        if not session.required:
            return
        for option in options.options:
            trainee = option.trainee
            named = trainee.id in audience.trainees or trainee.role in audience.roles
            gone = away(options.project, trainee)
            if (named or audience.everybody) and not any(
                min(span.end, session.span.end) > max(span.start, session.span.start) for span in gone
            ):
                about = (Ref("trainee", trainee.id), Ref("session", session.id))
                board.lack([(1, option.taken)], under=1, about=about)
