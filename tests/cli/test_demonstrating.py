"""The demo, as somebody types it who has never seen a project."""

from __future__ import annotations

import pytest

from cohortplan.text import Language


def test_a_scenario_that_is_not_shown_is_wrong_use_and_the_others_are_named(run, tmp_path):
    result = run("demo", "C", "--out", tmp_path)

    assert result.exit_code == 2
    assert "There is no scenario C; there is A, B." in result.stderr


def test_what_is_shown_without_a_word_are_two_campuses(run):
    usage = " ".join(run("demo", "--help", language=Language.EN).stdout.split())

    assert "[default: B]" in usage


@pytest.mark.full
def test_the_small_scenario_is_planned_calm_and_disturbed_and_says_what_to_open(run, tmp_path):
    result = run("demo", "A", "--out", tmp_path, "--seconds", 20)

    assert result.exit_code == 0
    assert (tmp_path / "a" / "disturbed" / "export" / "plan.xlsx").exists()
    assert str(tmp_path / "a" / "disturbed" / "export" / "calendars") in result.stdout.replace("\n", "")
