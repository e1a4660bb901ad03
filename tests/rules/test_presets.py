"""Presets: numbers that go together, under what a project writes itself."""

import pytest

from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import SWITCH, read_policy
from cohortplan.rules.presets import PRESET, PRESETS
from cohortplan.rules.registry import all_rules
from cohortplan.text import Language

EACH = pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)


def read(settings):
    policy, faults = read_policy(settings)
    assert faults == ()
    return policy


@EACH
def test_a_preset_is_short_for_its_numbers_and_says_nothing_that_holds_anyway(preset):
    policy = read({PRESET: preset.name})

    assert policy == read(preset.numbers)
    assert policy.to_settings() == preset.numbers
    assert all((preset.title[language], preset.meaning[language]) for language in Language)


@EACH
def test_what_a_project_writes_itself_wins_whatever_the_preset_says(preset):
    for name, numbers in preset.numbers.items():
        defaults = {
            each.name: each.default for kind in all_rules() if rule_name(kind) == name for each in kind.settings()
        }
        back = {key: "none" if defaults[key] is None else defaults[key] for key in numbers}

        written = read({PRESET: preset.name, name: back})

        assert written == read({key: table for key, table in preset.numbers.items() if key != name})


def test_a_rule_of_a_preset_can_be_switched_off_and_the_rest_of_it_stays():
    policy = read({PRESET: "gentle", "gentle_visits": {SWITCH: False}, "class_visits": {"per_day": 2}})

    assert policy.rule("gentle_visits") is None
    assert (policy.rule("class_visits").per_day, policy.rule("class_visits").per_week) == (2, 1)


def test_a_setting_that_does_not_fit_leaves_what_the_preset_says():
    policy, faults = read_policy({PRESET: "gentle", "class_visits": {"per_week": "few"}})

    assert [(each.rule, each.setting, each.value) for each in faults] == [("class_visits", "per_week", "few")]
    assert policy == read({PRESET: "gentle"})


@pytest.mark.parametrize("value", ["Gentle", "", 3, True, ["gentle"], {"name": "gentle"}])
def test_a_preset_that_there_is_not_is_a_fault_and_leaves_the_defaults(value):
    policy, faults = read_policy({PRESET: value, "wishes": {"weight": 2}})

    assert policy.to_settings() == {"wishes": {"weight": 2}}
    assert [(each.rule, each.setting, each.value) for each in faults] == [("", PRESET, str(value))]
    assert faults[0].expected[Language.EN] == "one of the presets: principals, directors, gentle, strict"
    assert faults[0].expected[Language.ZH_CN] == "预设之一：principals, directors, gentle, strict"


def test_no_rule_takes_the_name_by_which_a_preset_is_chosen():
    assert PRESET not in {rule_name(kind) for kind in all_rules()}
    assert len({each.name for each in PRESETS}) == len(PRESETS)
