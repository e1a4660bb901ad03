"""Whom a finding about a party or a pair names."""

from __future__ import annotations

import pytest

from cohortplan.rules.audit import findings
from cohortplan.rules.parties import Parties
from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch


@pytest.mark.parametrize(
    ("sketch", "named"),
    [
        ("09:00-10:00 @ann; pair ann bob together", ["bob", "ann", "s1"]),
        ("09:00-10:00 @ann,bob; pair ann bob apart", ["ann", "bob", "s1"]),
        ("09:00-10:00 @ann; party P ann,bob talk", ["bob", "P", "s1"]),
    ],
)
def test_a_pair_names_both_and_a_party_the_one_who_is_missing(sketch, named):
    project, plan = read_sketch(sketch)

    (found,) = findings(project, Policy((Parties(),)), plan)

    assert [ref.id for ref in found.about] == named
