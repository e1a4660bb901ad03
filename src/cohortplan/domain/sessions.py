"""Dated events that trainees can attend, and how their ids are made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cohortplan.domain.span import Span
from cohortplan.domain.vocabulary import LESSON, RESEARCH

SEPARATORS = "/@~%"
ENCODED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in SEPARATORS})


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Audience:
    """Who is invited: these roles and these trainees; neither means everybody."""

    roles: tuple[str, ...] = ()
    trainees: tuple[str, ...] = ()

    @property
    def everybody(self) -> bool:
        """Whether nobody in particular is named."""
        return not self.roles and not self.trainees


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One dated event 活动 with start, end, place, leader, seats and audience.

    Every lesson of the timetable is a session, so that its teacher and room are
    known to be taken; ``open`` says whether it can be attended, ``standing`` that
    the school holds it whoever comes, such as a duty 值班. ``seats`` is
    ``None`` where nobody counts them. ``lessons`` are the lessons that a
    critique discusses; ``nested`` are sessions that those who attend this one
    may attend with its leader without a clash.
    """

    id: str
    kind: str
    title: str
    span: Span
    campus: str = ""
    room: str = ""
    leader: str = ""
    seats: int | None = None
    min_seats: int = 0
    audience: Audience = Audience()
    required: bool = False
    standing: bool = False
    open: bool = True
    class_id: str = ""
    grade: str = ""
    subject: str = ""
    department: str = ""
    lessons: tuple[str, ...] = ()
    nested: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    hours: int | None = None

    @property
    def subjects(self) -> tuple[str, ...]:
        """The school subjects it is about: that of a lesson, the themes of a subject research."""
        if self.subject:
            return (self.subject,)
        return self.themes if self.kind == RESEARCH else ()

    @property
    def always_held(self) -> bool:
        """Held 成行 even if nobody attends: lessons, required sessions, and standing duties of the school are."""
        return self.kind == LESSON or self.required or self.standing

    def nests(self, other: Session) -> bool:
        """Whether one of the two takes place inside the other, with the same leader."""
        return other.id in self.nested or self.id in other.nested


def lesson_id(class_id: str, day: date, period: str) -> str:
    """``CLASS/DATE/PERIOD`` of the slot that the lesson first had; it survives moves."""
    return "/".join((quoted(class_id), day.isoformat(), quoted(period)))


def dated_id(row: str, day: date) -> str:
    """``ROW@DATE`` for one date of a weekly row of the sessions table."""
    return f"{quoted(row)}@{day.isoformat()}"


def shadowing_id(staff: str, day: date, part: str) -> str:
    """``STAFF~shadowing/DATE/am`` for a half-day beside somebody."""
    return f"{quoted(staff)}~shadowing/{day.isoformat()}/{quoted(part)}"


def mentoring_id(staff: str, day: date) -> str:
    """``STAFF~mentoring/DATE`` for a mentor's meeting of one day."""
    return f"{quoted(staff)}~mentoring/{day.isoformat()}"


def duty_id(staff: str, day: date, start: str) -> str:
    """``STAFF~duty/DATE/HHMM`` for something that a member of staff must do."""
    return f"{quoted(staff)}~duty/{day.isoformat()}/{start}"


def critique_id(lesson: str, period: str) -> str:
    """``LESSON~critique/PERIOD`` for a talk about a lesson, whose id is kept as it is."""
    return f"{lesson}~critique/{quoted(period)}"


def quoted(name: str) -> str:
    """A name with the separators inside it percent-encoded; all else, Chinese too, as it is."""
    return name.translate(ENCODED)
