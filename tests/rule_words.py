"""The tables of ``docs/adding-a-rule.md``, read from the code: ``make docs`` writes them, a test sees that they are true."""

from __future__ import annotations

import dataclasses
import inspect
import sys
import typing
from collections.abc import Callable, Iterator
from pathlib import Path

from cohortplan.rules.base import Board, Scope, Unit
from cohortplan.rules.cutting import Cut
from cohortplan.rules.slices import VIEWS
from cohortplan.solving.cuts import CUTS, Cuts

PAGE = Path(__file__).parent.parent / "docs" / "adding-a-rule.md"
MARKED = "<!-- {name}: made by make docs -->"
END = "<!-- end -->"


def scopes() -> Iterator[str]:
    """One row per scope: what ``check`` sees there, what ``encode`` sees, and what each of them holds."""
    yield "| `Scope.` | one call for | `check` sees | `encode` sees |"
    yield "| --- | --- | --- | --- |"
    for scope in Scope:
        view, options = view_of(scope), options_of(scope)
        yield f"| `{scope.name}` | {_first(view)} | {_shown(view)} | {_shown(options)} |"


def view_of(scope: Scope) -> type[typing.Any]:
    """The view that ``check`` gets."""
    told = typing.get_type_hints(VIEWS[scope], localns={"Cut": Cut})["return"]
    (view,) = (each for each in typing.get_args(told) or (told,) if each is not type(None))
    return typing.cast("type[typing.Any]", view)


def options_of(scope: Scope) -> type[typing.Any]:
    """The view that ``encode`` gets."""
    told = typing.get_type_hints(CUTS[scope], localns={"Cuts": Cuts})["return"]
    return typing.cast("type[typing.Any]", typing.get_args(told)[0])


def words() -> Iterator[str]:
    """One row per word of a board."""
    yield "| `board.` | says |"
    yield "| --- | --- |"
    for name, word in vars(Board).items():
        if inspect.isfunction(word) and not name.startswith("_") and inspect.getdoc(word):
            yield f"| `{name}({', '.join(_parameters(word))})` | {_first(word)} |"


def _parameters(word: Callable[..., object]) -> Iterator[str]:
    for each in list(inspect.signature(word).parameters.values())[1:]:
        yield each.name if each.default is each.empty else f"{each.name}={_default(each.default)}"


def _default(value: object) -> str:
    return str(value)


def units() -> Iterator[str]:
    """All units in one line."""
    yield ", ".join(f"`{unit.name}` {unit.value.zh} {unit.value.en}" for unit in Unit) + "."


def _first(thing: object) -> str:
    """The first sentence of what the code says of itself."""
    said = " ".join((inspect.getdoc(thing) or "").split())
    return said.partition(". ")[0].rstrip(".").replace("``", "`") + "."


def _shown(view: type[typing.Any]) -> str:
    held = ", ".join(each.name for each in dataclasses.fields(view) if each.name != "project")
    return f"`{view.__name__}`: {held}"


TABLES: dict[str, Callable[[], Iterator[str]]] = {"scopes": scopes, "words": words, "units": units}


def filled(page: str) -> str:
    """The page with its tables as the code has them now.

    Raises:
        ValueError: If the page has lost the place of a table.
    """
    for name, table in TABLES.items():
        head, mark, rest = page.partition(MARKED.format(name=name))
        _, end, tail = rest.partition(END)
        if not (mark and end):
            raise ValueError(f"no place for the table of {name}")
        page = "\n".join([head + mark, "", *table(), "", end]) + tail
    return page


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:] or [str(PAGE)]):
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
