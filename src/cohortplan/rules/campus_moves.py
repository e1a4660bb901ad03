"""A day is for schools, not for the road between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cohortplan.domain.refs import Ref
from cohortplan.rules.base import Board, Finding, Limit, Scope, Unit, setting
from cohortplan.rules.options import DayOptions
from cohortplan.rules.views import DayAgenda
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class CampusMoves(Limit):
    """Changes of campus from one attended session of a day to the next, beyond ``per_day``.

    Sessions count in the order in which they begin; one that is on no campus
    changes nothing. Seats of the shuttles are not counted yet: a run may be
    fuller than its bus.
    """

    per_day: int = setting(1, Text(zh="每天换校区次数", en="changes of campus a day"))

    scopes = (Scope.TRAINEE_DAY,)
    unit = Unit.MOVES
    title = Text(zh="校区往返", en="Campus moves")
    help = Text(
        zh="同一学员一天之内换校区的次数不超过限定。",
        en="A trainee changes campus so many times a day and no more.",
    )
    wording = {
        "": Text(
            zh="{trainee} {day}换校区 {moves} 次，最多 {allowed} 次。",
            en="{trainee} changes campus {moves} times on {day}; at most {allowed}.",
        ),
    }
    examples = (
        ("East 08:00-09:00 @ann; West 10:00-11:00 @ann", 0),
        ("East 08:00-09:00 @ann; West 10:00-11:00 @ann; East 14:00-15:00 @ann", 1),
        ("East 08:00-09:00 @ann; West 10:00-11:00 @ann; East 14:00-15:00 @ann; West 16:00-17:00 @ann", 2),
        ("East 08:00-09:00 @ann; West 10:00-11:00 @bob; East 14:00-15:00 @ann", 0),
        ("East 08:00-09:00 @ann; West 10:00-11:00 @ann; 12:00-13:00 @ann; West 14:00-15:00 @ann", 0),
        ("East 08:00-09:00 @ann; West 10:00-11:00 @ann; 12:00-13:00 @ann; East 14:00-15:00 @ann", 1),
        ("East Mon 08:00-09:00 @ann; West Mon 10:00-11:00 @ann; East Tue 08:00-09:00 @ann", 0),
        ("East 08:00-09:00 @ann; West 08:00-09:00 @ann; East 08:30-09:00 @ann", 1),
    )

    def check(self, view: DayAgenda) -> Iterator[Finding]:
        # Of two that begin and end at once, who can tell which comes first? The campus decides.
        visited = sorted((session.span, session.campus) for session in view.sessions if session.campus)
        moves = sum(here != there for (_, here), (_, there) in pairwise(visited))
        if moves > self.per_day:
            yield self.finding(
                (Ref("trainee", view.trainee.id), Ref("day", view.day.isoformat())),
                moves - self.per_day,
                trainee=view.trainee.name,
                day=view.day,
                moves=moves,
                allowed=self.per_day,
            )

    def encode(self, options: DayOptions, board: Board) -> None:
        somewhere = [option for option in options.options if option.session.campus]
        somewhere.sort(key=lambda option: (option.session.span, option.session.campus))
        steps = [(option.session.campus, option.taken) for option in somewhere]
        about = (Ref("trainee", options.trainee.id), Ref("day", options.day.isoformat()))
        board.turns(steps, over=self.per_day, about=about)
