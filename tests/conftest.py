"""What every test may rely on; fixtures of one subject stand beside its tests."""

import os

import pytest

FULL = os.environ.get("COHORTPLAN_FULL") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if FULL:
        return
    skip = pytest.mark.skip(reason="needs COHORTPLAN_FULL=1: a browser, a built wheel or a long search")
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(skip)
