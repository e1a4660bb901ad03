"""Single settings of a ``project.toml`` changed where they stand, with every comment and every other line kept."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from cohortplan.intake.toml_lines import HEADER, KEY, parts_of
from cohortplan.intake.toml_text import toml_text

Path = tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """A key with its value: the lines from ``first`` to before ``after``, counted from 0."""

    path: Path
    first: int
    after: int


def with_settings(source: str, values: Mapping[Path, object]) -> str | None:
    """The same text with these keys set, or taken out where the value is ``None``.

    ``None`` where the text is not TOML, or is laid out so that it cannot be done
    line by line; what comes back always says what was asked, and nothing else new.
    """
    read = _parsed(source)
    if read is None:
        return None
    wanted = deepcopy(read)
    ending = "\r\n" if "\r\n" in source else "\n"
    lines = source.split(ending)
    for path, value in values.items():
        _set(wanted, path, value)
        lines = _with(lines, path, value)
    result = ending.join(lines)
    return result if _says(result, wanted) else None


def _with(lines: list[str], path: Path, value: object) -> list[str]:
    statement = next((each for each in _statements(lines) if each.path == path), None)
    if statement is not None:
        old = lines[statement.first : statement.after]
        new = [] if value is None else [_rewritten(old, value)]
        return [*lines[: statement.first], *new, *lines[statement.after :]]
    if value is None:
        return lines
    place, before = _place_for(lines, path[:-1])
    return [*lines[:place], *before, _line(path[-1], value), *lines[place:]]


def _statements(lines: list[str]) -> Iterator[Statement]:
    section: Path = ()
    number = 0
    while number < len(lines):
        line = lines[number].strip()
        if header := HEADER.match(line):
            section = parts_of(header["path"])
        elif key := KEY.match(line):
            after = _end_of(lines, number)
            yield Statement((*section, *parts_of(key["path"])), number, after)
            number = after
            continue
        number += 1


def _end_of(lines: list[str], first: int) -> int:
    """The line after a statement, whose value may take several."""
    for after in range(first + 1, len(lines) + 1):
        if _parsed("\n".join(lines[first:after])) is not None:
            return after
    return first + 1


def _rewritten(old: list[str], value: object) -> str:
    """The key as it was written, with the new value, and the comment behind it if there is one."""
    text = "\n".join(old)
    key = text[: text.index("=")].rstrip()
    line = f"{key} = {_shown(value)}"
    was = _parsed(text)
    for place in (place for place, sign in enumerate(old[-1]) if sign == "#"):
        if was is not None and _parsed("\n".join([*old[:-1], old[-1][:place]])) == was:
            return f"{line}  {old[-1][place:].rstrip()}"
    return line


def _place_for(lines: list[str], section: Path) -> tuple[int, list[str]]:
    """Before which line a new key of this section goes, and what must go before it."""
    inside = [each.after for each in _statements(lines) if each.path[:-1] == section]
    if inside:
        return max(inside), []
    headers = [
        (number, parts_of(found["path"])) for number, each in enumerate(lines) if (found := HEADER.match(each.strip()))
    ]
    for number, path in headers:
        if path == section:
            return number + 1, []
    if not section:
        return (headers[0][0] if headers else len(lines)), []
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return len(lines), ["", f"[{'.'.join(_line(part, 0).removesuffix(' = 0') for part in section)}]"]


def _line(key: str, value: object) -> str:
    return toml_text({key: [value]}, {}).strip().replace(" = [", " = ", 1).removesuffix("]")


def _shown(value: object) -> str:
    return _line("x", value).removeprefix("x = ")


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _set(data: dict[str, Any], path: Path, value: object) -> None:
    for key in path[:-1]:
        inner = data.setdefault(key, {})
        if not isinstance(inner, dict):
            data[key] = inner = {}
        data = inner
    if value is None:
        data.pop(path[-1], None)
    else:
        data[path[-1]] = value


def _says(text: str, wanted: dict[str, Any]) -> bool:
    """Whether a text says this; an empty section is as good as none."""
    said = _parsed(text)
    return said is not None and _bare(said) == _bare(wanted)


def _bare(data: dict[str, Any]) -> dict[str, Any]:
    inner = {key: _bare(value) if isinstance(value, dict) else value for key, value in data.items()}
    return {key: value for key, value in inner.items() if value != {}}
