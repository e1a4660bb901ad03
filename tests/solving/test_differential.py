"""Random tiny projects under all rules at once: what solver, audit and brute force say of them is one and the same.

``make differential`` asks a thousand new worlds (``WORLDS=5000`` for more); each commit is judged by a hundred.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.solving.agreement import Price, assert_best, pinned_price, price
from tests.tiny_worlds import cheapest, every_plan, policies, sketches, tries, worlds

from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.decisions import Window
from cohortplan.solving.outcome import Progress
from cohortplan.solving.search import Search
from cohortplan.solving.task import Task


@given(sketches(), policies(), st.data())
@worlds()
def test_a_pinned_board_and_the_audit_agree_for_all_rules_together_and_for_each_alone(sketch, policy, data):
    project, drawn = read_sketch(sketch)
    some = data.draw(st.sampled_from(list(every_plan(project, drawn))))

    for rules in (policy, *each_alone(policy)):
        for plan in (drawn, some):
            assert pinned_price(project, rules, plan) == price(project, rules, plan), rules


@given(sketches(), policies(), st.data())
@worlds()
def test_a_tight_board_allows_the_same_plans_at_the_same_price(sketch, policy, data):
    project, drawn = read_sketch(sketch)
    some = data.draw(st.sampled_from(list(every_plan(project, drawn))))

    for plan in (drawn, some):
        assert pinned_price(project, policy, plan, tight=True) == price(project, policy, plan)


@given(sketches(), policies())
@worlds()
def test_the_best_plan_is_the_one_that_brute_force_finds_and_its_bound_is_its_cost(sketch, policy):
    project, drawn = read_sketch(sketch)

    assert_best(project, policy, drawn)


@given(sketches(), policies())
@tries(5)
def test_no_bound_that_is_told_beside_a_search_by_parts_is_above_the_best_plan(sketch, policy):
    project, drawn = read_sketch(sketch)
    best = cheapest(project, policy, drawn)
    assume(best is not None)
    steps: list[Progress] = []
    acting = Plan(mentorships=frozenset(each for each in drawn.mentorships if not each.lead))
    task = Task(project=project, policy=policy, seconds=8, start=acting, repeatable=True, to_the_end=True)

    with pytest.MonkeyPatch.context() as as_if_large:
        for name, value in (("search.LARGE", 0), ("search.LIFTING", 1), ("search.BESIDE", 1), ("corner.ONE_IN", 1)):
            as_if_large.setattr(f"cohortplan.solving.{name}", value)
        as_if_large.setattr("os.cpu_count", lambda: 1)
        Search(task, lambda step, _: steps.append(step)).run()

    for bounds in {step.bounds for step in steps}:
        assert best is not None
        assert (bounds.shortfall or 0) <= best[0]
        assert bounds.penalty is None or (bounds.shortfall == best[0] and bounds.penalty <= best[1])


@given(sketches(), policies(), st.data())
@tries(5)
def test_leaving_a_rule_out_never_makes_the_best_plan_dearer(sketch, policy, data):
    project, drawn = read_sketch(sketch)
    name = data.draw(st.sampled_from([rule.name for rule in policy.rules]))

    with_it, without_it = (cheapest(project, rules, drawn) for rules in (policy, policy.without(name)))

    assert with_it is None or (without_it is not None and without_it <= with_it)


@given(sketches(), policies(), st.data())
@worlds()
def test_a_window_and_the_audit_see_the_same_difference_between_two_plans_for_all_rules_and_for_each(
    sketch, policy, data
):
    project, drawn = read_sketch(sketch)
    plans = list(every_plan(project, drawn))
    clean = [plan for plan in plans if audit(project, policy, plan).clean]
    assume(clean)
    start = data.draw(st.sampled_from(clean))
    window = data.draw(windows(project, start))
    near = [plan for plan in plans if within(window, start, plan)]
    answers = data.draw(st.lists(st.sampled_from(near), max_size=2))
    tight = data.draw(st.booleans())

    for rules in (policy, *each_alone(policy)):
        before = pinned_price(project, rules, start, window, tight=tight), price(project, rules, start)
        for answer in answers:
            after = pinned_price(project, rules, answer, window, tight=tight), price(project, rules, answer)
            assert difference(before[0], after[0]) == difference(before[1], after[1]), rules


def each_alone(policy: Policy) -> list[Policy]:
    """One policy for each rule of a policy, with the pins, which say what is frozen."""
    names = [rule.name for rule in policy.rules]
    return [policy.without(*(each for each in names if each not in (name, "pins"))) for name in names]


@st.composite
def windows(draw: st.DrawFn, project: Project, start: Plan) -> Window:
    """Some trainees and sessions; all others stay as in the start."""
    people = st.sampled_from([each.id for each in project.trainees])
    idents = st.sampled_from([each.id for each in project.sessions])
    return Window(
        start,
        draw(st.none() | st.frozensets(people)),
        draw(st.none() | st.frozensets(idents)),
        draw(st.none() | st.frozensets(st.tuples(people, idents))),
        draw(st.booleans()),
    )


def within(window: Window, start: Plan, plan: Plan) -> bool:
    """Whether a plan differs from the start only where the window is open."""
    changed = start.minus(plan).assignments | plan.minus(start).assignments
    led = start.minus(plan).mentorships | plan.minus(start).mentorships
    opened = all(window.opens(each.trainee, each.session) for each in changed)
    return opened and all(window.opens_mentor(each.trainee) for each in led)


def difference(before: Price, after: Price) -> Price:
    """Level by level; ``None`` if the later plan is not to be."""
    assert before is not None
    return None if after is None else (after[0] - before[0], after[1] - before[1])
