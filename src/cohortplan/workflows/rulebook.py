"""Show the rules and their presets, for people, programs and the docs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cohortplan.publishing import presets
from cohortplan.publishing.presets import APPLIES, said_value
from cohortplan.publishing.rulebook import as_data, as_lines, as_markdown, level_of
from cohortplan.rules.presets import PRESETS, preset_named
from cohortplan.text import Language

__all__ = [
    "APPLIES",
    "as_data",
    "as_lines",
    "as_markdown",
    "level_of",
    "preset_changes",
    "preset_data",
    "preset_lines",
    "preset_names",
    "said_value",
]


def preset_names() -> tuple[str, ...]:
    """The presets that ``[rules]`` may name."""
    return tuple(each.name for each in PRESETS)


def preset_lines(name: str, language: Language) -> Iterator[str] | None:
    """What a preset changes of the defaults, as lines to read; ``None`` if there is no such preset."""
    preset = preset_named(name)
    return presets.as_lines(preset, language) if preset else None


def preset_changes(name: str, language: Language) -> tuple[str, ...]:
    """The same for whoever cannot be told names of settings: a line for each that changes; none without such a preset."""
    preset = preset_named(name)
    return tuple(each.say(language) for each in presets.differences(preset)) if preset else ()


def preset_data(name: str) -> dict[str, Any]:
    """The same as plain data; empty if there is no such preset."""
    preset = preset_named(name)
    return {name: presets.as_data(preset)} if preset else {}
