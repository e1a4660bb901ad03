"""A trainee is never in two places, and has time to cross town in between."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations

from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Stay, Unit, setting
from cohortplan.rules.options import DayOptions
from cohortplan.rules.views import DayAgenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class NoClash(Requirement):
    """Between campuses the later session starts at least travel and ``buffer`` after the earlier ends.

    Within one campus, touching sessions are fine. The amount is the number of
    minutes missing. Sessions nested in one another do not clash.
    """

    buffer: int = setting(
        10, Text(zh="跨校区时在路程之外另留的分钟", en="minutes to spare on the way between campuses")
    )

    scopes = (Scope.TRAINEE_DAY,)
    unit = Unit.MINUTES
    title = Text(zh="学员不分身", en="No trainee in two places")
    help = Text(
        zh="同一学员的活动不重叠；跨校区要留足路程和缓冲时间。",
        en="One trainee's sessions do not overlap; between campuses there is time for the way and a buffer.",
    )
    wording = {
        "": Text(
            zh="{trainee} {day}在“{first}”和“{second}”之间有 {gap} 分钟，需要 {needed} 分钟。",
            en="{trainee} has {gap} min between “{first}” and “{second}” on {day}; needs {needed}.",
        ),
        "overlap": Text(
            zh="{trainee} {day}的“{first}”和“{second}”时间重叠。",
            en="{trainee} would be in “{first}” and “{second}” at the same time on {day}.",
        ),
    }
    examples = (
        ("09:00-10:00 @ann; 10:00-11:00 @ann", 0),
        ("09:00-10:00 @ann; 09:59-11:00 @ann", 1),
        ("East 09:00-10:00 @ann; West 10:30-11:00 @ann; travel 25", 5),
        ("East 09:00-10:00 @ann; West 10:35-11:00 @ann; travel 25", 0),
        ("09:00-10:00 @ann; 09:30-10:30 @bob", 0),
        ("09:00-12:00 @ann; 09:30-10:00 @ann; 11:45-13:00 @ann", 165),
        ("East 09:00-10:00 @ann; West 10:34-11:00 @ann; travel 25", 1),
        ("East 09:00-10:00 @ann; West 10:09-11:00 @ann", 1),
        ("East 09:00-10:00 @ann; 10:00-11:00 @ann; travel 25", 0),
        ("a: 08:00-12:00 @ann; 09:00-10:00 in=a @ann; 09:30-10:30 in=a @ann", 30),
        ("08:00-12:00 @ann; 08:30-09:30 @bob; 08:35-08:40 @bob; 09:00-09:20 @bob", 85),
        ("East 09:00-10:00 @ann; West 10:10-11:00 @ann", 0),
    )

    def check(self, view: DayAgenda) -> Iterator[Finding]:
        ways = view.project.travel_minutes
        for first, second in combinations(view.sessions, 2):
            gap = first.span.gap_to(second.span)
            needed = 0
            if first.campus and second.campus and first.campus != second.campus:
                needed = ways.get((first.campus, second.campus), 0) + self.buffer
            if gap < needed and not first.nests(second):
                yield self.finding(
                    (Ref("trainee", view.trainee.id), Ref("session", first.id), Ref("session", second.id)),
                    needed - gap,
                    variant="overlap" if gap < 0 else "",
                    trainee=view.trainee.name,
                    day=view.day,
                    first=first.title,
                    second=second.title,
                    gap=max(gap, 0),
                    needed=needed,
                )

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - when and where is all that counts
        return session.span, session.campus

    def heeds(self, project: Project, session: Session) -> tuple[str, ...]:
        return session.nested + project.around.get(session.id, ())

    def encode(self, options: DayOptions, board: Board) -> None:
        trainee = Ref("trainee", options.trainee.id)
        ways = options.project.travel_minutes

        def minutes(here: str, there: str) -> int:
            return ways.get((here, there), 0) + self.buffer if here and there and here != there else 0

        def about(first: Session, second: Session) -> About:
            return trainee, Ref("session", first.id), Ref("session", second.id)

        stays = [Stay(option.session, option.taken) for option in options.options]
        board.keep_apart(stays, minutes=minutes, about=about)
