"""Any value of the domain, drawn by the types of its fields, so that a new field is tried without being named here."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from cohortplan import domain
from cohortplan.domain.refs import Ref
from cohortplan.domain.span import Span
from cohortplan.text import Text

WORDS = st.text(st.characters(codec="utf-8"), max_size=6)
DATES = st.dates(date(2020, 1, 1), date(2030, 12, 31))
OFFSETS = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
FIRST, LAST = datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2030-12-31")
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.one_of(st.just(UTC), OFFSETS))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Any stretch of whole minutes, up to three days long."""
    start = draw(MOMENTS)
    return Span(start, start + timedelta(minutes=draw(st.integers(1, 3 * 24 * 60))))


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(-(2**40), 2**40),
    bool: st.booleans(),
    date: DATES,
    datetime: MOMENTS,
    time: st.times(),
    Span: spans(),
    Text: st.builds(Text, WORDS, WORDS),
    Ref: st.builds(Ref, WORDS, WORDS),
}


@cache
def anything(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type of the domain."""
    if kind in PLAIN:
        return PLAIN[kind]
    inner = get_args(kind)
    if get_origin(kind) in (Union, types.UnionType):
        return st.one_of(*(st.none() if part is type(None) else anything(part) for part in inner))
    if get_origin(kind) is tuple:
        return st.lists(st.deferred(lambda: anything(inner[0])), max_size=2).map(tuple)
    if get_origin(kind) is frozenset:
        return st.frozensets(st.deferred(lambda: anything(inner[0])), max_size=3)
    if get_origin(kind) is Mapping:
        return st.dictionaries(anything(inner[0]), st.deferred(lambda: anything(inner[1])), max_size=2)
    assert is_dataclass(kind), f"tell here how to draw {kind}"
    hints = get_type_hints(kind)
    return st.builds(
        cast("type", kind), **{each.name: anything(hints[each.name]) for each in fields(kind) if each.init}
    )


def dataclasses_of_the_domain() -> list[type]:
    """Every dataclass that some module of the domain defines."""
    modules = [
        importlib.import_module(f"{domain.__name__}.{each.name}") for each in pkgutil.iter_modules(domain.__path__)
    ]
    return [
        thing
        for module in modules
        for _, thing in inspect.getmembers(module, inspect.isclass)
        if is_dataclass(thing) and thing.__module__ == module.__name__
    ]
