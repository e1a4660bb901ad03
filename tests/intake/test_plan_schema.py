"""What plan.json may hold is published, and what is written holds to it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from cohortplan.domain.plan import Plan
from cohortplan.intake.plan_header import header_of, parse_header
from cohortplan.rules.policy import Policy

PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "plan.schema.json"


def test_what_is_written_holds_to_the_published_schema(read):
    made_at = datetime(2026, 10, 12, tzinfo=UTC)
    header = header_of(read().project, Policy.default(), Plan(), made_at=made_at, seed=3, based_on=Plan())

    written = header.to_json()

    jsonschema.validate(json.loads(written), json.loads(PUBLISHED.read_text("utf-8")))
    assert parse_header(written.encode()) == header


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'{"format": 2}', b'{"format": 1}'])
def test_what_is_no_header_is_told_why(content):
    assert isinstance(parse_header(content), str)
