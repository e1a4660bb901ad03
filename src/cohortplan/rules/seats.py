"""Nobody stands in the back of a classroom, and nobody sits alone in a session meant for several."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from cohortplan.domain.guests import seats_left
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Board, Finding, Requirement, Scope, Unit
from cohortplan.rules.options import RosterOptions
from cohortplan.rules.views import Roster
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Seats(Requirement):
    """People beyond a session's seats; where ``min_seats`` is set, fewer than that but more than none.

    A trainee may be several people. Seats that a delegation or an open week
    takes in a class are gone.
    """

    scopes = (Scope.SESSION,)
    unit = Unit.SEATS
    title = Text(zh="听课名额", en="Seats")
    help = Text(
        zh="每场活动的人数不超过名额；设了最少人数的活动要么无人、要么不少于此数。",
        en="No session has more people than seats; one with a least number has at least that many or nobody.",
    )
    wording = {
        "": Text(
            zh="“{session}”（{when}）有 {people} 人，只有 {seats} 个名额。",
            en="“{session}” ({when}) has {people} people for {seats} seats.",
        ),
        "few": Text(
            zh="“{session}”（{when}）只有 {people} 人，至少要 {seats} 人才成行。",
            en="“{session}” ({when}) has {people} people and needs at least {seats} to take place.",
        ),
    }
    examples = (
        ("09:00-10:00 seats=2 @ann,bob", 0),
        ("09:00-10:00 seats=1 @ann,bob", 1),
        ("trainee ann people=3; 09:00-10:00 seats=2 @ann,bob", 2),
        ("09:00-10:00 min=3 @ann", 2),
        ("09:00-10:00 min=2; trainee ann", 0),
        ("lesson 1.1 09:00-09:40 seats=4 @ann,bob; visit 09:00-10:00 classes=1.1 people=3", 1),
        ("09:00-10:00 min=2 @ann,bob", 0),
        ("required 09:00-10:00 min=2; trainee ann", 0),
    )

    def check(self, view: Roster) -> Iterator[Finding]:
        session, people = view.session, sum(trainee.people for trainee in view.trainees)
        seats = seats_left(view.project, session)
        facts: dict[str, Any] = {"session": session.title, "people": people}
        facts["when"] = view.project.calendar.local(session.span.start)
        if seats is not None and people > seats:
            yield self.finding((Ref("session", session.id),), people - seats, seats=seats, **facts)
        if 0 < people < session.min_seats:
            least = session.min_seats
            yield self.finding((Ref("session", session.id),), least - people, variant="few", seats=least, **facts)

    def notices(self, project: Project, session: Session) -> Hashable:
        seats = seats_left(project, session)
        return None if seats is None and session.min_seats == 0 else (seats, session.min_seats)

    def encode(self, options: RosterOptions, board: Board) -> None:
        about = (Ref("session", options.session.id),)
        seats = seats_left(options.project, options.session)
        if seats is None and not options.session.min_seats:
            return
        people = [(option.trainee.people, option.taken) for option in options.options]
        if seats is not None:
            board.excess(people, over=seats, about=about)
        if options.session.min_seats:
            held = board.any_of([option.taken for option in options.options])
            board.lack([*people, (-options.session.min_seats, held)], under=0, about=about)
