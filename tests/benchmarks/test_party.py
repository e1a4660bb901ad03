"""What a benchmark of a puzzle concludes from its runs."""

from benchmarks.party import compared


def test_the_medians_are_compared_with_what_is_asked_for():
    assert compared([4.0, 1.0, 2.0], [300.0, 3.0, 7.5]) == {
        "plain_seconds": 2.0,
        "plan_seconds": 7.5,
        "reach_seconds": 15.0,
        "ratio": 0.5,
    }
