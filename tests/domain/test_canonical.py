"""One value, one spelling: whatever the domain holds survives the way into a file and back."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.drawn import anything, dataclasses_of_the_domain
from tests.worlds import PLAN, world

from cohortplan.domain.canonical import digest, dumps, loads
from cohortplan.domain.demands import Attended, Quota
from cohortplan.domain.edits import Draft, Edit
from cohortplan.domain.people import Trainee
from cohortplan.domain.plan import Plan
from cohortplan.domain.project import Project
from cohortplan.domain.refs import Ref
from cohortplan.domain.sessions import Audience
from cohortplan.domain.span import Span
from cohortplan.errors import NaiveTime

NINE = datetime(2026, 10, 19, 1, 0, tzinfo=UTC)
ZONELESS = NINE.replace(tzinfo=None)


@pytest.mark.parametrize("kind", dataclasses_of_the_domain(), ids=lambda kind: kind.__name__)
def test_every_dataclass_of_the_domain_survives_a_round_trip(kind):
    @given(anything(kind))
    @settings(max_examples=8 if kind in (Project, Edit, Draft) else 50, deadline=None)
    def survives(value):
        text = dumps(value)

        again = loads(kind, text)

        assert again == value
        assert dumps(again) == text
        assert digest(again) == digest(value)

    survives()


@given(st.lists(anything(Attended), min_size=2, max_size=2, unique=True))
def test_different_values_are_spelt_differently(values):
    one, other = values

    assert dumps(one) != dumps(other)
    assert digest(one) != digest(other)


def test_the_spelling_is_short_sorted_and_readable():
    quota = Quota(id="听课", role="principal", kinds=("lesson", "talk"), least=2)

    assert dumps(quota) == '{"id":"听课","kinds":["lesson","talk"],"least":2,"role":"principal"}'
    assert dumps(Audience()) == "{}"
    assert dumps(Ref("trainee", "T1")) == '["trainee","T1"]'
    assert dumps(Plan.of([("b", "1"), ("a", "2")])) == (
        '{"assignments":[{"session":"1","trainee":"b"},{"session":"2","trainee":"a"}]}'
    )


def test_equal_moments_are_spelt_alike_wherever_they_were_written():
    there = NINE.astimezone(timezone(timedelta(hours=8)))

    here, elsewhere = (Trainee(id="T1", name="赵一", role="principal", arrive=moment) for moment in (NINE, there))

    assert here == elsewhere
    assert dumps(here) == dumps(elsewhere)
    assert '"arrive":"2026-10-19T01:00:00+00:00"' in dumps(here)


def test_a_moment_without_a_zone_is_refused_before_it_is_kept():
    with pytest.raises(NaiveTime):
        Trainee(id="T1", name="赵一", role="principal", leave=ZONELESS)
    with pytest.raises(NaiveTime):
        dumps([ZONELESS])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Quota, "no json"),
        (Quota, "[]"),
        (Quota, '"q"'),
        (Quota, '{"id":"q"}'),
        (Quota, '{"id":"q","role":"r","kinds":[],"colour":"red"}'),
        (Quota, '{"id":"q","role":"r","kinds":"lesson"}'),
        (Quota, '{"id":"q","role":"r","kinds":{"lesson":1}}'),
        (Quota, '{"id":7,"role":"r","kinds":[]}'),
        (Quota, '{"id":"q","role":"r","kinds":[],"least":true}'),
        (Quota, '{"id":"q","role":"r","kinds":[],"least":"2"}'),
        (Quota, '{"id":"q","role":"r","kinds":[],"prorate":1}'),
        (Attended, '{"trainee":"a","session":"s","minutes":null}'),
        (Span, '{"start":"2026-10-19T09:00:00+08:00","end":"2026-10-19T08:00:00+08:00"}'),
        (Span, '{"start":"yesterday","end":"2026-10-19T08:00:00+08:00"}'),
        (Span, '{"start":5,"end":6}'),
        (Span, '{"start":"2026-10-19T09:00:00","end":"2026-10-19T10:00:00"}'),
        (Plan, '{"assignments":[["a","s"]]}'),
    ],
)
def test_what_does_not_fit_the_type_is_refused_in_one_way(kind, text):
    with pytest.raises(ValueError, match=f"this JSON is not a {kind.__name__}"):
        loads(kind, text)


def test_a_reference_of_more_or_less_than_two_words_is_refused():
    for text in ('["trainee"]', '["trainee","T1","T2"]', '["trainee",1]', '"ab"'):
        with pytest.raises(ValueError, match="this JSON is not a Ref"):
            loads(Ref, text)


def test_the_digest_of_a_project_is_the_same_in_every_process():
    script = (
        "from tests.worlds import PLAN, world; from cohortplan.domain.canonical import digest;"
        "print(digest(world(in_force=PLAN)), digest(PLAN))"
    )

    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout.decode()
        for seed in ("1", "2")
    }

    assert said == {f"{digest(world(in_force=PLAN))} {digest(PLAN)}\n"}


def test_the_spelling_is_json_that_others_read():
    project = world(in_force=PLAN)

    assert json.loads(dumps(project))["name"] == "秋季跟岗"
    assert loads(Project, dumps(project)) == project
