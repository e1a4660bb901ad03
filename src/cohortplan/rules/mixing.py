"""People come to meet others, so colleagues from home do not fill a room, and not always the same ones meet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from cohortplan.domain.people import Trainee
from cohortplan.domain.project import Project
from cohortplan.domain.refs import About, Ref
from cohortplan.domain.sessions import Session
from cohortplan.domain.vocabulary import LESSON
from cohortplan.rules.base import Board, Finding, Preference, Scope, Taken, Unit, setting
from cohortplan.rules.options import MeetingsOptions, RosterOptions
from cohortplan.rules.views import Meetings, Roster
from cohortplan.text import Text


@dataclass(frozen=True, kw_only=True)
class Mixing(Preference):
    """One home county crowding a small session, and the same two parties at lessons together too often.

    - Trainees of one county beyond ``from_county`` in a session that has no more
      than ``small`` seats and is not required of anybody; who states no county counts for none.
    - Two parties beyond ``together`` times at the same lesson; lessons at one
      time count as once. A party is there if one of its members is; who has no
      party is a party of one, and inside a party nothing is counted.

    Where policy sets a limit it is for both; whoever wants it for parties only
    gives ``from_county`` the seats of a session.
    """

    from_county: int = setting(2, Text(zh="小型活动中同一县的最多人数", en="trainees of one county in a small session"))
    small: int = setting(12, Text(zh="名额不超过多少算小型活动", en="seats up to which a session is small"))
    together: int = setting(3, Text(zh="同样两组（人）最多同听几次课", en="times that two parties observe together"))

    mounts: ClassVar[bool] = True
    scopes = (Scope.SESSION, Scope.PAIR)
    unit = Unit.COMPANY
    title = Text(zh="人员交叉", en="Mixing")
    help = Text(
        zh="小型活动中同县学员不宜过多，同样两组（人）不宜总在一起听课；小组内部不计。",
        en="Small sessions are not crowded by one home county, and the same two parties are not together at lesson after "
        "lesson; inside a party nothing is counted.",
    )
    wording = {
        "county": Text(
            zh="“{session}”（{when}）有 {trainees} 名学员来自{county}，最多 {allowed} 名。",
            en="“{session}” ({when}) has {trainees} trainees from {county}; at most {allowed}.",
        ),
        "together": Text(
            zh="{one}与{other}同听 {times} 次课，最多 {allowed} 次。",
            en="{one} and {other} observe together {times} times; at most {allowed}.",
        ),
    }
    examples = (
        ("lesson 1.1 09:00-09:40 seats=4 @ann,bob; trainee ann county=Oak; trainee bob county=Oak", 0),
        (
            (
                "lesson 1.1 09:00-09:40 seats=4 @ann,bob,cai; trainee ann county=Oak; trainee bob county=Oak; "
                "trainee cai county=Oak"
            ),
            1,
        ),
        (
            (
                "meeting 09:00-10:00 seats=12 @ann,bob,cai,dan; trainee ann county=Oak; trainee bob county=Oak; "
                "trainee cai county=Oak; trainee dan county=Oak"
            ),
            2,
        ),
        (
            (
                "meeting 09:00-10:00 seats=13 @ann,bob,cai; trainee ann county=Oak; trainee bob county=Oak; "
                "trainee cai county=Oak"
            ),
            0,
        ),
        ("meeting 09:00-10:00 @ann,bob,cai; trainee ann county=Oak; trainee bob county=Oak; trainee cai county=Oak", 0),
        (
            (
                "required meeting 09:00-10:00 seats=4 @ann,bob,cai; trainee ann county=Oak; trainee bob county=Oak; "
                "trainee cai county=Oak"
            ),
            0,
        ),
        ("lesson 1.1 09:00-09:40 seats=4 @ann,bob,cai", 0),
        (
            (
                "lesson 1.1 Mon 09:00-09:40 @ann,bob; lesson 1.2 Tue 09:00-09:40 @ann,bob; "
                "lesson 1.3 Wed 09:00-09:40 @ann,bob; lesson 1.4 Thu 09:00-09:40 @ann,bob"
            ),
            1,
        ),
        (
            (
                "lesson 1.1 Mon 09:00-09:40 @ann,bob; lesson 1.2 Mon 09:00-09:40 @ann,bob; "
                "lesson 1.3 Wed 09:00-09:40 @ann,bob; lesson 1.4 Thu 09:00-09:40 @ann,bob"
            ),
            0,
        ),
        (
            (
                "lesson 1.1 Mon 09:00-09:40 @ann,bob; lesson 1.2 Tue 09:00-09:40 @ann,bob; "
                "lesson 1.3 Wed 09:00-09:40 @ann,bob; lesson 1.4 Thu 09:00-09:40 @ann,bob; party P ann,bob lesson"
            ),
            0,
        ),
    )

    def check(self, view: Roster | Meetings) -> Iterator[Finding]:
        if isinstance(view, Meetings):
            yield from self._check_pair(view)
            return
        if not self._is_small(view.session):
            return
        for county, trainees in sorted(Counter(trainee.county for trainee in view.trainees).items()):
            if county and trainees > self.from_county:
                yield self.finding(
                    _crowd(view.session, county),
                    trainees - self.from_county,
                    variant="county",
                    session=view.session.title,
                    when=view.project.calendar.local(view.session.span.start),
                    trainees=trainees,
                    county=county,
                    allowed=self.from_county,
                )

    def _check_pair(self, view: Meetings) -> Iterator[Finding]:
        times = len({lesson.span for lesson in view.lessons})
        if times > self.together:
            yield self.finding(
                _both(view.one, view.other),
                times - self.together,
                variant="together",
                one=tuple(trainee.name for trainee in view.one),
                other=tuple(trainee.name for trainee in view.other),
                times=times,
                allowed=self.together,
            )

    def notices(self, project: Project, session: Session) -> Hashable:  # noqa: ARG002 - how small and when is all that counts
        small, lesson = self._is_small(session), session.kind == LESSON
        return (small, session.span if lesson else None) if small or lesson else None

    def encode(self, options: RosterOptions | MeetingsOptions, board: Board) -> None:
        if isinstance(options, MeetingsOptions):
            self._encode_pair(options, board)
            return
        if len(options.options) <= self.from_county or not self._is_small(options.session):
            return
        counties: dict[str, list[tuple[int, Taken]]] = defaultdict(list)
        for option in options.options:
            if option.trainee.county:
                counties[option.trainee.county].append((1, option.taken))
        for county, trainees in counties.items():
            if len(trainees) > self.from_county:
                board.excess(trainees, over=self.from_county, about=_crowd(options.session, county))

    def _encode_pair(self, options: MeetingsOptions, board: Board) -> None:
        times: dict[tuple[datetime, datetime], list[tuple[Taken, Taken]]] = defaultdict(list)
        for session, one, other in options.meetings:
            times[session.span.start, session.span.end].append((one, other))
        if len(times) > self.together:
            met = [(1, board.any_both(pairs)) for pairs in times.values()]
            board.excess(met, over=self.together, about=_both(options.one, options.other))

    def _is_small(self, session: Session) -> bool:
        return session.seats is not None and session.seats <= self.small and not session.required


def _crowd(session: Session, county: str) -> About:
    return Ref("session", session.id), Ref("county", county)


def _both(one: tuple[Trainee, ...], other: tuple[Trainee, ...]) -> About:
    return tuple(Ref("trainee", trainee.id) for trainee in (*one, *other))
