"""Canonical JSON: one value, one spelling, so that equal things have equal digests.

Keys are sorted, fields at their default left out, Chinese written as it is, sets
sorted, instants written in UTC. Any dataclass of the domain can be written and
read back by its own types.
"""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from cohortplan.domain.span import instant
from cohortplan.errors import NaiveTime

Kind = TypeVar("Kind")

READERS: dict[type, Callable[[Any], Any]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
}


def dumps(value: object) -> str:
    """The one spelling of a value as JSON."""
    return json.dumps(to_data(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loads(kind: type[Kind], text: str) -> Kind:
    """A value of this type from its JSON.

    Raises:
        ValueError: If the text is no JSON or does not fit the type, whatever ill-fitting
            parts raise themselves.
    """
    try:
        value: Kind = from_data(kind, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, NaiveTime) as error:
        raise ValueError(f"this JSON is not a {kind.__name__}: {error}") from error
    return value


def digest(value: object) -> str:
    """SHA-256 of the canonical JSON, as hexadecimal."""
    return hashlib.sha256(dumps(value).encode()).hexdigest()


def to_data(value: object) -> Any:
    """Plain lists, dicts and scalars; fields at their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            each.name: to_data(getattr(value, each.name))
            for each in fields(value)
            if each.init and getattr(value, each.name) != _default(each)
        }
    if isinstance(value, (frozenset, set)):
        return sorted((to_data(item) for item in value), key=_sort_key)
    if isinstance(value, (tuple, list)):
        return [to_data(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_data(item) for key, item in value.items()}
    if isinstance(value, datetime):
        return instant(value).isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value


def from_data(kind: Any, data: Any) -> Any:
    """The inverse of ``to_data`` for a type."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if data is None:
            return None
        return from_data(next(part for part in get_args(kind) if part is not type(None)), data)
    if origin in (tuple, frozenset):
        inner = get_args(kind)[0]
        return origin(from_data(inner, item) for item in _list(data))
    if origin in (dict, Mapping):
        return {key: from_data(get_args(kind)[1], item) for key, item in data.items()}
    if kind in READERS:
        return READERS[kind](data)
    if is_dataclass(kind):
        return _read_dataclass(kind, data)
    if isinstance(kind, type) and issubclass(kind, tuple):  # a named tuple, such as a Ref, is written as a list
        return kind(*(from_data(hint, item) for hint, item in zip(_hints(kind).values(), _list(data), strict=True)))
    true_for_one = kind is int and isinstance(data, bool)
    if isinstance(kind, type) and (true_for_one or not isinstance(data, kind)):
        raise TypeError(f"{data!r} is not {kind.__name__}")
    return data


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):  # a word would be read as its letters
        raise TypeError(f"{data!r} is not a list")
    return data


def _read_dataclass(kind: Any, data: dict[str, Any]) -> Any:
    hints = _hints(kind)
    if unknown := set(data) - set(hints):
        raise KeyError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: from_data(hints[name], item) for name, item in data.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _default(each: Any) -> object:
    if each.default is not MISSING:
        return each.default
    return each.default_factory() if each.default_factory is not MISSING else MISSING


def _sort_key(item: Any) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True)
