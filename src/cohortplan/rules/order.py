"""First things first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session, quoted
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Unit
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Order(Requirement):
    """A session attended before what it is said to come after.

    ``after`` of a session names sessions, weekly rows or kinds. It binds who
    attends both: one of what is named must have ended when the session begins.
    Who attends nothing of what is named, for having come too late, is not bound.
    """

    scopes = (Scope.TRAINEE,)
    unit = Unit.SESSIONS
    title = Text(zh="先后顺序", en="Order")
    help = Text(
        zh="注明先修的活动，要在先修活动结束之后参加；没有参加先修活动的学员不受限制。",
        en="A session that is said to come after another is attended after it, by whoever attends both.",
    )
    wording = {
        "": Text(
            zh="{trainee} 的“{session}”（{when}）应在“{first}”之后。",
            en="“{session}” of {trainee} ({when}) should come after “{first}”.",
        ),
    }
    examples = (
        ("a: 09:00-10:00 @ann; 10:00-11:00 after=a @ann", 0),
        ("a: 11:00-12:00 @ann; 10:00-11:00 after=a @ann", 1),
        ("a: 11:00-12:00; 10:00-11:00 after=a @ann", 0),
        ("meeting 11:00-12:00 @ann; 10:00-11:00 after=meeting @ann; 09:00-10:00 after=meeting @ann", 2),
        ("meeting 08:00-09:00 @ann; meeting 11:00-12:00 @ann; 10:00-11:00 after=meeting @ann", 0),
        ("meeting 09:00-10:00 @ann; meeting 11:00-12:00 @ann; 10:00-11:00 after=meeting @ann", 0),
        ("row%2F1@1: 11:00-12:00 @ann; 10:00-11:00 after=row/1 @ann", 1),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        for session in view.sessions:
            for name in session.after:
                named = [each for each in view.sessions if _is_called(each, name) and each.id != session.id]
                if named and all(each.span.end > session.span.start for each in named):
                    yield self.finding(
                        (Ref("trainee", view.trainee.id), Ref("session", session.id), Ref("session", name)),
                        1,
                        trainee=view.trainee.name,
                        session=session.title,
                        first=named[0].title,
                        when=view.project.calendar.local(session.span.start),
                    )

    def encode(self, options: AgendaOptions, board: Board) -> None:
        bound = (option for option in options.options if option.session.after)
        for option in bound:
            session = option.session
            for name in session.after:
                named = [each for each in options.options if _is_called(each.session, name) and each is not option]
                late = board.any_of([each.taken for each in named if each.session.span.end > session.span.start])
                early = [(-1, each.taken) for each in named if each.session.span.end <= session.span.start]
                about = (Ref("trainee", options.trainee.id), Ref("session", session.id), Ref("session", name))
                board.excess([(1, option.taken), (1, late), *early], over=1, about=about)


def _is_called(session: Session, name: str) -> bool:
    """Whether ``after`` means this session: by its id, its weekly row, or its kind."""
    row, _, _ = session.id.partition("@")
    return name in (session.id, session.kind) or quoted(name) == row
