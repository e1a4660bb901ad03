"""What everybody would like is shared: nobody has a second before all had a first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cohortplan.domain.people import Trainee
from cohortplan.domain.presence import away
from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.sought import wishes_met
from cohortplan.rules.base import Board, Finding, Preference, Scope, Taken, Unit, setting
from cohortplan.rules.options import SharesOptions
from cohortplan.rules.views import Shares, View
from cohortplan.text import Text

MINUTES_PER_HOUR = 60

Sum = tuple[tuple[int, Taken], ...]


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Lots:
    """What trainees have of what everybody would like, each from the one who has least up.

    Popular sessions of everybody; wishes that stay open, counted below zero, of
    those who have any; full hours of those who are there all the time. Of two
    plans the fairer one has the greater lots: the least is as much as it can be,
    then the second least, and so on, popular sessions first.
    """

    sought: tuple[int, ...]
    wishes: tuple[int, ...]
    hours: tuple[int, ...]


LARGEST = 60_000
"""Trainees times sessions to choose from, up to which a search looks for ``leximin``: in larger projects the penalty needs the time."""


@dataclass(frozen=True, kw_only=True)
class FairShare(Preference):
    """By how much the best-off trainee of a role exceeds the worst-off, beyond what is tolerated.

    - Popular sessions attended. Popular are sessions with counted seats, other
      than lessons and what is required, which the head leads or which more
      people wish for than they have seats.
    - Wishes that stay open, among those who have any.
    - Begun hours of sessions, each session counted by itself, among those who are
      there from the first day to the last.

    Only the two ends count, so that helping anybody else than the worst-off
    gains nothing. Names stay out of it: shares are for all to read. With
    ``leximin`` the last step of a search, but of a large project, looks, among plans
    that cost the same and hold no more assignments, for the one with the greatest
    ``Lots``: worst-off first, then second worst, whatever their role.
    """

    sought_apart: int = setting(1, Text(zh="热门活动次数可相差", en="popular sessions that trainees may differ by"))
    wishes_apart: int = setting(1, Text(zh="未满足的意愿数可相差", en="open wishes that trainees may differ by"))
    hours_apart: int = setting(6, Text(zh="活动小时可相差", en="hours that trainees may differ by"))

    leximin: bool = setting(
        False,  # noqa: FBT003 - a switch, off unless asked for
        Text(
            zh="代价相同的方案中，逐个照顾得到最少的人（大项目除外）",
            en="of plans that cost the same, the kindest to whoever has least (not in large projects)",
        ),
    )

    curable: ClassVar[frozenset[str]] = frozenset({"sought", "wishes", "hours"})
    scopes = (Scope.SHARES,)
    unit = Unit.SHARES
    title = Text(zh="机会公平", en="Fair share")
    help = Text(
        zh="同一角色的学员之间，热门活动（校长带的、想去的人多于名额的）、未满足的意愿和活动小时相差不大；只看最多和最少的。",
        en="Trainees of one role share popular sessions (those of the head, and those with more wishes than seats), open "
        "wishes and hours; only the best-off and the worst-off count.",
    )
    wording = {
        "sought": Text(
            zh="{role}中热门活动最多的参加 {most} 次，最少的 {least} 次，相差超过 {apart} 次。",
            en="Popular sessions of one {role}: {most} at most and {least} at least; {apart} apart is fine.",
        ),
        "wishes": Text(
            zh="{role}中未满足的意愿最多的有 {most} 个，最少的 {least} 个，相差超过 {apart} 个。",
            en="Open wishes of one {role}: {most} at most and {least} at least; {apart} apart is fine.",
        ),
        "hours": Text(
            zh="{role}中活动时间最长的有 {most} 分钟，最短的 {least} 分钟，相差超过 {apart} 小时。",
            en="Sessions of one {role}: {most} min at most and {least} min at least; {apart} h apart is fine.",
        ),
    }
    examples = (
        ("mentor Lin head; meeting 08:00-09:00 Lin seats=2 @ann; meeting 10:00-11:00 Lin seats=2 @bob", 0),
        ("mentor Lin head; meeting 08:00-09:00 Lin seats=2 @ann; meeting 10:00-11:00 Lin seats=2 @ann; trainee bob", 1),
        (
            "mentor Lin deputy; meeting 08:00-09:00 Lin seats=2 @ann; meeting 10:00-11:00 Lin seats=2 @ann; trainee bob",
            0,
        ),
        ("mentor Lin head; 08:00-09:00 Lin @ann; required 10:00-11:00 Lin seats=2 @ann; trainee bob", 0),
        (
            "mentor Lin head; lesson 1.1 08:00-08:40 Lin seats=2 @ann; lesson 1.1 10:00-10:40 Lin seats=2 @ann; trainee bob",
            0,
        ),
        ("mentor Lin head; 08:00-09:00 Lin seats=2 @ann; 10:00-11:00 Lin seats=2 @ann; trainee bob director", 0),
        ("09:00-10:00 theme=food @bob; wish ann theme food; wish ann class 1.1; wish bob theme food", 1),
        ("09:00-10:00 theme=food @bob; wish ann theme food; wish ann class 1.1; trainee bob", 0),
        (
            (
                "a: 09:00-10:00 seats=1 @ann; b@1: 10:00-11:00 seats=1 @ann; wish ann session a; wish bob session a; "
                "wish ann session b; wish bob session b"
            ),
            2,
        ),
        ("mentor Lin; lead ann Lin; wish ann mentor Lin; wish bob mentor Lin; wish bob subject art; 09:00-10:00", 1),
        ("08:00-12:00 @ann; 14:00-16:00 @ann; trainee bob", 0),
        ("08:00-12:00 @ann; 14:00-16:01 @ann; trainee bob", 1),
        ("08:00-18:00 @ann; trainee bob; trainee cai", 4),
        ("08:00-18:00 @ann; trainee bob arrive=09:00", 0),
        ("08:00-12:00 @ann; 14:00-17:01 @ann; trainee bob", 2),
        (
            (
                "mentor Lin head; meeting 08:00-09:00 Lin seats=2 @ann; meeting 10:00-11:00 Lin seats=2 @ann; "
                "meeting 14:00-15:00 Lin seats=2 @ann; trainee bob"
            ),
            2,
        ),
        (
            (
                "09:00-10:00 theme=food @bob; wish ann theme art; wish ann class 1.1; wish ann subject maths; "
                "wish bob theme food"
            ),
            2,
        ),
    )

    def check(self, view: Shares) -> Iterator[Finding]:
        wishing = [share for share in view.shares if share.trainee.id in view.project.wishes_of]
        staying = [share for share in view.shares if not away(view.project, share.trainee)]
        for variant, sums, apart, step in (
            ("sought", [share.sought for share in view.shares], self.sought_apart, 1),
            ("wishes", [share.unmet for share in wishing], self.wishes_apart, 1),
            ("hours", [share.minutes for share in staying], self.hours_apart, MINUTES_PER_HOUR),
        ):
            most, least = max(sums, default=0), min(sums, default=0)
            amount = -((least + apart * step - most) // step)
            if amount > 0:
                facts = {"role": view.project.role_name(view.role), "most": most, "least": least, "apart": apart}
                yield self.finding(_about(view.role, variant), amount, variant=variant, **facts)

    def notices(self, project: Project, session: Session) -> Hashable:
        return session.id in project.sought, session.span.minutes, wishes_met(project.asked_for, session)

    def encode(self, options: SharesOptions, board: Board) -> None:
        project, shares = options.project, options.shares
        sought = [share.sought for share in shares]
        unmet = [share.unmet for share in shares if project.wishes_of.get(share.trainee.id)]
        minutes = [share.minutes for share in shares if _stays(project, share.trainee)]
        hours = self.hours_apart * MINUTES_PER_HOUR
        board.spread(sought, over=self.sought_apart, step=1, about=_about(options.role, "sought"))
        board.spread(unmet, over=self.wishes_apart, step=1, about=_about(options.role, "wishes"))
        board.spread(minutes, over=hours, step=MINUTES_PER_HOUR, about=_about(options.role, "hours"))


def lots(views: Iterable[View]) -> Lots:
    """What the trainees of all roles have in a plan, of which these are the views of the scope of shares."""
    shares = [(each.project, share) for each in views if isinstance(each, Shares) for share in each.shares]
    wishing = (share for project, share in shares if share.trainee.id in project.wishes_of)
    staying = (share for project, share in shares if not away(project, share.trainee))
    return Lots(
        sought=tuple(sorted(share.sought for _, share in shares)),
        wishes=tuple(sorted(-share.unmet for share in wishing)),
        hours=tuple(sorted(share.minutes // MINUTES_PER_HOUR for share in staying)),
    )


def settles_leximin(project: Project) -> bool:
    """Whether a search in this project looks for what ``leximin`` asks for."""
    return len(project.trainees) * len(project.offers) <= LARGEST


def lots_on_board(options: Iterable[SharesOptions]) -> Iterator[tuple[int, list[Sum]]]:
    """The same of open options, in the order in which it counts: a step, and sums of which full steps are had."""
    shares = [(each.project, share) for each in options for share in each.shares]
    yield 1, [share.sought for _, share in shares]
    wishing = [share.unmet for project, share in shares if project.wishes_of.get(share.trainee.id)]
    yield 1, [tuple((-times, taken) for times, taken in unmet) for unmet in wishing]
    yield MINUTES_PER_HOUR, [share.minutes for project, share in shares if _stays(project, share.trainee)]


def _stays(project: Project, trainee: Trainee) -> bool:
    """Whether the trainee is there all the time: a fact of the project, whatever the plan."""
    return trainee.arrive is None and trainee.leave is None and ("trainee", trainee.id) not in project.absences_of


def _about(role: str, variant: str) -> About:
    return Ref("role", role), Ref("load", variant)
