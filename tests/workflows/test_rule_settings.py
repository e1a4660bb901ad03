"""``[rules]`` as its file writes it, with edits: what holds, what is written, and that everything else stays."""

import tomllib

import pytest

from cohortplan.rules.base import rule_name
from cohortplan.rules.class_visits import ClassVisits
from cohortplan.rules.policy import LARGEST, NO_LIMIT, SWITCH, Policy, read_policy
from cohortplan.rules.registry import all_rules
from cohortplan.rules.wishes import Wishes
from cohortplan.workflows.rule_settings import RuleSettings, changes, rule_settings, with_rules

HEAD = "# ours\nformat = 1\n\n[calendar]\nstart = 2026-10-19  # Monday\n"
LAYOUTS = {
    "none": HEAD,
    "a section for each": f"{HEAD}\n[rules.wishes]  # dear to us\nweight = 2  # since May\nfirst = 4\n\n[offers]\nshadowing = true\n",
    "dotted keys": f"{HEAD}\n[rules]\nwishes.weight = 2\nwishes.first = 4\n",
    "a preset too": f'{HEAD}\n[rules]\npreset = "strict"\n\n[rules.wishes]\nweight = 2\nfirst = 4\n',
}
EDITS = {
    ("", "preset"): "gentle",
    ("wishes", "weight"): 7,
    ("wishes", "first"): None,
    ("class_visits", "limit"): NO_LIMIT,
    ("mixing", SWITCH): False,
}


def settings(text):
    return rule_settings(text.encode())


def value_of(ruling, kind, name):
    (found,) = (each for each in ruling.settings_of(kind) if each.name == name)
    return found


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_edits_change_their_lines_and_no_other(text):
    written = with_rules(text.encode(), EDITS) or ""

    rules = tomllib.loads(written)["rules"]
    assert rules == {
        "preset": "gentle",
        "wishes": {"weight": 7},
        "class_visits": {"limit": "none"},
        "mixing": {"on": False},
    }
    assert settings(written).policy == RuleSettings(settings(text).written, EDITS).policy
    old, new = ([line for line in each.splitlines() if "=" in line] for each in (text, written))
    assert [line for line in old if not line.startswith(("weight", "first", "wishes", "preset"))] == [
        line for line in old if line in new
    ]
    assert ("# since May" in written) == ("# since May" in text)


def test_a_file_that_no_form_can_change_is_left_to_its_author():
    assert with_rules(b"rules = { wishes = { weight = 2 } }\n", {("wishes", "weight"): 3}) is None
    assert rule_settings(b"rules = \n") is None
    assert rule_settings(b"rules = 3\n") is None


def test_a_setting_tells_what_holds_and_where_that_comes_from():
    ruling = settings('[rules]\npreset = "gentle"\n[rules.class_visits]\nper_day = 2\nlimit = "few"\n')

    per_day, per_week, limit = (value_of(ruling, ClassVisits, name) for name in ("per_day", "per_week", "limit"))

    assert (per_day.value, per_day.base, per_day.default, per_day.written) == (2, 1, 1, True)
    assert (per_week.value, per_week.base, per_week.default, per_week.written) == (1, 1, 2, False)
    assert (limit.value, limit.fault.en) == ("few", f"a whole number from 0 to {LARGEST}")
    assert limit.expected == limit.fault


@pytest.mark.parametrize("kind", all_rules(), ids=rule_name)
def test_every_setting_of_every_rule_can_be_edited_and_taken_back(kind):
    ruling = RuleSettings({})
    for each in ruling.settings_of(kind):
        other = not each.value if isinstance(each.value, bool) else 9

        edited = ruling.with_value(each.key, other)

        assert edited.edits == {each.key: other}
        assert edited.policy == read_policy({rule_name(kind): {each.name: other}})[0] != Policy.default()
        assert edited.with_value(each.key, each.value).edits == {}
        assert edited.without_edits(kind).edits == edited.back_to_default(kind).edits == {}


def test_what_holds_anyway_is_not_written():
    ruling = settings("[rules.wishes]\nweight = 2\n")

    assert ruling.with_value(("wishes", "weight"), 1).edits == {("wishes", "weight"): None}
    assert ruling.with_value(("wishes", "weight"), 1).with_value(("wishes", "weight"), 2).edits == {}
    assert ruling.with_preset("gentle").with_value(("class_visits", "per_week"), 1).edits == {("", "preset"): "gentle"}
    assert ruling.with_preset("gentle").with_preset("").edits == {}


def test_back_to_default_takes_out_whatever_was_written_of_a_rule():
    ruling = settings("[rules.wishes]\nweight = 2\nwaight = 3\n[rules.mixing]\nweight = 4\n")

    back = ruling.with_value(("wishes", "first"), 9).back_to_default(Wishes)

    assert back.merged == {"mixing": {"weight": 4}}
    assert settings("[rules]\nwishes = 3\n").back_to_default(Wishes).merged == {}


def test_changes_name_what_holds_otherwise_a_preset_included():
    before = settings("[rules.class_visits]\nper_week = 1\n")

    told = list(changes(before, before.with_preset("gentle")))

    assert (told[0].kind, told[0].before, told[0].after) == (None, "", "gentle")
    assert (Wishes, ClassVisits) not in [(each.kind, each.kind) for each in told]
    assert {rule_name(each.kind) for each in told[1:]} == {
        name for name in Policy(read_policy({"preset": "gentle"})[0].rules).to_settings() if name != "class_visits"
    }
