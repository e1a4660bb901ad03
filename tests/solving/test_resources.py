"""What leaders have only so much of: no plan takes more, and where a plan can take all of it, that is what is said."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from tests.tiny_worlds import every_plan, policies, sketches, tries

from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.corner import Corner
from cohortplan.solving.decisions import everything, remaining
from cohortplan.solving.parts import Parts
from cohortplan.solving.resources import HowMuch, Resource, resource_of, used_by

POLICY = Policy.default()
LONG = 60.0
SHORT = 0.2
WEEK = "".join(
    f"shadowing {day} {hours} Lin; " for day in ("Mon", "Tue", "Wed") for hours in ("08:00-12:00", "13:00-16:00")
)


def parts_of(project, policy):
    """All preferences about one trainee are asked about apart, for a tiny world has no thousands of sessions."""
    return Parts(project, policy, Corner.of(project, policy, one_in=1))


def resources(project, policy):
    return {*resource_of(parts_of(project, policy).corner).values(), *(Resource(each.id) for each in project.mentors)}


def how_much(project, fixed, policy, work=LONG):
    asks = [HowMuch(resource=each, fixed=fixed, work=work, seconds=LONG) for each in sorted(resources(project, policy))]
    return {each.resource: each.most for each in parts_of(project, policy).propose(asks) if each is not None}


def places(sketch, resource, work=SHORT):
    project, plan = read_sketch(sketch)
    return how_much(project, remaining(project, everything(project, plan)), POLICY, work)[resource]


def crowd(size):
    return "".join(f"trainee t{number:02}; " for number in range(size))


def test_a_solver_without_any_time_proves_nothing():
    project, plan = read_sketch(f"{crowd(3)}{WEEK}")
    fixed = remaining(project, everything(project, plan))

    assert how_much(project, fixed, POLICY, work=0.0) == {}


@tries(15)
@given(sketches(), policies())
def test_no_plan_takes_more_than_there_is(sketch, policy):
    project, like = read_sketch(sketch)
    most = how_much(project, remaining(project, everything(project, like)), policy)
    known = resource_of(parts_of(project, policy).corner)

    for plan in every_plan(project, like):
        if audit(project, policy, plan).clean:
            taken = Counter(each for one in project.trainees for each in used_by(plan, one.id, known))
            assert all(times <= most[each] for each, times in taken.items() if each in most)


def test_a_leader_has_places_for_two_on_each_day_on_which_there_may_be_shadowing():
    assert places(crowd(12) + "mentor Lin; " + WEEK, Resource("Lin", "shadowing")) == 6


def test_the_places_of_many_weeks_are_known_at_once():
    weeks = "".join(
        f"shadowing {day}{week} 08:00-12:00 Lin; " for week in ("", "2") for day in ("Mon", "Tue", "Wed", "Thu", "Fri")
    )

    assert places(crowd(40) + "mentor Lin; " + weeks, Resource("Lin", "shadowing")) == 16


def test_a_mentor_has_so_many_places_as_the_staff_file_says():
    assert places(crowd(5) + "mentor Lin places=3; mentor Wu places=5; " + WEEK, Resource("Lin")) == 3


def test_everybody_takes_what_they_attend_and_whoever_leads_them():
    project, plan = read_sketch(
        "mentor Lin; lead ann Lin; shadowing Mon 08:00-12:00 Lin @ann; shadowing Tue 08:00-12:00 Lin @ann"
    )
    known = resource_of(parts_of(project, POLICY).corner)

    assert Counter(used_by(plan, "ann", known)) == {Resource("Lin", "shadowing"): 2, Resource("Lin"): 1}
