"""A room holds one thing at a time."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Unit
from cohortplan.rules.options import RoomDayOptions
from cohortplan.rules.views import RoomDay
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class RoomClash(Requirement):
    """Held sessions in one room do not overlap. The amount is the number of minutes in common.

    What the timetable itself puts into one room, such as two classes on the
    sports ground, is the school's own business. Nested sessions do not clash.
    """

    mounts: ClassVar[bool] = True
    scopes = (Scope.ROOM_DAY,)
    unit = Unit.MINUTES
    title = Text(zh="场地不冲突", en="No room used twice")
    help = Text(
        zh="同一场地成行的活动不重叠；课表里本来就合用的场地除外。",
        en="Held sessions in one room do not overlap, but for rooms that the timetable itself shares.",
    )
    wording = {
        "": Text(
            zh="{room} {day}的“{first}”和“{second}”重叠 {minutes} 分钟。",
            en="“{first}” and “{second}” share {room} for {minutes} min on {day}.",
        ),
    }
    examples = (
        ("09:00-10:00 room=Hall @ann; 10:00-11:00 room=Hall @ann", 0),
        ("09:00-10:00 room=Hall @ann; 09:59-11:00 room=Hall @bob", 1),
        ("09:00-10:00 room=Hall @ann; 09:15-09:45 room=Hall @bob; 09:30-10:30 room=Hall @bob", 75),
        ("lesson 1.1 09:00-09:40 room=Lab; 09:20-10:00 room=Lab @ann", 20),
        ("lesson 1.1 09:00-09:40 room=Lab; lesson 1.2 09:00-09:40 room=Lab", 0),
        ("a: 09:00-11:00 room=Hall @ann; 09:30-10:00 room=Hall in=a @ann", 0),
    )

    def check(self, view: RoomDay) -> Iterator[Finding]:
        for first, second in _overlapping(view.held):
            in_the_data = first.always_held and second.always_held
            if not in_the_data and not first.nests(second):
                shared = first.span.common_minutes(second.span)
                yield self.finding(
                    (Ref("room", view.room), Ref("session", first.id), Ref("session", second.id)),
                    shared,
                    room=view.room_name,
                    day=view.day,
                    first=first.title,
                    second=second.title,
                    minutes=shared,
                )

    def notices(self, project: Project, session: Session) -> Hashable:
        return session.span, session.nested, project.around.get(session.id)

    def encode(self, options: RoomDayOptions, board: Board) -> None:
        room = Ref("room", options.room)

        def about(first: Session, second: Session) -> About:
            return room, Ref("session", first.id), Ref("session", second.id)

        def touching_is_fine(_here: str, _there: str) -> int:
            return 0

        board.keep_apart(options.stays, minutes=touching_is_fine, about=about)


def _overlapping(held: Sequence[Session]) -> Iterator[tuple[Session, Session]]:
    """Pairs that overlap. They come earliest first, so a day of many lessons is soon looked through."""
    for place, first in enumerate(held):
        for second in held[place + 1 :]:
            if second.span.start >= first.span.end:
                break
            yield first, second
