"""Pictures of who has what when: a square for each name and day, or for each name and thing that is due."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

import altair as alt

from cohortplan.web import look
from cohortplan.web.bars import WIDEST_LABEL, Picture

SQUARE, LINE_HEIGHT = 20, 14
DARK = 0.5
"""From which share on something is so dark that what is written on it is white."""


@dataclass(frozen=True)
class Square:
    """One square: in which row and column, how much, what is written in it and what more there is to know.

    The name of a column may have several lines.
    """

    row: str
    column: str
    value: float
    label: str = ""
    hint: str = ""


def amounts(squares: Sequence[Square], *, full: float = 0.0) -> Picture:
    """The more, the darker, ``full`` or the largest of them the darkest; nothing is white.

    Rows and columns stand in the order in which they first come.
    """
    most = max(full, *(each.value for each in squares)) if squares else 1.0
    scale = alt.Scale(domain=[0, most], range=[look.PAPER, look.INK], interpolate="rgb")
    tones = [look.PAPER if each.value > DARK * most else look.TEXT for each in squares]
    return _drawn(squares, tones, alt.Color("value:Q", scale=scale, legend=None))


def states(squares: Sequence[Square], words: tuple[str, str]) -> Picture:
    """Two states, 1 in green and 0 in grey; ``words`` name them."""
    told = [replace(each, hint=each.hint or words[0 if each.value else 1]) for each in squares]
    legend = alt.Legend(title=None, orient="top", direction="horizontal", symbolType="square", symbolStrokeWidth=0)
    scale = alt.Scale(domain=[1, 0], range=[look.WELL, look.FAINT])
    legend.labelExpr = f"datum.value == 1 ? {json.dumps(words[0])} : {json.dumps(words[1])}"
    tones = [look.TEXT if each.value else look.QUIET for each in squares]
    return _drawn(told, tones, alt.Color("value:O", scale=scale, legend=legend))


def _drawn(squares: Sequence[Square], tones: Sequence[str], shade: alt.Color) -> Picture:
    rows, heads = (list(dict.fromkeys(getattr(each, side) for each in squares)) for side in ("row", "column"))
    values = [
        {**asdict(each), "hint": each.hint or each.label, "tone": tone}
        for each, tone in zip(squares, tones, strict=True)
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X(
            "column:N", sort=heads, title=None, axis=_axis("top", lines=1 + max(each.count("\n") for each in heads))
        ),
        y=alt.Y("row:N", sort=rows, title=None, axis=_axis("left")),
        tooltip=[
            alt.Tooltip(f"{name}:N", title=" " * place) for place, name in enumerate(("row", "column", "hint"), 1)
        ],
    )
    square = base.mark_rect(stroke=look.LINE, strokeWidth=1).encode(color=shade)
    said = base.mark_text(fontSize=11, limit=alt.ExprRef("bandwidth('x') - 4")).encode(
        text="label:N", color=alt.Color("tone:N", scale=None)
    )
    drawn: Picture = (
        alt.layer(square, said)
        .resolve_scale(color="independent")
        .properties(height=alt.Step(SQUARE))
        .configure_view(strokeWidth=0)
    )
    return drawn


def _axis(side: Literal["top", "left"], *, lines: int = 1) -> alt.Axis:
    """Names without a line or ticks; further lines of a name grow downwards, so they are given room."""
    return alt.Axis(
        orient=side,
        domain=False,
        ticks=False,
        labelAngle=0,
        labelExpr="split(datum.label, '\\n')",
        labelFlush=False,
        labelOverlap=False,
        labelPadding=6 + LINE_HEIGHT * (lines - 1),
        labelLineHeight=LINE_HEIGHT,
        labelFontSize=12,
        labelLimit=WIDEST_LABEL if side == "left" else WIDEST_LABEL // 2,
    )
