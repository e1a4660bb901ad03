"""What every test may rely on; fixtures of one subject stand beside its tests."""

import os

import pytest
from hypothesis import HealthCheck, settings

# A test that is timed fails on a busy machine; slowness is measured by the benchmarks.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The whole suite judges a commit, so it tries the same cases each time; a plain `pytest` looks for new ones.
settings.register_profile("repeatable", settings.get_profile("unhurried"), derandomize=True)

FULL = os.environ.get("COHORTPLAN_FULL") == "1"
settings.load_profile("repeatable" if FULL else "unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if FULL:
        return
    skip = pytest.mark.skip(reason="needs COHORTPLAN_FULL=1: a browser, a built wheel or a long search")
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(skip)
