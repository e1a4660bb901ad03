"""What each trainee is owed, and not more than that."""

from __future__ import annotations

from collections import Counter, defaultdict
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
from cohortplan.domain.vocabulary import CRITIQUE, LESSON, RESEARCH
from cohortplan.rules.base import Board, Finding, Level, Requirement, Scope, Taken, Unit
from cohortplan.rules.options import AgendaOptions, Option
from cohortplan.rules.views import Agenda
from cohortplan.text import Text

INSTEAD = frozenset({CRITIQUE, RESEARCH})
"""Kinds of a row in which research stands for a critique."""


@dataclass(frozen=True, kw_only=True)
class Quotas(Requirement):
    """Per role and kinds: seats missing from a minimum are a shortfall, seats beyond a maximum are hard.

    A row counts over the whole project, each teaching week, or each open day;
    it may ask for own subjects or one department. What a trainee cannot take
    for being away is excused: shown, and counted 0. A missing seat costs the
    row's weight on the level of shortfalls. In a row for critiques and subject
    research, and nothing else, research counts for lessons of its subject: where
    the trainee observed one of them earlier that day.
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
        ("quota critique research min=1; lesson 1.1 09:00-09:40 art @ann; research 14:00-15:00 subject=art @ann", 0),
        ("quota critique research min=1; lesson 1.1 09:00-09:40 art @ann; research 14:00-15:00 subject=maths @ann", 1),
        ("quota critique research min=1; lesson 1.1 09:00-09:40 art; research 14:00-15:00 subject=art @ann", 1),
        ("quota critique research min=1; lesson 1.1 13:30-14:01 art @ann; research 14:00-15:00 subject=art @ann", 1),
        ("quota critique research min=1; lesson 1.1 13:20-14:00 art @ann; research 14:00-15:00 subject=art @ann", 0),
        (
            "quota critique research min=1; lesson 1.1 Mon 09:00-09:40 art @ann; research Tue 09:00-10:00 subject=art @ann",
            1,
        ),
        (
            "quota critique research max=0; lesson 1.1 09:00-09:40 art @ann; research 14:00-15:00 theme=art,music @ann",
            1,
        ),
        ("quota critique research talk min=1; research 14:00-15:00 subject=art @ann", 0),
        ("quota critique research min=2; critique 10:00-10:30 @ann; research 14:00-15:00 subject=art @ann", 1),
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
                and (not _as_critique(quota, session) or _was_observed(view, session))
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
        talked_over = any(set(quota.kinds) == INSTEAD for quota in project.quotas)
        when = session.span if talked_over and session.kind in (LESSON, RESEARCH) else None
        if when is None and not any(session.kind in quota.kinds for quota in project.quotas):
            return None
        return session.kind, session.subjects, session.department, project.days[session.id], when

    def encode(self, options: AgendaOptions, board: Board) -> None:
        project, trainee = options.project, options.trainee
        for quota in project.quotas:
            if quota.role != trainee.role:
                continue
            eligible: dict[date, list[tuple[int, Taken]]] = defaultdict(list)
            for option in options.of_kinds(*quota.kinds):
                if _counts(quota, trainee, option.session):
                    day = project.days[option.session.id]
                    eligible[day].append((1, _counted(quota, option, options, board)))
            for period, days in periods(project, quota):
                seats = [seat for day in days for seat in eligible.get(day, ())]
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


def _as_critique(quota: Quota, session: Session) -> bool:
    """Whether a row has this research for a critique, so that it counts for lessons only."""
    return session.kind == RESEARCH and set(quota.kinds) == INSTEAD


def _was_observed(view: Agenda, research: Session) -> bool:
    """Whether the trainee has observed a lesson that the research is about, earlier that day."""
    days = view.project.days
    return any(
        each.kind == LESSON
        and each.subject in research.subjects
        and days[each.id] == days[research.id]
        and each.span.end <= research.span.start
        for each in view.sessions
    )


def _counted(quota: Quota, option: Option, options: AgendaOptions, board: Board) -> Taken:
    """Whether a session that a row is about counts for it."""
    research, days = option.session, options.project.days
    if not _as_critique(quota, research):
        return option.taken
    discussed = (each for each in options.of_kinds(LESSON) if each.session.subject)
    today = (each for each in discussed if days[each.session.id] == days[research.id])
    earlier = (each for each in today if not each.session.span.end > research.span.start)
    observed = board.any_of([each.taken for each in earlier if each.session.subject in research.subjects])
    return board.without(option.taken, board.without(option.taken, observed))


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
