"""Bounds from each trainee alone: never above the audit of any plan, and no lower than one person's own troubles."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from tests.tiny_worlds import every_plan, policies, sketches, tries

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.alone import Alone
from cohortplan.solving.decisions import everything, remaining
from cohortplan.solving.floors import Floors
from cohortplan.solving.parts import Parts

POLICY = Policy.default().without("even_days")
LONG = 60.0


def ask(project, trainee, plan, some=None):
    fixed = remaining(project, everything(project, plan))
    return Alone(trainee=trainee, fixed=fixed, some=some, work=LONG, seconds=LONG)


def floors_of(project, policy, plan, some=None):
    return list(Parts(project, policy).propose(ask(project, each.id, plan, some) for each in project.trainees))


def alone(sketch):
    """The least shortfall and penalty of each trainee."""
    project, plan = read_sketch(sketch)
    return {each.trainee: (each.shortfall, each.penalty) for each in floors_of(project, POLICY, plan)}


@tries(15)
@given(sketches(), policies())
def test_no_plan_costs_less_than_its_trainees_alone(sketch, policy):
    project, like = read_sketch(sketch)
    floors = [each for each in floors_of(project, policy, like) if each is not None]
    shortfall, penalty = (sum(getattr(each, level) for each in floors) for level in ("shortfall", "penalty"))

    for plan in every_plan(project, like):
        cost = audit(project, policy, plan).cost
        if not cost.hard:
            assert cost.shortfall >= shortfall
            assert cost.shortfall > shortfall or cost.penalty >= penalty


@tries(15)
@given(sketches(), policies())
def test_what_is_tried_first_makes_no_difference_to_the_floor(sketch, policy):
    project, like = read_sketch(sketch)
    some = frozenset(each.id for each in project.offers[::2])

    assert costs(floors_of(project, policy, like, some)) == costs(floors_of(project, policy, like))


def costs(floors):
    return [each and (each.shortfall, each.penalty) for each in floors]


def test_who_can_do_without_any_cost_among_some_sessions_is_not_asked_about_all_of_them():
    project, _ = read_sketch("trainee ann; mentor Lin; a: talk 09:00-10:00; b: talk 10:00-11:00; quota talk min=1")
    parts = Opened(project, Policy.default().without("even_days"))

    next(parts.propose([ask(project, "ann", Plan(), frozenset("a"))]))
    assert parts.options == [1]

    next(parts.propose([ask(project, "ann", Plan(), frozenset())]))
    assert parts.options[1:] == [0, 2, 2]  # of all of them the shortfall, then the penalty


def test_who_was_not_found_to_do_without_cost_in_time_is_asked_about_all_sessions():
    project, _ = read_sketch("trainee ann; mentor Lin; a: talk 09:00-10:00; b: talk 10:00-11:00; quota talk min=1")
    parts = Opened(project, Policy.default().without("even_days"))

    next(parts.propose([replace(ask(project, "ann", Plan(), frozenset("a")), work=0.0)]))

    assert max(parts.options) == 2


def test_after_a_stop_nobody_is_asked_about_all_sessions():
    project, _ = read_sketch("trainee ann; mentor Lin; a: talk 09:00-10:00; b: talk 10:00-11:00; quota talk min=1")
    parts = Opened(project, Policy.default().without("even_days"), stops=True)

    assert next(parts.propose([ask(project, "ann", Plan(), frozenset())])) is None
    assert parts.options == [0]


def test_of_a_large_project_some_sessions_are_tried_first_and_of_a_small_one_none(monkeypatch):
    monkeypatch.setattr("cohortplan.solving.menus.FEW", 3)
    lessons = "".join(f"{name}: lesson 1.{name} 09:00-09:40; " for name in "abcdefgh")
    project, plan = read_sketch("trainee ann; mentor Lin; wish ann class 9.9; lead ann Lin; " + lessons)
    tried = {}
    for most in (4, 8):
        monkeypatch.setattr("cohortplan.solving.floors.SOME", most)
        floors = Floors(project, POLICY, remaining(project, everything(project)))
        asked = Asked(project, POLICY)
        list(floors.lift(asked, plan, audit(project, POLICY, plan), LONG))
        tried[most] = [each.some and len(each.some) for each in asked.questions]

    assert tried == {4: [4], 8: [None]}


class Asked(Parts):
    """Parts that remember what was asked."""

    def __init__(self, project, policy):
        super().__init__(project, policy)
        self.questions = []

    def propose(self, asks):
        self.questions = list(asks)
        return super().propose(self.questions)


class Opened(Parts):
    """Parts that remember how many sessions were open on each board."""

    def __init__(self, project, policy, *, stops=False):
        super().__init__(project, policy)
        self.options = []
        self.stops = stops

    def solve(self, solver, model):
        sessions = {each.name.split()[-1] for each in model.proto.variables if each.name.startswith("ann ")}
        self.options.append(len(sessions & {each.id for each in self.project.sessions}))
        status = super().solve(solver, model)
        if self.stops:
            self.stop()
        return status


def test_a_wish_for_what_is_closed_to_somebody_is_in_the_bound():
    world = "trainee ann director; trainee bob; mentor Lin; talk: 09:00-10:00 for=principal; "

    assert alone(world + "wish ann session talk; wish bob session talk") == {"ann": (0, 3), "bob": (0, 0)}


def test_a_seat_that_nobody_could_take_is_in_the_bound():
    world = "trainee ann; trainee bob; mentor Lin places=2; absent trainee ann 08:00-11:00; a: 09:00-10:00; quota talk min=1"

    assert [short for short, _ in alone(world).values()] == [1, 0]


def test_that_two_want_the_same_seat_is_not_seen():
    """An honest bound, and a weak one: each of them alone could have it."""
    world = "trainee ann; trainee bob; mentor Lin places=2; a: 09:00-10:00 seats=1; quota talk min=1"

    assert set(alone(world).values()) == {(0, 0)}


def test_only_those_are_looked_at_who_cost_something_and_each_of_them_once():
    project, _ = read_sketch(
        "trainee ann director; trainee bob; mentor Lin places=2; a: 09:00-10:00 for=principal; wish ann session a"
    )
    plan = read_sketch("trainee ann director; trainee bob; mentor Lin places=2; lead ann Lin; lead bob Lin")[1]
    found, parts = audit(project, POLICY, plan), Parts(project, POLICY)
    floors = Floors(project, POLICY, remaining(project, everything(project)))

    asked = [getattr(each, "trainee", "") for _ in range(4) for each in floors.lift(parts, plan, found, LONG)]

    assert asked == ["ann"]
    assert (floors.shortfall, floors.penalty) == (0, 3)


def test_where_nobody_pays_alone_it_is_not_asked_again(monkeypatch):
    monkeypatch.setattr("cohortplan.solving.floors.FREE", 2)
    project, plan = read_sketch(
        "trainee ann; trainee bob; trainee cai; trainee dan; mentor Lin places=4; quota talk min=1; a: 09:00-10:00"
    )
    floors = Floors(project, POLICY, remaining(project, everything(project)))
    found = audit(project, POLICY, plan)

    asked = [len(list(floors.lift(Parts(project, POLICY), plan, found, LONG))) for _ in range(3)]

    assert found.cost.shortfall == 4
    assert asked == [2, 0, 0]
