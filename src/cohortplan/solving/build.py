"""A board of open decisions with every rule of a policy said to it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ortools.sat.python import cp_model

from cohortplan.domain.plan import Mentorship, Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import history
from cohortplan.rules.base import Rule, Scope, Taken
from cohortplan.rules.policy import Policy
from cohortplan.solving.board import RuleBoard
from cohortplan.solving.cuts import Cuts
from cohortplan.solving.decisions import WHOLE, Decision, Window
from cohortplan.solving.ledger import Ledger


class CpBoard:
    """A board 决策板, whole or partial, ready to be solved or pinned.

    Rows come sorted from the project, rules from the registry, so that equal
    questions build equal models, whatever the order of rows in a file.
    """

    def __init__(
        self,
        project: Project,
        policy: Policy,
        window: Window = WHOLE,
        counts: Callable[[Rule, Scope], bool] | None = None,
        *,
        tight: bool = False,
    ) -> None:
        """Build it; ``counts`` says which rules are heard on which scopes, by default all of them.

        A ``tight`` board has a relaxation that is nearer to plans. On the small boards of one leader it proves at once
        what the plain one does not in seconds; on whole boards it was seen to find plans later.
        """
        self.project = project
        self.policy = policy
        self._counts = counts
        self.ledger = Ledger(tight=tight)
        self._past = project.kept.get(("history", policy), lambda: history(project, policy))
        with _uncollected():
            # The parts do not know of the board, so that it goes as soon as nobody needs it.
            self.cuts = Cuts(project, window, RuleBoard(self.ledger, policy.rules[0], ()).any_of)
            for narrows in (True, False):
                self.cuts.group()
                for rule in policy.rules:
                    if rule.narrows is narrows:
                        self._encode(rule)

    @property
    def model(self) -> cp_model.CpModel:
        """The CP-SAT model."""
        return self.ledger.model

    def _encode(self, rule: Rule) -> None:
        board = RuleBoard(self.ledger, rule, self.project.standing_waivers, self._past)
        for scope in rule.scopes:
            if self._counts is not None and not self._counts(rule, scope):
                continue
            for options in self.cuts.of(scope):
                rule.encode(options, board)

    def pin(self, plan: Plan) -> None:
        """Fix every open decision as in this plan; what the board cannot express makes it infeasible."""
        wanted = {(each.trainee, each.session) for each in plan.assignments}
        led = {(each.trainee, each.mentor) for each in plan.mentorships if each.lead}
        for have, want in ((self.cuts.options, wanted), (self.cuts.leads, led)):
            if want - set(have):
                self.ledger.forbid_all()
            for key, option in have.items():
                self._fix(option.taken, holds=key in want)
        if _acting(plan) != _acting(self.cuts.fixed):
            self.ledger.forbid_all()

    def _fix(self, taken: Taken, *, holds: bool) -> None:
        if isinstance(taken, Decision) and not taken.closed:
            if taken.var is not None:
                self.model.add(taken.var == int(holds))
        elif holds != (taken is True):
            self.ledger.forbid_all()

    def hint(self, plan: Plan) -> None:
        """Suggest a plan to begin from. Hints are not promises."""
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves this one untyped
        wanted = {(each.trainee, each.session) for each in plan.assignments}
        wanted |= {(each.trainee, each.mentor) for each in plan.mentorships if each.lead}
        known = [(decision.var.index, key in wanted) for key, decision in self.decisions() if decision.var is not None]
        suggested = self.model.proto.solution_hint
        suggested.vars.extend(index for index, _ in known)
        suggested.values.extend(int(holds) for _, holds in known)

    def hint_all(self, solved: cp_model.CpSolver) -> None:
        """Suggest the plan in a solver's answer with all that follows from it: without that, a solver may lose the plan."""
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves this one untyped
        values = solved.response_proto.solution
        suggested = self.model.proto.solution_hint
        suggested.vars.extend(range(len(values)))
        suggested.values.extend(values)

    def decisions(self) -> Iterator[tuple[tuple[str, str], Decision]]:
        """Open decisions by trainee and session, or trainee and mentor."""
        for options in (self.cuts.options, self.cuts.leads):
            for key, option in options.items():
                if isinstance(option.taken, Decision) and not option.taken.closed:
                    yield key, option.taken

    def taken(self) -> Iterator[cp_model.IntVar]:
        """The variables of the decisions that are still open, as far as any rule mentions them."""
        return (decision.var for _, decision in self.decisions() if decision.var is not None)

    def plan_of(self, value: cp_model.CpSolver | cp_model.CpSolverSolutionCallback) -> Plan:
        """The plan in a solver's answer. Decisions that no rule mentions are not taken."""
        return self.cuts.chosen(
            lambda decision: decision.var is not None and not decision.closed and value.boolean_value(decision.var)
        )


def _acting(plan: Plan) -> frozenset[Mentorship]:
    return frozenset(each for each in plan.mentorships if not each.lead)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nobody looks for circles of garbage meanwhile: a board has none, and the search in vain took a fifth of its time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
