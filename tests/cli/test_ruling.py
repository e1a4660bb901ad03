"""What a preset changes, by command line."""

import json

import pytest


def test_a_preset_is_shown_with_what_it_changes_of_the_defaults(run):
    result = run("rules", "--preset", "gentle", "--language", "zh_CN")

    assert result.exit_code == 0
    assert "class_visits.per_week  班级接待量 · 每班每周最多接待听课几节  2 → 1" in result.output
    assert "seats" not in result.output


def test_a_preset_for_programs_is_what_rules_of_a_project_may_hold(run):
    result = run("rules", "--preset", "strict", "--json")

    assert json.loads(result.stdout)["strict"]["rules"]["continuity"] == {"limit": 0}


@pytest.mark.parametrize(
    ("language", "said"), [("zh_CN", "没有名为“gentel”的预设"), ("en", "There is no preset “gentel”")]
)
def test_a_preset_that_there_is_not_is_wrong_use(run, language, said):
    result = run("rules", "--preset", "gentel", "--language", language)

    assert result.exit_code == 2
    assert said in result.output
    assert "principals, directors, gentle, strict" in result.output
