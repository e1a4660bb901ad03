"""Curves say when something was reached, and what contradicts them is named."""

from __future__ import annotations

from math import inf

import pytest

from benchmarks.curves import Run, matches
from cohortplan.rules.audit import Cost


def line(side, curve, bounds=(), **more):
    return {
        "benchmark": "search",
        "like": "B",
        "seed": 1,
        "side": side,
        "digest": "d",
        "budget": 100.0,
        "curve": curve,
        "bounds": bounds,
        "peak_kilobytes": 1,
        "peak_of_all": 1536 * 1024,
        **more,
    }


OURS = line("cohortplan", [[1, 2, 0, 5], [2, 0, 3, 70], [4, 0, 0, 80], [30, 0, 0, 50]], [[3, 0, None], [20, 0, 40]])
PLAIN = line("monolith", [[50, 0, 0, 60], [101, 0, 0, 10]])


def test_a_plan_with_hard_findings_is_no_plan():
    run = Run.of(OURS)

    assert (run.cost_at(1.5), run.cost_at(2), run.cost) == (None, Cost(0, 3, 70), Cost(0, 0, 50))


def test_what_came_after_time_was_up_does_not_count():
    assert Run.of(PLAIN).cost == Cost(0, 0, 60)


def test_first_complete_plan_and_the_yardsticks_last_cost_are_found_on_the_curve():
    (match,) = matches([OURS, PLAIN])

    assert (match.complete("cohortplan"), match.complete("monolith"), match.catching_up("cohortplan")) == (4, 50, 30)


def test_where_the_yardstick_has_no_plan_the_first_complete_one_is_as_good():
    (match,) = matches([OURS, line("monolith", [])])

    assert (match.complete("monolith"), match.catching_up("cohortplan")) == (inf, 4)


@pytest.mark.parametrize(("seconds", "gap"), [(1, 1.0), (2, 1.0), (3, 1.0), (4, 1.0), (20, 0.5), (30, 0.2)])
def test_the_gap_is_that_of_the_first_level_still_open(seconds, gap):
    assert Run.of(OURS).gap_at(seconds) == gap


def test_of_several_runs_the_last_counts_and_other_projects_of_the_same_seed_are_left_behind():
    other = line("cohortplan", [], digest="e")

    (match,) = matches([line("monolith", []), OURS, PLAIN, other])

    assert match.runs == {"cohortplan": Run.of(other)}


def test_a_bound_above_the_plan_of_another_side_is_named():
    bold = line("highs", [[9, 0, 0, 90]], [[9, 0, 55]])

    (match,) = matches([OURS, bold])

    assert list(match.faults()) == ["highs on B of seed 1: a bound above (0, 0, 50), a plan of cohortplan"]


def test_a_plan_that_came_too_late_to_count_still_contradicts_a_bound():
    (match,) = matches([OURS, PLAIN])

    assert list(match.faults()) == ["cohortplan on B of seed 1: a bound above (0, 0, 10), a plan of monolith"]


def test_bounds_that_no_plan_contradicts_are_no_faults():
    (match,) = matches([OURS, line("monolith", [[50, 0, 0, 60]], [[10, 0, 40]])])

    assert list(match.faults()) == []
