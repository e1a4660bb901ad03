"""How far from the best: only what is proven is said, and a share only where it says something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Audit, Cost
from cohortplan.solving.outcome import Answer, Bounds, Enough, OutOfTime, Solved
from cohortplan.text import Language
from cohortplan.workflows.distance import distance_said, ended_said, seats_said, wishes_said

EN = Language.EN


def test_missing_seats_are_said_with_what_is_proven_about_them():
    said = [
        seats_said(Cost(0, have, 0), Bounds(least), EN)
        for have, least in ((0, None), (3, 3), (3, 1), (3, 2), (3, None))
    ]

    assert said == [
        "Everybody has all their sessions.",
        "It is proven that no plan leaves fewer.",
        "At least 1 has to be missing.",
        "At least 2 have to be missing.",
        "It is not known yet whether fewer are possible.",
    ]


def test_preferences_have_a_distance_only_once_the_seats_are_settled_and_a_share_only_where_the_bound_is_high():
    said = [
        wishes_said(Cost(0, 2, have), Bounds(least, bound), EN)
        for have, least, bound in ((0, 2, None), (50, 1, 3), (50, 2, 50), (500, 2, 478), (50, 2, 20), (1, 2, None))
    ]

    assert said == [
        "Nothing is left to wish for.",
        "How far this is from the best is known once it is proven how many seats have to be missing.",
        "It is proven that no plan does better.",
        "At most 5% from the best possible.",
        "At most 30 points from the best possible.",
        "At most 1 point from the best possible.",
    ]


def test_the_terminal_speaks_of_the_level_that_is_still_open():
    said = [
        distance_said(Cost(0, 3, 50), Bounds(*bounds), EN) for bounds in ((None, None), (2, None), (3, 40), (3, 50))
    ]

    assert said == [
        "At most 3 missing seats from the best possible.",
        "At most 1 missing seat from the best possible.",
        "At most 20% from the best possible.",
        "It is proven that no plan is better.",
    ]


@given(st.integers(1, 2000), st.data())
def test_what_is_said_to_be_the_most_is_never_less_than_what_is_possible(have, data):
    bound = data.draw(st.integers(0, have - 1))

    said = wishes_said(Cost(0, 0, have), Bounds(0, bound), EN)

    number = int("".join(filter(str.isdigit, said)))
    assert (number * have if "%" in said else 100 * number) >= 100 * (have - bound)


def test_only_a_search_that_ended_by_itself_without_a_proof_says_why():
    answer = Answer(Plan(), Audit(()), Bounds(0, 0))

    said = [ended_said(each, EN) for each in (Solved(answer), OutOfTime(answer), OutOfTime(None), Enough(answer))]

    assert said == ["", "", "", "Looking on would gain little, so the search has ended before its time."]
