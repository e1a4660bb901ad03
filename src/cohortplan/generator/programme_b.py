"""What the host of scenarios B and B+ offers its guests beside lessons, talks and research.

The opening fills the first morning on the eastern campus. On the last day the
trainees report before noon and take their leave after school, so that the
research of that afternoon can be attended.
"""

from __future__ import annotations

from functools import partial

from cohortplan.generator.agenda import Event
from cohortplan.generator.campuses_b import BIG, EAST, HALL, MUSEUM, SMALL, WEST, at
from cohortplan.generator.leaders_b import CONDUCT, HEADS_OFFICE, TEACHING
from cohortplan.generator.school_a import DIRECTOR, PRINCIPAL

EVERYBODY = (PRINCIPAL, DIRECTOR)
HOURS = {EAST: ("16:15", "17:00"), WEST: ("16:10", "16:50")}
"""When the leaders of a campus meet, after its last lesson."""

ceremony = partial(Event, kind="ceremony", required=True, roles=EVERYBODY, campus=EAST)


def opening(day: str, mentors: tuple[str, ...], seats: int) -> tuple[Event, ...]:
    """The first morning."""
    return (
        ceremony(
            id="升旗仪式",
            titles=("升旗仪式",),
            on=day,
            start="08:00",
            end="08:25",
            seats=seats,
            room="",
            leader="director_conduct_east",
        ),
        ceremony(
            id="开班仪式",
            titles=("开班仪式",),
            on=day,
            start="08:40",
            end="09:30",
            seats=seats,
            room=at(EAST, HALL),
            leader="head",
            attended_by=mentors,
        ),
        ceremony(
            id="入校说明会",
            titles=("入校说明会：听课礼仪与跟岗要求",),
            on=day,
            start="09:40",
            end="10:30",
            seats=seats,
            room=at(EAST, HALL),
            leader="director_teaching_east",
            after=("开班仪式",),
        ),
        ceremony(
            id="师徒结对",
            titles=("校园参观与师徒结对",),
            on=day,
            start="10:40",
            end="11:50",
            seats=seats,
            room=at(EAST, MUSEUM),
            leader="campus_head_east",
            attended_by=mentors,
            after=("入校说明会",),
        ),
    )


def induction(day: str) -> Event:
    """The induction made up for those who arrive at noon; who they are is drawn."""
    return ceremony(
        id="入校说明会-补",
        titles=("入校说明会（补）：听课礼仪与跟岗要求",),
        on=day,
        start="13:30",
        end="14:20",
        seats=12,
        room=at(EAST, BIG),
        leader="director_teaching_east",
    )


def closing(day: str, mentors: tuple[str, ...], seats: int) -> tuple[Event, ...]:
    """The last day."""
    return (
        ceremony(
            id="汇报交流",
            kind="practice",
            titles=("跟岗收获汇报交流", "跟岗汇报交流：我把什么带回去"),
            on=day,
            start="10:30",
            end="12:00",
            seats=seats,
            room=at(EAST, HALL),
            leader="campus_head_east",
            after=("入校说明会",),
            hours=2,
        ),
        ceremony(
            id="结业仪式",
            titles=("结业仪式",),
            on=day,
            start="16:20",
            end="17:00",
            seats=seats,
            room=at(EAST, HALL),
            leader="head",
            attended_by=mentors,
            after=("汇报交流",),
        ),
    )


def reflections(days: tuple[str, ...]) -> tuple[Event, ...]:
    """Time for the log, every day, wherever one is then."""
    return tuple(
        Event(
            id=f"自主整理-{day[5:]}",
            kind="reflection",
            titles=("自主整理：撰写跟岗日志",),
            on=day,
            start="17:05",
            end="17:35",
            seats=None,
            room="",
            roles=EVERYBODY,
            required=True,
        )
        for day in days
    )


def meetings(seats: int, mentors_of: dict[str, tuple[str, ...]], *, four_days: bool) -> tuple[Event, ...]:
    """The weekly meetings of both campuses, Monday to Wednesday or to Thursday."""
    week = (
        ("Mon", "行政例会", {EAST: "head", WEST: "campus_head_west"}, HEADS_OFFICE),
        ("Tue", "教研组长例会", {EAST: "director_teaching_east", WEST: "director_teaching_west"}, TEACHING),
        ("Wed", "班主任工作例会", {EAST: "director_conduct_east", WEST: "director_conduct_west"}, CONDUCT),
        ("Thu", "教学常规例会", {EAST: "deputy_teaching_east", WEST: "deputy_teaching_west"}, TEACHING),
    )
    return tuple(
        Event(
            id=f"{title}-{campus[0]}",
            kind="meeting",
            titles=(f"{campus}{title}",),
            on=weekday,
            start=HOURS[campus][0],
            end=HOURS[campus][1],
            seats=seats,
            room=at(campus, SMALL),
            leader=leader,
            attended_by=mentors_of[campus] if weekday == "Mon" else (),
            roles=EVERYBODY,
            department=department,
            themes=("学校管理",),
            campus=campus,
        )
        for weekday, title, leaders, department in (week if four_days else week[:3])
        for campus, leader in leaders.items()
    )


def patrol(day: str, campus: str, leader: str, title: str, hours: tuple[str, str]) -> Event:
    """A patrol (巡课) on which a few come along."""
    return Event(
        id=f"巡课-{day[5:]}",
        kind="patrol",
        titles=(title,),
        on=day,
        start=hours[0],
        end=hours[1],
        seats=3,
        room="",
        leader=leader,
        roles=EVERYBODY,
        themes=("教学常规",),
        campus=campus,
    )
