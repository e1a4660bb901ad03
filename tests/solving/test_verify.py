"""The solver's own cost of a plan must be its audit, or one of them is wrong, and everything is kept to find out."""

from __future__ import annotations

import json
import tempfile

import pytest

from cohortplan.domain import canonical
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.rules.audit import Audit, audit
from cohortplan.rules.policy import Policy, read_policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.verify import Disagreement, pinned_cost, verify

POLICY = read_policy({"wishes": {"weight": 5}, "even_days": {"on": False}})[0]


@pytest.fixture
def bundles(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("bundles")
@pytest.mark.parametrize(
    "sketch",
    [
        "trainee ann; mentor Lin; lead ann Lin; 09:00-10:00 @ann; wish ann subject maths",
        "trainee ann; mentor Lin; lead ann Lin; 09:00-10:00 @ann; quota talk min=3 weight=2",
        "trainee ann; mentor Lin; 09:00-10:00 seats=0 @ann",
        "trainee ann; mentor Lin; mentor Wu; lead ann Lin; acting ann Wu from=Mon; mentoring Tue 16:00-16:30 Wu @ann",
    ],
)
def test_the_truth_about_a_plan_is_agreed_on(sketch):
    project, plan = read_sketch(sketch)

    verify(project, POLICY, plan, audit(project, POLICY, plan))


@pytest.mark.parametrize(
    ("sketch", "true_cost"),
    [
        ("trainee ann; mentor Lin; lead ann Lin; 09:00-10:00 @ann; wish ann subject maths", (0, 15)),
        ("trainee ann; mentor Lin; lead ann Lin; 09:00-10:00 @ann; quota talk min=3 weight=2", (4, 0)),
        ("trainee ann; mentor Lin; 09:00-10:00 @ann", None),
    ],
)
def test_a_false_audit_is_found_out_and_a_bundle_shows_it_again(bundles, sketch, true_cost):
    project, plan = read_sketch(sketch)

    with pytest.raises(Disagreement) as caught:
        verify(project, POLICY, plan, Audit(()))

    content = json.loads(caught.value.bundle.read_text(encoding="utf-8"))
    assert caught.value.bundle.parent == bundles
    assert str(caught.value.bundle) in str(caught.value)
    assert content["message"] in str(caught.value)
    again = canonical.from_data(Project, content["project"])
    assert again == project
    assert (
        pinned_cost(again, read_policy(content["policy"])[0], canonical.from_data(Plan, content["plan"])) == true_cost
    )


def test_a_plan_that_is_not_to_be_fits_no_board():
    project, plan = read_sketch("trainee ann; mentor Lin; lead ann Lin; 09:00-10:00 @ann; 09:30-10:30 @ann")

    assert pinned_cost(project, Policy.default(), plan) is None
