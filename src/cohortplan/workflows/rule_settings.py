"""``[rules]`` of a project as its file writes it, with changes that are not saved yet, and as it holds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field
from functools import cached_property
from typing import Any

from cohortplan.intake.settings_lines import with_settings
from cohortplan.intake.sheet import decode
from cohortplan.rules.base import Limit, Requirement, Rule, rule_name
from cohortplan.rules.policy import (
    LIMIT,
    NO_LIMIT,
    SWITCH,
    TRUE_OR_FALSE,
    Policy,
    objection_to,
    read_policy,
    read_preset,
)
from cohortplan.rules.presets import PRESET, PRESETS, preset_named
from cohortplan.rules.registry import all_rules
from cohortplan.text import Text

__all__ = [
    "FAMILIES",
    "LIMIT",
    "NO_LIMIT",
    "PRESETS",
    "REQUIREMENT",
    "SWITCH",
    "Change",
    "RuleSettings",
    "Setting",
    "all_rules",
    "changes",
    "family_of",
    "is_requirement",
    "preset_named",
    "rule_settings",
    "with_rules",
]

Key = tuple[str, str]
"""Rule and setting; the choice of a preset has no rule."""

Edits = Mapping[Key, object]
"""New values as ``[rules.NAME]`` writes them; ``None`` takes a setting out of the file."""

REQUIREMENT, LIMITED, PREFERRED = "requirement", "limit", "preference"

FAMILIES = {
    REQUIREMENT: (Text(zh="硬性要求", en="Requirements"), Text(zh="总是成立", en="always hold")),
    LIMITED: (Text(zh="上限", en="Limits"), Text(zh="不放宽就不能超", en="hold unless loosened here")),
    PREFERRED: (
        Text(zh="偏好", en="Preferences"),
        Text(zh="权重越大越看重", en="the more weight, the more they count"),
    ),
}
"""What each family of rules is called, and how binding it is."""

CHOICE: Key = ("", PRESET)


@dataclass(frozen=True)
class Setting:
    """One setting of one rule; ``field`` is ``None`` for the switch. All values are as the file would write them."""

    kind: type[Rule]
    field: Field[Any] | None
    value: object
    base: object
    default: object
    written: bool = False
    fault: Text | None = None

    @property
    def name(self) -> str:
        """Its key in ``[rules.NAME]``."""
        return self.field.name if self.field else SWITCH

    @property
    def key(self) -> Key:
        """The rule, and the setting."""
        return rule_name(self.kind), self.name

    @property
    def expected(self) -> Text:
        """What fits it, such as a whole number from 0 to a million."""
        return (objection_to(self.field, ()) if self.field else None) or TRUE_OR_FALSE

    @property
    def changed(self) -> bool:
        """Whether something else holds than without preset and project."""
        return self.value != self.default


@dataclass(frozen=True)
class RuleSettings:
    """The rules of a project: what its file says, and what is to be changed in it."""

    written: Mapping[str, object]
    edits: Edits = field(default_factory=dict)

    @cached_property
    def merged(self) -> Mapping[str, object]:
        """``[rules]`` with the edits made."""
        merged = {name: dict(table) if isinstance(table, Mapping) else table for name, table in self.written.items()}
        for (rule, name), value in self.edits.items():
            table = merged.setdefault(rule, {}) if rule else merged
            if not isinstance(table, dict):
                merged[rule] = table = {}
            if value is None:
                table.pop(name, None)
            else:
                table[name] = value
        return {name: table for name, table in merged.items() if table != {}}

    @property
    def preset(self) -> str:
        """The preset that is chosen; empty for none."""
        name = self.merged.get(PRESET, "")
        return name if isinstance(name, str) and preset_named(name) else ""

    @cached_property
    def policy(self) -> Policy:
        """What holds with the edits made, as far as it can be read."""
        return read_policy(self.merged)[0]

    def settings_of(self, kind: type[Rule]) -> tuple[Setting, ...]:
        """Every setting of a rule, its switch first where it can be switched off."""
        switch = () if is_requirement(kind) else (None,)
        return tuple(self._setting(kind, each) for each in (*switch, *kind.settings()))

    def _setting(self, kind: type[Rule], each: Field[Any] | None) -> Setting:
        name = each.name if each else SWITCH
        default: object = each.default if each else True
        default = NO_LIMIT if default is None else default
        base = read_preset(self.merged)[0].get(rule_name(kind), {}).get(name, default)
        table = self.merged.get(rule_name(kind))
        if not isinstance(table, Mapping) or name not in table:
            return Setting(kind, each, base, base, default)
        value = table[name]
        fits = None if isinstance(value, bool) else TRUE_OR_FALSE
        fault = objection_to(each, value) if each else fits
        return Setting(kind, each, value, base, default, written=True, fault=fault)

    def is_edited(self, kind: type[Rule]) -> bool:
        """Whether a rule has changes that are not saved yet."""
        return any(rule == rule_name(kind) for rule, _ in self.edits)

    def with_value(self, key: Key, value: object) -> RuleSettings:
        """The same with one setting set; what holds without being written is not written."""
        rule, name = key
        rest = RuleSettings(self.written, {each: edit for each, edit in self.edits.items() if each != key})
        table = self.written.get(rule) if rule else self.written
        there = table.get(name) if isinstance(table, Mapping) else None
        if value == rest._base(key):
            value = None
        if type(value) is type(there) and value == there:
            return rest
        return RuleSettings(self.written, {**rest.edits, key: value})

    def _base(self, key: Key) -> object:
        """What holds where the file does not say."""
        rule, name = key
        if not rule:
            return ""
        (kind,) = (each for each in all_rules() if rule_name(each) == rule)
        return next(each.base for each in self.settings_of(kind) if each.name == name)

    def with_preset(self, name: str) -> RuleSettings:
        """The same with another preset; empty for none."""
        return self.with_value(CHOICE, name)

    def without_edits(self, kind: type[Rule]) -> RuleSettings:
        """The same with the changes of one rule undone."""
        return RuleSettings(self.written, {key: edit for key, edit in self.edits.items() if key[0] != rule_name(kind)})

    def back_to_default(self, kind: type[Rule]) -> RuleSettings:
        """The same with nothing written for one rule, so that the preset or the defaults hold."""
        table = self.written.get(rule_name(kind), {})
        keys = table if isinstance(table, Mapping) else ("",)  # what is no table of settings goes as a whole
        taken_out: dict[Key, object] = {(rule_name(kind), name): None for name in keys}
        return RuleSettings(self.written, {**self.without_edits(kind).edits, **taken_out})

    def is_written(self, kind: type[Rule]) -> bool:
        """Whether the project says something of a rule itself."""
        return rule_name(kind) in self.merged


@dataclass(frozen=True)
class Change:
    """One setting that holds otherwise than before; ``kind`` is ``None`` for the choice of a preset."""

    kind: type[Rule] | None
    field: Field[Any] | None
    before: object
    after: object


def family_of(kind: type[Rule]) -> str:
    """Whether a rule is a requirement, has a limit that can be loosened, or is a preference."""
    if issubclass(kind, Requirement):
        return REQUIREMENT
    return LIMITED if issubclass(kind, Limit) else PREFERRED


def is_requirement(kind: type[Rule]) -> bool:
    """Whether a rule cannot be switched off, loosened or weighed."""
    return family_of(kind) == REQUIREMENT


def rule_settings(content: bytes) -> RuleSettings | None:
    """What a ``project.toml`` says of the rules; ``None`` where it cannot be read."""
    try:
        rules = tomllib.loads(_text(content)).get("rules", {})
    except (ValueError, RecursionError):
        return None
    return RuleSettings(rules) if isinstance(rules, dict) else None


def with_rules(content: bytes, edits: Edits) -> str | None:
    """The text of the file with these edits; ``None`` where it is laid out so that only its author can change it."""
    paths = {("rules", *filter(None, key)): value for key, value in edits.items()}
    return with_settings(_text(content), paths)


def _text(content: bytes) -> str:
    return (decode(content) or "").replace("\r\n", "\n")


def changes(before: RuleSettings, after: RuleSettings) -> Iterator[Change]:
    """What holds otherwise, the preset first, then in the order of the rules."""
    if before.preset != after.preset:
        yield Change(None, None, before.preset, after.preset)
    for kind in all_rules():
        for old, new in zip(before.settings_of(kind), after.settings_of(kind), strict=True):
            if (old.value, type(old.value)) != (new.value, type(new.value)):
                yield Change(kind, new.field, old.value, new.value)
