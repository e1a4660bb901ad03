"""What a change to the release in force costs: more at short notice, and nothing if nobody chose it."""

from __future__ import annotations

import pytest

from cohortplan.domain.promises import promise_to
from cohortplan.rules.audit import audit
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.rules.stability import Stability
from cohortplan.text import Language

ONE = Policy((Stability(weight=1),))


def cost(sketch, rule=None):
    project, plan = read_sketch(sketch)
    return audit(project, Policy((rule,)) if rule else ONE, plan).cost.penalty


@pytest.mark.parametrize(
    ("start", "penalty"), [("Mon 09:00", 4), ("Tue 07:59", 4), ("Tue 08:00", 2), ("Thu 07:59", 2), ("Thu 08:00", 1)]
)
def test_what_is_dropped_costs_more_the_sooner_it_would_begin(start, penalty):
    assert cost(f"{start}-18:00 was=ann @bob; as of Mon 08:00") == penalty


def test_what_is_new_costs_each_aspect_at_its_own_notice():
    assert cost("Fri 09:00-10:00 Lin was=ann @ann; Tue 09:00-10:00 Lin @ann; as of Mon 08:00") == 1 * 2


def test_a_new_lead_mentor_costs_as_many_changes_as_the_setting_says():
    sketch = "trainee ann; mentor Lin; mentor Wu; led ann Lin; lead ann Wu"

    assert (cost(sketch), cost(sketch, Stability(weight=1, mentor=7))) == (4, 7)


def test_changes_beyond_what_one_person_bears_cost_once_more():
    sketch = "; ".join(f"Fri {hour}:00-{hour}:30 was=ann" for hour in (10, 11, 12, 14, 15))

    assert (cost(sketch), cost(sketch, Stability(weight=1, bearable=2))) == (5 + 1, 5 + 3)


def test_the_nearest_promise_of_the_day_is_what_a_new_session_is_measured_by():
    project, _ = read_sketch(
        "Fri 09:00-10:00 East Lin was=ann; Fri 14:00-15:00 East Wu was=ann; Thu 11:00-12:00 West Zhu was=ann; "
        "a: Fri 11:00-12:00 East Wu; b: Wed 11:00-12:00 West Zhu; c: Fri 09:00-10:00 West Hu; d: meeting 08:00-09:00"
    )
    promise = promise_to(project, project.trainee["ann"])

    assert promise is not None
    news = {ident: promise.news(project.session[ident]) for ident in "abcd"}
    assert news == {"a": ("time",), "b": ("time",), "c": ("place", "person"), "d": ("time", "place", "person")}
    assert all(promise.distance(project.session[ident]) == len(what) for ident, what in news.items())


def test_who_was_in_no_release_yet_is_planned_freely():
    assert cost("Fri 09:00-10:00 was=ann @ann,bob") == 0


def test_how_much_one_person_bears_is_told_with_the_number_that_applies():
    times = ("08:00-09:00", "09:00-10:00", "10:00-11:00", "11:00-12:00", "14:00-15:00")
    promised = "; ".join(f"Fri {each} was=ann" for each in times)
    project, plan = read_sketch(f"{promised}; absent trainee ann Fri 08:00-09:00")

    told = [each.finding.say(Language.EN) for each in audit(project, ONE, plan).judged]

    assert "4 sessions of ann changed; one person bears 3." in told


def test_whoever_must_bear_more_than_can_be_borne_bears_no_change_by_choice():
    sketch = "Fri 08:00-09:00 was=ann; Fri 09:00-10:00 was=ann; absent trainee ann Fri 08:00-09:00"

    assert cost(sketch, Stability(weight=1, bearable=0)) == 1 + 1
