"""To be watched is a strain, so it is shared among teachers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.base import Board, Finding, Limit, Scope, Taken, Unit, setting
from cohortplan.rules.options import LeaderWeekOptions
from cohortplan.rules.views import LeaderWeek
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class TeacherVisits(Limit):
    """Visits of one teacher beyond ``per_day`` and ``per_week``.

    A visit is a lesson of the teacher with at least one trainee in it, however
    many and in whichever class. Delegations and open weeks come to a class and
    not to a teacher, so they count for ``class_visits`` only; earlier cohorts
    count for ``gentle_visits``.
    """

    per_day: int = setting(1, Text(zh="每位教师每天最多被听课几节", en="visited lessons of a teacher per day"))
    per_week: int = setting(2, Text(zh="每位教师每周最多被听课几节", en="visited lessons of a teacher per week"))

    mounts: ClassVar[bool] = True
    scopes = (Scope.LEADER_WEEK,)
    unit = Unit.VISITS
    title = Text(zh="教师被听课次数", en="Visits per teacher")
    help = Text(
        zh="同一教师每天、每周被听课的节数不超过限定，听课分散到更多教师。",
        en="A teacher is visited only so often a day and a week, so that visits are spread over many.",
    )
    wording = {
        "day": Text(
            zh="{teacher} {day}被听课 {visits} 节，最多 {allowed} 节。",
            en="{teacher} is visited {visits} times on {day}; at most {allowed}.",
        ),
        "week": Text(
            zh="{teacher} 第{week}周被听课 {visits} 节，最多 {allowed} 节。",
            en="{teacher} is visited {visits} times in week {week}; at most {allowed}.",
        ),
    }
    examples = (
        ("lesson 1.1 Mon 09:00-09:40 Lin @ann,bob; lesson 1.2 Tue 09:00-09:40 Lin @ann", 0),
        ("lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Mon 10:00-10:40 Lin @bob", 1),
        ("lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Mon 10:00-10:40 Wu @ann", 0),
        (
            "lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Tue 09:00-09:40 Lin @ann; lesson 1.1 Wed 09:00-09:40 Lin @ann",
            1,
        ),
        (
            "lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Mon 10:00-10:40 Lin @ann; lesson 1.3 Mon 11:00-11:40 Lin @ann",
            3,
        ),
        (
            "lesson 1.1 Fri 09:00-09:40 Lin @ann; lesson 1.2 Mon2 09:00-09:40 Lin @ann; lesson 1.1 Tue2 09:00-09:40 Lin @ann",
            0,
        ),
        ("lesson 1.1 Mon 09:00-09:40 Lin @ann; critique Mon 10:00-10:40 Lin @ann; 11:00-11:40 Lin @ann", 0),
        ("lesson 1.1 Mon 09:00-09:40 Lin @ann; visit Mon 08:00-18:00 classes=1.1 leaders=Lin", 0),
        ("lesson 1.1 Mon 09:00-09:40 Lin @ann; lesson 1.2 Mon 10:00-10:40 Lin", 0),
    )

    def check(self, view: LeaderWeek) -> Iterator[Finding]:
        days = Counter(view.project.days[session.id] for session in view.attended if session.kind == LESSON)
        for day, visits in sorted(days.items()):
            if visits > self.per_day:
                where = Ref("day", day.isoformat())
                yield self._finding(view, where, "day", visits, self.per_day, day=day)
        if days.total() > self.per_week:
            where = Ref("week", str(view.week))
            yield self._finding(view, where, "week", days.total(), self.per_week, week=view.week)

    def _finding(
        self, view: LeaderWeek, when: Ref, variant: str, visits: int, allowed: int, **facts: date | int
    ) -> Finding:
        about = (Ref("staff", view.leader.id), when)
        facts |= {"visits": visits, "allowed": allowed}
        return self.finding(about, visits - allowed, variant=variant, teacher=view.leader.name, **facts)

    def notices(self, project: Project, session: Session) -> Hashable:
        return project.days[session.id] if session.kind == LESSON else None

    def encode(self, options: LeaderWeekOptions, board: Board) -> None:
        by_day: dict[date, list[tuple[int, Taken]]] = defaultdict(list)
        for stay in options.stays:
            if stay.session.kind == LESSON:
                by_day[options.project.days[stay.session.id]].append((1, stay.taken))
        who = Ref("staff", options.leader.id)
        for day, visits in by_day.items():
            board.excess(visits, over=self.per_day, about=(who, Ref("day", day.isoformat())))
        week = [visit for visits in by_day.values() for visit in visits]
        board.excess(week, over=self.per_week, about=(who, Ref("week", str(options.week))))
