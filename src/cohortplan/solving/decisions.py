"""Open and fixed decisions of a board, before and after the solver knows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.sessions import Session
from cohortplan.rules.base import Taken

YES_OR_NO = cp_model.Domain(0, 1)


class Decision:
    """One yes-or-no. The solver's variable is made when somebody first needs it.

    ``closed`` decisions are known to be no; they never become variables.
    """

    __slots__ = ("_number", "closed", "name", "var")

    def __init__(self, name: str) -> None:
        self.name = name
        self.closed = False
        self.var: cp_model.IntVar | None = None
        self._number: int | None = None

    def variable(self, model: cp_model.CpModel) -> cp_model.IntVar:
        """The solver's variable for this decision."""
        if self.var is None:
            self.var = model.new_int_var_from_domain(YES_OR_NO, self.name)
        return self.var

    def number(self, model: cp_model.CpModel) -> int:
        """The variable's number in the model; ``~number`` says that it is not taken."""
        if self._number is None:
            self._number = self.variable(model).index
        return self._number


def is_open(taken: Taken) -> bool:
    """Whether this is still to be decided."""
    return isinstance(taken, Decision) and not taken.closed


EMPTY = Plan()


@dataclass(frozen=True)
class Window:
    """Which decisions of a board are open; all others stay as in ``fixed``.

    ``trainees`` and ``sessions`` open every pair of both; ``None`` means all.
    ``pairs`` of trainee and session open no others than these.
    Mentors are open for the trainees of the window where ``mentors`` says so.
    """

    fixed: Plan = EMPTY
    trainees: frozenset[str] | None = None
    sessions: frozenset[str] | None = None
    pairs: frozenset[tuple[str, str]] | None = None
    mentors: bool = True

    def opens(self, trainee: str, session: str) -> bool:
        """Whether it is open if this trainee attends this session."""
        in_trainees = self.trainees is None or trainee in self.trainees
        in_sessions = self.sessions is None or session in self.sessions
        return in_trainees and in_sessions and (self.pairs is None or (trainee, session) in self.pairs)

    def openings(self, project: Project) -> Callable[[str], tuple[Session, ...]]:
        """Says of a trainee which sessions are open, earliest first."""
        if self.pairs is not None:
            paired: dict[str, list[str]] = defaultdict(list)
            for trainee, session in self.pairs:
                if self.opens(trainee, session) and session in project.session:
                    paired[trainee].append(session)
            return lambda trainee: project.in_order(paired[trainee])
        known = project.session if self.sessions is None else self.sessions & project.session.keys()
        sessions = project.in_order(known)
        return lambda trainee: sessions if self.trainees is None or trainee in self.trainees else ()

    def opens_mentor(self, trainee: str) -> bool:
        """Whether the trainee's lead mentor is open."""
        return self.mentors and (self.trainees is None or trainee in self.trainees)


WHOLE = Window()


def everything(project: Project, start: Plan | None = None) -> Window:
    """All decisions open. Who stands in for whom is nobody's decision here: as in ``start``, or the release in force."""
    return Window(fixed=start or project.in_force or EMPTY)


def remaining(project: Project, window: Window) -> Plan:
    """What the window leaves as it is: acting mentorships always stay. What the project does not know is left out."""
    fixed = window.fixed
    whole = frozenset(fixed.sessions_of) if window.trainees is None else window.trainees
    opened = (
        (trainee, session)
        for trainee in whole & fixed.sessions_of.keys()
        for session in fixed.sessions_of[trainee]
        if window.opens(trainee, session)
    )
    unknown = (
        (each.trainee, each.session)
        for each in fixed.assignments
        if each.session not in project.session or each.trainee not in project.trainee
    )
    left_out = frozenset(
        each
        for each in fixed.mentorships
        if (each.lead and window.opens_mentor(each.trainee))
        or each.mentor not in project.person
        or each.trainee not in project.trainee
    )
    return fixed.with_changes(drop=Plan(Plan.of((*opened, *unknown)).assignments, left_out), add=EMPTY)
