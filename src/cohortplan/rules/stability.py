"""What was published stays: who must hear of a change hears late, little and seldom."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar

from cohortplan.domain.people import Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.promises import Promise, promise_to
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Preference, Scope, Taken, Unit, setting
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Stability(Preference):
    """Distance to the release in force, trainee by trainee; nothing for whom it held nothing.

    - A promised session that could still take place and is dropped counts 1. What
      can no longer take place is dropped by force and counts nothing.
    - A session that was not promised counts 1 for each of time, place and person
      in which it differs from the nearest promised one: of its kind that day, or
      else of its kind; 3 where there is none. Attended sessions count nothing.
    - Each of these is priced ``soon`` times if it begins less than ``soon_hours``
      from the moment of planning, ``near`` times within ``near_hours``.
    - Dropped and new sessions of one trainee beyond ``bearable``, from which what was
      dropped by force is taken off, count 1 each once more.
    - A lead mentor of the release who could still lead and does not counts 1,
      priced ``mentor`` times.
    """

    weight: int = setting(3, Text(zh="权重：每单位计入的代价", en="weight: what one unit costs"))
    soon_hours: int = setting(24, Text(zh="多少小时内算临时通知", en="hours that are very short notice"))
    near_hours: int = setting(72, Text(zh="多少小时内算短期通知", en="hours that are short notice"))
    soon: int = setting(
        4, Text(zh="临时通知的变更算几倍", en="how often a change at very short notice counts"), least=1
    )
    near: int = setting(2, Text(zh="短期通知的变更算几倍", en="how often a change at short notice counts"), least=1)
    bearable: int = setting(4, Text(zh="一人变动几项以内不另计", en="changed sessions that one person bears"))
    mentor: int = setting(4, Text(zh="更换带教导师算几项", en="how often a change of the lead mentor counts"), least=1)

    curable: ClassVar[frozenset[str]] = frozenset({"burden", "mentor"})
    scopes = (Scope.TRAINEE,)
    unit = Unit.CHANGES
    title = Text(zh="与现行安排保持一致", en="Stability")
    help = Text(
        zh="重新排定时尽量少变动已发布的安排：越临近、变得越多、同一人变得越多，代价越高；因故不能进行的不计。",
        en="Few changes to what was published: nearer ones, larger ones and many for one person count more; what can no "
        "longer take place counts nothing.",
    )
    wording = {
        "dropped": Text(
            zh="{trainee} 已发布的“{session}”（{when}）取消了。",
            en="“{session}” ({when}) was published for {trainee} and is dropped.",
        ),
        "added": Text(
            zh="{trainee} 的“{session}”（{when}）是新安排，变了{aspects}。",
            en="“{session}” ({when}) of {trainee} was not published; new: {aspects}.",
        ),
        "burden": Text(
            zh="{trainee} 的安排变动了 {changes} 项，一人最多承受 {allowed} 项。",
            en="{changes} sessions of {trainee} changed; one person bears {allowed}.",
        ),
        "mentor": Text(
            zh="{trainee} 的带教导师不再是{mentor}。",
            en="{mentor} is no longer the lead mentor of {trainee}.",
        ),
    }
    examples = (
        ("a: Fri 09:00-10:00 @ann; b: Fri 10:00-11:00; led ann Lin", 3),
        ("a: Fri 09:00-10:00 was=ann @ann; b: Fri 10:00-11:00", 0),
        ("a: Fri 09:00-10:00 was=ann; b: Fri 10:00-11:00", 1),
        ("a: Fri 09:00-10:00 was=ann; b: Fri 09:00-10:00 @ann", 1),
        ("a: Fri 09:00-10:00 was=ann; b: Fri 10:00-11:00 @ann", 2),
        ("a: Fri 09:00-10:00 Lin was=ann; b: Fri 09:00-10:00 Wu @ann", 2),
        ("East a: Fri 09:00-10:00 was=ann; West b: Fri 09:00-10:00 @ann", 2),
        ("a: Fri 09:00-10:00 room=Hall was=ann; b: Fri 09:00-10:00 room=Gym @ann", 2),
        ("a: Fri 09:00-10:00 Lin was=ann; b: Thu 09:00-10:00 Lin was=ann @ann; c: Fri 14:00-15:00 Lin @ann", 2),
        ("a: Fri 09:00-10:00 Lin was=ann; c: Thu 14:00-15:00 Lin @ann", 2),
        ("a: Fri 09:00-10:00 was=ann @ann; meeting Fri 10:00-11:00 @ann", 3),
        ("a: Fri 09:00-10:00 was=ann; b: Fri 10:00-11:00 @ann; absent trainee ann Fri 09:00-10:00", 1),
        ("a: Mon 09:00-10:00 was=ann; b: Tue 09:00-10:00 was=ann; c: Fri 09:00-10:00 was=ann; as of Mon 08:00", 3),
        ("trainee ann; mentor Lin; mentor Wu; led ann Lin; lead ann Wu", 1),
        ("trainee ann; mentor Lin; mentor Wu; led ann Lin; lead ann Lin", 0),
        ("trainee ann; mentor Lin for=director; mentor Wu; led ann Lin; lead ann Wu", 0),
        (
            (
                "Fri 08:00-09:00 was=ann; Fri 09:00-10:00 was=ann; Fri 10:00-11:00 was=ann; Fri 11:00-12:00 was=ann; "
                "Fri 14:00-15:00 was=ann; Fri 15:00-16:00 was=ann"
            ),
            8,
        ),
        (
            (
                "Fri 08:00-09:00 was=ann; Fri 09:00-10:00 was=ann; Fri 10:00-11:00 was=ann; Fri 11:00-12:00 was=ann; "
                "Fri 14:00-15:00 was=ann; absent trainee ann Fri 08:00-09:00"
            ),
            5,
        ),
        (
            (
                "Fri 08:00-09:00 was=ann; Fri 09:00-10:00 was=ann; Fri 10:00-11:00 @ann; Fri 11:00-12:00 @ann; "
                "Fri 14:00-15:00 @ann"
            ),
            6,
        ),
        ("a: Mon 09:00-10:00 @ann was=bob; attended ann a; as of Mon 12:00; trainee bob", 1),
        ("a: Fri 09:00-10:00 was=ann @ann,bob; b: Fri 10:00-11:00 @bob", 0),
        ("a: Mon 09:00-10:00 was=ann @ann; b: Mon 14:00-15:00 @ann; attended ann b; as of Mon 16:00", 0),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        promise = promise_to(view.project, view.trainee)
        if promise is None:
            return
        attends = {session.id for session in view.sessions}
        dropped = [session for session in promise.keepable if session.id not in attends]
        added = [session for session in view.sessions if session.id not in promise.known]
        for session in dropped:
            yield self._told(view, session, 1, "dropped")
        for session in added:
            news = promise.news(session)
            if news:
                yield self._told(view, session, len(news), "added", aspects=tuple(ASPECTS[each] for each in news))
        changes, bearable = len(dropped) + len(added), self._bearable(promise)
        who = Ref("trainee", view.trainee.id)
        if changes > bearable:
            facts = {"trainee": view.trainee.name, "changes": changes, "allowed": bearable}
            yield self.finding((who, BURDEN), changes - bearable, variant="burden", **facts)
        for lead in promise.leads:
            if lead not in view.leads:
                facts = {"trainee": view.trainee.name, "mentor": view.project.person[lead].name}
                lost = self.finding((who, Ref("staff", lead)), 1, variant="mentor", **facts)
                yield replace(lost, price=self.mentor)

    def _told(self, view: Agenda, session: Session, amount: int, variant: str, **facts: tuple[Text, ...]) -> Finding:
        finding = self.finding(
            _about(view.trainee, session),
            amount,
            variant=variant,
            trainee=view.trainee.name,
            session=session.title,
            when=view.project.calendar.local(session.span.start),
            **facts,
        )
        return replace(finding, price=self._price(view.project, session))

    def encode(self, options: AgendaOptions, board: Board) -> None:
        promise = promise_to(options.project, options.trainee)
        if promise is None:
            return
        project, trainee = options.project, options.trainee
        offered = {option.session.id: option.taken for option in options.options}
        for session in promise.keepable:
            price, kept = self._price(project, session), [(1, offered.get(session.id, False))]
            board.lack(kept, under=1, about=_about(trainee, session), price=price)
        changes: list[tuple[int, Taken]] = [(-1, offered.get(session.id, False)) for session in promise.keepable]
        for option in options.options:
            session = option.session
            if session.id in promise.known:
                continue
            changes.append((1, option.taken))
            if news := promise.distance(session):
                price = self._price(project, session)
                board.excess([(news, option.taken)], over=0, about=_about(trainee, session), price=price)
        who = Ref("trainee", trainee.id)
        board.excess(changes, over=self._bearable(promise) - len(promise.keepable), about=(who, BURDEN))
        leads = {lead.mentor.id: lead.taken for lead in options.leads}
        for mentor in promise.leads:
            kept = [(1, leads.get(mentor, False))]
            board.lack(kept, under=1, about=(who, Ref("staff", mentor)), price=self.mentor)

    def notices(self, project: Project, session: Session) -> Hashable:
        return session.id if project.in_force is not None else None

    def _price(self, project: Project, session: Session) -> int:
        """How often one unit counts, by how soon the session begins: a number of the rule, whatever the plan."""
        notice = session.span.start - project.as_of
        if notice < timedelta(hours=self.soon_hours):
            return self.soon
        return self.near if notice < timedelta(hours=self.near_hours) else 1

    def _bearable(self, promise: Promise) -> int:
        return max(0, self.bearable - promise.forced)


ASPECTS = {
    "time": Text(zh="时间", en="time"),
    "place": Text(zh="地点", en="place"),
    "person": Text(zh="主持人", en="person"),
}
BURDEN = Ref("load", "changes")


def _about(trainee: Trainee, session: Session) -> About:
    return Ref("trainee", trainee.id), Ref("session", session.id)
