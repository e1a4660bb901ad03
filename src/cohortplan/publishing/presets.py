"""Presets in the open: what each of them changes of the defaults, from the presets themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import Field, dataclass
from typing import Any

from cohortplan.rules.base import Rule, rule_name
from cohortplan.rules.policy import NO_LIMIT, SWITCH
from cohortplan.rules.presets import PRESETS, Preset
from cohortplan.rules.registry import all_rules
from cohortplan.text import Language, Text

NONE = Text(zh="不设", en="none")
OFF, ON = Text(zh="关闭", en="off"), Text(zh="启用", en="on")
CHANGE = Text(zh="{rule} · {meaning}  {default} → {value}", en="{rule} · {meaning}  {default} → {value}")
APPLIES = Text(zh="是否启用", en="whether the rule applies")


@dataclass(frozen=True)
class Difference:
    """One setting of a rule that a preset changes; ``field`` is ``None`` for the switch."""

    kind: type[Rule]
    field: Field[Any] | None
    value: object

    @property
    def name(self) -> str:
        """The key in ``[rules.NAME]``."""
        return self.field.name if self.field else SWITCH

    @property
    def meaning(self) -> Text:
        """What the setting is about."""
        meaning: Text = self.field.metadata["help"] if self.field else APPLIES
        return meaning

    @property
    def default(self) -> object:
        """What holds without the preset, as ``[rules.NAME]`` writes it."""
        default = self.field.default if self.field else True
        return NO_LIMIT if default is None else default

    def say(self, language: Language) -> str:
        """Which rule, what the setting is about, what it is by default and by the preset."""
        default, value = said_value(self.default, language), said_value(self.value, language)
        return CHANGE.say(language, rule=self.kind.title, meaning=self.meaning, default=default, value=value)


def differences(preset: Preset) -> Iterator[Difference]:
    """What a preset changes, in the order of the rules."""
    for kind in all_rules():
        numbers = preset.numbers.get(rule_name(kind), {})
        fields = {SWITCH: None, **{each.name: each for each in kind.settings()}}
        yield from (Difference(kind, each, numbers[name]) for name, each in fields.items() if name in numbers)


def said_value(value: object, language: Language) -> str:
    """A value of a setting as people read it."""
    if isinstance(value, bool):
        return (ON if value else OFF)[language]
    return NONE[language] if value == NO_LIMIT else str(value)


def as_lines(preset: Preset, language: Language) -> Iterator[str]:
    """A preset as lines to read in a terminal."""
    yield f"{preset.name}  {preset.title[language]}"
    yield f"    {preset.meaning[language]}"
    for each in differences(preset):
        yield f"    {rule_name(each.kind)}.{each.name}  {each.say(language)}"


def as_data(preset: Preset) -> dict[str, Any]:
    """A preset as plain data, for programs."""
    return {
        "title": {"zh_CN": preset.title.zh, "en": preset.title.en},
        "meaning": {"zh_CN": preset.meaning.zh, "en": preset.meaning.en},
        "rules": {name: dict(numbers) for name, numbers in preset.numbers.items()},
    }


def as_markdown() -> str:
    """The presets as part of ``docs/rules.md``."""
    intro = (
        "\n## 预设 · Presets\n\n"
        '`project.toml` 的 `[rules]` 中写 `preset = "gentle"`，就从一套预设的数开始；`[rules.规则名]` 另写的数优先。 '
        'With `preset = "gentle"` under `[rules]` in `project.toml`, a project begins with the numbers of a preset; '
        "what `[rules.NAME]` writes wins.\n"
    )
    return intro + "".join(_page(preset) for preset in PRESETS)


def _page(preset: Preset) -> str:
    lines = [
        f"\n### `{preset.name}` {preset.title.zh} · {preset.title.en}\n",
        f"{preset.meaning.zh}\n",
        f"{preset.meaning.en}\n",
        "| 规则 · Rules | 设置 · setting | 默认 · default | 预设 · preset |",
        "| --- | --- | --- | --- |",
    ]
    for each in differences(preset):
        meaning = f"{each.meaning.zh} · {each.meaning.en}"
        lines.append(
            f"| {each.kind.title.zh} · {each.kind.title.en} | `{rule_name(each.kind)}.{each.name}` {meaning} "
            f"| {said_value(each.default, Language.EN)} | {said_value(each.value, Language.EN)} |"
        )
    return "\n".join(lines) + "\n"
