"""A store in a folder of its own: a real SQLite file and a real key."""

import pytest

from cohortplan.storage.store import Store


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "store.sqlite")
    yield opened
    opened.close()
