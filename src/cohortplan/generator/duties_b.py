"""What the leaders of scenarios B and B+ must do besides: the gate, the canteen, rounds, and meetings behind closed doors."""

from __future__ import annotations

from collections.abc import Mapping

from cohortplan.generator.agenda import Duty
from cohortplan.generator.campuses_b import EAST, WEST

WORKWEEK = ("Mon", "Tue", "Wed", "Thu", "Fri")
GATE = {
    EAST: ("deputy_conduct_east", "director_conduct_east", "deputy_teaching_east", "deputy_research_east",
           "director_teaching_east"),
    WEST: ("affairs_west", "director_conduct_west", "deputy_teaching_west", "deputy_affairs_west",
           "director_teaching_west"),
}  # fmt: skip
CANTEEN = {
    EAST: ("affairs_east", "head", "campus_head_east", "deputy_teaching_east", "deputy_research_east"),
    WEST: ("affairs_west", "campus_head_west", "deputy_affairs_west", "deputy_teaching_west", "director_research_west"),
}
GATE_HOURS = {EAST: ("07:40", "08:10"), WEST: ("07:40", "08:20")}
CANTEEN_HOURS = {EAST: ("12:05", "12:30"), WEST: ("11:20", "11:50")}


def rota(
    title: str, turns: Mapping[str, tuple[str, ...]], hours: Mapping[str, tuple[str, str]], *, shown: bool
) -> tuple[Duty, ...]:
    """One person per campus and weekday; where it is ``shown``, those who shadow come along."""
    return tuple(
        Duty(
            keys=(key,),
            on=weekday,
            start=hours[campus][0],
            end=hours[campus][1],
            title=title,
            kind="patrol",
            open=shown,
            campus=campus,
        )
        for campus, keys in turns.items()
        for weekday, key in zip(WORKWEEK, keys, strict=True)
    )


def rounds(key: str, campus: str, weekday: str, hours: tuple[str, str]) -> Duty:
    """A look around in the long break, on which those who shadow come along."""
    return Duty(
        keys=(key,),
        on=weekday,
        start=hours[0],
        end=hours[1],
        title="大课间巡视",
        kind="patrol",
        open=True,
        campus=campus,
    )


def closed(title: str, on: str, hours: tuple[str, str], *keys: str) -> Duty:
    """A meeting to which nobody comes along."""
    return Duty(keys=keys, on=on, start=hours[0], end=hours[1], title=title, kind="meeting")


def party_meeting(day: str) -> Duty:
    """The meeting of the school's Party branch."""
    return closed("党总支会议", day, ("16:15", "17:15"), "head", "campus_head_east", "deputy_conduct_east")


WEEKLY = (
    *rota("校门值守", GATE, GATE_HOURS, shown=False),
    *rota("陪餐", CANTEEN, CANTEEN_HOURS, shown=True),
    rounds("deputy_conduct_east", EAST, "Tue", ("10:00", "10:30")),
    rounds("deputy_conduct_east", EAST, "Thu", ("10:00", "10:30")),
    rounds("deputy_affairs_west", WEST, "Wed", ("10:10", "10:35")),
)
