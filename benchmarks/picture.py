"""Cost and bound over time as a picture: one for each size, one panel for each seed (extra ``bench``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import altair as alt

from benchmarks.curves import Match, Run

COLOURS = {"cohortplan": "#0b6e4f", "monolith": "#c44900", "highs": "#6a4c93"}
OTHERS = "#8a8a8a"
TICKS = [1, 3, 10, 30, 60, 120, 300, 600, 1800]
PLAN, BOUND = "best plan", "proven bound"
BEGIN_SECONDS = 0.5
"""Where the axis of time begins; it is logarithmic."""
Row = dict[str, Any]


def draw(found: Sequence[Match], like: str, path: Path) -> None:
    """Write the curves of one size: missing seats, and the penalty of plans that lack no more than the best."""
    some = [match for match in found if match.like == like]
    runs = [(run, match.least_shortfall) for match in some for run in match.runs.values() if not run.is_variant]
    rows = [row for run, shortfall in runs for row in _rows(run, shortfall)]
    if rows:
        path.write_text(_svg(_chart(rows, like)), encoding="utf-8")


def _rows(run: Run, shortfall: int) -> Iterator[Row]:
    plans = [(at, cost) for at, cost in run.curve if at <= run.budget]
    proven = [(at, bounds) for at, bounds in run.bounds if at <= run.budget]
    lines: dict[tuple[str, str], Sequence[tuple[float, int | None]]] = {
        ("shortfall", PLAN): [(at, cost.shortfall) for at, cost in plans],
        ("shortfall", BOUND): [(at, each.shortfall) for at, each in proven],
        ("penalty", PLAN): [(at, cost.penalty) for at, cost in plans if cost.shortfall == shortfall],
        ("penalty", BOUND): [(at, each.penalty) for at, each in proven if each.shortfall == shortfall],
    }
    for (level, what), points in lines.items():
        told = [(max(BEGIN_SECONDS, at), value) for at, value in points if value is not None]
        for at, value in [*told, *((run.budget, value) for _, value in told[-1:])]:
            yield {
                "seed": f"seed {run.seed}",
                "side": run.side,
                "level": level,
                "what": what,
                "seconds": at,
                "value": value,
            }


def _chart(rows: list[Row], like: str) -> Any:
    there = {row["side"] for row in rows}
    sides = [*(side for side in COLOURS if side in there), *sorted(there - COLOURS.keys())]
    colours = alt.Scale(domain=sides, range=[COLOURS.get(side, OTHERS) for side in sides])
    dashes = alt.Scale(domain=[PLAN, BOUND], range=[[1, 0], [4, 3]])
    ends = alt.Scale(type="log", nice=False, domain=[BEGIN_SECONDS, max(row["seconds"] for row in rows)])
    charts = [
        alt.Chart(alt.InlineData(values=[row for row in rows if row["level"] == level]))
        .mark_line(interpolate="step-after", strokeWidth=2)
        .encode(
            x=alt.X(
                "seconds:Q", scale=ends, axis=alt.Axis(values=TICKS), title="seconds" if level == "penalty" else None
            ),
            y=alt.Y("value:Q", scale=alt.Scale(type="symlog", constant=10), title=title),
            color=alt.Color("side:N", scale=colours, title=None),
            strokeDash=alt.StrokeDash("what:N", scale=dashes, title=None),
        )
        .properties(width=260, height=height)
        .facet(column=alt.Column("seed:N", title=None, header=alt.Header(labels=level == "shortfall")))
        for level, title, height in (("shortfall", "shortfall", 110), ("penalty", "penalty, at least shortfall", 220))
    ]
    return (
        alt.vconcat(*charts)
        .properties(title=f"{like}: the best plan by then, and what no plan can better")
        .configure_view(stroke=None)
        .configure_axis(gridColor="#eeeeee", domainColor="#bbbbbb", tickColor="#bbbbbb")
        .configure_legend(orient="bottom")
    )


def _svg(chart: Any) -> str:
    # Not installed with the product, and only this needs it.
    import vl_convert  # noqa: PLC0415 - only whoever asks for a picture needs it

    drawn: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return drawn
