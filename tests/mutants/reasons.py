"""Why some mutants may live: one reason each, in ``reasons.toml`` beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

REASONS = Path(__file__).with_name("reasons.toml")

Reasons = Mapping[str, Mapping[str, str]]
"""By rule and mutant."""


def read_reasons(path: Path = REASONS) -> Reasons:
    """Every reason."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def objections(rule: str, survivors: Iterable[str], reasons: Reasons) -> list[str]:
    """What is wrong with the reasons of a rule all of whose mutants were tried: a missing one, or one too many."""
    living, excused = set(survivors), set(reasons.get(rule, {}))
    missing = [f"{rule}: survives without a reason: {name}" for name in sorted(living - excused)]
    return missing + [f"{rule}: has a reason, but is killed or gone: {name}" for name in sorted(excused - living)]
