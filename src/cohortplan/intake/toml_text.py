"""Settings as TOML that people read: one key per line, a comment above each where there is one to give."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")

Comments = Mapping[str, str]


def toml_text(settings: Mapping[str, object], comments: Comments) -> str:
    """The settings as TOML text.

    Args:
        settings: Nested mappings, lists and scalars; ``None`` leaves a key out.
        comments: By dotted key, or by ``""`` for the head of the file.
    """
    head = [f"# {line}" for line in comments.get("", "").splitlines()]
    return "\n".join([*head, "", *_section(settings, (), comments)]).strip("\n") + "\n"


def _section(section: Mapping[str, object], path: tuple[str, ...], comments: Comments) -> Iterator[str]:
    tables = {key: value for key, value in section.items() if isinstance(value, Mapping)}
    scalars = {key: value for key, value in section.items() if key not in tables and value is not None}
    if path and (scalars or not tables):
        yield ""
        yield from _comment(path, comments)
        yield f"[{'.'.join(map(_key, path))}]"
    for key, value in scalars.items():
        yield from _comment((*path, key), comments)
        yield f"{_key(key)} = {_value(value)}"
    for key, table in tables.items():
        yield from _section(table, (*path, key), comments)


def _comment(path: tuple[str, ...], comments: Comments) -> Iterator[str]:
    yield from (f"# {line}" for line in comments.get(".".join(path), "").splitlines())


def _key(key: str) -> str:
    return key if BARE_KEY.fullmatch(key) else _string(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _string(str(value))


def _string(text: str) -> str:
    # JSON's escapes are TOML's, but for DEL, which TOML wants escaped too.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
