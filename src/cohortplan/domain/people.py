"""Trainees, staff, and who belongs together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cohortplan.domain.span import instant


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Trainee:
    """A visitor 学员, or a delegation or family that goes everywhere together.

    ``people`` is what seats count. ``arrive`` and ``leave`` are instants, kept
    in UTC; none means from the first to the last day.

    Raises:
        NaiveTime: If ``arrive`` or ``leave`` comes without a time zone.
    """

    id: str
    name: str
    role: str
    school: str = ""
    county: str = ""
    subjects: tuple[str, ...] = ()
    people: int = 1
    phone: str = ""
    email: str = ""
    arrive: datetime | None = None
    leave: datetime | None = None
    school_type: str = ""
    needs: str = ""

    def __post_init__(self) -> None:
        for name in ("arrive", "leave"):
            moment = getattr(self, name)
            if moment is not None:
                object.__setattr__(self, name, instant(moment))


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Staff:
    """Someone of the host school 教职工; a mentor 导师 where ``mentors`` names roles.

    ``post`` is a code of ``vocabulary.POSTS`` where it is one of these, else
    the school's own word. Without ``max_trainees`` the rule ``lead_mentor``
    gives the places of the post.
    """

    id: str
    name: str
    post: str = "teacher"
    campus: str = ""
    mentors: tuple[str, ...] = ()
    max_trainees: int | None = None
    subjects: tuple[str, ...] = ()
    department: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Party:
    """Trainees who attend certain kinds together 小组/结对."""

    id: str
    members: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    leader: str = ""
    may_split: bool = False


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Pair:
    """Two people declared ``together``, ``apart``, or ``not_mentor`` (conflict of interest)."""

    a: str
    b: str
    rule: str
