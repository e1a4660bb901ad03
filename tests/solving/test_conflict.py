"""Rules that cannot all hold are named, and none that could be spared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cohortplan.rules.class_visits import ClassVisits
from cohortplan.rules.policy import Policy
from cohortplan.solving.conflict import conflicting_rules

HARD = [rule.name for rule in Policy.default().rules if rule.limit is not None]


def names(policy):
    return {rule.name for rule in policy.rules}


@given(st.lists(st.frozensets(st.sampled_from(HARD), min_size=1), min_size=1, max_size=4))
def test_the_set_named_is_impossible_and_without_any_of_them_it_is_not(conflicts):
    def allows(policy):
        return not any(conflict <= names(policy) for conflict in conflicts)

    rules, minimal = conflicting_rules(Policy.default(), allows)

    assert minimal
    assert any(conflict <= set(rules) for conflict in conflicts)
    assert not any(conflict <= set(rules) - {rule} for rule in rules for conflict in conflicts)


@given(st.frozensets(st.sampled_from(HARD), min_size=2), st.frozensets(st.sampled_from(HARD)))
def test_what_is_not_found_out_in_time_is_kept_and_said(conflict, hasty):
    def allows(policy):
        left_out = set(HARD) - names(policy)
        return None if left_out & hasty else not conflict <= names(policy)

    rules, minimal = conflicting_rules(Policy.default(), allows)

    assert conflict <= set(rules)
    assert set(hasty) <= set(rules)
    assert minimal is not bool(hasty)


def test_rules_without_a_limit_are_never_asked_about():
    asked = []
    loosened = Policy((*Policy.default().without("class_visits").rules, ClassVisits(limit=None, weight=1)))

    def allows(policy):
        asked.append(names(policy))
        return True

    conflicting_rules(loosened, allows)

    assert all("class_visits" not in rules and "wishes" not in rules for rules in asked)
