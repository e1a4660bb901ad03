from cohortplan.rules.audit import Cost
from cohortplan.text import Language
from cohortplan.web.curve import curve
from cohortplan.workflows.solves import Bounds, Progress

EN = Language.EN


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
