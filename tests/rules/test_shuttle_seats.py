"""Seats of shuttles: nobody objects exactly if everybody who can go by bus finds a seat on a run that they can take."""

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from tests.solving.agreement import pinned_price, price
from tests.tiny_worlds import every_plan, tries

from cohortplan.domain.demands import Waiver
from cohortplan.rules.audit import audit
from cohortplan.rules.campus_moves import CampusMoves
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language

LEAVES = ("11:00", "11:30", "12:00")
ENDS = ("10:30", "11:00", "11:10", "11:30", "12:00", "12:30")
BEGINS = ("11:20", "11:50", "12:05", "12:20", "13:00")
PEOPLE = ("ann", "bob", "cai", "dan")
RULES = Policy((CampusMoves(),))


def bus(leaves, seats):
    hours, minutes = leaves.split(":")
    return f"bus East {leaves}-{hours}:{int(minutes) + 20} seats={seats}"


def journey(name, ends, begins):
    return f"East 08:00-{ends} @{name}; West {begins}-15:00 @{name}"


def can_take(leaves, ends, begins):
    return ends <= leaves and f"{leaves[:3]}{int(leaves[3:]) + 20}" <= begins


def everybody_sits(seats, journeys):
    """Whether some choice of runs, tried one by one, leaves nobody standing who could go by bus at all."""
    choices = [[run for run in seats if can_take(run, *journey)] for journey in journeys]
    chosen = product(*(runs for runs in choices if runs))
    return any(all(runs.count(run) <= seats[run] for run in seats) for runs in chosen)


@given(
    st.fixed_dictionaries(dict.fromkeys(LEAVES, st.integers(1, 2))),
    st.lists(
        st.tuples(st.sampled_from(ENDS), st.sampled_from(BEGINS)).filter(lambda way: way[0] <= way[1]), max_size=4
    ),
)
@tries(60)
def test_there_is_no_objection_exactly_if_everybody_can_be_seated(seats, journeys):
    parts = [bus(*run) for run in seats.items()]
    parts += [journey(name, *each) for name, each in zip(PEOPLE, journeys, strict=False)]
    project, plan = read_sketch("; ".join(parts))

    assert audit(project, RULES, plan).clean == everybody_sits(seats, journeys)


HOURS = ("08:00-10:30", "08:00-11:10", "10:40-11:00", "11:25-11:30", "11:25-12:40", "12:25-13:00", "13:00-14:00")


@given(
    st.lists(st.tuples(st.sampled_from(("East", "West", "")), st.sampled_from(HOURS)), min_size=2, max_size=4),
    st.lists(
        st.tuples(st.sampled_from(("East", "West")), st.sampled_from(LEAVES)), min_size=1, max_size=3, unique=True
    ),
    st.sampled_from(
        (CampusMoves(per_day=9), CampusMoves(per_day=9, limit=1, weight=2), CampusMoves(limit=None, weight=3))
    ),
)
@tries(25)
def test_solver_and_audit_count_the_same_seats_in_every_plan_of_a_random_day(sessions, runs, rule):
    parts = [f"{campus} {hours} @ann,bob" for campus, hours in sessions]
    parts += [bus(leaves, 1).replace("East", campus) for campus, leaves in runs]
    project, drawn = read_sketch("; ".join(parts))
    policy = Policy((rule,))

    for plan in every_plan(project, drawn):
        assert pinned_price(project, policy, plan) == price(project, policy, plan), plan


def test_the_sentence_names_the_runs_the_way_and_the_seats():
    project, plan = read_sketch(
        "; ".join([bus("11:00", 1), bus("11:30", 1), *(journey(name, "11:00", "13:00") for name in PEOPLE[:3])])
    )

    (judged,) = audit(project, RULES, plan).judged

    said = judged.finding.say(Language.EN)
    assert "3 people can only take the shuttle from East to West at 11:00, 11:30, which has 2 seats" in said


def test_a_school_that_orders_a_second_bus_says_so_by_an_exception():
    project, plan = read_sketch("; ".join([bus("11:00", 1), *(journey(name, "11:00", "11:50") for name in PEOPLE[:2])]))
    waiver = Waiver(rule="campus_moves", about=("2026-10-19", "East"), reason="加开一班车")

    before, after = (audit(each, RULES, plan) for each in (project, with_waiver(project, waiver)))

    assert (before.clean, after.clean) == (False, True)


def with_waiver(project, waiver):
    return replace(project, waivers=(waiver,))
