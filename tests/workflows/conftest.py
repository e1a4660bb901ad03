"""A store in a folder of its own, and a clock that stands still."""

from datetime import UTC, datetime

import pytest

from cohortplan.storage.store import Store

NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "store.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def noon():
    return NOON
