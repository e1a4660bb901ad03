"""A plan as other processes get it."""

from __future__ import annotations

import pickle
from datetime import date

from cohortplan.domain.plan import Mentorship, Plan


def test_a_plan_goes_to_another_process_without_what_was_found_out_about_it():
    plan = Plan.of([("ann", "a"), ("bob", "a")], [("ann", "Lin")])
    acting = Plan(
        plan.assignments, plan.mentorships | {Mentorship("bob", "Wu", date(2026, 10, 12), date(2026, 10, 13))}
    )
    bare = len(pickle.dumps(acting))

    assert acting.trainees_of == {"a": ("ann", "bob")}
    assert len(pickle.dumps(acting)) == bare
    assert pickle.loads(pickle.dumps(acting)) == acting  # noqa: S301 - our own
