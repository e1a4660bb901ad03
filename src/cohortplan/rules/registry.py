"""Every rule there is: each module of this package that defines one."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache

from cohortplan import rules
from cohortplan.rules.base import Limit, Preference, Requirement, Rule, rule_name

KINDS: tuple[type[Rule], ...] = (Requirement, Limit, Preference)


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """The rules, requirements first, then limits, then preferences, each by name."""
    found = [
        thing
        for module in pkgutil.iter_modules(rules.__path__)
        for _, thing in inspect.getmembers(importlib.import_module(f"{rules.__name__}.{module.name}"), inspect.isclass)
        if issubclass(thing, Rule) and not inspect.isabstract(thing) and thing.__module__.endswith(f".{module.name}")
    ]
    return tuple(sorted(found, key=lambda kind: (_rank(kind), rule_name(kind))))


def rule_named(name: str) -> type[Rule] | None:
    """The rule of this name, or ``None``."""
    return next((kind for kind in all_rules() if rule_name(kind) == name), None)


def _rank(kind: type[Rule]) -> int:
    return next(rank for rank, family in enumerate(KINDS) if issubclass(kind, family))
