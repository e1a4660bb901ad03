"""Who is not invited does not come."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cohortplan.domain.people import Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import MENTORING, RESEARCH
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Unit
from cohortplan.rules.options import RosterOptions
from cohortplan.rules.views import Roster
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Audience(Requirement):
    """Someone at a session that is closed, or meant for other roles, trainees, subjects or mentees.

    A ``research`` session with a subject is for those who have that subject or
    declare none, unless they are invited by name. A mentor meeting is for the
    mentees of its leader, acting mentors included.
    """

    narrows: ClassVar[bool] = True
    mounts: ClassVar[bool] = True
    scopes = (Scope.SESSION,)
    unit = Unit.SESSIONS
    title = Text(zh="参加对象", en="Audience")
    help = Text(
        zh="学员只参加面向自己角色、姓名、学科的活动；导师面谈只面向本人的学员；不开放的活动不参加。",
        en="Trainees attend what is meant for their role, name or subject; mentor meetings are for own mentees; "
        "closed sessions stay closed.",
    )
    wording = {
        "closed": Text(
            zh="“{session}”（{when}）不开放，{trainee} 不能参加。",
            en="“{session}” ({when}) is closed; {trainee} cannot attend.",
        ),
        "uninvited": Text(
            zh="“{session}”（{when}）的参加对象不包括 {trainee}（{role}）。",
            en="“{session}” ({when}) is not meant for {trainee} ({role}).",
        ),
        "subject": Text(
            zh="“{session}”（{when}）是{subject}教研，不是 {trainee} 的学科。",
            en="“{session}” ({when}) is {subject} research, not a subject of {trainee}.",
        ),
        "mentee": Text(
            zh="“{session}”（{when}）是导师面谈，{trainee} 不是这位导师的学员。",
            en="“{session}” ({when}) is for the leader's own mentees; {trainee} is not one.",
        ),
    }
    examples = (
        ("09:00-10:00 for=director @ann; trainee ann director", 0),
        ("09:00-10:00 for=director @ann; trainee ann principal", 1),
        ("09:00-10:00 for=ann @bob,ann", 1),
        ("09:00-10:00 for=ann closed @ann,bob", 2),
        ("research 14:00-15:00 subject=maths @ann,bob; trainee ann subjects=maths; trainee bob subjects=music", 1),
        ("research 14:00-15:00 subject=maths for=bob @bob; trainee bob subjects=music", 0),
        ("research 14:00-15:00 theme=art,music @ann,bob; trainee ann subjects=maths; trainee bob subjects=music", 1),
        ("mentoring 16:00-16:30 Lin @ann,bob; mentor Lin; lead ann Lin", 1),
        ("mentoring 16:00-16:30 Lin @ann; mentor Lin; lead ann Lin", 0),
        ("research 14:00-15:00 subject=maths @ann", 0),
        ("research 14:00-15:00 @ann; trainee ann subjects=maths", 0),
        ("mentoring 16:00-16:30 Lin @ann", 1),
        ("mentoring Mon 16:00-16:30 Wu @ann; mentor Lin; lead ann Lin; acting ann Wu from=Mon to=Mon", 0),
        ("mentoring Tue 16:00-16:30 Wu @ann; mentor Lin; lead ann Lin; acting ann Wu from=Mon to=Mon", 1),
    )

    def check(self, view: Roster) -> Iterator[Finding]:
        for trainee in view.trainees:
            variant = self._objection(view.session, trainee)
            mentors = view.mentors.get(trainee.id, frozenset())
            if not variant and view.session.kind == MENTORING and view.session.leader not in mentors:
                variant = "mentee"
            if variant:
                yield self.finding(
                    (Ref("trainee", trainee.id), Ref("session", view.session.id)),
                    1,
                    variant=variant,
                    trainee=trainee.name,
                    role=view.project.role_name(trainee.role),
                    session=view.session.title,
                    subject=view.session.subjects,
                    when=view.project.calendar.local(view.session.span.start),
                )

    @staticmethod
    def _objection(session: Session, trainee: Trainee) -> str:
        audience = session.audience
        if not session.open:
            return "closed"
        if trainee.id in audience.trainees:
            return ""
        if not audience.everybody and trainee.role not in audience.roles:
            return "uninvited"
        fits = not session.subjects or not trainee.subjects or set(session.subjects) & set(trainee.subjects)
        return "" if fits or session.kind != RESEARCH else "subject"

    def notices(self, project: Project, session: Session) -> Hashable:
        subjects = session.subjects if session.kind == RESEARCH else ()
        leader = (session.leader, project.days[session.id]) if session.kind == MENTORING else None
        if session.open and session.audience.everybody and not subjects and not leader:
            return None
        return session.open, session.audience, subjects, leader

    def encode(self, options: RosterOptions, board: Board) -> None:
        session = options.session
        others = session.audience.roles or session.audience.trainees
        if session.open and not others and session.kind not in (RESEARCH, MENTORING):
            return
        for option in options.options:
            trainee = option.trainee
            about = (Ref("trainee", trainee.id), Ref("session", session.id))
            named = trainee.id in session.audience.trainees
            stranger = bool(others) and not named and trainee.role not in session.audience.roles
            off_subject = (
                session.kind == RESEARCH
                and not named
                and bool(session.subjects and trainee.subjects)
                and not any(subject in trainee.subjects for subject in session.subjects)
            )
            if stranger or off_subject or not session.open:
                board.excess([(1, option.taken)], over=0, about=about)
            elif session.kind == MENTORING:
                lead = options.leads.get(trainee.id, False)
                board.excess([(1, option.taken), (-1, lead)], over=0, about=about)
