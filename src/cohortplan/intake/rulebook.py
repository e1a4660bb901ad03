"""``[rules.NAME]`` of the settings as a policy; what does not fit is noted by its line."""

from __future__ import annotations

from cohortplan.intake.problems import Notes, nearest
from cohortplan.intake.settings import Settings
from cohortplan.rules.base import rule_name
from cohortplan.rules.policy import Policy, read_policy
from cohortplan.rules.presets import PRESETS
from cohortplan.rules.registry import all_rules
from cohortplan.text import Fact


def read_rules(settings: Settings, notes: Notes) -> Policy:
    """The policy that the settings ask for; a faulty setting keeps its default."""
    policy, faults = read_policy(settings.rules)
    names = [rule_name(rule) for rule in all_rules()]
    for fault in faults:
        if not fault.rule:
            near = nearest(fault.value, [each.name for each in PRESETS])
            of_preset: dict[str, Fact] = {"nearest": near, "expected": fault.expected}
            notes.add(settings.problem("unknown_preset", ("rules", fault.setting), fault.value, **of_preset))
            continue
        if fault.rule not in names:
            hint = nearest(fault.rule, names)
            notes.add(settings.problem("unknown_rule", ("rules", fault.rule), fault.rule, nearest=hint))
            continue
        path = ("rules", fault.rule, fault.setting) if fault.setting else ("rules", fault.rule)
        facts: dict[str, Fact] = {"rule": fault.rule, "setting": fault.setting, "expected": fault.expected}
        notes.add(settings.problem("bad_setting", path, fault.value, **facts))
    return policy
