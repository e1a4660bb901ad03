from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.worlds import world

from cohortplan.domain.canonical import digest
from cohortplan.errors import UnknownReference

MONDAY = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 10, 13, 9, 0, tzinfo=UTC)
SETTINGS = {"class_visits": {"per_week": 3, "level": "weight"}}


def test_a_project_comes_back_as_it_was_with_its_settings(store):
    store.projects.put(world(), SETTINGS, origin="folder", at=MONDAY)

    stored = store.projects.get("autumn")

    assert (stored.project, stored.settings) == (world(), SETTINGS)
    assert (stored.line.origin, stored.line.project_digest) == ("folder", digest(world()))


def test_a_project_read_again_takes_the_place_of_the_old_one_and_keeps_its_origin(store):
    store.projects.put(world(), {}, origin="folder", at=MONDAY)

    store.projects.put(replace(world(), name="冬季跟岗"), {}, at=TUESDAY)

    assert [(line.name, line.origin, line.changed_at) for line in store.projects.all()] == [
        ("冬季跟岗", "folder", TUESDAY)
    ]


def test_an_unknown_project_is_said_to_be_so(store):
    with pytest.raises(UnknownReference, match="winter"):
        store.projects.get("winter")
