"""The two tables of a plan on disk: keys that decide, and columns that people read."""

from __future__ import annotations

from collections.abc import Iterator

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.intake.cells import Clock, Day, Kind, Plain
from cohortplan.intake.schema import Column, Table
from cohortplan.text import Text

TEXT = Plain()

ASSIGNMENTS = Table(
    "assignments",
    Text(zh="安排", en="assignments"),
    (
        Column("trainee", ("学员编号", "学员"), TEXT, required=True),
        Column("session", ("活动编号", "活动"), TEXT, required=True),
        Column("name", ("姓名", "学员姓名"), TEXT),
        Column("date", ("日期",), Day()),
        Column("start", ("开始", "开始时间"), Clock()),
        Column("end", ("结束", "结束时间"), Clock()),
        Column("kind", ("类型", "活动类型"), Kind()),
        Column("title", ("活动名称", "名称"), TEXT),
        Column("campus", ("校区",), TEXT),
        Column("room", ("场地", "地点", "教室"), TEXT),
        Column("leader", ("主持人", "任课教师", "负责人"), TEXT),
    ),
    unique=("trainee", "session"),
    needed=True,
)
MENTORSHIPS = Table(
    "mentorships",
    Text(zh="带教关系", en="mentorships"),
    (
        Column("trainee", ("学员编号", "学员"), TEXT, required=True),
        Column("mentor", ("导师编号", "导师"), TEXT, required=True),
        Column("acting_from", ("代带起", "代理起"), Day()),
        Column("acting_to", ("代带止", "代理止"), Day()),
    ),
    unique=("trainee", "mentor", "acting_from"),
    needed=True,
)
PLAN_TABLES = (ASSIGNMENTS, MENTORSHIPS)


def assignment_rows(project: Project, plan: Plan) -> Iterator[dict[str, str]]:
    """Canonical cells of the assignments, by trainee and then by time."""
    known = sorted(plan.assignments, key=lambda each: (each.trainee, project.session[each.session].span, each.session))
    for each in known:
        shown = told(project, project.session[each.session])
        name = project.trainee[each.trainee].name
        yield {"trainee": each.trainee, "session": each.session, "name": name} | shown


def told(project: Project, session: Session) -> dict[str, str]:
    """What the readable columns say about a session, as canonical cells."""
    start, end = project.calendar.local(session.span.start), project.calendar.local(session.span.end)
    campus, room = project.campus.get(session.campus), project.room.get(session.room)
    leader = project.person.get(session.leader)
    return {
        "date": start.date().isoformat(),
        "start": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
        "kind": session.kind,
        "title": session.title,
        "campus": campus.name if campus else session.campus,
        "room": room.name if room else session.room,
        "leader": leader.name if leader else session.leader,
    }


def mentorship_rows(plan: Plan) -> Iterator[dict[str, str]]:
    """Canonical cells of the mentorships, by trainee."""
    for each in sorted(plan.mentorships, key=lambda each: each.key):
        acting = {"acting_from": each.acting_from, "acting_to": each.acting_to}
        yield {"trainee": each.trainee, "mentor": each.mentor} | {
            key: day.isoformat() if day else "" for key, day in acting.items()
        }
