"""Pictures of amounts: bars that lie, one for each name, and columns that count how many have how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import altair as alt

from cohortplan.web import look

Picture = alt.LayerChart | alt.FacetChart

BAR, COLUMN, COLUMNS = 20, 34, 170
"""Pixels from one bar to the next, and the width and height of columns."""

WIDEST_LABEL = 260


@dataclass(frozen=True)
class Bar:
    """One bar: whose it is, how long, what is written at its end, and its colour."""

    name: str
    value: float
    label: str = ""
    colour: str = look.SOFT


def lying(bars: Sequence[Bar]) -> Picture:
    """Bars from the left in this order, each with its words behind it."""
    names = _told_apart([each.name for each in bars])
    rows = [
        {"name": name, "value": each.value, "label": each.label, "colour": each.colour}
        for name, each in zip(names, bars, strict=True)
    ]
    longest = max((each.value for each in bars), default=0) or 1
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("name:N", sort=names, title=None, axis=_names()),
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, longest * 1.25], nice=False)),
        tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("label:N", title="  ")],
    )
    bar = base.mark_bar(height=BAR - 7, cornerRadiusEnd=2).encode(color=alt.Color("colour:N", scale=None))
    words = base.mark_text(align="left", dx=5, fontSize=12, color=look.QUIET).encode(text="label:N")
    return _plain(alt.layer(bar, words).resolve_scale(color="independent").properties(height=alt.Step(BAR)))


@dataclass(frozen=True)
class Split:
    """One bar of two parts: what is well, and what is left open."""

    name: str
    well: int
    open: int


def split(bars: Sequence[Split], words: tuple[str, str]) -> Picture:
    """Bars of two parts, green and grey; ``words`` name the parts."""
    names = _told_apart([each.name for each in bars])
    rows = [
        {"name": name, "part": part, "value": value, "start": start, "label": str(value or ""), "tone": tone}
        for name, each in zip(names, bars, strict=True)
        for part, start, value, tone in (
            (words[0], 0, each.well, look.TEXT),
            (words[1], each.well, each.open, look.QUIET),
        )
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("name:N", sort=names, title=None, axis=_names()))
    colour = alt.Color(
        "part:N",
        scale=alt.Scale(domain=list(words), range=[look.WELL, look.FAINT]),
        legend=alt.Legend(title=None, orient="top", direction="horizontal", symbolType="square", symbolStrokeWidth=0),
    )
    bar = (
        base.transform_calculate(end="datum.start + datum.value")
        .mark_bar(height=BAR)
        .encode(color=colour, x=alt.X("start:Q", axis=None), x2="end:Q")
    )
    said = (
        base.transform_calculate(middle="datum.start + datum.value / 2")
        .mark_text(fontSize=12)
        .encode(x=alt.X("middle:Q", axis=None), text="label:N", color=alt.Color("tone:N", scale=None))
    )
    return _plain(alt.layer(bar, said).resolve_scale(color="independent").properties(height=alt.Step(BAR + 10)))


def columns(values: Iterable[int], across: str, upwards: str) -> Picture:
    """How many have 0, 1, 2…: a column for each number that lies between the least and the most."""
    counted = Counter(values)
    rows = [
        {"value": value, "count": counted[value], "label": str(counted[value] or "")}
        for value in range(min(counted, default=0), max(counted, default=0) + 1)
    ]
    highest = max(counted.values(), default=1)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("value:O", title=across, axis=alt.Axis(labelAngle=0, ticks=False, domainColor=look.LINE)),
        y=alt.Y("count:Q", title=None, axis=None, scale=alt.Scale(domain=[0, highest * 1.15], nice=False)),
        tooltip=[alt.Tooltip("value:O", title=across), alt.Tooltip("count:Q", title=upwards)],
    )
    column = base.mark_bar(color=look.SOFT, cornerRadiusEnd=2, size=COLUMN)
    words = base.mark_text(dy=-7, fontSize=12, color=look.QUIET).encode(text="label:N")
    return _plain(alt.layer(column, words).properties(height=COLUMNS))


def _names() -> alt.Axis:
    return alt.Axis(
        domain=False,
        ticks=False,
        labelLimit=WIDEST_LABEL,
        labelPadding=6,
        labelFontSize=12,
        labelFlush=False,
        labelOverlap=False,
    )


def _plain(chart: Picture) -> Picture:
    plain: Picture = chart.configure_view(strokeWidth=0)
    return plain


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names that are all different: two of one name would share a bar."""
    seen = Counter[str]()
    told = []
    for name in names:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return told
