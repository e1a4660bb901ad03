"""What a solver is asked."""

from __future__ import annotations

from dataclasses import dataclass

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.policy import Policy
from cohortplan.solving.decisions import Window, everything


@dataclass(frozen=True, kw_only=True)
class Task:
    """One question to the solver. ``start`` is a plan to begin from, ``seconds`` the time for the search.

    ``repeatable`` asks for the same plan from the same question, whatever else
    the machine does and however many cores it has; seconds are then those of a
    ``WorkClock``. Unless ``to_the_end``, the search ends by itself when looking
    on gains little (``Patience``).
    """

    project: Project
    policy: Policy
    seconds: float = 60.0
    seed: int = 0
    start: Plan | None = None
    repeatable: bool = False
    to_the_end: bool = True

    @property
    def window(self) -> Window:
        """All that is to be decided."""
        return everything(self.project, self.start)
