"""First things first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from cohortplan.domain.project import Project
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
                named = [each for each in _called(name, view.sessions) if each.id != session.id]
                if named and all(each.span.end > session.span.start for each in named):
                    yield self.finding(
                        (Ref("trainee", view.trainee.id), Ref("session", session.id), Ref("session", name)),
                        1,
                        trainee=view.trainee.name,
                        session=session.title,
                        first=named[0].title,
                        when=view.project.calendar.local(session.span.start),
                    )

    def notices(self, project: Project, session: Session) -> Hashable:
        called = tuple(name for name in sorted(project.comes_first) if any(_called(name, [session])))
        return (session.span, session.after, called) if session.after or called else None

    def encode(self, options: AgendaOptions, board: Board) -> None:
        by_id = options.by_id
        sessions = [option.session for option in options.options]
        for option in (each for each in options.options if each.session.after):
            session = option.session
            for name in session.after:
                named = [by_id[each.id] for each in _called(name, sessions) if each.id != session.id]
                late = board.any_of([each.taken for each in named if each.session.span.end > session.span.start])
                early = [(-1, each.taken) for each in named if each.session.span.end <= session.span.start]
                about = (Ref("trainee", options.trainee.id), Ref("session", session.id), Ref("session", name))
                board.excess([(1, option.taken), (1, late), *early], over=1, about=about)


def _called(name: str, sessions: Iterable[Session]) -> Iterator[Session]:
    """Those of the sessions that ``after`` means: by their id, their weekly row, or their kind."""
    row = quoted(name)
    dated = f"{row}@"
    for session in sessions:
        if name == session.kind or session.id in (name, row) or session.id.startswith(dated):
            yield session
