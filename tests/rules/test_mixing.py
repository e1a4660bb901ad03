"""Who meets whom, as a wish and as a rule that holds."""

from __future__ import annotations

from cohortplan.rules.audit import audit
from cohortplan.rules.mixing import Mixing
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch

MON, TUE = "lesson 1.1 Mon 09:00-09:40", "lesson 1.2 Tue 09:00-09:40"


def found(sketch, **settings):
    project, plan = read_sketch(sketch)
    judged = audit(project, Policy((Mixing(**settings),)), plan).judged
    return [(each.verdict.value, each.finding.amount, [ref.id for ref in each.finding.about]) for each in judged]


def test_two_parties_may_be_forbidden_to_meet_again():
    sketch = f"{MON} @ann,bob; {TUE} @ann,bob"

    assert found(sketch, together=1, limit=0) == [("hard", 1, ["ann", "bob"])]
    assert found(sketch, together=2, limit=0) == []


def test_a_limit_is_for_counties_too_unless_they_may_fill_a_session():
    sketch = f"{MON} seats=4 @ann,bob; trainee ann county=Oak; trainee bob county=Oak"

    assert found(sketch, from_county=1, limit=0) == [("hard", 1, ["s1", "Oak"])]
    assert found(sketch, from_county=4, limit=0) == []


def test_a_party_meets_whomever_one_of_its_members_meets():
    sketch = f"{MON} @ann,cai; {TUE} @bob,cai; party P ann,bob talk"

    assert found(sketch, together=1) == [("penalty", 1, ["ann", "bob", "cai"])]
    assert found(sketch.replace("party P ann,bob talk", "party P ann,bob"), together=1) == []


def test_trainees_of_one_county_may_meet_as_often_as_others():
    sketch = f"{MON} seats=4 @ann,bob; trainee ann county=Oak; trainee bob county=Oak"

    assert found(sketch, together=1) == []
    assert found(sketch, from_county=1) == [("penalty", 1, ["s1", "Oak"])]
