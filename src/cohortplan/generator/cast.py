"""Who takes part in a world: the host's posts and teachers, and the cohorts that come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Post:
    """One person with an office; ``key`` is how events name their leader.

    ``teaches`` gives for each subject a number of classes of ``grades``. ``campus``
    may be left out where there is only one.
    """

    key: str
    post: str
    department: str
    subject: str
    teaches: tuple[tuple[str, int], ...] = ()
    grades: tuple[str, ...] = ()
    mentors: str = ""
    places: int = 0
    campus: str = ""


@dataclass(frozen=True, kw_only=True)
class Teachers:
    """Teachers of one subject on one campus; the first leads its research group.

    Their keys are ``key``, else the subject, and a number: ``语文1``. ``rooms`` are
    handed out one per teacher; without them lessons are in the classroom.
    """

    subject: str
    count: int
    department: str
    rooms: tuple[str, ...] = ()
    key: str = ""
    campus: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """How events name them."""
        return tuple(f"{self.key or self.subject}{number}" for number in range(1, self.count + 1))


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """Trainees of one role; their subjects are dealt in turn."""

    role: str
    count: int
    subjects: tuple[tuple[str, ...], ...]
