"""Groups of which only one can be: they cover exactly the pairs that exclude each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.tiny_worlds import tries

from cohortplan.domain.sessions import Session
from cohortplan.domain.span import Span
from cohortplan.rules.base import Stay
from cohortplan.solving.apart import exclusive_groups

EIGHT = datetime(2026, 10, 19, 0, 0, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
WAYS = {("East", "West"): 20, ("West", "East"): 50}


def stay(ident, start, length, campus="", nested=()):
    """A possible stay, in quarters of an hour from eight."""
    span = Span(EIGHT + start * QUARTER, EIGHT + (start + length) * QUARTER)
    return Stay(Session(id=ident, kind="talk", title=ident, span=span, campus=campus, nested=nested), taken=True)


def minutes(here, there):
    return WAYS.get((here, there), 0)


@st.composite
def days(draw):
    """Up to nine stays of one day, some nested in others."""
    idents = "abcdefghi"[: draw(st.integers(0, 9))]
    nests = draw(st.lists(st.tuples(st.sampled_from(idents), st.sampled_from(idents)), max_size=4)) if idents else []
    return [
        stay(
            ident,
            draw(st.integers(0, 12)),
            draw(st.integers(1, 8)),
            draw(st.sampled_from(("", "East", "West"))),
            tuple(inner for outer, inner in nests if outer == ident != inner),
        )
        for ident in idents
    ]


def pairs_of(groups):
    return {frozenset((one.session.id, two.session.id)) for group in groups for one, two in combinations(group, 2)}


def excluding(stays, spared):
    """What the rule says, pair by pair."""
    found = set()
    for one, two in combinations(stays, 2):
        first, second = sorted((one.session, two.session), key=lambda each: (each.span, each.campus))
        apart = first.span.gap_to(second.span) >= minutes(first.campus, second.campus)
        if not apart and not first.nests(second) and frozenset((first.id, second.id)) not in spared:
            found.add(frozenset((first.id, second.id)))
    return found


@given(days(), st.sets(st.frozensets(st.sampled_from("abcdefghi"), min_size=2, max_size=2), max_size=6))
@tries(200)
def test_the_groups_hold_exactly_the_pairs_that_exclude_each_other(stays, spared):
    groups = list(exclusive_groups(stays, minutes, lambda one, two: frozenset((one.id, two.id)) in spared))

    assert pairs_of(groups) == excluding(stays, spared)
    assert all(len(group) > 1 for group in groups)


@given(days())
@tries(50)
def test_without_a_word_about_spared_pairs_only_nested_ones_are_spared(stays):
    assert pairs_of(exclusive_groups(stays, minutes)) == excluding(stays, set())


def test_a_long_session_does_not_tie_together_short_ones_that_do_not_touch():
    stays = [stay("long", 0, 16), stay("next", 2, 4), stay("brief", 2, 1), stay("later", 4, 1)]

    assert frozenset(("brief", "later")) not in pairs_of(exclusive_groups(stays, minutes))


def test_parallel_lessons_need_one_group_for_each_time():
    stays = [stay(f"{start}-{number}", start, 1) for start in range(4) for number in range(30)]

    assert [len(group) for group in exclusive_groups(stays, minutes)] == [30, 30, 30, 30]


def test_many_half_days_with_lessons_inside_need_no_more_groups_than_there_are_pairs():
    """Sparing pairs one after the other would double the groups with each pair."""
    lessons = [stay(f"l{number}", number, 1) for number in range(12)]
    halves = [stay(f"h{number}", 0, 12, nested=(f"l{number}", f"l{(number + 5) % 12}")) for number in range(12)]

    groups = list(exclusive_groups([*lessons, *halves], minutes))

    assert pairs_of(groups) == excluding([*lessons, *halves], set())
    assert len(groups) <= len(pairs_of(groups))
