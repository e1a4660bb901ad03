"""What ``check`` sees: finished plans, cut by scope, with clock times. ``cutting`` makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cohortplan.domain.people import Staff, Trainee
from cohortplan.domain.places import SchoolClass, Shuttle
from cohortplan.domain.plan import Mentorship
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.domain.ties import Tie


@dataclass(frozen=True)
class Agenda:
    """Everything one trainee attends, earliest first, their lead mentors, and who stands in for these on which days."""

    project: Project
    trainee: Trainee
    sessions: tuple[Session, ...]
    leads: tuple[str, ...]
    acting: tuple[Mentorship, ...] = ()


@dataclass(frozen=True)
class DayAgenda:
    """What one trainee attends on one day."""

    project: Project
    trainee: Trainee
    day: date
    sessions: tuple[Session, ...]


@dataclass(frozen=True)
class Roster:
    """Who attends one session; for a mentor meeting, with the mentors of each on that day."""

    project: Project
    session: Session
    trainees: tuple[Trainee, ...]
    mentors: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class LeaderDay:
    """The held sessions of one leader on one day."""

    project: Project
    leader: str
    day: date
    held: tuple[Session, ...]

    @property
    def leader_name(self) -> str:
        """The leader's name, or the id where the leader is nobody of the staff table."""
        person = self.project.person.get(self.leader)
        return person.name if person else self.leader


@dataclass(frozen=True)
class LeaderWeek:
    """What one leader leads with somebody attending in one teaching week, earliest first."""

    project: Project
    leader: Staff
    week: int
    attended: tuple[Session, ...]


@dataclass(frozen=True)
class RoomDay:
    """The held sessions in one room on one day."""

    project: Project
    room: str
    day: date
    held: tuple[Session, ...]

    @property
    def room_name(self) -> str:
        """The room's name, or the id where the room is not in the rooms table."""
        room = self.project.room.get(self.room)
        return room.name if room else self.room


@dataclass(frozen=True)
class ShuttleDay:
    """The runs of one way on one day, in order, and what those attend that day who are on both of its campuses."""

    project: Project
    day: date
    origin: str
    destination: str
    runs: tuple[Shuttle, ...]
    agendas: tuple[DayAgenda, ...]


@dataclass(frozen=True)
class ClassWeek:
    """The visited lessons of one class in one teaching week, earliest first."""

    project: Project
    school_class: SchoolClass
    week: int
    visits: tuple[Session, ...]


@dataclass(frozen=True)
class ClassVisited:
    """The visited lessons of one class in the whole project, earliest first."""

    project: Project
    school_class: SchoolClass
    visits: tuple[Session, ...]


@dataclass(frozen=True)
class TeacherVisited:
    """The visited lessons of one teacher in the whole project, earliest first."""

    project: Project
    teacher: Staff
    visits: tuple[Session, ...]


@dataclass(frozen=True)
class MentorGroup:
    """The trainees of one lead mentor."""

    project: Project
    mentor: Staff
    trainees: tuple[Trainee, ...]


@dataclass(frozen=True)
class TiedRoster:
    """Who of a party attends one session of the kinds it shares; for a mentor meeting, with the mentors of each member."""

    project: Project
    tie: Tie
    session: Session
    trainees: tuple[Trainee, ...]
    mentors: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Meetings:
    """The lessons at which somebody of each of two parties is, earliest first; who has no party is a party of one."""

    project: Project
    one: tuple[Trainee, ...]
    other: tuple[Trainee, ...]
    lessons: tuple[Session, ...]


@dataclass(frozen=True)
class Share:
    """What one trainee gets: popular sessions, minutes of sessions, and wishes that stay open."""

    trainee: Trainee
    sought: int
    minutes: int
    unmet: int


@dataclass(frozen=True)
class Shares:
    """Sums for each trainee of one role; never their assignments."""

    project: Project
    role: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class MentorLoad:
    """How many trainees a mentor leads, and for how many minutes."""

    mentor: Staff
    trainees: int
    minutes: int


@dataclass(frozen=True)
class Totals:
    """Sums over the whole plan; never its assignments."""

    project: Project
    loads: tuple[MentorLoad, ...]
    lessons: int
    """Lessons that somebody visits."""


View = (
    Agenda
    | DayAgenda
    | Roster
    | LeaderDay
    | LeaderWeek
    | RoomDay
    | ShuttleDay
    | ClassWeek
    | ClassVisited
    | TeacherVisited
    | MentorGroup
    | TiedRoster
    | Meetings
    | Shares
    | Totals
)
