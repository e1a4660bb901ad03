"""Bounds from what leaders have only so much of: never above the audit of any plan, and aware of who is in demand."""

from __future__ import annotations

from hypothesis import given
from tests.tiny_worlds import every_plan, policies, sketches, tries

from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.alone import Alone
from cohortplan.solving.columns import AtPrices
from cohortplan.solving.corner import Corner
from cohortplan.solving.decisions import everything, remaining
from cohortplan.solving.parts import Parts
from cohortplan.solving.sharing import Sharing

POLICY = Policy.default().without("even_days")
LONG = 60.0
STEPS = 60
LIN_AND_WU = "mentor Lin places=1; mentor Wu places=2; "
HALF_DAY = "shadowing 08:00-12:00 Lin seats=2; quota shadowing min=1; "
WEEK = "".join(f"shadowing {day} 08:00-12:00 Lin; shadowing {day} 08:00-12:00 Wu; " for day in ("Mon", "Tue", "Wed"))


class Asked(Parts):
    """Answers, and remembers what was asked."""

    questions = ()

    def propose(self, asks):
        asks = list(asks)
        self.questions += tuple(asks)
        return super().propose(asks)


def parts_of(project, policy):
    """All preferences about one trainee are asked about apart, for a tiny world has no thousands of sessions."""
    return Asked(project, policy, Corner.of(project, policy, one_in=1))


def lifted(project, plan, parts, missing=None):
    """The bound when there is nothing more to ask."""
    sharing = Sharing(project, parts.corner, remaining(project, everything(project, plan)))
    while not sharing.done:
        list(sharing.lift(parts, plan, missing or {each.id: 0 for each in project.trainees}, LONG))
    return sharing.penalty


def bound(sketch):
    project, plan = read_sketch(sketch)
    return lifted(project, plan, parts_of(project, POLICY))


def crowd(size):
    return "".join(f"trainee t{number:02}; " for number in range(size))


@tries(15)
@given(sketches(), policies())
def test_no_plan_costs_less_than_its_floors_and_what_is_shared_together(sketch, policy):
    project, like = read_sketch(sketch)
    parts, fixed = parts_of(project, policy), remaining(project, everything(project, like))
    asks = [Alone(trainee=each.id, fixed=fixed, work=LONG, seconds=LONG) for each in project.trainees]
    floors = [each for each in parts.propose(asks) if each is not None]
    missing = {each.id: 0 for each in project.trainees} | {each.trainee: each.shortfall for each in floors}
    shared = lifted(project, like, parts, missing)

    for plan in every_plan(project, like):
        cost = audit(project, policy, plan).cost
        if not cost.hard and cost.shortfall <= sum(missing.values()):
            assert cost.penalty >= shared + sum(each.penalty for each in floors)


def test_a_mentor_whom_both_would_need_is_in_the_bound_once_places_are_few():
    assert bound("trainee ann; trainee bob; " + LIN_AND_WU + HALF_DAY) == 2
    assert bound("trainee ann; trainee bob; mentor Lin places=2; mentor Wu; " + HALF_DAY) == 0


def test_half_days_that_are_too_few_for_those_who_are_led_are_in_the_bound():
    """Six people need two half-days each; of twelve places six are beside Wu, who may lead nobody but one."""
    needy = crowd(6) + "mentor Lin places=5; mentor Wu places=1; quota shadowing min=2; "

    assert bound(needy + WEEK) == 2 * 4
    assert bound(crowd(6) + "mentor Lin places=3; mentor Wu places=3; quota shadowing min=2; " + WEEK) == 0


def test_a_bound_is_a_multiple_of_what_one_finding_costs():
    """Lin has places for two and a half of those who need two half-days."""
    odd = (
        crowd(4)
        + "mentor Lin places=4; mentor Wu places=0; quota shadowing min=2; shadowing Thu 08:00-12:00 Lin seats=1; "
    )

    assert bound(odd + WEEK) % 2 == 0


def test_where_everybody_can_be_beside_their_own_mentor_not_everybody_is_asked():
    project, plan = read_sketch(crowd(4) + "mentor Lin places=2; mentor Wu places=2; quota shadowing min=3; " + WEEK)
    parts = parts_of(project, POLICY)

    assert lifted(project, plan, parts) == 0
    assert not [each for each in parts.questions if isinstance(each, AtPrices)]


def test_whoever_is_there_for_a_shorter_time_is_no_example_for_the_others():
    """One who comes for the last days owes nothing, and would make a bound of all seem lower than it is."""
    few = "mentor Lin places=7; mentor Wu places=0; quota shadowing min=2; shadowing Thu 08:00-12:00 Lin; " + WEEK

    assert bound(crowd(6) + "trainee zoe Thu2 arrive=08:00; " + few) == bound(crowd(6) + few) == 2 * 4


def test_the_same_questions_give_the_same_bound_step_by_step():
    def steps():
        project, plan = read_sketch(
            crowd(6) + "mentor Lin places=5; mentor Wu places=1; quota shadowing min=2; " + WEEK
        )
        parts = parts_of(project, POLICY)
        sharing = Sharing(project, parts.corner, remaining(project, everything(project, plan)))
        for _ in range(STEPS):
            answers = list(sharing.lift(parts, plan, {each.id: 0 for each in project.trainees}, LONG))
            yield sharing.penalty, [type(each).__name__ for each in answers], [each.work for each in answers]

    first, again = list(steps()), list(steps())

    assert first == again
    assert [penalty for penalty, _, _ in first] == sorted(penalty for penalty, _, _ in first)


class Deaf(Parts):
    """Never knows at what prices anybody does what."""

    deaf = ()

    def propose(self, asks):
        for ask in asks:
            yield None if getattr(ask, "trainee", "") in self.deaf and isinstance(ask, AtPrices) else ask.answered(self)


def bound_without(*silent):
    """Five people need two half-days each, and Lin, whom all have, has six of the ten."""
    project, plan = read_sketch(crowd(5) + "mentor Lin places=5; quota shadowing min=2; " + WEEK)
    parts = Deaf(project, POLICY, Corner.of(project, POLICY, one_in=1))
    parts.deaf = silent
    return lifted(project, plan, parts)


def test_whoever_gives_no_answer_in_time_makes_the_bound_lower_and_never_higher():
    assert bound_without() == 2 * 4
    assert 0 <= bound_without("t00") <= bound_without()
    assert bound_without(*(f"t{number:02}" for number in range(5))) == 0
