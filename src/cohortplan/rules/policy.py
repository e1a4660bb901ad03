"""Which rules apply, with which numbers, limits and weights 规则设定."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, replace
from typing import Any

from cohortplan.domain import canonical
from cohortplan.rules.base import Requirement, Rule, rule_name
from cohortplan.rules.pins import Pins
from cohortplan.rules.presets import PRESET, PRESETS, Numbers, preset_named
from cohortplan.rules.registry import all_rules, rule_named
from cohortplan.text import Text

SWITCH = "on"
LIMIT, NO_LIMIT = "limit", "none"
TRUE_OR_FALSE = Text(zh="true 或 false", en="true or false")
LARGEST = 1_000_000
"""No number may be larger, so that no sum of costs leaves the range in which a solver counts exactly."""


@dataclass(frozen=True, slots=True)
class SettingFault:
    """A setting that is unknown or ill-typed; ``setting`` is empty where the rule is unknown, ``rule`` of a preset."""

    rule: str
    setting: str
    value: str
    expected: Text


@dataclass(frozen=True)
class Policy:
    """The rules that apply, in the order of the registry; rules left out are switched off."""

    rules: tuple[Rule, ...]

    @classmethod
    def default(cls) -> Policy:
        """Every rule with its defaults."""
        return cls(tuple(kind() for kind in all_rules()))

    def to_settings(self) -> dict[str, dict[str, object]]:
        """The ``[rules.NAME]`` tables that say what differs from the defaults."""
        tables: dict[str, dict[str, object]] = {}
        applied = {rule.name: rule for rule in self.rules}
        for kind in all_rules():
            name = rule_name(kind)
            rule = applied.get(name)
            changed: dict[str, object] = {SWITCH: False} if rule is None else dict(_differences(rule))
            if changed:
                tables[name] = changed
        return tables

    @property
    def digest(self) -> str:
        """SHA-256 over every number of every rule that applies, defaults included."""
        return canonical.digest(
            {rule.name: {each.name: getattr(rule, each.name) for each in rule.settings()} for rule in self.rules}
        )

    @property
    def freeze_hours(self) -> int:
        """Hours from the moment of planning in which nothing changes by choice."""
        rule = self.rule("pins")
        return rule.freeze_hours if isinstance(rule, Pins) else Pins.freeze_hours

    def rule(self, name: str) -> Rule | None:
        """The rule of this name as this policy sets it; ``None`` if it does not apply."""
        return next((rule for rule in self.rules if rule.name == name), None)

    def without(self, *names: str) -> Policy:
        """The policy with some rules left out, whatever their level: for diagnosis and bounds only."""
        return replace(self, rules=tuple(rule for rule in self.rules if rule.name not in names))


def read_policy(settings: Mapping[str, object]) -> tuple[Policy, tuple[SettingFault, ...]]:
    """The policy that ``[rules]`` sets, and everything in it that could not be read.

    A preset gives the numbers that ``[rules.NAME]`` does not write. A faulty
    setting keeps what it would be without, so that all faults come to light at once.
    """
    preset, unknown = read_preset(settings)
    faults = list(unknown)
    for name in settings:
        if name != PRESET and rule_named(name) is None:
            known = ", ".join(rule_name(kind) for kind in all_rules())
            faults.append(SettingFault(name, "", "", Text(zh=f"规则名之一：{known}", en=f"one of the rules: {known}")))
    rules: list[Rule] = []
    for kind in all_rules():
        table = settings.get(rule_name(kind), {})
        if not isinstance(table, Mapping):
            faults.append(
                SettingFault(rule_name(kind), "", str(table), Text(zh="一个设置表", en="a table of settings"))
            )
            table = {}
        values, wrong, on = _read_rule(kind, table, preset.get(rule_name(kind), {}))
        faults += wrong
        if on:
            rules.append(kind(**values))
    return Policy(tuple(rules)), tuple(faults)


def read_preset(settings: Mapping[str, object]) -> tuple[Numbers, tuple[SettingFault, ...]]:
    """The numbers of the preset that ``[rules]`` names, none without one; a fault if there is no such preset."""
    name = settings.get(PRESET)
    preset = preset_named(name) if isinstance(name, str) else None
    if name is None or preset is not None:
        return preset.numbers if preset else {}, ()
    known = ", ".join(each.name for each in PRESETS)
    return {}, (SettingFault("", PRESET, str(name), Text(zh=f"预设之一：{known}", en=f"one of the presets: {known}")),)


def _read_rule(
    kind: type[Rule], table: Mapping[str, object], preset: Mapping[str, object]
) -> tuple[dict[str, Any], list[SettingFault], bool]:
    fields = {each.name: each for each in kind.settings()}
    values: dict[str, Any] = {name: _meant(value) for name, value in preset.items() if name != SWITCH}
    faults: list[SettingFault] = []
    on = table.get(SWITCH, preset.get(SWITCH, True))
    if not isinstance(on, bool):
        faults.append(SettingFault(rule_name(kind), SWITCH, str(on), TRUE_OR_FALSE))
        on = preset.get(SWITCH, True) is True
    elif not on and issubclass(kind, Requirement):
        expected = Text(zh="硬性要求不能关闭", en="a requirement cannot be switched off")
        faults.append(SettingFault(rule_name(kind), SWITCH, str(on), expected))
        on = True
    for name, value in table.items():
        if name == SWITCH:
            continue
        if name not in fields:
            known = ", ".join([SWITCH, *fields])
            expected = Text(zh=f"设置项之一：{known}", en=f"one of the settings: {known}")
            faults.append(SettingFault(rule_name(kind), name, str(value), expected))
        elif (expected_or := objection_to(fields[name], value)) is not None:
            faults.append(SettingFault(rule_name(kind), name, str(value), expected_or))
        else:
            values[name] = _meant(value)
    return values, faults, on


def _meant(value: object) -> object:
    return None if value == NO_LIMIT else value


def objection_to(setting: Field[Any], value: object) -> Text | None:
    """What the setting expects, if a value as ``[rules.NAME]`` writes it is not that."""
    if setting.name == LIMIT and value == NO_LIMIT:
        return None
    if isinstance(setting.default, bool):
        return None if isinstance(value, bool) else TRUE_OR_FALSE
    least = setting.metadata["least"]
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= LARGEST:
        return None
    return Text(zh=f"{least} 到 {LARGEST} 的整数", en=f"a whole number from {least} to {LARGEST}")


def _differences(rule: Rule) -> Iterator[tuple[str, object]]:
    for each in rule.settings():
        value = getattr(rule, each.name)
        if value != each.default:
            yield each.name, NO_LIMIT if value is None else value
