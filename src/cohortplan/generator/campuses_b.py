"""The two campuses of scenarios B and B+: 36 classes that ring "4+2" and 24 that ring "3+3", 25 minutes apart.

The hosts of scenario C are furnished in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence

from cohortplan.generator.cast import Teachers
from cohortplan.generator.curriculum import FOUR_PLUS_TWO, GRADES, THREE_PLUS_THREE
from cohortplan.generator.site import Bell, Campus, Room, Run, Way

EAST, WEST = "东校区", "西校区"
MAIN, BRANCH = "本部", "分校"
PREFIX = {EAST: "东区", WEST: "西区", MAIN: "", BRANCH: "分校"}
NUMERALS = "一二三四五六七八九十"
SPECIAL_ROOMS = {
    "科学": "科学实验室",
    "体育与健康": "体育场地",
    "音乐": "音乐教室",
    "美术": "美术教室",
    "信息科技": "计算机教室",
}
DEPARTMENTS = {"体育与健康": "艺体教研组", "音乐": "艺体教研组", "美术": "艺体教研组", "信息科技": "科学教研组"}
HALL, LECTURE, BIG, SMALL, LIBRARY, STUDIO, RESEARCH_ROOM, MUSEUM = (
    "报告厅", "阶梯教室", "大会议室", "小会议室", "图书馆", "录播教室", "教研室", "校史馆",
)  # fmt: skip
SEATS = {HALL: 200, LECTURE: 120, BIG: 60, SMALL: 20, LIBRARY: 40, STUDIO: 12, RESEARCH_ROOM: 20, MUSEUM: 150}


def at(campus: str, room: str) -> str:
    """The id of a room on a campus: ``东区报告厅``; without a prefix on a campus that has no name to tell it by."""
    return f"{PREFIX[campus]}{room}"


def special_rooms(campus: str, subject: str, count: int) -> tuple[str, ...]:
    """The rooms in which the teachers of a subject teach; none where they go to the classrooms."""
    if subject not in SPECIAL_ROOMS:
        return ()
    return tuple(at(campus, f"{SPECIAL_ROOMS[subject]}{numeral}") for numeral in NUMERALS[:count])


def teachers_of(campus: str, counts: Sequence[tuple[str, int]]) -> tuple[Teachers, ...]:
    """The subject groups of a campus; their keys begin like its rooms: ``东区语文1``."""
    return tuple(
        Teachers(
            subject=subject,
            count=count,
            department=DEPARTMENTS.get(subject, f"{subject}教研组"),
            rooms=special_rooms(campus, subject, count),
            key=f"{PREFIX[campus]}{subject}",
            campus=campus,
        )
        for subject, count in counts
    )


EAST_TEACHERS = teachers_of(
    EAST,
    (
        ("语文", 26), ("数学", 14), ("英语", 5), ("科学", 4), ("体育与健康", 7), ("音乐", 4), ("美术", 4), ("信息科技", 2),
    ),
)  # fmt: skip
WEST_TEACHERS = teachers_of(
    WEST,
    (
        ("语文", 17), ("数学", 9), ("英语", 3), ("科学", 3), ("体育与健康", 5), ("音乐", 3), ("美术", 3), ("信息科技", 1),
    ),
)  # fmt: skip
TEACHERS = (*EAST_TEACHERS, *WEST_TEACHERS)


def campus(
    ident: str, meet: str, bells: tuple[Bell, ...], classes_per_grade: int, teachers: Sequence[Teachers]
) -> Campus:
    """A campus with its rooms; four sit in a lesson, a class is visited once a day and twice a week."""
    taught_in = [room for group in teachers for room in group.rooms]
    return Campus(
        id=ident,
        meet=meet,
        bells=bells,
        grades=GRADES,
        classes_per_grade=classes_per_grade,
        seats=4,
        visits_per_day=1,
        visits_per_week=2,
        rooms=(
            *(Room(id=room, seats=4) for room in taught_in),
            *(Room(id=at(ident, name), seats=seats) for name, seats in SEATS.items()),
        ),
    )


CAMPUSES = (
    campus(EAST, "东区南门传达室", FOUR_PLUS_TWO, 6, EAST_TEACHERS),
    campus(WEST, "西区北门传达室", THREE_PLUS_THREE, 4, WEST_TEACHERS),
)
WAYS = (Way(one=EAST, other=WEST, minutes=25),)
RUNS = (
    Run(origin=EAST, destination=WEST, leaves="11:20", seats=20),
    Run(origin=EAST, destination=WEST, leaves="12:20", seats=20),
    Run(origin=WEST, destination=EAST, leaves="11:25", seats=20),
    Run(origin=WEST, destination=EAST, leaves="12:30", seats=20),
)
