"""A leader is never in two places, and has time to cross town in between."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Unit, setting
from cohortplan.rules.options import LeaderDayOptions
from cohortplan.rules.views import LeaderDay
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class LeaderClash(Requirement):
    """Held sessions of one leader, own lessons included, do not overlap, travel and ``buffer`` included.

    Travel counts between campuses only: within one campus, touching sessions
    are fine. The amount is the number of minutes missing, so that a plan that
    comes closer is seen to come closer. Two sessions that take place whatever
    the plan, such as two lessons of one teacher, are a problem of the data and
    no finding.
    """

    buffer: int = setting(
        10, Text(zh="跨校区时在路程之外另留的分钟", en="minutes to spare on the way between campuses")
    )

    mounts: ClassVar[bool] = True
    scopes = (Scope.LEADER_DAY,)
    unit = Unit.MINUTES
    title = Text(zh="带领人不分身", en="No leader in two places")
    help = Text(
        zh="同一带领人成行的活动（含本人的课）不重叠；跨校区要留足路程和缓冲时间。",
        en="Held sessions of one leader, own lessons included, do not overlap; between campuses there is time to travel.",
    )
    wording = {
        "": Text(
            zh="{leader} {day}在“{first}”和“{second}”之间有 {gap} 分钟，需要 {needed} 分钟。",
            en="{leader} has {gap} min between “{first}” and “{second}” on {day}; needs {needed}.",
        ),
        "overlap": Text(
            zh="{leader} {day}的“{first}”和“{second}”时间重叠。",
            en="{leader} would lead “{first}” and “{second}” at the same time on {day}.",
        ),
    }
    examples = (
        ("East 09:00-10:00 Lin @ann; East 10:00-11:00 Lin @ann", 0),
        ("09:00-10:00 Lin @ann; 09:59-11:00 Lin @bob", 1),
        ("East 09:00-10:00 Lin @ann; West 10:30-11:00 Lin @ann; travel 25", 5),
        ("East 09:00-10:00 Lin @ann; East 09:30-10:30 Wu @bob", 0),
        ("East 09:00-12:00 Lin @ann; East 09:30-10:00 Lin @ann; East 11:45-13:00 Lin @bob", 165),
        ("lesson 1.1 09:00-09:40 Lin; 09:30-10:00 Lin @ann", 10),
        ("lesson 1.1 09:00-09:40 Lin; 09:30-10:00 Lin", 0),
        ("patrol 09:00-09:40 Lin standing; 09:30-10:00 Lin @ann", 10),
        ("lesson 1.1 09:00-09:40 Lin @ann; lesson 1.2 09:00-09:40 Lin; required 09:30-10:00 Lin", 0),
        ("lesson 1.1 09:00-09:40 Lin @ann; lesson 1.2 09:00-09:40 Lin; 09:39-10:00 Lin @ann", 2),
        ("East 09:00-10:00 Lin @ann; West 10:34-11:00 Lin @ann; travel 25", 1),
        ("East 09:00-10:00 Lin @ann; West 10:35-11:00 Lin @ann; travel 25", 0),
        ("East 09:00-10:00 Lin @ann; West 10:09-11:00 Lin @ann", 1),
        ("East 09:00-10:00 Lin @ann; 10:00-11:00 Lin @ann; travel 25", 0),
        ("a: 08:00-12:00 Lin @ann; lesson 1.1 09:00-09:40 Lin in=a; 11:00-12:30 Lin @bob", 60),
        ("East 09:00-10:00 Lin @ann; West 10:10-11:00 Lin @ann", 0),
    )

    def check(self, view: LeaderDay) -> Iterator[Finding]:
        ways = view.project.travel_minutes
        for first, second in combinations(view.held, 2):
            gap = first.span.gap_to(second.span)
            needed = 0
            if first.campus and second.campus and first.campus != second.campus:
                needed = ways.get((first.campus, second.campus), 0) + self.buffer
            in_the_data = first.always_held and second.always_held
            if gap < needed and not in_the_data and not first.nests(second):
                yield self.finding(
                    (Ref("staff", view.leader), Ref("session", first.id), Ref("session", second.id)),
                    needed - gap,
                    variant="overlap" if gap < 0 else "",
                    leader=view.leader_name,
                    day=view.day,
                    first=first.title,
                    second=second.title,
                    gap=max(gap, 0),
                    needed=needed,
                )

    def notices(self, project: Project, session: Session) -> Hashable:
        return session.span, session.campus, session.nested, project.around.get(session.id)

    def encode(self, options: LeaderDayOptions, board: Board) -> None:
        leader = Ref("staff", options.leader)
        ways = options.project.travel_minutes

        def minutes(here: str, there: str) -> int:
            return ways.get((here, there), 0) + self.buffer if here and there and here != there else 0

        def about(first: Session, second: Session) -> About:
            return leader, Ref("session", first.id), Ref("session", second.id)

        board.keep_apart(options.stays, minutes=minutes, about=about)
