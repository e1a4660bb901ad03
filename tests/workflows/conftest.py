"""A store in a folder of its own, a clock that stands still, and a draft of the small world of ``tests.worlds``."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.worlds import PLAN, SETTINGS, world

from cohortplan.storage.store import Store
from cohortplan.workflows.drafts import begin
from cohortplan.workflows.edit import Editor

NOON = datetime(2026, 10, 12, 4, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "store.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def noon():
    return NOON


@pytest.fixture
def draft(store):
    """A draft of the small world's plan, in the store with its project."""
    store.projects.put(world(), SETTINGS, origin="folder", at=NOON)
    return begin(store, "autumn", "初稿", plan=PLAN, at=NOON).line.id


@pytest.fixture
def editor(store, draft):
    """Somebody who sees the newest revision of the draft; each time a minute later."""
    clock = iter(NOON + timedelta(minutes=minute) for minute in range(1, 1000))

    def now(author="安老师"):
        return Editor(
            store=store, draft=draft, base=store.drafts.get(draft).line.revision, author=author, at=next(clock)
        )

    return now
