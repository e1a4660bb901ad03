"""A plan's cost is its audit: limits, weights, levels and waivers become verdicts in one place."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tiny_worlds import every_plan, policies, sketches, tries

from cohortplan.domain.demands import Waiver
from cohortplan.domain.frozen import lived
from cohortplan.domain.plan import Plan
from cohortplan.domain.refs import Ref
from cohortplan.errors import UnknownReference
from cohortplan.rules.audit import Cost, Verdict, audit, judge
from cohortplan.rules.base import Finding, Level
from cohortplan.rules.class_visits import ClassVisits
from cohortplan.rules.lead_mentor import LeadMentor
from cohortplan.rules.no_clash import NoClash
from cohortplan.rules.policy import Policy, read_policy
from cohortplan.rules.quotas import Quotas
from cohortplan.rules.seats import Seats
from cohortplan.rules.sketch import read_sketch
from cohortplan.rules.wishes import Wishes

ABOUT = (Ref("class", "1.1"), Ref("day", "2026-10-19"))


def finding(amount, *, limit=0, weight=0, level=Level.RULE, price=1):
    rule = ClassVisits(limit=limit, weight=weight)
    return Finding(rule=rule, about=ABOUT, amount=amount, facts={}, level=level, price=price)


@pytest.mark.parametrize(
    ("found", "verdict", "cost"),
    [
        (finding(1), Verdict.HARD, (1, 0, 0)),
        (finding(3), Verdict.HARD, (1, 0, 0)),
        (finding(1, limit=1), Verdict.PENALTY, (0, 0, 0)),
        (finding(2, limit=1, weight=5), Verdict.HARD, (1, 0, 10)),
        (finding(2, limit=None, weight=5), Verdict.PENALTY, (0, 0, 10)),
        (finding(2, limit=None, weight=5, price=3), Verdict.PENALTY, (0, 0, 30)),
        (finding(9, limit=None), Verdict.PENALTY, (0, 0, 0)),
        (finding(1, limit=7, level=Level.HARD), Verdict.HARD, (1, 0, 0)),
        (finding(2, limit=0, weight=5, level=Level.SHORTFALL, price=3), Verdict.SHORTFALL, (0, 6, 0)),
        (finding(2, limit=0, weight=5, level=Level.EXCUSED, price=3), Verdict.EXCUSED, (0, 0, 0)),
    ],
)
def test_an_amount_becomes_a_verdict_by_level_limit_and_weight(found, verdict, cost):
    judged = judge(found, ())

    assert (judged.verdict, judged.cost) == (verdict, cost)


@pytest.mark.parametrize(
    ("rule", "about", "covered"),
    [
        ("class_visits", ("1.1", "2026-10-19"), True),
        ("class_visits", ("1.1",), True),
        ("class_visits", ("1.2",), False),
        ("class_visits", ("1.1", "2026-10-20"), False),
        ("seats", ("1.1",), False),
    ],
)
def test_a_waiver_covers_what_it_names_and_then_it_costs_nothing(rule, about, covered):
    waiver = Waiver(rule=rule, about=about, reason="agreed with the head")

    judged = judge(finding(2, weight=5), [waiver])

    assert judged.waiver == (waiver if covered else None)
    assert judged.cost == ((0, 0, 0) if covered else (1, 0, 10))
    assert judged.verdict is (Verdict.WAIVED if covered else Verdict.HARD)


@pytest.mark.parametrize(("until", "waived"), [(date(2026, 10, 18), False), (date(2026, 10, 19), True), (None, True)])
def test_a_waiver_holds_until_its_last_day_included(until, waived):
    project, plan = read_sketch("09:00-10:00 seats=1 @ann,bob; as of Mon 23:00")
    project = replace(project, waivers=(Waiver(rule="seats", about=("s1",), reason="agreed", until=until),))

    found = audit(project, Policy.default().without("lead_mentor"), plan)

    assert found.clean is waived


def test_the_worst_comes_first_and_then_by_rule():
    project, plan = read_sketch(
        "trainee ann; mentor Lin; lead ann Lin; a: lesson 1.1 09:00-09:40 seats=0 @ann; b: 09:30-10:00 seats=0 @ann; "
        "quota talk min=3; wish ann subject maths; waive seats b; quota lesson min=2; trainee bob arrive=23:00 Fri2"
    )

    found = audit(project, Policy((Seats(), NoClash(), LeadMentor(), Wishes(), Quotas())), plan)

    assert [(each.verdict.value, each.finding.rule.name) for each in found.judged] == [
        ("hard", "lead_mentor"),
        ("hard", "no_clash"),
        ("hard", "seats"),
        ("shortfall", "quotas"),
        ("shortfall", "quotas"),
        ("penalty", "wishes"),
        ("excused", "quotas"),
        ("excused", "quotas"),
        ("waived", "seats"),
    ]
    assert found.cost == (3, 3, 3)
    assert [each.finding.rule.name for each in found.with_verdict(Verdict.WAIVED, Verdict.PENALTY)] == [
        "wishes",
        "seats",
    ]


def test_costs_are_compared_hard_first_then_shortfall_then_penalty():
    assert sorted([Cost(1, 0, 0), Cost(0, 0, 9), Cost(0, 1, 0), Cost(0, 0, 0)]) == [
        (0, 0, 0),
        (0, 0, 9),
        (0, 1, 0),
        (1, 0, 0),
    ]


def test_a_plan_that_names_strangers_is_not_audited():
    project, _ = read_sketch("trainee ann; 09:00-10:00")

    with pytest.raises(UnknownReference, match="not in project sketch: eve, gone"):
        audit(project, Policy.default(), Plan.of([("ann", "gone"), ("eve", "s1")]))


@given(sketches(), policies(), st.data())
@tries(30)
def test_the_cost_of_a_plan_is_the_sum_of_what_each_rule_says_alone(sketch, policy, data):
    project, drawn = read_sketch(sketch)
    plan = data.draw(st.sampled_from(list(every_plan(project, drawn))))

    alone = [audit(project, Policy((rule,)), plan).cost for rule in policy.rules]

    assert audit(project, policy, plan).cost == tuple(map(sum, zip(*alone, strict=True)))


@given(sketches(), st.data())
@tries(30)
def test_a_limit_makes_nothing_cheaper_and_a_weight_makes_nothing_harder(sketch, data):
    project, drawn = read_sketch(sketch)
    plan = data.draw(st.sampled_from(list(every_plan(project, drawn))))
    name = data.draw(st.sampled_from(("class_visits", "wishes", "mentor_balance")))

    costs = [
        audit(project, read_policy({name: {"limit": limit, "weight": weight}})[0], plan).cost
        for limit, weight in (("none", 1), (1, 1), (0, 1), (0, 2))
    ]

    assert costs[0].hard <= costs[1].hard <= costs[2].hard == costs[3].hard
    assert costs[0][1:] == costs[1][1:] == costs[2][1:]
    assert costs[2].penalty <= costs[3].penalty


def verdicts(sketch, **more):
    project, plan = read_sketch(sketch)
    judged = audit(project, read_policy(more)[0].without("lead_mentor", "stability", "even_days"), plan).judged
    return [(each.finding.rule.name, each.verdict.value, each.finding.amount) for each in judged]


def test_what_lies_wholly_inside_frozen_facts_is_history_and_not_hard():
    past = "a: Mon 09:00-10:00 seats=1 was=ann,bob @ann,bob; b: Mon 09:30-10:30 was=ann @ann; as of Tue 08:00"

    assert verdicts(past) == [("no_clash", "history", 30), ("seats", "history", 1)]
    assert verdicts(past.replace("as of Tue 08:00", "as of Fri 08:00")) == verdicts(past)


def test_the_same_a_week_ahead_is_hard():
    assert verdicts("a: Mon2 09:00-10:00 seats=1 was=ann,bob @ann,bob; as of Mon 08:00") == [("seats", "hard", 1)]


def test_whoever_comes_on_top_of_history_is_not_history():
    refilled = (
        "a: Mon 09:00-10:00 seats=1 was=ann,bob @ann,bob,cai; b: Mon 09:00-10:00 Lin was=cai; absent staff Lin Mon; "
        "trainee dan; as of Mon 08:00"
    )

    assert verdicts(refilled) == [("seats", "hard", 2)]


def test_what_was_attended_is_history_even_without_a_release():
    attended = "a: Mon 09:00-10:00 Lin closed @ann; absent staff Lin Mon; attended ann a; as of Mon 12:00"

    assert verdicts(attended) == [("audience", "history", 1), ("available", "history", 1)]


def test_history_still_costs_what_it_costs():
    visits = "lesson 1.1 Mon 09:00-09:40 was=ann @ann; lesson 1.1 Mon 10:00-10:40 was=ann @ann; as of Tue 08:00"

    project, plan = read_sketch(visits)
    policy = Policy((ClassVisits(weight=5),))

    assert audit(project, policy, plan).cost == (0, 0, 5)


def test_what_was_missed_is_history_once_nobody_can_be_sent_there_any_more():
    missed = "required Mon 09:00-10:00 was=ann @ann; b: Mon 10:00-11:00; trainee bob; pin bob b; as of Tue 08:00"

    assert verdicts(missed) == [("pins", "history", 1), ("required", "history", 1)]
    assert verdicts(missed.replace("Tue 08:00", "Fri2 08:00")) == verdicts(missed)
    assert verdicts(missed.replace("was=ann", "")) == [("pins", "hard", 1), ("required", "hard", 1)]


def test_a_pin_on_a_session_that_is_forgotten_is_no_history():
    forgotten = "a: Mon 09:00-10:00 was=ann @ann; pin ann gone; as of Tue 08:00"

    assert verdicts(forgotten) == [("pins", "hard", 1)]


def test_what_a_later_assignment_may_mend_is_no_history():
    lacking = "required Fri 09:00-10:00; a: Mon 09:00-10:00 was=ann @ann; wish ann subject maths; as of Tue 08:00"

    assert verdicts(lacking, wishes={"limit": 0}) == [("required", "hard", 1), ("wishes", "hard", 1)]


def test_the_hours_of_the_freeze_say_what_is_history():
    tomorrow = "a: Tue 09:00-10:00 seats=0 was=ann @ann; as of Mon 10:00"

    assert verdicts(tomorrow) == [("seats", "history", 1)]
    assert verdicts(tomorrow, pins={"freeze_hours": 23}) == [("seats", "hard", 1)]


@given(sketches(), policies())
@tries(30)
def test_when_all_is_over_nothing_is_hard_but_what_is_about_no_session(sketch, policy):
    project, plan = read_sketch(sketch)
    later = replace(project, in_force=plan, as_of=project.as_of + timedelta(weeks=6))

    kept = lived(later, policy.freeze_hours)
    hard = audit(later, policy, kept).with_verdict(Verdict.HARD)

    assert all(each.finding.variant in each.finding.rule.curable for each in hard)


NO_SOLVER = """
import sys
sys.modules["ortools"] = None
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import read_policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.sketch import read_sketch
policy, faults = read_policy({"wishes": {"weight": 2}, "even_days": {"on": False}})
print(len(faults), audit(*(lambda world: (world[0], policy, world[1]))(read_sketch(sys.argv[1]))).cost)
print(any(name.startswith(("ortools.", "cohortplan.solving", "pandas", "streamlit")) for name in sys.modules))
"""


def test_an_audit_needs_no_solver_installed():
    sketch = "trainee ann; mentor Lin; lead ann Lin; 09:00-10:00 @ann; wish ann subject maths"

    said = subprocess.run(
        [sys.executable, "-c", NO_SOLVER, sketch], capture_output=True, check=True, encoding="utf-8"
    ).stdout

    assert said.splitlines() == ["0 Cost(hard=0, shortfall=0, penalty=6)", "False"]


def test_a_pair_that_was_declared_twice_is_missed_once():
    project, plan = read_sketch("09:00-10:00 @ann; trainee bob; pair ann bob together; pair ann bob together")

    found = audit(project, Policy.default(), plan).with_verdict(Verdict.HARD)

    assert [each.finding.rule.name for each in found if each.finding.rule.name == "parties"] == ["parties"]
