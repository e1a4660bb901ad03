"""Who belongs together comes together, and who had better not be together does not."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from cohortplan.domain.guests import seats_left
from cohortplan.domain.people import Trainee
from cohortplan.domain.presence import away
from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.ties import Tie
from cohortplan.domain.vocabulary import MENTORING, RESEARCH
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Taken, Unit
from cohortplan.rules.options import TiedRosterOptions
from cohortplan.rules.views import TiedRoster
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Parties(Requirement):
    """A member missing where others of the party are, or two together who were declared apart.

    A party shares the kinds that it names; a pair declared ``together`` is a
    party of two that shares every kind. Missing is who is there at the time and
    invited; to a mentor meeting only the leader's own mentees are. A party that
    may split is free where the seats left by guests are fewer than its people.
    Two declared ``apart`` meet in required sessions only.
    """

    scopes = (Scope.PARTY,)
    unit = Unit.SESSIONS
    title = Text(zh="小组同行与回避", en="Parties")
    help = Text(
        zh="小组约定一起参加的活动，在校且受邀的成员都去或都不去；声明“在一起”的两人活动都一起参加，"
        "声明“分开”的两人除必到活动外不同场。",
        en="In the kinds that a party shares, its members who are there and invited come all or not at all; so do pairs "
        "declared together in everything; pairs declared apart meet in required sessions only.",
    )
    wording = {
        "": Text(
            zh="{party}应一起参加“{session}”（{when}），却没有{trainee}。",
            en="{party} should be at “{session}” ({when}) together; {trainee} is missing.",
        ),
        "pair": Text(
            zh="{trainee}应与{others}一起参加“{session}”（{when}），却没有排。",
            en="{trainee} should be at “{session}” ({when}) together with {others}, and is not.",
        ),
        "apart": Text(
            zh="{trainee}与{others}应当分开，却都在“{session}”（{when}）。",
            en="{trainee} and {others} should be apart, but both are at “{session}” ({when}).",
        ),
    }
    examples = (
        ("09:00-10:00 @ann,bob; party P ann,bob talk", 0),
        ("09:00-10:00 @ann; party P ann,bob talk", 1),
        ("09:00-10:00 @ann; party P ann,bob,cai talk", 2),
        ("meeting 09:00-10:00 @ann; party P ann,bob talk", 0),
        ("09:00-10:00 @ann; party P ann,bob talk; trainee bob arrive=09:30", 0),
        ("09:00-10:00 for=ann @ann; 10:00-11:00 for=principal @ann; party P ann,bob talk", 1),
        ("research 09:00-10:00 subject=art @ann; party P ann,bob research; trainee bob subjects=maths", 0),
        ("09:00-10:00 seats=1 @ann; party P ann,bob talk split", 0),
        ("09:00-10:00 seats=2 @ann; party P ann,bob talk split", 1),
        (
            "lesson 1.1 09:00-09:40 seats=2 @ann; party P ann,bob lesson split; visit 08:00-10:00 classes=1.1 people=1",
            0,
        ),
        ("mentoring 16:00-16:30 Lin @ann; mentor Lin; lead ann Lin; party P ann,bob mentoring", 0),
        ("mentoring 16:00-16:30 Lin @ann; mentor Lin; lead ann Lin; lead bob Lin; pair ann bob together", 1),
        ("09:00-10:00 @ann; meeting 10:00-11:00 @bob; pair bob ann together", 2),
        ("09:00-10:00 @ann,bob; 10:00-11:00 @bob; pair ann bob apart", 1),
        ("required 09:00-10:00 @ann,bob; pair ann bob apart", 0),
        ("09:00-10:00 @ann; party P ann,bob talk; absent trainee bob 08:00-09:00; absent trainee bob 10:00-11:00", 1),
        ("research 09:00-10:00 theme=art,music @ann; party P ann,bob research; trainee bob subjects=maths,music", 1),
        ("09:00-10:00 closed @ann; party P ann,bob talk", 0),
        ("09:00-10:00 seats=1 @ann; party P ann,bob talk", 1),
    )

    def check(self, view: TiedRoster) -> Iterator[Finding]:
        tie, session = view.tie, view.session
        here = {trainee.id for trainee in view.trainees}
        if tie.apart:
            if len(here) > 1 and not session.required:
                yield self._finding(view, tie.members[0], "apart")
            return
        missing = [view.project.trainee[each] for each in tie.members if each not in here]
        if missing and self._too_small(view.project, tie, session):
            return
        for trainee in missing:
            if self._invited(view, trainee) and not any(
                span.overlaps(session.span) for span in away(view.project, trainee)
            ):
                yield self._finding(view, trainee.id, "" if tie.party else "pair")

    def _finding(self, view: TiedRoster, trainee: str, variant: str) -> Finding:
        names = view.project.trainee
        return self.finding(
            _about(view.tie, view.session, trainee),
            1,
            variant=variant,
            party=view.tie.party,
            trainee=names[trainee].name,
            others=tuple(names[each].name for each in view.tie.members if each != trainee),
            session=view.session.title,
            when=view.project.calendar.local(view.session.span.start),
        )

    @staticmethod
    def _too_small(project: Project, tie: Tie, session: Session) -> bool:
        seats = seats_left(project, session) if tie.may_split else None
        return seats is not None and seats < sum(project.trainee[each].people for each in tie.members)

    @staticmethod
    def _invited(view: TiedRoster, trainee: Trainee) -> bool:
        session, audience = view.session, view.session.audience
        if not session.open:
            return False
        if session.kind == MENTORING and session.leader not in view.mentors[trainee.id]:
            return False
        if trainee.id in audience.trainees:
            return True
        if not audience.everybody and trainee.role not in audience.roles:
            return False
        strange = session.kind == RESEARCH and session.subjects and trainee.subjects
        return not strange or not set(session.subjects).isdisjoint(trainee.subjects)

    def notices(self, project: Project, session: Session) -> Hashable:
        subjects = session.subjects if session.kind == RESEARCH else ()
        leader = (session.leader, project.days[session.id]) if session.kind == MENTORING else None
        meant = session.open, session.audience, session.required, subjects, leader
        return session.kind, session.span, seats_left(project, session), *meant

    def encode(self, options: TiedRosterOptions, board: Board) -> None:
        tie, session = options.tie, options.session
        taken: dict[str, Taken] = dict.fromkeys(tie.members, False)
        taken |= {option.trainee.id: option.taken for option in options.options}
        if tie.apart:
            if not session.required:
                both = [(1, each) for each in taken.values()]
                board.excess(both, over=1, about=_about(tie, session, tie.members[0]))
            return
        if tie.may_split:
            people = sum(options.project.trainee[each].people for each in tie.members)
            left = seats_left(options.project, session)
            if left is not None and people > left:
                return
        bound = [each for each in tie.members if _can_come(options.project, session, options.project.trainee[each])]
        somebody = board.any_of(list(taken.values())) if bound else False
        for member in bound:
            terms = [(1, somebody), (-1, taken[member])]
            if session.kind == MENTORING:
                terms.append((1, options.leads.get(member, False)))
            board.excess(terms, over=int(session.kind == MENTORING), about=_about(tie, session, member))


def _about(tie: Tie, session: Session, trainee: str) -> About:
    """The party and who of it is missing, or both of a pair."""
    others = [Ref("trainee", each) for each in tie.members if each != trainee]
    return Ref("trainee", trainee), *([Ref("party", tie.party)] if tie.party else others), Ref("session", session.id)


def _can_come(project: Project, session: Session, trainee: Trainee) -> bool:
    """Whether the trainee is there all the time, and meant whoever is their mentor."""
    for gone in away(project, trainee):
        if gone.start < session.span.end and session.span.start < gone.end:
            return False
    named = trainee.id in session.audience.trainees
    meant = named or session.audience.everybody or trainee.role in session.audience.roles
    if session.kind == RESEARCH and not named and session.subjects and trainee.subjects:
        meant = meant and any(subject in session.subjects for subject in trainee.subjects)
    return meant and session.open
