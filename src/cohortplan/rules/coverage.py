"""Whoever is to learn something meets it at least once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Preference, Scope, Unit
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Coverage(Preference):
    """Competencies that a trainee should meet in some session and does not.

    ``[competencies]`` names them for each role; sessions say in ``competencies``
    which they are about. Each one missing counts 1, also where no session
    offers it: then the programme has a gap that no plan can close.
    """

    curable: ClassVar[frozenset[str]] = frozenset({""})
    scopes = (Scope.TRAINEE,)
    unit = Unit.COMPETENCIES
    title = Text(zh="能力项覆盖", en="Coverage of competencies")
    help = Text(
        zh="项目为各角色列出的能力项，每名学员至少在一次活动中接触到。",
        en="Each trainee meets every competency that the project lists for the role in at least one session.",
    )
    wording = {
        "": Text(
            zh="{trainee} 的活动都没有涉及能力项“{competency}”。",
            en="No session of {trainee} is about the competency “{competency}”.",
        ),
    }
    examples = (
        ("09:00-10:00 competencies=safety @ann; competency principal safety", 0),
        ("09:00-10:00 competencies=safety; competency principal safety; trainee ann", 1),
        ("09:00-10:00 theme=safety @ann; competency principal safety; competency principal budget", 2),
        ("09:00-10:00 competencies=safety,budget @ann; competency principal safety; competency principal budget", 0),
        ("09:00-10:00 @ann,bob; trainee bob director; competency director safety", 1),
        (
            "Mon 09:00-10:00 competencies=safety @ann; Tue 09:00-10:00 competencies=safety @ann; competency principal safety",
            0,
        ),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        met = {name for session in view.sessions for name in session.competencies}
        for competency in view.project.competencies:
            if competency.role == view.trainee.role and competency.name not in met:
                about = (Ref("trainee", view.trainee.id), Ref("competency", competency.name))
                yield self.finding(about, 1, trainee=view.trainee.name, competency=competency.name)

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - only what it is about counts
        return session.competencies or None

    def encode(self, options: AgendaOptions, board: Board) -> None:
        due = [each.name for each in options.project.competencies if each.role == options.trainee.role]
        telling = [option for option in options.options if option.session.competencies] if due else []
        for name in due:
            sessions = [(1, option.taken) for option in telling if name in option.session.competencies]
            about = (Ref("trainee", options.trainee.id), Ref("competency", name))
            board.lack(sessions, under=1, about=about)
