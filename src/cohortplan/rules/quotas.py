"""What each trainee is owed, and not more than that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from cohortplan.domain.demands import Quota
from cohortplan.domain.people import Trainee
from cohortplan.domain.presence import away, due, share_present
from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.stretches import Stretch
from cohortplan.rules.base import Board, Finding, Level, Requirement, Scope, Unit
from cohortplan.rules.options import AgendaOptions
from cohortplan.rules.views import Agenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Quotas(Requirement):
    """Per role and kinds: seats missing from a minimum are a shortfall, seats beyond a maximum are hard.

    A row counts over the whole project, each teaching week, or each open day;
    it may ask for own subjects or one department. What a trainee cannot take
    for being away is excused: shown, and counted 0. A missing seat costs the
    row's weight on the level of shortfalls.
    """

    scopes = (Scope.TRAINEE,)
    unit = Unit.SEATS
    title = Text(zh="指标", en="Quotas")
    help = Text(
        zh="每名学员各类活动的最少和最多次数。缺的名额计入缺额，请假造成的不计；超出上限是硬性问题。",
        en="Least and most sessions of a kind for each trainee. Missing seats are the shortfall, excused ones count "
        "nothing; more than the most is a hard finding.",
    )
    wording = {
        "short": Text(
            zh="{trainee} {period}{kinds}应有 {due} 次，只排了 {got} 次。",
            en="{trainee} should have {due} × {kinds} ({period}) and has {got}.",
        ),
        "excused": Text(
            zh="{trainee} {period}{kinds}因不在校少 {missing} 次，不计缺额。",
            en="{trainee} misses {missing} × {kinds} ({period}) for being away; excused.",
        ),
        "over": Text(
            zh="{trainee} {period}{kinds}最多 {most} 次，排了 {got} 次。",
            en="{trainee} may have {most} × {kinds} ({period}) at most and has {got}.",
        ),
    }
    examples = (
        ("quota lesson min=2; lesson 1.1 09:00-09:40 @ann; lesson 1.2 10:00-10:40 @ann", 0),
        ("quota lesson min=2; lesson 1.1 09:00-09:40 @ann; lesson 1.2 10:00-10:40 @bob", 2),
        ("quota lesson max=1; lesson 1.1 09:00-09:40 @ann; lesson 1.2 10:00-10:40 @ann; 11:00-12:00 @ann", 1),
        ("quota lesson min=1 per=week; lesson 1.1 Mon 09:00-09:40 @ann; lesson 1.2 Mon2 10:00-10:40", 1),
        ("quota lesson min=2 own; trainee ann subjects=maths; lesson 1.1 09:00-09:40 maths @ann", 1),
        ("quota director talk min=3; trainee ann director; trainee bob; 09:00-10:00 @ann,bob", 2),
        ("quota talk min=2; 09:00-10:00; trainee ann arrive=23:00 Fri2", 0),
        ("quota talk min=1 department=Office; 09:00-10:00 department=Lab @ann", 1),
        ("quota lesson max=1; trainee ann; lesson 1.1 09:00-09:40", 0),
        ("quota lesson min=2 weight=3; trainee ann; lesson 1.1 09:00-09:40", 2),
        ("quota talk max=1 per=day; Mon 09:00-10:00 @ann; Mon 10:00-11:00 @ann; Tue 09:00-10:00 @ann", 1),
        ("quota talk min=1 per=day flat; Mon 09:00-10:00 @ann", 9),
        ("quota talk min=1 per=week; trainee ann arrive=08:00 Mon2; Mon 09:00-10:00; Mon2 09:00-10:00", 1),
        ("quota talk min=2 flat; 09:00-10:00; trainee ann arrive=23:00 Fri2", 2),
        ("quota lesson min=1 own; trainee ann subjects=maths; lesson 1.1 09:00-09:40 art @ann", 1),
        ("quota research min=1 own; trainee ann subjects=music; research 09:00-10:00 theme=art,music @ann", 0),
        ("quota talk min=1 department=Lab; meeting 09:00-10:00 department=Lab @ann", 1),
        ("quota talk min=1; 09:00-10:00 department=Lab @ann", 0),
    )

    def check(self, view: Agenda) -> Iterator[Finding]:
        for quota in view.project.quotas:
            if quota.role != view.trainee.role:
                continue
            counted = Counter(
                view.project.days[session.id]
                for session in view.sessions
                if session.kind in quota.kinds
                and (not quota.own_subject or set(session.subjects) & set(view.trainee.subjects))
                and quota.department in ("", session.department)
            )
            for period, days in periods(view.project, quota):
                owed = owed_seats(view.project, view.trainee, quota, days)
                got = sum(counted.get(day, 0) for day in days)
                if got < max(owed, quota.least or 0) or (quota.most is not None and got > quota.most):
                    yield from self._findings(view, quota, period, owed, got)

    def _findings(self, view: Agenda, quota: Quota, period: Ref, owed: int, got: int) -> Iterator[Finding]:
        about = _about(view.trainee, quota, period)
        facts = {
            "trainee": view.trainee.name,
            "kinds": _kinds(view.project, quota),
            "period": _period(quota, period),
            "got": got,
        }
        if quota.most is not None and got > quota.most:
            over = self.finding(about, got - quota.most, variant="over", most=quota.most, **facts)
            yield replace(over, level=Level.HARD)
        least = quota.least or 0
        if got < owed:
            short = self.finding(about, owed - got, variant="short", due=owed, **facts)
            yield replace(short, level=Level.SHORTFALL, price=quota.weight)
        if max(got, owed) < least:
            missing = least - max(got, owed)
            excused = self.finding(about, missing, variant="excused", missing=missing, **facts)
            yield replace(excused, level=Level.EXCUSED)

    def notices(self, project: Project, session: Session) -> Hashable:
        if not any(session.kind in quota.kinds for quota in project.quotas):
            return None
        return session.kind, session.subjects, session.department, project.days[session.id]

    def encode(self, options: AgendaOptions, board: Board) -> None:
        project, trainee = options.project, options.trainee
        for quota in project.quotas:
            if quota.role != trainee.role:
                continue
            eligible = [option for option in options.options if _counts(quota, trainee, option.session)]
            for period, days in periods(project, quota):
                within = set(days)
                seats = [(1, option.taken) for option in eligible if project.days[option.session.id] in within]
                about = _about(trainee, quota, period)
                if quota.most is not None:
                    board.excess(seats, over=quota.most, about=about, level=Level.HARD)
                owed = owed_seats(project, trainee, quota, days)
                board.lack(seats, under=owed, about=about, price=quota.weight, level=Level.SHORTFALL)


def periods(project: Project, quota: Quota) -> tuple[Stretch, ...]:
    """The stretches that a row counts over, each with its open days."""
    return project.stretches[quota.per]


def owed_seats(project: Project, trainee: Trainee, quota: Quota, days: tuple[date, ...]) -> int:
    """The minimum, less what is excused for time away."""
    if not quota.least or not quota.prorate or not away(project, trainee):
        return quota.least or 0
    return due(quota.least, *share_present(project, trainee, days))


def _counts(quota: Quota, trainee: Trainee, session: Session) -> bool:
    own = not quota.own_subject or any(subject in trainee.subjects for subject in session.subjects)
    return own and session.kind in quota.kinds and (not quota.department or session.department == quota.department)


def _about(trainee: Trainee, quota: Quota, period: Ref) -> About:
    return Ref("trainee", trainee.id), Ref("quota", quota.id), period


def _kinds(project: Project, quota: Quota) -> Text:
    names = [project.kind_name(kind) for kind in quota.kinds]
    own = Text(zh="本学科", en="own subject, ") if quota.own_subject else Text(zh="", en="")
    return Text(
        zh=own.zh + quota.department + "、".join(name.zh for name in names),
        en=own.en + " or ".join(name.en for name in names) + (f" in {quota.department}" if quota.department else ""),
    )


def _period(quota: Quota, period: Ref) -> Text | date:
    if quota.per == "day":
        return date.fromisoformat(period.id)
    if quota.per == "week":
        return Text(zh=f"第{period.id}周", en=f"week {period.id}")
    return Text(zh="全程", en="whole project")
