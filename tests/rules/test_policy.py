"""Which rules apply, with which numbers: read from settings, written back, and never half understood."""

from __future__ import annotations

import string
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohortplan.rules.base import Requirement, rule_name
from cohortplan.rules.policy import LARGEST, NO_LIMIT, SWITCH, Policy, SettingFault, read_policy
from cohortplan.rules.registry import all_rules, rule_named
from cohortplan.text import Language

SETTINGS = [(kind, each) for kind in all_rules() for each in kind.settings()]
IDS = [f"{rule_name(kind)}.{each.name}" for kind, each in SETTINGS]
NUMBERS = [(kind, each) for kind, each in SETTINGS if not isinstance(each.default, bool)]
SWITCHES = [(kind, each) for kind, each in SETTINGS if isinstance(each.default, bool)]


@st.composite
def tables(draw):
    """``[rules]`` tables without a fault."""
    settings = {}
    for kind in draw(st.lists(st.sampled_from(all_rules()), unique=True)):
        fields = draw(
            st.lists(st.sampled_from(kind.settings()), unique_by=lambda each: each.name)
            if kind.settings()
            else st.just([])
        )
        table = {each.name: draw(values_of(each)) for each in fields}
        if not issubclass(kind, Requirement):
            table |= draw(st.sampled_from(({}, {SWITCH: True}, {SWITCH: False})))
        settings[rule_name(kind)] = table
    return settings


def values_of(setting):
    if isinstance(setting.default, bool):
        return st.booleans()
    numbers = st.integers(setting.metadata["least"], LARGEST)
    return st.one_of(numbers, st.just(NO_LIMIT)) if setting.name == "limit" else numbers


def read(settings):
    policy, faults = read_policy(settings)
    assert faults == ()
    return policy


def as_toml(tables):
    """The settings as a coordinator would write them into ``project.toml``."""
    spelt = {True: "true", False: "false"}
    lines = []
    for name, table in tables.items():
        lines.append(f"[rules.{name}]")
        lines += [
            f"{key} = {spelt.get(value, repr(value)) if isinstance(value, bool) else repr(value)}"
            for key, value in table.items()
        ]
    return "\n".join(lines)


@given(tables())
def test_a_policy_says_what_its_settings_said(settings):
    policy = read(settings)

    for name, table in settings.items():
        rule = policy.rule(name)
        assert (rule is None) == (table.get(SWITCH) is False)
        for setting, value in table.items():
            if rule is not None and setting != SWITCH:
                assert getattr(rule, setting) == (None if value == NO_LIMIT else value)


@given(tables())
def test_settings_survive_the_way_through_a_file_and_back(settings):
    policy = read(settings)

    written = tomllib.loads(as_toml(policy.to_settings())).get("rules", {})

    assert read(written) == policy
    assert read(written).to_settings() == policy.to_settings()


def test_only_what_differs_from_the_defaults_is_written():
    assert Policy.default().to_settings() == {}
    assert read({}) == Policy.default()
    assert read({"seats": {}, "wishes": {"weight": 4, "first": 3}}).to_settings() == {"wishes": {"weight": 4}}
    assert read({"wishes": {SWITCH: False}}).to_settings() == {"wishes": {SWITCH: False}}
    assert read({"class_visits": {"limit": NO_LIMIT}}).to_settings() == {"class_visits": {"limit": NO_LIMIT}}


@pytest.mark.parametrize(("kind", "setting"), SETTINGS, ids=IDS)
def test_the_digest_changes_with_every_number(kind, setting):
    default = Policy.default()
    value = getattr(default.rule(rule_name(kind)), setting.name)
    other = not value if isinstance(value, bool) else (value or 0) + 1

    changed = read({rule_name(kind): {setting.name: other}})

    assert changed.digest != default.digest
    assert read({rule_name(kind): {setting.name: NO_LIMIT if value is None else value}}).digest == default.digest


def test_the_digest_changes_when_a_rule_is_switched_off():
    digests = {
        read({rule_name(kind): {SWITCH: False}}).digest for kind in all_rules() if not issubclass(kind, Requirement)
    }

    assert Policy.default().digest not in digests
    assert len(digests) == sum(not issubclass(kind, Requirement) for kind in all_rules())


@pytest.mark.parametrize("kind", [kind for kind in all_rules() if issubclass(kind, Requirement)], ids=rule_name)
def test_a_requirement_is_not_policys_to_lift(kind):
    name = rule_name(kind)

    policy, faults = read_policy({name: {SWITCH: False, "limit": 1, "weight": 1}})

    assert policy == Policy.default()
    assert [(each.rule, each.setting, each.value) for each in faults] == [
        (name, SWITCH, "False"),
        (name, "limit", "1"),
        (name, "weight", "1"),
    ]
    with pytest.raises(ValueError, match=f"{name} is a requirement"):
        kind(limit=None)
    with pytest.raises(ValueError, match=f"{name} is a requirement"):
        kind(weight=1)


@pytest.mark.parametrize(("kind", "setting"), NUMBERS, ids=[f"{rule_name(kind)}.{each.name}" for kind, each in NUMBERS])
@pytest.mark.parametrize("value", [-1, LARGEST + 1, 2.5, "3", True, None, [1], {"a": 1}, "many"])
def test_a_value_that_does_not_fit_is_a_fault_and_leaves_the_default(kind, setting, value):
    least = setting.metadata["least"]

    policy, faults = read_policy({rule_name(kind): {setting.name: value}})

    assert policy == Policy.default()
    assert [(each.rule, each.setting, each.value) for each in faults] == [(rule_name(kind), setting.name, str(value))]
    assert faults[0].expected[Language.EN] == f"a whole number from {least} to {LARGEST}"
    assert faults[0].expected[Language.ZH_CN] == f"{least} 到 {LARGEST} 的整数"


@pytest.mark.parametrize(
    ("kind", "setting"), SWITCHES, ids=[f"{rule_name(kind)}.{each.name}" for kind, each in SWITCHES]
)
@pytest.mark.parametrize("value", [0, 1, "yes", None, [True], NO_LIMIT])
def test_a_switch_knows_true_and_false_only(kind, setting, value):
    policy, faults = read_policy({rule_name(kind): {setting.name: value}})

    assert policy == Policy.default()
    assert [(each.rule, each.setting, each.value) for each in faults] == [(rule_name(kind), setting.name, str(value))]
    assert faults[0].expected[Language.EN] == "true or false"


def test_every_fault_comes_to_light_at_once_and_the_rest_is_read():
    policy, faults = read_policy(
        {
            "seat": {"limit": 1},
            "wishes": {"wait": 2, "weight": 2, SWITCH: "yes"},
            "class_visits": 3,
            "mentor_balance": {SWITCH: 0},
            "pins": {"freeze_hours": 48},
        }
    )

    assert sorted((each.rule, each.setting, each.value) for each in faults) == [
        ("class_visits", "", "3"),
        ("mentor_balance", SWITCH, "0"),
        ("seat", "", ""),
        ("wishes", SWITCH, "yes"),
        ("wishes", "wait", "2"),
    ]
    assert policy.to_settings() == {"pins": {"freeze_hours": 48}, "wishes": {"weight": 2}}


def test_a_fault_says_in_both_languages_what_would_have_been_right():
    _, faults = read_policy({"seat": {}, "wishes": {"wait": 2}, "no_clash": 1, "mentor_balance": {SWITCH: 1}})

    for fault in faults:
        assert isinstance(fault, SettingFault)
        for language in Language:
            assert fault.expected[language].strip()
            assert "{" not in fault.expected[language]
    expected = {(each.rule, each.setting): each.expected[Language.EN] for each in faults}
    assert expected["wishes", "wait"] == "one of the settings: on, limit, weight, first"
    assert expected["seat", ""].startswith("one of the rules: audience, ")
    assert expected["no_clash", ""] == "a table of settings"
    assert expected["mentor_balance", SWITCH] == "true or false"


def test_rules_are_found_by_name_and_left_out_by_name():
    policy = Policy.default()

    assert [rule.name for rule in policy.rules] == [rule_name(kind) for kind in all_rules()]
    assert type(policy.rule("wishes")) is rule_named("wishes")
    assert policy.without("wishes", "pins").rule("pins") is None
    assert replace(policy, rules=policy.without().rules) == policy
    assert rule_named("unheard_of") is None
    assert policy.rule("unheard_of") is None


def test_names_of_rules_and_settings_are_words_that_a_file_can_hold():
    for kind in all_rules():
        for name in (rule_name(kind), *(each.name for each in kind.settings())):
            assert set(name) <= set(string.ascii_lowercase + "_")
        for each in kind.settings():
            assert all(each.metadata["help"][language] for language in Language)
            assert each.default is None or isinstance(each.default, int)
