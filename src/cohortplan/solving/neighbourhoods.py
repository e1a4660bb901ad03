"""Improve a plan by opening a part of it at a time; build a first one batch by batch.

These only propose: each proposal is a plan, and the audit decides what it is
worth. They know trainees and weeks, and no rule (DESIGN.md section 6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from time import monotonic

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Audit
from cohortplan.rules.policy import Policy
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import Window

BATCH = 2
"""Trainees who are planned at once while a first plan is built."""

LONGEST = 8.0
"""Seconds for one neighbourhood: longer ones gain less than another neighbourhood would."""

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True)
class Proposal:
    """A plan from a partial board, and whether nothing better lies in it."""

    plan: Plan
    proven: bool


@dataclass
class Neighbourhoods:
    """Partial boards of one project, solved one after the other."""

    project: Project
    policy: Policy
    solver: Callable[[float], cp_model.CpSolver]
    """Makes a solver for so many seconds; whoever can stop the search knows it."""

    random: Random
    size: int = BATCH

    def first_plan(self, beginning: Plan, seconds: float) -> Iterator[Plan | None]:
        """A first plan, trainee batch by trainee batch on what is left; ``None`` at a dead end.

        Yields after each batch, so that the caller can stop between them; the last is whole.
        """
        plan, until = beginning, monotonic() + seconds
        for batch in self._batches():
            proposal = self.propose(Window(fixed=plan, trainees=batch), min(LONGEST, until - monotonic()), hint=plan)
            if proposal is None:
                yield None
                return
            plan = proposal.plan
            yield plan

    def step(self, plan: Plan, found: Audit, seconds: float) -> Plan | None:
        """One neighbourhood of a clean plan: some trainees, mostly those worst off, in all or one of the weeks."""
        trainees = self._some_trainees(found)
        sessions = self._some_weeks()
        window = Window(fixed=plan, trainees=trainees, sessions=sessions, mentors=sessions is None)
        proposal = self.propose(window, min(LONGEST, seconds), hint=plan)
        if proposal is None:
            self.size = max(1, self.size - 1)
            return None
        self.size = min(len(self.project.trainees), self.size + 1) if proposal.proven else max(1, self.size - 1)
        return proposal.plan

    def propose(self, window: Window, seconds: float, hint: Plan) -> Proposal | None:
        """The best that the open part of the board allows in this time; ``None`` if nothing was found."""
        board = CpBoard(self.project, self.policy, window)
        ledger = board.ledger
        worst = sum(price * var.proto.domain[-1] for price, var in ledger.penalty)
        board.model.minimize((worst + 1) * ledger.expression(ledger.shortfall) + ledger.expression(ledger.penalty))
        board.hint(hint)
        solver = self.solver(seconds)
        # On small boards that are solved once, these cost more than they were seen to give back.
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        status = solver.solve(board.model)
        if status not in FOUND:
            return None
        return Proposal(board.plan_of(solver), proven=status == cp_model.OPTIMAL)

    def _batches(self) -> Sequence[frozenset[str]]:
        ids = [trainee.id for trainee in self.project.trainees]
        return [frozenset(ids[at : at + BATCH]) for at in range(0, len(ids), BATCH)]

    def _some_trainees(self, found: Audit) -> frozenset[str]:
        ids = [trainee.id for trainee in self.project.trainees]
        burden = Counter(dict.fromkeys(ids, 1))
        for judged in found.judged:
            for ref in judged.finding.about:
                if ref.kind == "trainee" and ref.id in burden:
                    burden[ref.id] += 10 * judged.cost.shortfall + judged.cost.penalty
        chosen: set[str] = set()
        while len(chosen) < min(self.size, len(ids)):
            chosen.add(self.random.choices(ids, [burden[each] for each in ids])[0])
        return frozenset(chosen)

    def _some_weeks(self) -> frozenset[str] | None:
        weeks = sorted({self.project.calendar.week(day.on) for day in self.project.calendar.open_days})
        if len(weeks) == 1 or self.random.random() < 1 / (len(weeks) + 1):
            return None
        week = self.random.choice(weeks)
        return frozenset(session.id for session in self.project.sessions if self.project.week_of(session) == week)
