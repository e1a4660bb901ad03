"""Small projects made by hand, for tests that need a whole one.

Everything takes place in the week of 19 October 2026, on the venue's clock.
All people, schools and counties are invented.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cohortplan.domain.calendar import Calendar, OpenDay
from cohortplan.domain.people import Party, Staff, Trainee
from cohortplan.domain.places import Campus, Room, SchoolClass, Travel
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.span import Span
from cohortplan.rules.policy import read_policy

ZONE = "Asia/Shanghai"
CLOCK = ZoneInfo(ZONE)
MONDAY = date(2026, 10, 19)
AS_OF = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


def at(moment: str, *, monday: date = MONDAY) -> datetime:
    """``tue 09:30`` of the week, on the venue's clock."""
    weekday, clock_time = moment.split()
    day = monday + timedelta(days=WEEKDAYS.index(weekday))
    return datetime.combine(day, time.fromisoformat(clock_time), tzinfo=CLOCK)


def span(text: str, *, monday: date = MONDAY) -> Span:
    """``tue 09:30-10:10`` of the week."""
    weekday, both = text.split()
    start, end = both.split("-")
    return Span(at(f"{weekday} {start}", monday=monday), at(f"{weekday} {end}", monday=monday))


def session(ident: str, when: str, kind: str = "talk", **more: Any) -> Session:
    """A session of the week, led by the deputy Lin on the east campus if nothing else is said."""
    given = {"title": ident, "campus": "east", "leader": "lin", **more}
    return Session(id=ident, kind=kind, span=span(when), **given)


def lesson(class_id: str, when: str, subject: str = "数学", **more: Any) -> Session:
    """A lesson of a class with four seats; its id is the class and the time."""
    given = {"title": f"{class_id} {subject}", "leader": "wu", "room": f"room-{class_id}", "seats": 4, **more}
    return session(f"{class_id}/{when.partition('-')[0]}", when, "lesson", class_id=class_id, subject=subject, **given)


def calendar(*, zone: str = ZONE, monday: date = MONDAY, days: int = 5) -> Calendar:
    """Working days from Monday on, half past eight to noon and half past two to half past four."""
    clock = ZoneInfo(zone)

    def half(day: date, start: time, end: time) -> Span:
        return Span(datetime.combine(day, start, clock), datetime.combine(day, end, clock))

    dates = [monday + timedelta(days=index) for index in range(days)]
    open_days = tuple(
        OpenDay(on=day, follows=day, am=half(day, time(8, 30), time(12)), pm=half(day, time(14, 30), time(16, 30)))
        for day in dates
    )
    return Calendar(zone=zone, term_start=monday - timedelta(weeks=6), open_days=open_days)


SESSIONS = (
    session("induction", "mon 09:00-10:00", "ceremony", title="入校说明会", room="hall", required=True),
    lesson("301", "mon 10:30-11:15"),
    lesson("301", "tue 08:30-09:10", "语文"),
    lesson("302", "tue 09:20-10:00"),
    lesson("302", "wed 09:20-10:00"),
    lesson("401", "thu 08:30-09:10", campus="west"),
    session("talk", "tue 14:30-15:15", "talk", title="学校文化", room="hall"),
    session("meeting", "wed 14:30-15:30", "meeting", title="行政例会", room="office", leader="head", seats=2),
    session("mentor-lin", "thu 15:25-16:05", "mentoring", title="导师面谈", room="office", leader="lin"),
)

PLAN = Plan.of(
    assignments=(
        *(("T1", each) for each in ("induction", "301/mon 10:30", "302/tue 09:20", "talk", "meeting", "mentor-lin")),
        *(("T2", each) for each in ("induction", "301/mon 10:30", "302/tue 09:20", "talk")),
        *(("T3", each) for each in ("induction", "302/wed 09:20", "talk")),
    ),
    mentorships=(("T1", "lin"), ("T2", "lin"), ("T3", "lin")),
)


# One teacher gives all lessons of this small school, and most half-days are empty.
SETTINGS: Mapping[str, Mapping[str, object]] = {
    "teacher_visits": {"per_day": 9, "per_week": 9},
    "even_days": {"on": False},
}
POLICY, _ = read_policy(SETTINGS)


def world(sessions: Iterable[Session] = SESSIONS, **changes: Any) -> Project:
    """A host with two campuses, three trainees, three leaders and one shared party."""
    project = Project(
        id="autumn",
        name="秋季跟岗",
        as_of=AS_OF,
        calendar=calendar(),
        campuses=(
            Campus(id="east", name="东校区", address="文昌路 1 号", meet="东门"),
            Campus(id="west", name="西校区", meet="西门"),
        ),
        travel=(Travel(origin="east", destination="west", minutes=25),),
        classes=tuple(SchoolClass(id=each, grade=each[0], campus="east") for each in ("301", "302", "401")),
        rooms=(
            Room(id="hall", name="报告厅", campus="east", seats=60),
            Room(id="office", name="会议室", campus="east", seats=8),
            Room(id="room-301", name="三(1)班教室", campus="east"),
            Room(id="room-302", name="三(2)班教室", campus="east"),
        ),
        staff=(
            Staff(id="head", name="陈校长", post="head", mentors=("principal",), phone="010-0001"),
            Staff(id="lin", name="林副校长", post="deputy", mentors=("principal", "academic_director")),
            Staff(id="wu", name="吴老师"),
        ),
        trainees=(
            Trainee(id="T1", name="赵一", role="principal", school="清河小学", county="安澜县", phone="139-1"),
            Trainee(id="T2", name="钱二", role="principal", school="石桥小学", county="永宁县", phone="139-2"),
            Trainee(id="T3", name="孙三", role="academic_director", school="柳林小学", county="安澜县"),
        ),
        parties=(Party(id="G1", members=("T1", "T2")),),
        sessions=tuple(sessions),
    )
    return replace(project, **changes)


def replaced(project: Project, ident: str, **changes: Any) -> Project:
    """The project with one session changed; ``when`` takes a time such as ``tue 09:30-10:10``."""
    if "when" in changes:
        changes["span"] = span(changes.pop("when"))
    return replace(
        project, sessions=tuple(replace(each, **changes) if each.id == ident else each for each in project.sessions)
    )
