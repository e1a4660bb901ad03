"""The rules in the open: every rule with its settings, defaults and examples, from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import Field
from typing import Any

from cohortplan.publishing import presets
from cohortplan.rules.base import Limit, Preference, Requirement, Rule, rule_name
from cohortplan.rules.registry import all_rules
from cohortplan.text import Language, Text

LEVELS = {
    Requirement: Text(zh="硬性要求", en="requirement"),
    Limit: Text(zh="上限", en="limit"),
    Preference: Text(zh="权重", en="weight"),
}
NONE = Text(zh="无", en="none")
HEADINGS = {
    "title": Text(zh="规则", en="Rules"),
    "setting": Text(zh="设置", en="setting"),
    "default": Text(zh="默认", en="default"),
    "meaning": Text(zh="含义", en="meaning"),
    "example": Text(zh="例", en="example"),
    "amount": Text(zh="量", en="amount"),
    "unit": Text(zh="单位", en="unit"),
}


def level_of(kind: type[Rule]) -> Text:
    """Whether a rule is a requirement, a limit or a weight."""
    return next(LEVELS[family] for family in kind.__mro__ if family in LEVELS)


def as_data() -> dict[str, Any]:
    """Every rule as plain data, for programs."""
    return {rule_name(kind): _rule_data(kind) for kind in all_rules()}


def as_lines(language: Language) -> Iterator[str]:
    """Every rule as lines to read in a terminal."""
    for kind in all_rules():
        yield f"{rule_name(kind)}  {kind.title[language]} · {level_of(kind)[language]} · {kind.unit.value[language]}"
        yield f"    {kind.help[language]}"
        for each in kind.settings():
            yield f"    [{each.name} = {_default(each, language)}]  {each.metadata['help'][language]}"
        for sketch, amount in kind.examples:
            yield f"    {amount:>4}  ← {sketch}"
        yield ""


def as_markdown() -> str:
    """``docs/rules.md``: every rule in both languages."""
    intro = (
        "# 规则 · Rules\n\n"
        "由 `make docs` 从规则本身生成，请勿手改。 Made by `make docs` from the rules themselves; do not edit.\n\n"
        "示例中的记法见 `cohortplan.rules.sketch`。 The notation of the examples is that of `cohortplan.rules.sketch`.\n"
    )
    return intro + presets.as_markdown() + "".join(_page(kind) for kind in all_rules())


def _page(kind: type[Rule]) -> str:
    zh, en = Language.ZH_CN, Language.EN
    level, unit = level_of(kind), kind.unit.value
    lines = [
        f"\n## `{rule_name(kind)}` {kind.title[zh]} · {kind.title[en]}\n",
        f"{level[zh]} · {level[en]}；{HEADINGS['unit'][zh]} {unit[zh]} · {unit[en]}\n",
        f"{kind.help[zh]}\n",
        f"{kind.help[en]}\n",
    ]
    settings = kind.settings()
    if settings:
        lines += [f"| {_both('setting')} | {_both('default')} | {_both('meaning')} |", "| --- | --- | --- |"]
        for each in settings:
            meaning = each.metadata["help"]
            lines.append(f"| `{each.name}` | {_default(each, en)} | {meaning[zh]} · {meaning[en]} |")
        lines.append("")
    lines += [f"| {_both('example')} | {_both('amount')} |", "| --- | --- |"]
    lines += [f"| `{sketch}` | {amount} |" for sketch, amount in kind.examples]
    return "\n".join(lines) + "\n"


def _both(heading: str) -> str:
    return f"{HEADINGS[heading].zh} · {HEADINGS[heading].en}"


def _default(each: Field[Any], language: Language) -> str:
    if isinstance(each.default, bool):
        return str(each.default).lower()
    return NONE[language] if each.default is None else str(each.default)


def _rule_data(kind: type[Rule]) -> dict[str, Any]:
    return {
        "title": {"zh_CN": kind.title.zh, "en": kind.title.en},
        "help": {"zh_CN": kind.help.zh, "en": kind.help.en},
        "level": level_of(kind).en,
        "unit": kind.unit.value.en,
        "settings": {each.name: each.default for each in kind.settings()},
        "examples": [{"sketch": sketch, "amount": amount} for sketch, amount in kind.examples],
    }
