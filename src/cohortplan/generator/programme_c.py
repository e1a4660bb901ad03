"""What a host of scenario C offers a wave of guests: B's fortnight, shorter, all on the main campus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cohortplan.generator import research_b
from cohortplan.generator.agenda import Event, Protected
from cohortplan.generator.campuses_b import BIG, HALL, LECTURE, LIBRARY, MAIN, MUSEUM, SMALL, at
from cohortplan.generator.curriculum import MORAL
from cohortplan.generator.programme_b import EVERYBODY, reflections
from cohortplan.generator.talks_b import AFTERNOON, LATE, MORNING, TOPICS

PROTECTED: tuple[Protected, ...] = research_b.PROTECTED
SEATS = 20

ceremony = partial(Event, kind="ceremony", required=True, roles=EVERYBODY, campus=MAIN, seats=SEATS)
meeting = partial(
    Event, kind="meeting", start="16:15", end="17:00", seats=4, room=at(MAIN, SMALL), roles=EVERYBODY, campus=MAIN
)
research = partial(Event, kind="research", seats=6, roles=EVERYBODY, campus=MAIN)

GROUPS = (
    ("数学", research_b.MATHS, "Wed", LECTURE, "数学1", ("数学",)),
    ("英语", research_b.ENGLISH, "Wed", LIBRARY, "英语1", ("英语",)),
    ("语文低段", research_b.CHINESE_LOW, "Thu", LECTURE, "语文1", ("语文",)),
    ("语文高段", research_b.CHINESE_HIGH, "Thu", BIG, "语文2", ("语文",)),
    ("科学", research_b.NATURE, "Fri", LIBRARY, "科学1", research_b.SCIENCE),
    ("道德与法治", research_b.MORALS, "Fri", BIG, "moral", (MORAL,)),
    ("艺体", research_b.ART, "Fri", LECTURE, "体育与健康1", research_b.ARTS),
)
TALKS = (
    (0, MORNING, "deputy_1"),
    (2, LATE, "director_3"),
    (3, MORNING, "head"),
    (4, LATE, "director_2"),
    (6, AFTERNOON, "deputy_1"),
    (7, MORNING, "deputy_2"),
)
"""Which topic, when, and who gives it."""


def events(days: Sequence[str]) -> tuple[Event, ...]:
    """Everything that is offered on ten working days."""
    return (
        *opening(days[0]),
        *talks((days[1], days[2], days[3], days[6], days[7], days[8])),
        meeting(id="行政例会", titles=("行政例会",), on="Mon", leader="head"),
        meeting(id="教研组长例会", titles=("教研组长例会",), on="Tue", leader="director_1"),
        meeting(id="班主任工作例会", titles=("班主任工作例会",), on="Wed", leader="director_2"),
        *(
            research(
                id=f"教研-{name}",
                titles=titles,
                on=weekday,
                periods=research_b.LAST if weekday == "Fri" else research_b.AFTERNOON,
                room=at(MAIN, room),
                leader=leader,
                themes=subjects,
            )
            for name, titles, weekday, room, leader, subjects in GROUPS
        ),
        *reflections(tuple(days[:-1])),
        *closing(days[-1]),
    )


def opening(day: str) -> tuple[Event, ...]:
    """The first morning."""
    return (
        ceremony(
            id="开班仪式",
            titles=("开班仪式",),
            on=day,
            start="08:40",
            end="09:30",
            room=at(MAIN, HALL),
            leader="head",
        ),
        ceremony(
            id="入校说明会",
            titles=("入校说明会：听课礼仪与跟岗要求",),
            on=day,
            start="09:40",
            end="10:30",
            room=at(MAIN, HALL),
            leader="director_1",
            after=("开班仪式",),
        ),
        ceremony(
            id="师徒结对",
            titles=("校园参观与师徒结对",),
            on=day,
            start="10:40",
            end="11:50",
            room=at(MAIN, MUSEUM),
            leader="deputy_1",
            after=("入校说明会",),
        ),
    )


def closing(day: str) -> tuple[Event, ...]:
    """The last day."""
    return (
        ceremony(
            id="汇报交流",
            kind="practice",
            titles=("跟岗收获汇报交流",),
            on=day,
            start="10:30",
            end="12:00",
            room=at(MAIN, HALL),
            leader="deputy_1",
            after=("入校说明会",),
            hours=2,
        ),
        ceremony(
            id="结业仪式",
            titles=("结业仪式",),
            on=day,
            start="16:20",
            end="17:00",
            room=at(MAIN, HALL),
            leader="head",
            after=("汇报交流",),
        ),
    )


def talks(days: Sequence[str]) -> tuple[Event, ...]:
    """One talk on each of these days."""
    return tuple(
        Event(
            id=f"讲座-{TOPICS[topic].theme}",
            kind="talk",
            titles=tuple(f"专题讲座：{title}" for title in TOPICS[topic].titles),
            on=day,
            start=hours[0],
            end=hours[1],
            seats=SEATS,
            room=at(MAIN, HALL),
            leader=leader,
            roles=EVERYBODY,
            department=TOPICS[topic].department,
            themes=(TOPICS[topic].theme,),
            hours=2,
            campus=MAIN,
        )
        for (topic, hours, leader), day in zip(TALKS, days, strict=True)
    )
