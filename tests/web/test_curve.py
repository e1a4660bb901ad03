from cohortplan.rules.audit import Cost
from cohortplan.text import Language
from cohortplan.web.curve import curve, seats_said, wishes_said
from cohortplan.workflows.solves import Bounds, Progress

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


def test_preferences_are_said_as_a_distance_from_the_best_only_once_the_seats_are_settled():
    said = [
        wishes_said(Cost(0, 2, have), Bounds(least, bound), EN)
        for have, least, bound in ((0, None, None), (50, 1, 3), (50, 2, 50), (50, 2, 48), (50, 2, None))
    ]

    assert said == [
        "Nothing is left to wish for.",
        "Comes after the missing seats.",
        "It is proven that no plan does better.",
        "At most 4% from the best possible.",
        "At most 100% from the best possible.",
    ]


def drawn(chart):
    (rows,) = chart.to_dict()["datasets"].values()
    return {(row["seconds"], row["value"], row["line"]) for row in rows}


def test_the_curve_goes_on_to_now_and_starts_preferences_where_the_seats_are_settled():
    steps = (
        Progress(1.0, None, Bounds(1)),
        Progress(2.0, Cost(0, 5, 40), Bounds(1)),
        Progress(3.0, Cost(0, 1, 30), Bounds(1, 10)),
    )

    assert drawn(curve(steps, "shortfall", 4.0, EN)) == {
        (1.0, 1, "cannot be less"), (2.0, 1, "cannot be less"), (3.0, 1, "cannot be less"), (4.0, 1, "cannot be less"),
        (2.0, 5, "best plan so far"), (3.0, 1, "best plan so far"), (4.0, 1, "best plan so far"),
    }  # fmt: skip
    assert drawn(curve(steps, "penalty", 4.0, EN)) == {
        (3.0, 30, "best plan so far"), (4.0, 30, "best plan so far"),
        (3.0, 10, "cannot be less"), (4.0, 10, "cannot be less"),
    }  # fmt: skip


def test_there_is_no_curve_before_there_is_anything_to_draw():
    assert curve((), "shortfall", 4.0, EN) is None
