"""Who cannot have a plan whatever the others do, and because of which rules."""

from __future__ import annotations

from hypothesis import given
from tests.tiny_worlds import every_plan, policies, sketches, tries

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.decisions import everything, remaining
from cohortplan.solving.no_way import NoWay
from cohortplan.solving.parts import Parts

LONG = 60.0
TALK = "trainee ann; trainee bob; mentor Lin places=2; "


def asked(project, policy, plan, parts=None):
    """What is said of each trainee: the rules, or nothing."""
    fixed = remaining(project, everything(project, plan))
    asks = [NoWay(trainee=each.id, fixed=fixed, work=LONG, seconds=LONG) for each in project.trainees]
    answers = (parts or Parts(project, policy)).propose(asks)
    return {ask.trainee: answer for ask, answer in zip(asks, answers, strict=True)}


def rules_of(sketch):
    project, plan = read_sketch(sketch)
    return {
        who: found and (found.rules, found.minimal) for who, found in asked(project, Policy.default(), plan).items()
    }


def test_rules_that_leave_somebody_no_way_are_named_and_nobody_else_is():
    found = rules_of(f"{TALK}a: 09:00-10:00 closed; pin ann a")

    assert found == {"ann": (("audience", "pins"), True), "bob": None}


def test_pins_at_one_time_stand_against_each_other():
    found = rules_of(f"{TALK}a: 09:00-10:00; b: 09:30-10:30; pin bob a; pin bob b")

    assert found == {"ann": None, "bob": (("no_clash", "pins"), True)}


def test_what_only_company_makes_impossible_is_nobodys_own_trouble():
    found = rules_of(f"{TALK}a: 09:00-10:00 seats=1; pin ann a; pin bob a")

    assert found == {"ann": None, "bob": None}


def test_after_a_stop_nobody_is_said_to_have_no_way():
    project, plan = read_sketch(f"{TALK}a: 09:00-10:00 closed; pin ann a")
    parts = Parts(project, Policy.default())
    parts.stop()
    ask = NoWay(trainee="ann", fixed=remaining(project, everything(project, plan)), work=LONG, seconds=LONG)

    assert ask.answered(parts) is None


def test_without_time_to_spare_rules_all_of_them_are_named_and_that_is_said():
    project, plan = read_sketch(f"{TALK}a: 09:00-10:00 closed; pin ann a")
    ask = NoWay(trainee="ann", fixed=remaining(project, everything(project, plan)), work=LONG, seconds=0.0)

    found = ask.answered(Parts(project, Policy.default()))

    assert found is not None
    assert {"audience", "pins", "no_clash"} <= set(found.rules)
    assert not found.minimal


@tries(15)
@given(sketches(), policies())
def test_whoever_has_a_place_in_some_plan_has_a_way(sketch, policy):
    project, like = read_sketch(sketch)
    possible = any(audit(project, policy, plan).clean for plan in every_plan(project, like))

    found = asked(project, policy, Plan(mentorships=frozenset(each for each in like.mentorships if not each.lead)))

    assert not possible or not any(found.values())
