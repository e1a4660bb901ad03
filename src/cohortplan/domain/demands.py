"""What is asked of a plan: quotas, wishes, pins, absences, visits, waivers, history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cohortplan.domain.refs import Ref
from cohortplan.domain.span import Span


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Quota:
    """How many sessions of these kinds a role attends per project, week or day.

    ``own_subject`` counts only sessions of the trainee's own subjects.
    ``prorate`` lowers the minimum by the share of time a trainee is away; the
    seats so lost are excused. ``weight`` is what one missing seat counts.
    """

    id: str
    role: str
    kinds: tuple[str, ...]
    per: str = "project"
    least: int | None = None
    most: int | None = None
    own_subject: bool = False
    department: str = ""
    weight: int = 1
    prorate: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Something or someone that is not to be had for a while.

    ``what`` is ``staff``, ``trainee``, ``class``, ``grade``, ``room`` or ``campus``.
    """

    what: str
    id: str
    span: Span
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A delegation or an open week: blocks rooms and leaders, and fills seats in classes.

    ``people_in_class`` is how many seats of each listed class the visitors take;
    ``None`` means all.
    """

    id: str
    title: str
    kind: str
    span: Span
    people: int = 0
    campus: str = ""
    rooms: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    people_in_class: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something a member of staff must do at a fixed time; ``open`` if others may come along."""

    staff: str
    span: Span
    title: str
    kind: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Wish:
    """A trainee's wish: ``about`` is subject, theme, mentor, class or session; rank 1 is dearest."""

    trainee: str
    about: str
    value: str
    rank: int = 1


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Pin:
    """What must stay, or must not be, for one trainee 锁定.

    ``sessions`` are the sessions the pin names (several where it was given by
    kind, date and period): attending one of them is what ``must`` asks and what
    its opposite forbids. ``part`` is ``whole``, or only the ``time`` or only
    the ``person`` of that session. It holds until ``until``, that day included.
    """

    trainee: str
    sessions: tuple[str, ...]
    must: bool = True
    part: str = "whole"
    reason: str = ""
    author: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Waiver:
    """One reasoned exception 豁免 from one rule, until ``until``, that day included."""

    rule: str
    about: tuple[str, ...]
    reason: str
    author: str = ""
    until: date | None = None

    def covers(self, rule: str, about: tuple[Ref, ...]) -> bool:
        """Whether it is about this: the rule is the same and all that it names is concerned."""
        return rule == self.rule and set(self.about) <= {ref.id for ref in about}


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Attended:
    """Minutes that a trainee was really there."""

    trainee: str
    session: str
    minutes: int


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class PastVisit:
    """One line of the history of earlier cohorts."""

    cohort: str
    on: date
    kind: str
    class_id: str = ""
    teacher: str = ""
    mentor: str = ""
    people: int = 1


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Competency:
    """What a role should meet in some session."""

    role: str
    name: str
