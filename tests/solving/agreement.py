"""What audit, solver and brute force say of one tiny world, to be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from ortools.sat.python import cp_model
from tests.tiny_worlds import cheapest, every_plan, variants

from cohortplan.domain.demands import Waiver
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import audit, findings
from cohortplan.rules.base import Finding, Rule, rule_name
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.build import CpBoard
from cohortplan.solving.decisions import Window, everything
from cohortplan.solving.outcome import Impossible, Outcome, Solved
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task

Price = tuple[int, int] | None
"""Shortfall and penalty; ``None`` if the plan is not to be."""


@dataclass(frozen=True)
class World:
    """A rule, and the tiny world of one of its examples."""

    label: str
    rule: Rule
    project: Project
    drawn: Plan


def worlds_near(kind: type[Rule]) -> Iterator[World]:
    """A rule in each variant beside each of its examples: as it stands, as history, and with each finding waived."""
    for sketch, _ in kind.examples:
        project, plan = read_sketch(sketch)
        worlds = {"": project, " lived through": lived_through(project, plan)}
        for finding in findings(project, Policy((kind(),)), plan):
            worlds[f" without {' '.join(ref.id for ref in finding.about)}"] = waiving(project, finding)
        for number, rule in enumerate(variants(kind)):
            # Waivers and history ask the same of the last variants as of the first, so these are spared the time.
            for name, world in list(worlds.items())[: None if number < 2 else 1]:
                yield World(f"{rule_name(kind)} {rule.limit}/{rule.weight}: {sketch}{name}", rule, world, plan)


def waiving(project: Project, finding: Finding) -> Project:
    """The world in which this finding is excused."""
    waiver = Waiver(rule=finding.rule.name, about=tuple(ref.id for ref in finding.about), reason="agreed")
    return replace(project, waivers=(*project.waivers, waiver))


def lived_through(project: Project, plan: Plan) -> Project:
    """The world three weeks later, when what the example draws was released and is over."""
    return replace(project, in_force=plan, as_of=project.as_of + timedelta(weeks=3))


def price(project: Project, policy: Policy, plan: Plan) -> Price:
    """What the audit says."""
    cost = audit(project, policy, plan).cost
    return None if cost.hard else (cost.shortfall, cost.penalty)


def pinned_price(
    project: Project, policy: Policy, plan: Plan, window: Window | None = None, *, tight: bool = False
) -> Price:
    """What a board says, its auxiliaries minimised; presolve is off, so that its faults cannot hide ours."""
    board = CpBoard(project, policy, window or everything(project, plan), tight=tight)
    board.pin(plan)
    shortfall, penalty = (board.ledger.expression(costs) for costs in (board.ledger.shortfall, board.ledger.penalty))
    board.model.minimize(shortfall + penalty)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    status = solver.solve(board.model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
    return (solver.value(shortfall), solver.value(penalty)) if status == cp_model.OPTIMAL else None


def assert_agreement(world: World) -> None:
    """Solver and audit agree on every plan of the world, allowed or not; on a tight board too, where that is another one."""
    policy = Policy((world.rule,))
    boards = (False, True) if _stated(world, tight=True) != _stated(world, tight=False) else (False,)
    for plan in every_plan(world.project, world.drawn):
        said = price(world.project, policy, plan)
        for tight in boards:
            assert pinned_price(world.project, policy, plan, tight=tight) == said, (tight, plan)


def _stated(world: World, *, tight: bool) -> str:
    policy = Policy((world.rule,))
    return str(CpBoard(world.project, policy, everything(world.project, world.drawn), tight=tight).model.proto)


def assert_best(project: Project, policy: Policy, drawn: Plan) -> None:
    """The search ends with what brute force finds, and proves it; where no plan can be, it names the rules that clash."""
    best = cheapest(project, policy, drawn)

    outcome = searched(project, policy, drawn)

    if best is None:
        assert isinstance(outcome, Impossible)
        named = policy.without(*(rule.name for rule in policy.rules if rule.name not in outcome.rules))
        assert outcome.minimal
        assert not allowed(project, named, drawn)
        assert all(allowed(project, named.without(name), drawn) for name in outcome.rules)
    else:
        assert isinstance(outcome, Solved)
        assert audit(project, policy, outcome.answer.plan) == outcome.answer.audit
        assert outcome.answer.audit.cost == (0, *best)
        assert (outcome.answer.bounds.shortfall, outcome.answer.bounds.penalty) == best


def searched(project: Project, policy: Policy, drawn: Plan) -> Outcome:
    """The end of a search that knows nothing of the drawn plan but who stands in for whom."""
    acting = Plan(mentorships=frozenset(each for each in drawn.mentorships if not each.lead))
    return Search(Task(project=project, policy=policy, seconds=60, start=acting), lambda progress, plan: None).run()


def allowed(project: Project, policy: Policy, like: Plan) -> bool:
    """Whether any plan of the world has no hard finding."""
    return any(audit(project, policy, plan).clean for plan in every_plan(project, like))
