"""What ``encode`` sees: open options with their decisions, and fixed ones as constants, cut by the same scopes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from cohortplan.domain.people import Staff, Trainee
from cohortplan.domain.places import SchoolClass, Shuttle
from cohortplan.domain.plan import Mentorship
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.ties import Tie
from cohortplan.rules.base import Stay, Taken


@dataclass(slots=True)
class Option:
    """That one trainee attends one session: an open decision or a fixed one."""

    trainee: Trainee
    session: Session
    taken: Taken


@dataclass(slots=True)
class MentorOption:
    """That one mentor leads one trainee."""

    trainee: Trainee
    mentor: Staff
    taken: Taken


@dataclass(frozen=True)
class AgendaOptions:
    """What one trainee may attend, earliest first, who may lead them, and who stands in on which days."""

    project: Project
    trainee: Trainee
    options: tuple[Option, ...]
    leads: tuple[MentorOption, ...]
    acting: tuple[Mentorship, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Option]:
        """Options by the id of their session."""
        return {option.session.id: option for option in self.options}

    def of_kinds(self, *kinds: str) -> Iterator[Option]:
        """The options of these kinds of sessions, kind by kind."""
        return chain.from_iterable(self._by_kind.get(kind, ()) for kind in dict.fromkeys(kinds))

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Option]]:
        found: dict[str, list[Option]] = defaultdict(list)
        for option in self.options:
            found[option.session.kind].append(option)
        return found


@dataclass(frozen=True)
class DayOptions:
    """What one trainee may attend on one day."""

    project: Project
    trainee: Trainee
    day: date
    options: tuple[Option, ...]


@dataclass(frozen=True)
class RosterOptions:
    """Who may attend one session; for a mentor meeting, ``leads`` are the decisions that its leader leads them."""

    project: Project
    session: Session
    options: tuple[Option, ...]
    leads: dict[str, Taken]


@dataclass(frozen=True)
class LeaderDayOptions:
    """The sessions of one leader on one day, each with whether it is held."""

    project: Project
    leader: str
    day: date
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class LeaderWeekOptions:
    """What one leader leads in one teaching week, each with whether anybody attends it."""

    project: Project
    leader: Staff
    week: int
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class RoomDayOptions:
    """The sessions in one room on one day, each with whether it is held."""

    project: Project
    room: str
    day: date
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class ShuttleDayOptions:
    """The runs of one way on one day, in order, and what those may attend that day who may be on both of its campuses."""

    project: Project
    day: date
    origin: str
    destination: str
    runs: tuple[Shuttle, ...]
    agendas: tuple[DayOptions, ...]


@dataclass(frozen=True)
class ClassWeekOptions:
    """The lessons of one class in one week, each with whether it is visited."""

    project: Project
    school_class: SchoolClass
    week: int
    visits: tuple[Stay, ...]


@dataclass(frozen=True)
class ClassVisitedOptions:
    """The lessons of one class in the whole project, each with whether it is visited."""

    project: Project
    school_class: SchoolClass
    visits: tuple[Stay, ...]


@dataclass(frozen=True)
class TeacherVisitedOptions:
    """The lessons of one teacher in the whole project, each with whether it is visited."""

    project: Project
    teacher: Staff
    visits: tuple[Stay, ...]


@dataclass(frozen=True)
class MentorGroupOptions:
    """The trainees whom one mentor may lead."""

    project: Project
    mentor: Staff
    options: tuple[MentorOption, ...]


@dataclass(frozen=True)
class TiedRosterOptions:
    """Who of a party may attend one session of the kinds it shares; ``leads`` as in ``RosterOptions``.

    ``options`` hold closed decisions too: that one cannot come binds the others.
    """

    project: Project
    tie: Tie
    session: Session
    options: tuple[Option, ...]
    leads: dict[str, Taken]


class Meeting(NamedTuple):
    """A lesson at which two parties may meet, with whether somebody of the one and of the other is there."""

    session: Session
    one: Taken
    other: Taken


@dataclass(frozen=True)
class MeetingsOptions:
    """The lessons at which two parties may meet, earliest first."""

    project: Project
    one: tuple[Trainee, ...]
    other: tuple[Trainee, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True)
class ShareOptions:
    """The sums of one trainee: popular sessions, minutes of sessions, and wishes that stay open."""

    trainee: Trainee
    sought: tuple[tuple[int, Taken], ...]
    minutes: tuple[tuple[int, Taken], ...]
    unmet: tuple[tuple[int, Taken], ...]


@dataclass(frozen=True)
class SharesOptions:
    """Sums for each trainee of one role."""

    project: Project
    role: str
    shares: tuple[ShareOptions, ...]


@dataclass(frozen=True)
class MentorLoadOptions:
    """The sums of one mentor: trainees led, and minutes of held sessions other than lessons."""

    mentor: Staff
    trainees: tuple[tuple[int, Taken], ...]
    minutes: tuple[tuple[int, Taken], ...]


@dataclass(frozen=True)
class TotalsOptions:
    """Sums over the whole board."""

    project: Project
    loads: tuple[MentorLoadOptions, ...]
    lessons: tuple[tuple[int, Taken], ...]
    """Lessons that somebody may visit or visits."""


Options = (
    AgendaOptions
    | DayOptions
    | RosterOptions
    | LeaderDayOptions
    | LeaderWeekOptions
    | RoomDayOptions
    | ShuttleDayOptions
    | ClassWeekOptions
    | ClassVisitedOptions
    | TeacherVisitedOptions
    | MentorGroupOptions
    | TiedRosterOptions
    | MeetingsOptions
    | SharesOptions
    | TotalsOptions
)
