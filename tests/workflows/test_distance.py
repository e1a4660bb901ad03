"""How far from the best: only what is proven is said, and a share only where it says something."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohortplan.domain.plan import Plan
from cohortplan.rules.audit import Audit, Cost
from cohortplan.solving.outcome import Answer, Bounds, BrokenOff, Enough, Origin, OutOfTime, Solved
from cohortplan.text import Language
from cohortplan.workflows.distance import distance_said, ended_said, proof_of, proof_said, seats_said, wishes_said

EN = Language.EN


def proof(level, cost, bounds, language=EN):
    """Where a bound comes from, of which there is something to say."""
    found = proof_of(level, cost, bounds, language)
    assert found is not None
    return found


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


def test_each_level_says_where_its_bound_comes_from():
    both, whole = (Origin.FLOORS, Origin.SHARING), (Origin.WHOLE,)
    levels = (
        ("shortfall", Bounds(2, None, (Origin.FLOORS,))),
        ("shortfall", Bounds(3, None, whole)),
        ("penalty", Bounds(3, 40, whole, both)),
        ("penalty", Bounds(3, 50, whole, whole)),
        ("penalty", Bounds(3, 0, whole, (Origin.ZERO,))),
    )

    said = {
        language: [proof(level, Cost(0, 3, 50), bounds, language).said for level, bounds in levels]
        for language in Language
    }

    assert said == {
        Language.EN: [
            "Lower limit from: each trainee's missing seats alone.",
            "Lower limit from: everything solved as a whole.",
            "Lower limit from: each trainee's cost alone + mentors and their half-days.",
            "Lower limit from: everything solved as a whole.",
            "So far it is only certain that nothing costs less than 0.",
        ],
        Language.ZH_CN: [
            "下限依据：逐人最少缺额。",
            "下限依据：整体求解。",
            "下限依据：逐人最低代价 + 分配导师及其时间的最低代价。",
            "下限依据：整体求解。",
            "目前能确定的只有：代价不会低于 0。",
        ],
    }


def test_what_a_proof_means_is_said_of_each_of_its_parts():
    both = Bounds(0, 40, (Origin.ZERO,), (Origin.FLOORS, Origin.SHARING))

    alone, of_both = (
        proof("penalty", Cost(0, 0, 50), each).meaning for each in (replace(both, penalty_from=(Origin.FLOORS,)), both)
    )

    assert alone.startswith("Each trainee was planned as if nobody else took a seat.")
    assert of_both.startswith(alone)
    assert of_both.endswith("The two are added up.")


@pytest.mark.parametrize(
    ("level", "cost", "bounds"),
    [
        pytest.param("shortfall", Cost(0, 3, 50), Bounds(2), id="a file of an earlier version"),
        pytest.param("shortfall", Cost(0, 0, 50), Bounds(0, 9, (Origin.ZERO,)), id="nothing is missing"),
        pytest.param("shortfall", Cost(0, 3, 50), Bounds(0, None, (Origin.ZERO,)), id="not known whether fewer"),
        pytest.param("penalty", Cost(0, 0, 0), Bounds(0, 0, (Origin.ZERO,), (Origin.ZERO,)), id="nothing to wish for"),
        pytest.param("penalty", Cost(0, 3, 50), Bounds(2, 9, (), (Origin.WHOLE,)), id="seats are not settled"),
    ],
)
def test_where_nothing_is_said_of_a_bound_nothing_is_said_of_where_it_comes_from(level, cost, bounds):
    assert proof_of(level, cost, bounds, EN) is None


def test_the_terminal_names_the_proof_of_what_it_speaks_of():
    floors, whole = (Origin.FLOORS,), (Origin.WHOLE,)

    said = [
        proof_said(Cost(0, *cost), Bounds(*bounds), EN)
        for cost, bounds in (
            ((3, 50), (2, None, floors)),
            ((3, 50), (3, 40, floors, whole)),
            ((3, 50), (3, 50, floors, whole)),
            ((3, 0), (3, 0, floors, (Origin.ZERO,))),
            ((3, 50), (3, None, floors)),
        )
    ]

    seats, preferences = (
        "Lower limit from: each trainee's missing seats alone.",
        "Lower limit from: everything solved as a whole.",
    )
    assert said == [seats, preferences, preferences, seats, ""]


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


def test_a_search_that_broke_off_says_so_in_the_words_of_what_broke():
    broken = BrokenOff(Answer(Plan(), Audit(()), Bounds(0)), "out of memory")

    assert ended_said(broken, EN).endswith("It said: out of memory")
    assert "out of memory" in ended_said(broken, Language.ZH_CN)
    assert "ended from outside (signal 9)" in ended_said(replace(broken, signal=9), EN)
