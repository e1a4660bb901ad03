"""A class is a place to learn first, and only then a place to watch."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cohortplan.domain.guests import guest_days
from cohortplan.domain.places import SchoolClass
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Limit, Scope, Taken, Unit, setting
from cohortplan.rules.options import ClassWeekOptions
from cohortplan.rules.views import ClassWeek
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class ClassVisits(Limit):
    """Visits of one class beyond ``per_day`` and ``per_week``.

    A visit is a lesson with at least one visitor, however many. A delegation or
    open week in the class uses up one visit of that day and week. Limits of the
    ``classes`` table win over these numbers.
    """

    per_day: int = setting(1, Text(zh="每班每天最多接待听课几节", en="visited lessons of a class per day"))
    per_week: int = setting(2, Text(zh="每班每周最多接待听课几节", en="visited lessons of a class per week"))

    mounts: ClassVar[bool] = True
    scopes = (Scope.CLASS_WEEK,)
    unit = Unit.VISITS
    title = Text(zh="班级接待量", en="Visits per class")
    help = Text(
        zh="同一班级每天、每周被听课的节数不超过限定，来访团和开放周也计在内。",
        en="A class is visited only so often a day and a week; delegations and open weeks count too.",
    )
    wording = {
        "day": Text(
            zh="{class_id} {day}被听课 {visits} 节，最多 {allowed} 节。",
            en="Class {class_id} is visited {visits} times on {day}; at most {allowed}.",
        ),
        "week": Text(
            zh="{class_id} 第{week}周被听课 {visits} 节，最多 {allowed} 节。",
            en="Class {class_id} is visited {visits} times in week {week}; at most {allowed}.",
        ),
    }
    examples = (
        ("lesson 1.1 Mon 09:00-09:40 @ann,bob; lesson 1.1 Tue 09:00-09:40 @ann", 0),
        ("lesson 1.1 Mon 09:00-09:40 @ann; lesson 1.1 Mon 10:00-10:40 @bob", 1),
        ("lesson 1.1 Mon 09:00-09:40 @ann; lesson 1.1 Tue 09:00-09:40 @ann; lesson 1.1 Wed 09:00-09:40 @ann", 1),
        ("lesson 1.1 Mon 09:00-09:40 @ann; lesson 1.1 Mon 10:00-10:40 @ann; lesson 1.1 Mon 11:00-11:40 @ann", 3),
        ("lesson 1.1 Fri 09:00-09:40 @ann; lesson 1.1 Mon2 09:00-09:40 @ann; lesson 1.1 Tue2 09:00-09:40 @ann", 0),
        ("lesson 1.1 Mon 09:00-09:40 @ann; visit Mon 08:00-18:00 classes=1.1", 1),
        ("lesson 1.1 Mon 09:00-09:40 @ann; lesson 1.1 Tue 09:00-09:40 @ann; visit Wed 08:00-18:00 classes=1.1", 1),
        ("lesson 1.1 Mon 09:00-09:40 @ann; lesson 1.1 Tue 09:00-09:40 @ann; visit Mon2 08:00-18:00 classes=1.1", 0),
        ("lesson 1.1 Mon 09:00-09:40 @ann; visit Mon 08:00-09:00 classes=1.1; visit Mon 14:00-15:00 classes=1.1", 2),
        (
            (
                "lesson 1.1 Mon 09:00-09:40 @ann; visit Tue 08:00-09:00 classes=1.1; visit Wed 08:00-09:00 classes=1.1; "
                "visit Thu 08:00-09:00 classes=1.1"
            ),
            1,
        ),
        ("class 1.1 day=2 week=1; lesson 1.1 09:00-09:40 @ann; lesson 1.1 10:00-10:40 @ann", 1),
        ("class 1.1 day=0; lesson 1.1 09:00-09:40 @ann", 1),
    )

    def check(self, view: ClassWeek) -> Iterator[Finding]:
        project, school_class = view.project, view.school_class
        per_day, per_week = self._allowed(school_class)
        guests = guest_days(project, school_class.id)
        days = Counter(project.days[session.id] for session in view.visits)
        for day, visits in sorted(days.items()):
            allowed = max(0, per_day - guests.count(day))
            if visits > allowed:
                about = (Ref("class", school_class.id), Ref("day", day.isoformat()))
                facts = {"class_id": school_class.id, "day": day, "visits": visits, "allowed": allowed}
                yield self.finding(about, visits - allowed, variant="day", **facts)
        here = [day for day in guests if project.calendar.week(day) == view.week]
        allowed = max(0, per_week - len(here))
        if len(view.visits) > allowed:
            about = (Ref("class", school_class.id), Ref("week", str(view.week)))
            facts = {"class_id": school_class.id, "week": view.week, "visits": len(view.visits), "allowed": allowed}
            yield self.finding(about, len(view.visits) - allowed, variant="week", **facts)

    def notices(self, project: Project, session: Session) -> Hashable:
        return project.days[session.id]

    def encode(self, options: ClassWeekOptions, board: Board) -> None:
        project, school_class = options.project, options.school_class
        per_day, per_week = self._allowed(school_class)
        by_day: dict[date, list[tuple[int, Taken]]] = defaultdict(list)
        for stay in options.visits:
            by_day[project.days[stay.session.id]].append((1, stay.taken))
        guests = _guests_in_week(project, school_class, options.week)
        who = Ref("class", school_class.id)
        for day, visits in by_day.items():
            board.excess(visits, over=max(0, per_day - guests[day]), about=(who, Ref("day", day.isoformat())))
        week = [visit for visits in by_day.values() for visit in visits]
        board.excess(week, over=max(0, per_week - guests.total()), about=(who, Ref("week", str(options.week))))

    def _allowed(self, school_class: SchoolClass) -> tuple[int, int]:
        day, week = school_class.visits_per_day, school_class.visits_per_week
        return self.per_day if day is None else day, self.per_week if week is None else week


def _guests_in_week(project: Project, school_class: SchoolClass, week: int) -> Counter[date]:
    days = guest_days(project, school_class.id)
    return Counter(day for day in days if project.calendar.week(day) == week)
