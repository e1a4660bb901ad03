"""Being shadowed is work; nobody is shadowed all day, every day, by a crowd."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cohortplan.domain.people import Staff
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import SHADOWING
from cohortplan.rules.base import Board, Finding, Limit, Scope, Taken, Unit, setting
from cohortplan.rules.options import LeaderWeekOptions, RosterOptions
from cohortplan.rules.views import LeaderWeek, Roster
from cohortplan.text import Text

HEADS = ("head", "campus_head")


@dataclass(frozen=True, kw_only=True)
class MentorHours(Limit):
    """Shadowing beyond ``at_once`` people, ``minutes_a_day``, and ``days_a_week`` of one leader.

    The head and campus heads have ``days_a_week_heads``. The amount counts
    people, minutes, or days.
    """

    at_once: int = setting(2, Text(zh="同时跟岗的最多人数", en="people who shadow at once"))
    minutes_a_day: int = setting(240, Text(zh="每天被跟岗的最多分钟", en="minutes of shadowing a day"))
    days_a_week: int = setting(4, Text(zh="每周被跟岗的最多天数", en="days of shadowing a week"))
    days_a_week_heads: int = setting(
        5, Text(zh="校长、校区校长每周的最多天数", en="days a week for heads and campus heads")
    )

    mounts: ClassVar[bool] = True
    scopes = (Scope.SESSION, Scope.LEADER_WEEK)
    unit = Unit.BURDEN
    title = Text(zh="导师被跟岗的时间", en="Mentor hours")
    help = Text(
        zh="同一导师同时带的人数、每天被跟岗的时长、每周被跟岗的天数不超过限定。",
        en="A leader is shadowed by so many people at once, for so many hours a day, on so many days a week.",
    )
    wording = {
        "people": Text(
            zh="“{session}”（{when}）有 {people} 人同时跟岗，最多 {allowed} 人。",
            en="“{session}” ({when}) has {people} people shadowing at once; at most {allowed}.",
        ),
        "day": Text(
            zh="{leader} {day}被跟岗 {minutes} 分钟，最多 {allowed} 分钟。",
            en="{leader} is shadowed for {minutes} min on {day}; at most {allowed}.",
        ),
        "week": Text(
            zh="{leader} 第{week}周被跟岗 {days} 天，最多 {allowed} 天。",
            en="{leader} is shadowed on {days} days of week {week}; at most {allowed}.",
        ),
    }
    examples = (
        ("shadowing 08:00-12:00 Lin @ann,bob", 0),
        ("shadowing 08:00-12:00 Lin @ann,bob; trainee ann people=3", 2),
        ("shadowing 08:00-12:00 Lin @ann; shadowing 13:00-13:01 Lin @bob", 1),
        ("shadowing 08:00-12:00 Lin @ann; shadowing 13:00-14:01 Lin @bob; 15:00-16:00 Lin @ann", 61),
        (
            (
                "shadowing Mon 08:00-09:00 Lin @ann; shadowing Tue 08:00-09:00 Lin @ann; shadowing Wed 08:00-09:00 Lin @ann; "
                "shadowing Thu 08:00-09:00 Lin @ann; shadowing Fri 08:00-09:00 Lin @ann"
            ),
            1,
        ),
        (
            (
                "mentor Lin head; shadowing Mon 08:00-09:00 Lin @ann; shadowing Tue 08:00-09:00 Lin @ann; "
                "shadowing Wed 08:00-09:00 Lin @ann; shadowing Thu 08:00-09:00 Lin @ann; shadowing Fri 08:00-09:00 Lin @ann"
            ),
            0,
        ),
        ("09:00-10:00 Lin @ann,bob,cai", 0),
    )

    def check(self, view: Roster | LeaderWeek) -> Iterator[Finding]:
        if isinstance(view, Roster):
            yield from self._check_people(view)
            return
        minutes: dict[date, int] = defaultdict(int)
        for session in view.attended:
            if session.kind == SHADOWING:
                minutes[view.project.days[session.id]] += session.span.minutes
        leader = {"leader": view.leader.name}
        who = Ref("staff", view.leader.id)
        for day, total in minutes.items():
            if total > self.minutes_a_day:
                about = (who, Ref("day", day.isoformat()))
                facts = {"day": day, "minutes": total, "allowed": self.minutes_a_day}
                yield self.finding(about, total - self.minutes_a_day, variant="day", **leader, **facts)
        allowed = self._days(view.leader)
        if len(minutes) > allowed:
            about = (who, Ref("week", str(view.week)))
            facts = {"week": view.week, "days": len(minutes), "allowed": allowed}
            yield self.finding(about, len(minutes) - allowed, variant="week", **leader, **facts)

    def _check_people(self, view: Roster) -> Iterator[Finding]:
        people = sum(trainee.people for trainee in view.trainees)
        if view.session.kind == SHADOWING and people > self.at_once:
            yield self.finding(
                (Ref("session", view.session.id),),
                people - self.at_once,
                variant="people",
                session=view.session.title,
                when=view.project.calendar.local(view.session.span.start),
                people=people,
                allowed=self.at_once,
            )

    def notices(self, project: Project, session: Session) -> Hashable:
        return (project.days[session.id], session.span.minutes) if session.kind == SHADOWING else None

    def encode(self, options: RosterOptions | LeaderWeekOptions, board: Board) -> None:
        if isinstance(options, RosterOptions):
            if options.session.kind == SHADOWING:
                people = [(option.trainee.people, option.taken) for option in options.options]
                board.excess(people, over=self.at_once, about=(Ref("session", options.session.id),))
            return
        minutes: dict[date, list[tuple[int, Taken]]] = defaultdict(list)
        for stay in options.stays:
            if stay.session.kind == SHADOWING:
                minutes[options.project.days[stay.session.id]].append((stay.session.span.minutes, stay.taken))
        who = Ref("staff", options.leader.id)
        for day, stays in minutes.items():
            about = (who, Ref("day", day.isoformat()))
            board.excess(stays, over=self.minutes_a_day, about=about)
        days = [(1, board.any_of([taken for _, taken in stays])) for stays in minutes.values()]
        board.excess(days, over=self._days(options.leader), about=(who, Ref("week", str(options.week))))

    def _days(self, leader: Staff) -> int:
        return self.days_a_week_heads if leader.post in HEADS else self.days_a_week
