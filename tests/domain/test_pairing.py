"""Which new assignment continues which old one: the same session, else the same kind on that day, else the same kind."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import CLOCK, session

from cohortplan.domain.pairing import pair_up

WHENS = st.builds("{} {}".format, st.sampled_from(("mon", "tue")), st.sampled_from(("08:30-09:10", "14:30-15:15")))
AGENDAS = st.lists(
    st.builds(session, st.sampled_from("abcdef"), WHENS, st.sampled_from(("lesson", "talk"))),
    unique_by=lambda each: each.id,
)


def day(each):
    return each.span.start.astimezone(CLOCK).date()


def ids(pairs):
    return [(old and old.id, new and new.id) for old, new in pairs]


@given(AGENDAS, AGENDAS)
def test_everything_has_at_most_one_partner_and_nothing_is_lost(old, new):
    pairs = pair_up(old, new, day)

    assert Counter(one.id for one, _ in pairs if one) == Counter(each.id for each in old)
    assert Counter(other.id for _, other in pairs if other) == Counter(each.id for each in new)
    assert all(one or other for one, other in pairs)


@given(AGENDAS, AGENDAS)
def test_the_same_session_is_its_own_partner_and_no_other_kind_ever_is(old, new):
    pairs = pair_up(old, new, day)

    both = {each.id for each in old} & {each.id for each in new}
    assert {one.id for one, other in pairs if one and other and one.id == other.id} == both
    assert all(one.kind == other.kind for one, other in pairs if one and other and one.id not in both)


@given(AGENDAS, AGENDAS)
def test_as_many_are_paired_as_their_kinds_allow_and_as_many_within_a_day_as_can_be(old, new):
    pairs = pair_up(old, new, day)

    both = {each.id for each in old} & {each.id for each in new}
    left, right = ([each for each in agenda if each.id not in both] for agenda in (old, new))
    others = [(one, other) for one, other in pairs if one and other and one.id not in both]
    assert len(others) == shared(left, right, lambda each: each.kind)
    by_day = [pair for pair in others if day(pair[0]) == day(pair[1])]
    assert len(by_day) == shared(left, right, lambda each: (each.kind, day(each)))


def shared(left, right, key):
    return (Counter(map(key, left)) & Counter(map(key, right))).total()


@given(AGENDAS, AGENDAS, st.randoms(use_true_random=False))
def test_the_order_in_which_sessions_are_given_does_not_matter(old, new, chance):
    before, after = (chance.sample(agenda, len(agenda)) for agenda in (old, new))

    assert pair_up(before, after, day) == pair_up(old, new, day)


def test_ties_go_by_start_and_then_by_id():
    old = [session("y", "mon 08:30-09:10"), session("z", "mon 14:30-15:15")]
    new = [session("c", "mon 14:30-15:15"), session("b", "mon 14:30-15:15"), session("a", "mon 15:30-16:00")]

    assert ids(pair_up(old, new, day)) == [("y", "b"), ("z", "c"), (None, "a")]
