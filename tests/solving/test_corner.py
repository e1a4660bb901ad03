"""The corner of few sessions: which they are, what is heard there, and what stays elsewhere."""

from __future__ import annotations

from cohortplan.rules.policy import Policy
from cohortplan.rules.sketch import read_sketch
from cohortplan.solving.corner import Corner

POLICY = Policy.default()
LESSONS = "".join(f"lesson 1.1 {hour:02}:00-{hour:02}:40; " for hour in range(6, 20))
WORLD = LESSONS + "half: shadowing 08:00-12:00 Lin; mentor Lin; trainee ann; quota shadowing min=1; quota lesson min=2"


def corner(sketch, **settings):
    return Corner.of(read_sketch(sketch)[0], POLICY, **settings)


def weights(policy):
    return {rule.name for rule in policy.rules if rule.weight}


def test_a_preference_that_notices_one_session_in_many_has_it_to_itself():
    found = corner(WORLD)

    assert found.sessions == {"half"}
    assert weights(found.policy) == {"continuity"}
    assert "continuity" not in weights(found.elsewhere)


def test_no_preference_is_priced_twice_and_none_is_forgotten():
    found = corner(WORLD, one_in=1)

    assert not weights(found.policy) & weights(found.elsewhere)
    assert weights(found.policy) | weights(found.elsewhere) == weights(POLICY)


def test_only_what_is_owed_of_these_sessions_is_owed_in_the_corner():
    assert [quota.kinds for quota in corner(WORLD).project.quotas] == [("shadowing",)]


def test_what_looks_at_other_sessions_too_is_not_heard_there():
    heard = {rule.name for rule in corner(WORLD).policy.rules}

    assert {"lead_mentor", "quotas"} <= heard
    assert not {"no_clash", "available", "daily_load"} & heard


def test_where_each_preference_notices_many_sessions_the_corner_is_empty():
    assert (
        corner("lesson 1.1 09:00-09:40; half: shadowing 08:00-12:00 Lin; mentor Lin; trainee ann").sessions
        == frozenset()
    )
