"""JSON Schemas made from the types themselves, so that a schema cannot say what the code does not."""

from __future__ import annotations

import inspect
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    # Not the format "time": that wants a time zone, and a bell rings by the clock on the wall.
    time: {"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?$"},
    Any: {},
    object: {},
}


def schema_of(kind: type, title: str) -> Schema:
    """The schema of what canonical JSON, or ``json.dumps`` of a typed dict, makes of this type."""
    definitions: dict[str, Schema] = {}
    top = _schema(kind, definitions)
    return {"$schema": DIALECT, "title": title, **top, "$defs": dict(sorted(definitions.items()))}


def _schema(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if kind in SCALARS:
        return dict(SCALARS[kind])
    if is_dataclass(kind) or is_typeddict(kind):
        return _reference(kind, definitions)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(each, definitions) for each in inner]}
    if origin in (tuple, list):
        return {"type": "array", "items": _schema(inner[0], definitions)}
    if origin is frozenset:
        return {"type": "array", "items": _schema(inner[0], definitions), "uniqueItems": True}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(inner[1], definitions)}
    raise TypeError(f"no schema is known for {kind}")


def _reference(kind: Any, definitions: dict[str, Schema]) -> Schema:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # a type may speak of itself
        members, required = (_of_typed_dict if is_typeddict(kind) else _of_dataclass)(kind)
        definitions[name] = {
            "description": _described(kind),
            "type": "object",
            "properties": {key: _schema(each, definitions) for key, each in members.items()},
            "required": required,
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _of_dataclass(kind: Any) -> tuple[dict[str, Any], list[str]]:
    hints = get_type_hints(kind)
    known = [each for each in fields(kind) if each.init]
    needed = [each.name for each in known if each.default is MISSING and each.default_factory is MISSING]
    return {each.name: hints[each.name] for each in known}, needed


def _of_typed_dict(kind: Any) -> tuple[dict[str, Any], list[str]]:
    hints = get_type_hints(kind, include_extras=True)
    spare = {key for key, each in hints.items() if get_origin(each) is NotRequired}
    members = {key: get_args(each)[0] if key in spare else each for key, each in hints.items()}
    return members, [key for key in hints if key not in spare]


def _described(kind: Any) -> str:
    return " ".join((inspect.getdoc(kind) or "").replace("``", "`").split())
