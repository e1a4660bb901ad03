"""Ranked people and exchanges, why this and why not that: each is what the audit says of the change."""

import pytest

from cohortplan.rules.audit import audit
from cohortplan.rules.cutting import Shift, shifted
from cohortplan.rules.effects import Standing
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.text import Language
from cohortplan.workflows.open_plan import Opened
from cohortplan.workflows.questions.explain import Asked, Unanswerable, explain
from cohortplan.workflows.questions.people import people_for
from cohortplan.workflows.questions.pricing import Bill
from cohortplan.workflows.questions.swaps import swaps
from cohortplan.workflows.questions.told import told
from cohortplan.workflows.questions.why import why
from cohortplan.workflows.questions.why_not import why_not

# In so small a world every half-day is empty, and whatever fills one would be wanted by that rule too.
POLICY = Policy.default().without("even_days")
MENTORS = "mentor Lin; lead ann Lin; lead bob Lin; "


def standing(sketch):
    project, plan = read_sketch(MENTORS + sketch)
    return Standing(project, POLICY, plan)


def answers(sketch, language=Language.EN, **asked):
    project, plan = read_sketch(MENTORS + sketch)
    return list(told(explain(Opened(project, POLICY, plan), Asked(**asked)), language))


def test_a_free_seat_is_offered_first_to_whom_it_helps_and_last_to_whom_it_harms():
    here = standing(
        "lead cai Lin; quota talk min=2 flat; a: 09:00-10:00; b: 09:30-10:30 @ann; c: 11:00-12:00 @bob; d: 13:00-14:00 @bob"
    )

    people = people_for(here, "a")

    assert [(each.trainee.id, tuple(each.price)[:2]) for each in people] == [
        ("cai", (0, -1)),
        ("bob", (0, 0)),
        ("ann", (1, -1)),
    ]


def test_a_swap_that_closes_a_shortfall_comes_first_and_its_price_is_that_of_two_audits():
    here = standing(
        "quota lesson min=1 own; trainee ann subjects=maths; trainee bob subjects=art;"
        "a: lesson 1.1 09:00-09:40 art @ann; b: lesson 1.2 09:00-09:40 maths @bob; c: lesson 1.3 14:00-14:40 music @bob"
    )
    before = audit(here.project, POLICY, here.plan).cost
    exchange = (Shift("ann", "a", "b"), Shift("bob", "b", "a"))
    after = audit(here.project, POLICY, shifted(here.plan, exchange)).cost

    found = swaps(here, "ann", "a")

    assert [(each.other, each.session) for each in found] == [("bob", "b"), ("bob", "c")]
    assert tuple(found[0].price) == tuple(new - old for new, old in zip(after, before, strict=True))
    assert found[0].price.shortfall == -2


def test_why_names_the_rules_that_want_it_and_the_next_best_place():
    here = standing("quota talk min=1; a: Mon 09:00-10:00 @ann,bob; b: Mon 11:00-12:00; c: Tue 09:00-10:00 seats=0")

    answer = why(here, "ann", "a")

    assert [(each.rule.name, each.cost.shortfall) for each in answer.leaving.wanted_by] == [("quotas", 1)]
    assert [payer.who.id for each in answer.leaving.wanted_by for payer in each.payers] == ["ann"]
    assert answer.next_best is not None
    assert answer.next_best.session.id == "b"


def test_why_not_says_what_it_would_break_and_what_to_leave_for_it():
    here = standing("a: 09:00-10:00 @ann; b: 09:30-10:30; c: meeting 13:00-14:00 @ann")

    answer = why_not(here, "ann", "b")

    assert [each.finding.rule.name for each in answer.joining.objections] == ["no_clash"]
    assert answer.instead is not None
    assert (answer.instead.leaves, answer.instead.bill.price.hard) == ("a", 0)


def test_a_bill_comes_to_its_price():
    here = standing("quota talk min=1; a: 09:00-10:00 seats=1 @ann; b: 09:30-10:30 @bob; wish bob session a")

    bill = Bill(here.effect(Shift("bob", "b", "a"), Shift("ann", "a", "")))

    assert tuple(map(sum, zip(*(each.cost for each in bill.charges), strict=True))) == tuple(bill.price)
    assert all(tuple(map(sum, zip(*(p.cost for p in c.payers), strict=True))) == tuple(c.cost) for c in bill.charges)


def test_why_not_is_said_as_a_coordinator_would_say_it():
    said = answers("a: 09:00-10:00 @ann; b: 09:30-10:30", trainee="ann", why_not="b")

    assert said[:2] == [
        "ann attending “talk b” (Mon 19 Oct 09:30–10:30) as well: hard findings +1.",
        "    ann would be in “talk a” and “talk b” at the same time on Mon 19 Oct.",
    ]


def test_without_a_question_the_score_and_everybodys_share_are_told_in_chinese_too():
    said = answers("quota talk min=1; a: 09:00-10:00 @ann", Language.ZH_CN)

    assert said[0].startswith("硬性问题 0 处，缺额 1")
    assert any(line.startswith("ann：1 次活动，1.0 小时") for line in said)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"trainee": "anne"}, "The project has no trainee “anne”. Did you mean ann?"),
        ({"trainee": "zzz"}, "The project has no trainee “zzz”."),
        ({"why": "talk-a"}, "The project has no session “talk-a”. Did you mean a, b?"),
        ({"trainee": "bob", "why": "a"}, "bob does not attend “talk a” (Mon 19 Oct 09:00–10:00); ask with --why-not."),
        ({"trainee": "ann", "why_not": "a"}, "ann attends “talk a” (Mon 19 Oct 09:00–10:00) already; ask with --why."),
        ({"why": "b"}, "Nobody attends “talk b” (Mon 19 Oct 11:00–12:00)."),
    ],
)
def test_what_cannot_be_answered_is_said_with_what_was_perhaps_meant(asked, sentence):
    with pytest.raises(Unanswerable) as fault:
        answers("a: 09:00-10:00 @ann; b: 11:00-12:00", **asked)

    assert fault.value.why.en == sentence
