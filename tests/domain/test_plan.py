"""A plan as other processes get it."""

from __future__ import annotations

import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cohortplan.domain.plan import Mentorship, Plan

plans = st.builds(Plan.of, st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"))))


def test_a_plan_goes_to_another_process_without_what_was_found_out_about_it():
    plan = Plan.of([("ann", "a"), ("bob", "a")], [("ann", "Lin")])
    acting = Plan(
        plan.assignments, plan.mentorships | {Mentorship("bob", "Wu", date(2026, 10, 12), date(2026, 10, 13))}
    )
    bare = len(pickle.dumps(acting))

    assert acting.trainees_of == {"a": ("ann", "bob")}
    assert len(pickle.dumps(acting)) == bare
    assert pickle.loads(pickle.dumps(acting)) == acting  # noqa: S301 - our own


@given(plans, plans, plans)
def test_what_is_known_of_a_plan_before_a_change_is_as_if_it_were_found_out_anew(plan, drop, add):
    plan.sessions_of, plan.trainees_of  # noqa: B018 - it is asked before the change

    changed = plan.with_changes(drop=drop, add=add)

    assert {"sessions_of", "trainees_of"} <= vars(changed).keys()
    anew = Plan(changed.assignments, changed.mentorships)
    assert [*changed.sessions_of.items()] == [*anew.sessions_of.items()]
    assert [*changed.trainees_of.items()] == [*anew.trainees_of.items()]
