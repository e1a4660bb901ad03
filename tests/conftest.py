"""What every test may rely on; fixtures of one subject stand beside its tests."""

import os

import pytest
from hypothesis import HealthCheck, settings

# A test that is timed fails on a busy machine; slowness is measured by the benchmarks.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

FULL = os.environ.get("COHORTPLAN_FULL") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if FULL:
        return
    skip = pytest.mark.skip(reason="needs COHORTPLAN_FULL=1: a browser, a built wheel or a long search")
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(skip)
